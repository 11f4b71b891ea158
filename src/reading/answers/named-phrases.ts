import type { Token } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Span } from '../../text/passage.js';
import type { Named } from '../answer.js';

export const named = (first: Token, last: Token, end = last.end): Named => ({
  start: first.start,
  end,
  headEnd: last.end,
});

/** The phrase whose noun stands at `at`, with what stands before it. */
export function phraseEnding(tokens: readonly Token[], at: number, first: number): Named {
  let from = at;
  while (from - 1 >= first && /^(?:ADJ|NOUN|PROPN|NUM)$/.test(tokens[from - 1]?.pos ?? '')) from -= 1;
  const last = tokens[at] as Token;
  return named(tokens[from] ?? last, last);
}

/** Phrases of a row that begins at `from`: "the mayor and the guilds of Halvik", up to what is none. */
export function namesFrom(
  tokens: readonly Token[],
  from: number,
  last: number,
  until = Infinity,
): readonly Named[] {
  const row: Named[] = [];
  let i = from;
  for (let met = 0; i < last && met < mostNames; met += 1) {
    while (i < last && /^(?:DET|ADV)$/.test(tokens[i]?.pos ?? '')) i += 1;
    const opening = tokens[i];
    if (opening === undefined || opening.start >= until) break;
    let head: Token | null = null;
    let owned = false;
    for (; i < last; i++) {
      const token = tokens[i];
      if (token === undefined || token.start >= until) break;
      const counted = token.pos === 'NUM' && tokens[i + 1]?.lower === 'of';
      const noun = token.pos === 'NOUN' || token.pos === 'PROPN' || (token.pos === 'PRON' && head === null);
      if (noun || counted) [head, owned] = [token, false];
      else if (owns.test(token.lower) && head !== null) owned = true;
      else if ((head !== null && !owned) || !inPhrase.has(token.pos)) break;
    }
    if (head === null) break;
    let end = head.end;
    if (tokens[i]?.lower === 'of' && i < last) {
      const [of] = namesFrom(tokens, i + 1, last, until).slice(0, 1);
      end = of?.end ?? end;
      while (i < last && (tokens[i]?.start ?? Infinity) < end) i += 1;
    }
    if (!empty.has(head.lower)) row.push(named(opening, head, end));
    while (i < last && /^(?:,|and|or|&)$/.test(tokens[i]?.lower ?? '')) i += 1;
    if (!/^(?:,|and|or|&)$/.test(tokens[i - 1]?.lower ?? '')) break;
  }
  return row;
}

/** Those whom a stretch of the text names, between the tokens `first` … `last - 1`. */
export function namesWithin(
  tokens: readonly Token[],
  { start, end }: Span,
  first: number,
  last: number,
): readonly Named[] {
  const from = partition(tokens, (token) => token.start < start);
  return namesFrom(tokens, Math.max(first, from), last, end);
}

/** What belongs to a noun phrase before its noun, and the noun. */
export const inPhrase: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'ADV']);
/** What joins an owner, or the part of a compound, to the noun behind it. */
const owns = /^(?:['’]s?|-)$/;
const mostNames = 12;
/** What stands for nobody in particular. */
const empty = new Set(['it', 'that', 'which', 'this', 'there', 'what', 'one', 'who', 'i', 'we', 'you']);
