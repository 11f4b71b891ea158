import type { Token } from '../../text/cut.js';

/** What makes the word before it an owner: "Norland's envoy", "the envoys' plan". */
export const isGenitive = (token: Token | undefined): boolean =>
  token !== undefined && /^['’]s?$/.test(token.lower);
