import type { Token } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';

/**
 * Where the office starts that ends in this run: "Secretary of State" and "Minister for Trade" before "Ana Marin"; -1
 * where none does.
 */
function governingOffice(tokens: readonly Token[], run: number, lexicon: Lexicon): number {
  const sentence = tokens[run]?.sentence;
  for (let at = run - 1; at > 0 && run - at < 8; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence) return -1;
    if (token.lower === 'of' || token.lower === 'for') {
      const head = tokens[at - 1];
      if (head?.sentence !== sentence || !lexicon.offices.has(head.lower)) return -1;
      const rank = tokens[at - 2];
      const ranked = rank?.sentence === sentence && isRank(rank.lower, lexicon);
      return ranked ? at - 2 : at - 1;
    }
    if (!linking.has(token.lower) && !lexicon.portfolios.has(token.lower)) return -1;
  }
  return -1;
}

/** "Deputy" minister, "former" secretary. */
const isRank = (lower: string, { offices, naming }: Lexicon): boolean =>
  offices.has(lower) || naming.rank.has(lower);

/** What stands between the words for what an office looks after. */
const linking: ReadonlySet<string> = new Set(['the', 'and', '&', ',']);

/** Past "State", "Foreign Affairs", which an office before the run looks after: where a name can begin. */
function portfolioEnd(tokens: readonly Token[], at: number, end: number, lexicon: Lexicon): number {
  let next = at;
  while (next < end && lexicon.portfolios.has(tokens[next]?.lower ?? '')) next += 1;
  return next;
}

/** Skips offices and forms of address at the start of a run: "Foreign Minister Ana Marin" → "Ana Marin". */
export function nameStart(tokens: readonly Token[], at: number, end: number, lexicon: Lexicon): number {
  let first = at;
  for (let next = at; next < end; next += 1) {
    const lower = tokens[next]?.lower ?? '';
    if (next > at && next + 1 === end && isSurname(tokens, next, lexicon)) break;
    if (lexicon.offices.has(lower) || lexicon.honorifics.has(lower) || lexicon.groups.has(lower))
      first = next + 1;
  }
  if (first > at) return first;
  if (governingOffice(tokens, at, lexicon) >= 0) {
    const name = portfolioEnd(tokens, at, end, lexicon);
    if (name > at) return name;
  }
  // "State Martin Field", after "Secretary of": a given name inside starts the name.
  for (let next = at + 1; next < end - 1; next += 1)
    if (
      lexicon.givenNames.has(tokens[next]?.lower ?? '') &&
      !lexicon.givenNames.has(tokens[at]?.lower ?? '') &&
      (tokens[next - 1]?.text.length ?? 0) > 2 &&
      tokens[at - 1]?.lower === 'of'
    )
      return next;
  return at;
}

/** "said Leo Priest": an office's word that ends a name behind a given name, of which no article makes a description. */
function isSurname(tokens: readonly Token[], at: number, { givenNames, groups }: Lexicon): boolean {
  const [before, given, office] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  return (
    given !== undefined &&
    office !== undefined &&
    givenNames.has(given.lower) &&
    !groups.has(office.lower) &&
    !(before?.sentence === office.sentence && before.pos === 'DET')
  );
}

/** Whether some tokens tell what an office looks after. */
function looksAfter(
  tokens: readonly Token[],
  at: number,
  end: number,
  { portfolios, corporate }: Lexicon,
): boolean {
  for (let next = at; next < end; next += 1) {
    const lower = tokens[next]?.lower ?? '';
    if (portfolios.has(lower) || corporate.has(lower)) return true;
  }
  return false;
}

/** Where the title before a name starts, lower-case offices too: "foreign minister Ana Marin". */
export function titleStart(tokens: readonly Token[], run: number, first: number, lexicon: Lexicon): number {
  const office = governingOffice(tokens, run, lexicon);
  // "a friend of Orr": nobody's office is told where nothing stands between "of" and the name.
  if (office >= 0 && looksAfter(tokens, office + 2, first, lexicon)) return office;
  if (first > run) return run;
  let start = first;
  const before = tokens[first - 1];
  if (
    before !== undefined &&
    before.sentence === tokens[first]?.sentence &&
    // "must judge Orr": an office's name that is a verb here.
    before.pos !== 'VERB' &&
    // "a major Orr plan": an adjective here.
    !(before.pos === 'ADJ' && before.text === before.lower) &&
    (lexicon.offices.has(before.lower) || lexicon.honorifics.has(before.lower))
  ) {
    start = first - 1;
    while (start > 0 && first - start < 5) {
      const earlier = tokens[start - 1];
      if (
        earlier === undefined ||
        earlier.sentence !== before.sentence ||
        !(earlier.pos === 'ADJ' || earlier.pos === 'NOUN' || earlier.pos === 'PROPN')
      )
        break;
      start -= 1;
    }
  }
  return start;
}
