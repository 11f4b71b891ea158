import type { Token } from '../../text/cut.js';
import { overlapOf, type Span } from '../../text/passage.js';
import type { Clause } from '../clauses/clauses.js';
import { isGenitive } from '../words/genitive.js';
import { pluralOf } from '../words/plural.js';
import {
  affirmed,
  asked,
  closes,
  type FigureQuestion,
  parsedOf,
  subjectWords,
  untilComma,
  within,
} from './asked-clause.js';
import { inPlaceQuestion } from './asking-in-place.js';
import type { AskingWords } from './asking-words.js';
import { type Figure, shareUnit } from './figures.js';

/** What is asked for in place of a figure: how it is counted, and the noun it counts. */
export function measureOf({ unit }: Figure): readonly string[] {
  if (/^[$€£¥]/.test(unit)) return ['how', 'much'];
  if (unit === '%' || unit === shareUnit) return ['what', 'share'];
  return ['how', 'many', pluralOf(unit)];
}

/**
 * The question that a figure answers in its clause, or null where no frame fits.
 *
 * ```ts
 * // "About 30 trucks crossed the border" → { text: 'How many trucks crossed the border?', verbless: false }
 * // "Norland will withdraw its troops within 10 days" → 'Within how many days will Norland withdraw its troops?', with a verb too
 * // "a 72-hour truce" → 'How long is the truce?', so too
 * ```
 */
export function figureQuestion(
  tokens: readonly Token[],
  clause: Clause,
  figure: Figure,
  others: readonly Span[],
  words: AskingWords,
): FigureQuestion | null {
  const { first, last } = within(tokens, clause, figure);
  if (first < 0) return null;
  const written = tokens
    .slice(first, last)
    .map(({ text }) => text)
    .join('');
  if (figure.value === 1 || /old$/.test(written)) return null;
  if (written.includes('-') && words('time', figure.unit)) {
    if (/^(?:-|old)$/.test(tokens[last]?.lower ?? '')) return null;
    const noun = nounAfter(tokens, last, clause.last);
    // "a 20-year member": somebody, and nothing that lasts.
    return noun === null || !words('lasting', noun.at(-1)?.toLowerCase() ?? '')
      ? null
      : whole(asked(['how', 'long', /[^s]s$/.test(noun.at(-1) ?? '') ? 'are' : 'is', 'the', ...noun]));
  }
  // "a 60-vote bar": what the bar is like is not asked for.
  if (written.includes('-') && tokens[last]?.pos === 'NOUN') return null;
  if (figure.unit === '' || isPresumed(tokens, first, figure, words)) return null;
  // "left two months ago": that tells when, and its words ask for nothing without it.
  if (words('time', figure.unit) && /^(?:ago|earlier|later)$/.test(tokens[last]?.lower ?? '')) return null;
  const measure = measureOf(figure);
  // "$300 billion worth of goods": its noun belongs to what is asked for.
  const led = tokens[last]?.lower === 'worth';
  return (
    whole(led ? null : placed(tokens, clause, { first, last, measure, verb: null }, others, words)) ??
    whole(bare(tokens, clause, last, measure, others, 'VERB')) ??
    inPlaceQuestion(tokens, clause, { first, last }, measure, figure.hedge, words) ??
    asking(bare(tokens, clause, last, measure, others, 'ADP'), true)
  );
}

const asking = (text: string | null, verbless: boolean): FigureQuestion | null =>
  text === null ? null : { text, verbless };

const whole = (text: string | null): FigureQuestion | null => asking(text, false);

/** Up to so many are counted by who speaks of them: more have to be told. */
const fewKnown = 4;

/** "both sides", "the two leaders": so few of whom all know how many they are tell who is meant, and answer nothing. */
function isPresumed(
  tokens: readonly Token[],
  first: number,
  { value, unit, hedge }: Figure,
  words: AskingWords,
): boolean {
  if (value > fewKnown || hedge !== null || !/^\p{L}/u.test(unit) || words('time', unit)) return false;
  const led = tokens[first - 1]?.pos === 'ADJ' ? first - 1 : first;
  return [tokens[led - 1], tokens[first]].some((token) => words('presumed', token?.lower ?? ''));
}

/**
 * The question that a time answers in its clause.
 *
 * ```ts
 * // "The envoys left Halvik on Monday" → 'When did the envoys leave Halvik?'
 * ```
 */
export function timeQuestion(
  tokens: readonly Token[],
  clause: Clause,
  time: Span,
  words: AskingWords,
): string | null {
  const parsed = parsedOf(tokens, clause, words);
  if (parsed === null || words('cue', parsed.head)) return null;
  const at = parsed.rest.findIndex(({ token }) => overlapOf(token, time) > 0);
  if (at < 1) return null;
  const kept = parsed.rest.filter(({ token }) => overlapOf(token, time) === 0);
  const before = kept[at - 1]?.token;
  const [lead, tail] = [kept.slice(0, before?.pos === 'ADP' ? at - 1 : at), kept.slice(at)];
  const rest = untilComma([...lead, ...tail], 1);
  return rest === null
    ? null
    : asked(['when', parsed.helper, ...subjectWords(parsed.subject), ...affirmed(rest, words)]);
}

/** The question that a row of names answers in its clause: who, or by, with, from whom. */
export function listQuestion(
  tokens: readonly Token[],
  clause: Clause,
  list: Span,
  others: readonly Span[],
  words: AskingWords,
): string | null {
  const { first, last } = within(tokens, clause, list);
  if (first < 0) return null;
  const before = tokens[first - 1]?.lower ?? '';
  const measure =
    words('fronted', before) || words('time', before)
      ? before === 'in' || before === 'at'
        ? ['where']
        : ['whom']
      : ['who'];
  return placed(tokens, clause, { first, last, measure, verb: 'who' }, others, words);
}

