import type { AskingEntry, Catalog } from '../catalog/catalog.js';
import type { Token } from '../text/cut.js';
import { overlapOf, type Span } from '../text/passage.js';
import type { Clause } from './clauses.js';
import type { Figure } from './figures.js';
import { pluralOf } from './plural.js';

/** Words by which what a sentence says is turned into a question, by their kind. */
export type AskingWords = (kind: AskingEntry['kind'] | 'cue', word: string) => boolean;

/** From this strength on a verb tells that somebody speaks: what he says is asked for, not whether he does. */
const clearly = 0.9;

export function askingWordsOf(catalog: Pick<Catalog, 'asking' | 'cues'>): AskingWords {
  const words = new Map<string, ReadonlySet<string>>();
  for (const entry of catalog.asking)
    words.set(entry.kind, new Set([...(words.get(entry.kind) ?? []), ...entry.words]));
  words.set(
    'cue',
    new Set(
      catalog.cues.flatMap(({ kind, lemma, strength }) =>
        kind === 'verb' && strength >= clearly ? [lemma] : [],
      ),
    ),
  );
  return (kind, word) => words.get(kind)?.has(word) === true;
}

/** A question has no more words than this. */
const longest = 18;
const longestSubject = 9;

/** A clause as a question sees it: tokens of its subject, its first verb, and what follows. */
interface Parsed {
  readonly subject: readonly Token[];
  /** The auxiliary that goes to the front, or null where "do" has to. */
  readonly helper: string;
  /** Verb and what follows, without the auxiliary, the verb in its base form after "do". */
  readonly rest: readonly Worded[];
  /** Lemma of the main verb. */
  readonly head: string;
}

/** A token as the question words it. */
interface Worded {
  readonly token: Token;
  readonly text: string;
}

/**
 * The question that a clause answers with yes or no, or null where it makes none: its subject is a pronoun, or it has no
 * finite verb of its own.
 *
 * ```ts
 * // "Norland has not pulled back its troops" → 'Has Norland pulled back its troops?'
 * ```
 */
export function polarQuestion(tokens: readonly Token[], clause: Clause, words: AskingWords): string | null {
  const parsed = parsedOf(tokens, clause, words);
  if (parsed === null || words('cue', parsed.head) || words('embedded', clause.introducer ?? '')) return null;
  const rest = untilComma(parsed.rest);
  if (rest === null) return null;
  return asked([parsed.helper, ...subjectWords(parsed.subject), ...affirmed(rest, words)]);
}

/** What says something by itself has so many words behind its auxiliary. */
const fewest = 3;

/** Words up to the first comma, without what needs more behind it ("that", "to"); null where too little is left. */
function untilComma(rest: readonly Worded[], least = fewest): readonly Worded[] | null {
  const comma = rest.findIndex(({ token }) => token.text === ',');
  const kept = comma < 0 ? [...rest] : rest.slice(0, comma);
  while (kept.length > 0 && !closes(kept.at(-1)?.token)) kept.pop();
  return kept.length < least ? null : kept;
}

const ends = new Set(['NOUN', 'PROPN', 'ADJ', 'ADV', 'NUM', 'VERB']);

const closes = (token: Token | undefined): boolean =>
  token !== undefined && ends.has(token.pos) && token.lemma !== 'have' && token.lemma !== 'be';

/** What is asked for in place of a figure: how it is counted, and the noun it counts. */
function measureOf({ unit }: Figure): readonly string[] {
  if (/^[$€£¥]/.test(unit)) return ['how', 'much'];
  if (unit === '%' || unit === 'percent') return ['what', 'share'];
  return ['how', 'many', pluralOf(unit)];
}

/**
 * The question that a figure answers in its clause, or null where no frame fits.
 *
 * ```ts
 * // "About 30 trucks crossed the border" → 'How many trucks crossed the border?'
 * // "Norland will withdraw its troops within 10 days" → 'Within how many days will Norland withdraw its troops?'
 * // "a 72-hour truce" → 'How long is the truce?'
 * ```
 */
