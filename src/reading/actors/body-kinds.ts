import type { FoundName } from '../names/names.js';
import { type Cast, latest } from './cast.js';

/**
 * Tells bodies by what stands around their names, where nothing else tells what these name: media that the catalogue knows,
 * companies ("Fleport CEO Leo Orr"), and for whom the body of somebody stands ("the Orr administration").
 */
export function settleBodies(cast: Cast, names: readonly FoundName[]): void {
  const { byToken, drafts, lexicon } = cast;
  for (const { known, first, last } of names) {
    const draft = drafts[byToken[first] ?? -1];
    if (known !== null || draft === undefined || draft.key !== null) continue;
    if (
      draft.kind === 'group' &&
      draft.roles.length === 0 &&
      (lexicon.outlets.has(draft.name) || isTrading(cast, first, last))
    )
      draft.kind = 'organization';
    if (draft.kind === 'organization' && draft.side === null && draft.words.length > 1)
      draft.side = leaderSide(cast, draft.words);
  }
}

/** "Fleport CEO", "Fleport\u2019s founder", "the founder of Fleport". */
function isTrading({ tokens, lexicon }: Cast, first: number, last: number): boolean {
  const after = /^['\u2019]s?$/.test(tokens[last]?.text ?? '') ? last + 1 : last;
  const before = tokens[first - 1]?.lower === 'of' ? tokens[first - 2] : undefined;
  return [tokens[after], before].some(
    (beside) =>
      beside?.sentence === tokens[first]?.sentence && lexicon.naming.trading.has(beside?.lower ?? ''),
  );
}

/** Whom "the Orr administration" speaks for: Orr's state, else Orr. */
export function leaderSide({ drafts, bySurname, lexicon }: Cast, words: readonly string[]): number | null {
  if (!lexicon.naming.led.has(words.at(-1) ?? '')) return null;
  const leader = latest(bySurname.get(words.at(-2) ?? ''));
  const draft = leader === undefined ? undefined : drafts[leader];
  return leader === undefined || draft?.kind !== 'person' ? null : (draft.side ?? leader);
}
