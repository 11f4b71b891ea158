import type { FoundName } from '../names/names.js';
import type { Cast } from './cast.js';
import { addRole } from './roles.js';

/** Tokens that a description beside a name may take up. */
const longest = 16;

/**
 * Adds the offices that stand beside names, speaking or not: "Ana Marin, the Norlandic envoy," and "Norland's envoy, Ana
 * Marin,". What closes neither by a comma nor with the sentence is no description: "In Marin, the envoy said".
 */
export function addAppositions(cast: Cast, names: readonly FoundName[]): void {
  for (const name of names) {
    if (name.known !== null || name.body !== null) continue;
    const actor = cast.byToken[name.first] ?? -1;
    const draft = cast.drafts[actor];
    if (draft === undefined || draft.key !== null || draft.kind === 'organization') continue;
    if (draft.kind !== 'person' && isGoverned(cast, name)) continue;
    const after = behind(cast, name, actor);
    const run = after ?? ahead(cast, name);
    if (run !== null) addRole(cast, actor, run.first, run.last);
  }
}

interface Run {
  readonly first: number;
  readonly last: number;
}

/** "in Marin": a name that nothing shows to be a person's, behind a preposition. */
const isGoverned = ({ tokens }: Cast, { titled, sentence }: FoundName): boolean =>
  tokens[titled - 1]?.sentence === sentence && tokens[titled - 1]?.pos === 'ADP';

const isComma = ({ tokens }: Cast, at: number): boolean => tokens[at]?.text === ',';

/** A comma, or what ends the sentence. */
function closes({ tokens }: Cast, at: number, sentence: number): boolean {
  const token = tokens[at];
  return token === undefined || token.sentence !== sentence || /^[,.;)—–]$/.test(token.text);
}

/** The description behind a name: from an article, an owner or an office up to a comma or the end. */
function behind(cast: Cast, name: FoundName, actor: number): Run | null {
  const { tokens, lexicon, byToken, drafts } = cast;
  if (!isComma(cast, name.last)) return null;
  const relative =
    tokens[name.last + 1]?.lower === 'who' && /^(?:is|was)$/.test(tokens[name.last + 2]?.lower ?? '');
  const first = name.last + (relative ? 3 : 1);
  let office = -1;
  let of = false;
  let at = first;
  for (; at < first + longest && !closes(cast, at, name.sentence); at += 1) {
    const token = tokens[at];
    if (token === undefined || /^(?:VERB|AUX|PRON)$/.test(token.pos)) break;
    if (/^(?:and|or|but|who|which|that)$/.test(token.lower) && office < 0) return null;
    if (/^(?:who|which|that)$/.test(token.lower)) break;
    if (token.pos === 'ADP' && office < 0 && token.lower !== 'of') return null;
    of ||= token.pos === 'ADP';
    if (office < 0 && lexicon.offices.has(token.lower) && !/^(?:NOUN|PROPN)$/.test(tokens[at + 1]?.pos ?? ''))
      office = at;
    // "Ana Marin, Foreign Minister Leo Orr and …": another's office and name, in a list.
    const other = byToken[at] ?? -1;
    if (other >= 0 && other !== actor && drafts[other]?.kind === 'person' && !of) return null;
  }
  const told = tokens[at];
  const ended = closes(cast, at, name.sentence) || /^(?:who|which|that)$/.test(told?.lower ?? '');
  return office >= 0 && ended ? { first, last: at } : null;
}

/** The description before a name: an office with an article or an owner, and commas on both sides of the name. */
function ahead(cast: Cast, name: FoundName): Run | null {
  const { tokens, lexicon } = cast;
  const last = name.first - 1;
  if (name.titled < name.first || !isComma(cast, last) || !closes(cast, name.last, name.sentence))
    return null;
  let office = last - 1;
  while (office > 0 && last - office < 8 && !lexicon.offices.has(tokens[office]?.lower ?? '')) {
    if (tokens[office]?.sentence !== name.sentence || tokens[office]?.text === ',') return null;
    office -= 1;
  }
  if (!lexicon.offices.has(tokens[office]?.lower ?? '')) return null;
  if (office < last - 1 && !/^(?:of|for|at|in|to)$/.test(tokens[office + 1]?.lower ?? '')) return null;
  let first = office;
  while (first > 0 && office - first < 8 && belongs(cast, first - 1, name.sentence)) first -= 1;
  const opener = tokens[first]?.lower ?? '';
  const owned = cast.byToken.subarray(first, office).some((one) => one >= 0);
  if (!lexicon.naming.definite.has(opener) && !/^an?$/.test(opener) && !owned) return null;
  // "After meeting the envoy, Ana Marin, …" tells of two.
  const before = tokens[first - 1];
  const governed = before !== undefined && before.sentence === name.sentence && before.pos === 'VERB';
  return governed && startsLow(cast, first, name.sentence) ? null : { first, last };
}

/** A sentence that opens with a clause of its own: "After meeting …, Ana Marin". */
function startsLow({ cut, tokens, lexicon }: Cast, at: number, sentence: number): boolean {
  const first = cut.sentences[sentence]?.first ?? at;
  const opener = tokens[first];
  return (
    opener !== undefined &&
    (opener.pos === 'VERB' || opener.pos === 'ADP' || lexicon.speech.subordinating.has(opener.lower))
  );
}

/** A word of the noun phrase that an office ends. */
function belongs({ tokens }: Cast, at: number, sentence: number): boolean {
  const token = tokens[at];
  return (
    token?.sentence === sentence &&
    (/^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(token.pos) || /^(?:['’]s?|his|her|its|their)$/.test(token.lower))
  );
}
