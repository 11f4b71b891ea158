import type { Catalog, RangeEntry, ReachEntry } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';
import type { Span } from '../../text/passage.js';

/** A number in a text with what it counts: "almost three weeks" is 3, `week`, "almost". */
export interface Figure extends Span {
  readonly value: number;
  /** The word counted in the singular ("week"), a sign ("$", "%"), or empty. */
  readonly unit: string;
  readonly hedge: string | null;
  /** Between which numbers the true one lies by what is told, where a hedge leaves it open. */
  readonly range?: readonly [number, number];
}

/** The number words of a catalogue, looked up by their lower case. */
export interface FigureWords {
  readonly numerals: ReadonlyMap<string, number>;
  /** Those that multiply the number before them. */
  readonly scales: ReadonlyMap<string, number>;
  readonly hedges: ReadonlySet<string>;
  readonly reaches: ReadonlyMap<string, ReachEntry>;
  readonly ranges: readonly RangeEntry[];
}

export function figureWordsOf(
  catalog: Pick<Catalog, 'numerals' | 'hedges' | 'reaches' | 'ranges'>,
): FigureWords {
  return {
    numerals: new Map(catalog.numerals.flatMap(({ value, words }) => words.map((word) => [word, value]))),
    scales: new Map(
      catalog.numerals.flatMap(({ value, words, multiplies }) =>
        value >= 100 || multiplies === true ? words.map((word) => [word, value]) : [],
      ),
    ),
    hedges: new Set(catalog.hedges),
    ranges: catalog.ranges,
    reaches: new Map(catalog.reaches.flatMap((entry) => entry.words.map((word) => [word, entry] as const))),
  };
}

/** Figures of the tokens `first` … `last - 1`, in order. */
export function figuresOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  words: FigureWords,
): readonly Figure[] {
  const figures: Figure[] = [];
  for (let i = first; i < last; ) {
    const read = isLabel(tokens, i, first) ? null : numberAt(tokens, i, last, words);
    if (read === null) {
      i += 1;
      continue;
    }
    const range = rangeAt(tokens, i, read, last, words);
    const figure = figureOf(tokens, first, i, range?.upper ?? read, last, words);
    figures.push(
      range === null
        ? figure
        : {
            ...figure,
            start: range.opens ? (tokens[i - 1]?.start ?? figure.start) : figure.start,
            value: range.lower,
            hedge: null,
            range: [range.lower, range.upper.value],
          },
    );
    i = range?.upper.next ?? read.next;
  }
  return figures;
}

interface Range {
  readonly lower: number;
  readonly upper: ReadNumber;
  /** The word before the first number belongs to the range: "between". */
  readonly opens: boolean;
}

/** So many times the lower number is the upper one at most. */
const widest = 10;

/** "40 to 50 ships", "between $6 billion and $7 billion"; not "from 15 to 7", which tells of a change. */
function rangeAt(
  tokens: readonly Token[],
  at: number,
  read: ReadNumber,
  last: number,
  words: FigureWords,
): Range | null {
  if (read.joined !== '') return null;
  const isJoint = (word: string | undefined): boolean => words.ranges.some(({ joint }) => joint === word);
  // "25 percent to 30 percent": what is counted may be told twice.
  const jointAt = isJoint(tokens[read.next]?.lower) ? read.next : read.next + 1;
  const [before, joint] = [tokens[at - 1]?.lower, tokens[jointAt]?.lower];
  const joined = words.ranges.find(
    (range) =>
      range.joint === joint &&
      (range.after === undefined || range.after === before) &&
      (range.notAfter === undefined || range.notAfter !== before),
  );
  if (joined === undefined) return null;
  const upper = numberAt(tokens, jointAt + 1, last, words);
  if (upper === null || (read.sign !== '' && read.sign !== upper.sign)) return null;
  if (jointAt > read.next && tokens[upper.next]?.lower !== tokens[read.next]?.lower) return null;
  // "6 to 7 billion": what multiplies stands behind the second.
  const scale = upper.value >= 1000 * read.value ? 1000 ** Math.floor(Math.log10(upper.value) / 3) : 1;
  const lower = exact(read.value * scale);
  return upper.value > lower && upper.value <= lower * widest
    ? { lower, upper, opens: joined.after !== undefined }
    : null;
}