interface Slot {
  readonly first: number;
  readonly last: number;
  readonly measure: readonly string[];
  readonly verb: 'who' | null;
}

/** The question with the slot as subject, with its preposition, or as object; null where it is none of these. */
function placed(
  tokens: readonly Token[],
  clause: Clause,
  slot: Slot,
  others: readonly Span[],
  words: AskingWords,
): string | null {
  const beside = others.filter((one) => !overlapping(one, tokens, slot));
  const clean = (kept: readonly Token[]): boolean =>
    !kept.some((token) => beside.some((one) => overlapOf(one, token) > 0));
  const verbAt = clause.verbs[0];
  const subject = clause.subject;
  if (subject === null || verbAt === undefined) return null;
  const start = tokens[slot.first];
  if (start !== undefined && start.start < subject.end) {
    // The slot opens the subject: the rest of the clause is asked of it. "Varda and 11 others" are more than eleven.
    if (slot.verb === null && tokens[slot.first - 1]?.pos === 'CCONJ') return null;
    const lead = tokens
      .slice(clause.first, slot.first)
      .filter((token) => token.start >= subject.start && token.pos !== 'PUNCT');
    if (lead.some(({ pos }) => pos !== 'DET' && pos !== 'ADV')) return null;
    const rest = tokens.slice(slot.last, clause.last);
    if (isGenitive(rest[0])) return null;
    const verb = rest.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
    const between = rest.slice(0, Math.max(0, verb));
    if (!clean(rest) || verb < 0 || between.some(({ pos }) => pos === 'PUNCT')) return null;
    // "Norland, Esturia Open Harbour": a headline's words are no sentence's.
    if (slot.verb === 'who' && /^\p{Lu}/u.test(rest[verb]?.text ?? '')) return null;
    if (slot.verb === 'who' && between.some(({ pos }) => pos !== 'ADV')) return null;
    const said = untilComma(rest.map((token) => ({ token, text: token.text })));
    return said === null ? null : asked([...slot.measure, ...affirmed(said, words)]);
  }
  const parsed = parsedOf(tokens, clause, words);
  if (parsed === null) return null;
  const at = parsed.rest.findIndex(({ token }) => token === start);
  if (at < 0) return null;
  const to = at + slot.last - slot.first;
  const before = parsed.rest[at - 1]?.token;
  const preposition = before !== undefined && words('fronted', before.lower) ? before.lower : null;
  // "called for tolls on those earning $5": what they earn is no object of the call.
  const verbs = parsed.rest.slice(0, at).filter(({ token }) => token.pos === 'VERB').length;
  const direct = (before?.pos === 'VERB' && verbs === 1) || at === 1;
  if (preposition === null && !direct) return null;
  // "blocked Orr, Osk's envoy": what is taken out is the owner of what stays.
  if (isGenitive(parsed.rest[to]?.token)) return null;
  const kept = parsed.rest.filter((_, i) => i < (preposition === null ? at : at - 1) || i >= to);
  while (kept.length > 0 && !closes(kept.at(-1)?.token)) kept.pop();
  const all = [...parsed.subject, ...kept.map(({ token }) => token)];
  if (!clean(all) || kept.length < 2 || kept.some(({ token }) => token.text === ',')) return null;
  const front =
    slot.measure[0] === 'where'
      ? ['where']
      : preposition === null
        ? slot.measure.map((word) => (word === 'who' ? 'whom' : word))
        : [preposition, ...slot.measure];
  return asked([...front, parsed.helper, ...subjectWords(parsed.subject), ...affirmed(kept, words)]);
}

const overlapping = (one: Span, tokens: readonly Token[], { first, last }: Slot): boolean =>
  overlapOf(one, { start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 }) > 0;

/** What a noun counted is said to be, right behind it: "rockets fired from the shore". */
function bare(
  tokens: readonly Token[],
  clause: Clause,
  from: number,
  measure: readonly string[],
  others: readonly Span[],
  led: 'VERB' | 'ADP',
): string | null {
  const next = tokens[from];
  if (next === undefined || from >= clause.last || next.pos !== led) return null;
  if (next.pos === 'VERB' && !/(?:ed|en|ing)$/.test(next.lower)) return null;
  const rest: Token[] = [];
  for (let i = from; i < clause.last && rest.length < 8; i++) {
    const token = tokens[i];
    if (token === undefined || token.pos === 'PUNCT' || others.some((one) => overlapOf(one, token) > 0))
      break;
    rest.push(token);
  }
  // "through a mix of tax | rate increases": where it is cut off, no compound is.
  let after = tokens[from + rest.length];
  while (
    rest.length > 0 &&
    (!['NOUN', 'PROPN', 'NUM'].includes(rest.at(-1)?.pos ?? '') ||
      ['NOUN', 'PROPN'].includes(after?.pos ?? ''))
  )
    after = rest.pop();
  if (rest.length < 3) return null;
  // "rockets fired from the shore" were fired.
  const link = next.pos === 'VERB' && !next.lower.endsWith('ing') ? ['were'] : [];
  return asked([...measure, ...link, ...rest.map(({ text }) => text)]);
}

function nounAfter(tokens: readonly Token[], from: number, last: number): readonly string[] | null {
  const noun: string[] = [];
  let i = from;
  for (; i < last && noun.length < 4; i++) {
    const token = tokens[i];
    if (token === undefined || !['NOUN', 'ADJ', 'PROPN'].includes(token.pos)) break;
    noun.push(token.text);
  }
  return noun.length === 0 || tokens[i - 1]?.pos === 'ADJ' ? null : noun;
}