export function figureQuestion(
  tokens: readonly Token[],
  clause: Clause,
  figure: Figure,
  others: readonly Span[],
  words: AskingWords,
): string | null {
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
    return noun === null
      ? null
      : asked(['how', 'long', /[^s]s$/.test(noun.at(-1) ?? '') ? 'are' : 'is', 'the', ...noun]);
  }
  if (figure.unit === '') return null;
  const measure = measureOf(figure);
  return (
    placed(tokens, clause, { first, last, measure, verb: null }, others, words) ??
    bare(tokens, clause, last, measure, others)
  );
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
    // The slot opens the subject: the rest of the clause is asked of it.
    const lead = tokens
      .slice(clause.first, slot.first)
      .filter((token) => token.start >= subject.start && token.pos !== 'PUNCT');
    if (lead.some(({ pos }) => pos !== 'DET' && pos !== 'ADV')) return null;
    const rest = tokens.slice(slot.last, clause.last);
    const verb = rest.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
    const between = rest.slice(0, Math.max(0, verb));
    if (!clean(rest) || verb < 0 || between.some(({ pos }) => pos === 'PUNCT')) return null;
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
  const direct = before?.pos === 'VERB' || at === 1;
  if (preposition === null && !direct) return null;
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
): string | null {
  const next = tokens[from];
  if (next === undefined || from >= clause.last || (next.pos !== 'VERB' && next.pos !== 'ADP')) return null;
  if (next.pos === 'VERB' && !/(?:ed|en|ing)$/.test(next.lower)) return null;
  const rest: Token[] = [];
  for (let i = from; i < clause.last && rest.length < 8; i++) {
    const token = tokens[i];
    if (token === undefined || token.pos === 'PUNCT' || others.some((one) => overlapOf(one, token) > 0))
      break;
    rest.push(token);
  }
  while (rest.length > 0 && !['NOUN', 'PROPN', 'NUM'].includes(rest.at(-1)?.pos ?? '')) rest.pop();
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

/** Tokens of the clause that a span covers, as `first` … `last - 1`; -1 where there are none. */
function within(
  tokens: readonly Token[],
  clause: Clause,
  span: Span,
): { readonly first: number; readonly last: number } {
  let [first, last] = [-1, -1];
  for (let i = clause.first; i < clause.last; i++) {
    const token = tokens[i];
    if (token === undefined || overlapOf(token, span) === 0) continue;
    if (first < 0) first = i;
    last = i + 1;
  }
  return { first, last };
}

function parsedOf(tokens: readonly Token[], clause: Clause, words: AskingWords): Parsed | null {
  const { subject: span } = clause;
  if (span === null) return null;
  const all = tokens.slice(clause.first, clause.last);
  const subject = all.filter((token) => token.start >= span.start && token.end <= span.end);
  const known = subject.filter(({ pos }) => pos !== 'PUNCT');
  if (known.length === 0 || known.length > longestSubject) return null;
  // "United" is tagged a verb in names of states.
  if (
    subject.some(
      ({ text, pos }) => text === ',' || pos === 'SCONJ' || (pos === 'VERB' && !/^\p{Lu}/u.test(text)),
    )
  )
    return null;
  const [lead] = known;
  if (lead?.pos === 'ADP' || words('pronoun', lead?.lower ?? '')) return null;
  if (!known.some(({ pos }) => pos === 'NOUN' || pos === 'PROPN')) return null;
  const at = all.findIndex(
    (token) => token.start >= span.end && (token.pos === 'AUX' || token.pos === 'VERB'),
  );
  const verb = all[at];
  if (verb === undefined) return null;
  const after = all.slice(at + 1).map((token): Worded => ({ token, text: token.text }));
  const next = after.find(({ token }) => token.pos !== 'ADV' && !words('negation', token.lower))?.token;
  // "has an army" asks with "does", "has left" with "has".
  const owns = verb.lemma === 'have' && next?.pos !== 'VERB' && next?.pos !== 'AUX';
  if (owns)
    return {
      subject,
      helper: formOf(verb, subject),
      rest: [{ token: verb, text: 'have' }, ...after],
      head: 'have',
    };
  const main = after.find(({ token }) => token.pos === 'VERB')?.token.lemma ?? verb.lemma;
  if (words('auxiliary', verb.lower)) return { subject, helper: verb.lower, rest: after, head: main };
  if (verb.pos !== 'VERB' || verb.lower.endsWith('ing')) return null;
  return {
    subject,
    helper: formOf(verb, subject),
    rest: [{ token: verb, text: verb.lemma }, ...after],
    head: verb.lemma,
  };
}

/** The form of "do" for a verb; "put" after one alone is past. */
function formOf(verb: Token, subject: readonly Token[]): string {
  if (verb.lower !== verb.lemma) return verb.lower.endsWith('s') ? 'does' : 'did';
  const last = subject.at(-1);
  const joined = subject.some(({ lower }) => lower === 'and');
  const alone = !joined && (last?.pos === 'PROPN' || /^an?$/.test(subject[0]?.lower ?? ''));
  return alone && !(last?.lower ?? '').endsWith('s') ? 'did' : 'do';
}

/** A subject's words; its first in lower case unless it is a name. */
function subjectWords(subject: readonly Token[]): readonly string[] {
  return subject.map(({ text, pos, lower }, i) => {
    const common = pos !== 'PROPN' && !/\p{Lu}/u.test(text.slice(1)) && subject[i + 1]?.pos !== 'PROPN';
    return i === 0 && (common || pos === 'DET') ? lower : text;
  });
}

/** Words without their negation. */
function affirmed(rest: readonly Worded[], words: AskingWords): readonly string[] {
  return rest.flatMap(({ token, text }) =>
    words('negation', token.lower) ? [] : token.lower === 'no' && token.pos === 'DET' ? ['any'] : [text],
  );
}

/** Words as a question; null where they are too many, or hold a quotation's mark or a break that a question has not. */
function asked(words: readonly string[]): string | null {
  const kept = [...words];
  while (kept.length > 0 && /^[\p{P}\s]+$/u.test(kept.at(-1) ?? '')) kept.pop();
  if (kept.length < 3 || kept.length > longest || kept.some((word) => /["“”«»;:()[\]—–]|--/.test(word)))
    return null;
  const spaced = kept.join(' ');
  // Most are words and nothing else.
  const text = /[^\p{L}\p{N} ]/u.test(spaced)
    ? spaced
        .replace(/ (?=[,.%’'])/g, '')
        .replace(/([$€£¥]) /g, '$1')
        .replace(/ - /g, '-')
        .replace(/ (?=n['’]t\b)/g, '')
    : spaced;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}?`;
}