/** "Article 5", "Group of 7", "9/11": a number in a name counts nothing, nor does a part of a date or fraction. */
function isLabel(tokens: readonly Token[], at: number, first: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (before?.text === '/' || after?.text === '/') return true;
  // "at 10 AM local time": an hour, and no ten times.
  if (/^[ap]\.?m\.?$/.test(after?.lower ?? '')) return true;
  // "the Group of Seven"
  if (before?.lower === 'of' && at > first && /^\p{Lu}\p{Ll}/u.test(tokens[at]?.text ?? '')) return true;
  // "the Group of 20"
  const named = tokens[at - 2];
  if (before?.lower === 'of' && at - 2 > first && named?.pos === 'PROPN' && tokens[at - 3]?.pos === 'DET')
    return true;
  return at > first && before?.pos === 'PROPN' && before.end + 1 >= (tokens[at]?.start ?? 0);
}

/** "weeks" and "week" are one unit. */
function singular(word: string): string {
  if (/^(?:wo|country|spokes)?men$/.test(word)) return word.replace(/men$/, 'man');
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

interface ReadNumber {
  readonly value: number;
  readonly next: number;
  readonly sign: string;
  /** A unit that hangs on the number with a hyphen: "15-year". */
  readonly joined: string;
}

/** A product as it is told: 1.015 trillion is no 1,014,999,999,999.9999. */
const exact = (product: number): number => Number(product.toPrecision(12));

/** Whether a number may begin with this word: nearly none does, and the rest need not be taken apart. */
function mayCount({ lower }: Token, numerals: ReadonlyMap<string, number>): boolean {
  const first = lower.charCodeAt(0);
  // Letters of the alphabet are no digits and no signs of money.
  if ((first < 97 || first > 122) && /^[\d$€£¥]/.test(lower)) return true;
  const hyphen = lower.indexOf('-');
  return numerals.has(hyphen < 0 ? lower : lower.slice(0, hyphen));
}

/** What a number word makes of the number before it: "two dozen", "six hundred"; null where it multiplies nothing. */
const scaleOf = (token: Token | undefined, scales: FigureWords['scales']): number | null =>
  scales.get(token?.lower ?? '') ?? null;

const isArticle = (token: Token | undefined): boolean => token?.lower === 'a' || token?.lower === 'an';

function numberAt(
  tokens: readonly Token[],
  at: number,
  end: number,
  { numerals, scales }: FigureWords,
): ReadNumber | null {
  const start = tokens[at];
  if (start === undefined || !mayCount(start, numerals)) return null;
  const sign = /^[$€£¥]/.exec(start.text)?.[0] ?? '';
  let i = at;
  if (sign !== '' && start.text.length === 1) i += 1;
  const token = tokens[i];
  if (token === undefined || i >= end) return null;
  const bare = i === at ? token.text.slice(sign.length) : token.text;
  const [head = '', ...rest] = bare.toLowerCase().split('-');
  const digits = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(m|bn|k)?%?$/.exec(head);
  let value: number;
  if (digits !== null) value = Number(`${(digits[1] ?? '').replaceAll(',', '')}${digits[2] ?? ''}`);
  else {
    const word = numerals.get(head);
    // "hundreds of", "m" and "billion" alone count nothing by themselves.
    if (word === undefined || word >= 100) return null;
    value = word;
  }
  if (digits?.[3] !== undefined) value *= numerals.get(digits[3]) ?? 1;
  let joined = rest.join('-');
  const tail = numerals.get(joined);
  if (tail !== undefined && tail < 10 && value >= 20 && digits === null) [value, joined] = [value + tail, ''];
  i += 1;
  // "15 - year", "three - week" where the tokenizer parts at hyphens.
  if (tokens[i]?.text === '-' && tokens[i]?.start === tokens[i - 1]?.end && i + 1 < end) {
    const next = tokens[i + 1]?.lower ?? '';
    const small = numerals.get(next);
    if (small !== undefined && small < 10 && value >= 20) value += small;
    else joined = next;
    i += 2;
  }
  // "half a million", "half a dozen"
  if (value < 1 && isArticle(tokens[i]) && scaleOf(tokens[i + 1], scales) !== null) i += 1;
  for (let scale = scaleOf(tokens[i], scales); i < end && scale !== null; ) {
    value *= scale;
    i += 1;
    scale = scaleOf(tokens[i], scales);
  }
  return { value: exact(value), next: i, sign: bare.endsWith('%') ? '%' : sign, joined };
}

/** The word of a share: what it is a share of follows. */
export const shareUnit = 'percent';

/** What stands between a number and a noun that it does not count. */
const partsOff = new Set(['PUNCT', 'VERB', 'AUX', 'PRON']);

function figureOf(
  tokens: readonly Token[],
  first: number,
  at: number,
  { value, next, sign, joined }: ReadNumber,
  last: number,
  { hedges, reaches }: FigureWords,
): Figure {
  let unit = sign;
  let end = tokens[next - 1]?.end ?? 0;
  // "67-year-old" is an age, and no measure of anything that is asked.
  const aged = /-old$/.test(joined) || (tokens[next]?.text === '-' && tokens[next + 1]?.lower === 'old');
  if (aged) return { start: tokens[at]?.start ?? 0, end, value, unit: '', hedge: null };
  // "51-49" counts no forty-nines.
  if (/^\d/.test(joined)) return { start: tokens[at]?.start ?? 0, end, value, unit: '', hedge: null };
  if (joined !== '') unit = singular(joined.split('-')[0] ?? '');
  let ofAt = -1;
  for (let i = next; unit === '' && i < Math.min(last, next + 4); i++) {
    const token = tokens[i];
    // "three of whom were soldiers" counts no soldiers, nor "35,000 the next year" and "75,000 in the fourth" any years.
    if (token === undefined || partsOff.has(token.pos)) break;
    if (token.lower === 'of') ofAt = i;
    else if (token.pos === 'ADP' || (token.pos === 'DET' && ofAt < i - 1)) break;
    // "five decades-long" counts decades.
    const measured = /^(\p{L}+)-(?:long|old)$/u.exec(token.lower)?.[1];
    if (measured !== undefined) [unit, end] = [singular(measured), token.end];
    else if (tokens[i + 1]?.text === '-' && /^(?:long|old)$/.test(tokens[i + 2]?.lower ?? ''))
      [unit, end] = [singular(token.lower), token.end];
    if (unit !== '') break;
    // "a 25 percent toll" is a share, and no 25 tolls.
    if (token.pos !== 'NOUN' || (tokens[i + 1]?.pos === 'NOUN' && token.lower !== shareUnit)) continue;
    unit = singular(token.lower);
    end = token.end;
  }
  let hedge: string | null = null;
  let start = tokens[at]?.start ?? 0;
  // "more than a 60-day truce", "about a dozen"
  const to = isArticle(tokens[at - 1]) ? at - 1 : at;
  for (const length of [3, 2, 1]) {
    const from = to - length;
    if (from < first) continue;
    const phrase = tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' ');
    if (!hedges.has(phrase)) continue;
    hedge = phrase;
    start = tokens[from]?.start ?? start;
    break;
  }
  const reach = hedge === null ? undefined : reaches.get(hedge);
  return {
    start,
    end,
    value,
    unit,
    hedge,
    ...(reach === undefined ? {} : { range: [value * (1 - reach.below), value * (1 + reach.above)] }),
  };
}
