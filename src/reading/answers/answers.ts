import type { Catalog } from '../../catalog/catalog.js';
import type { CutText } from '../../text/cut.js';
import { contains, firstEndingAfter, overlapOf, type Span } from '../../text/passage.js';
import { phrasesIn } from '../../text/phrases.js';
import { putUnder } from '../../text/put-under.js';
import type { TimeExpression } from '../../text/time.js';
import { countWords, wordsOf } from '../../text/words.js';
import type { Answer, AnswerPart, AnswerValue, PlacedValue, PointKind } from '../answer.js';
import type { Clause } from '../clauses/clauses.js';
import { heaviest, lightest, type Sketch, weightOf } from '../sketch.js';
import type { LocalStatement } from '../statement.js';
import { polarQuestion } from './asking.js';
import { figureQuestion, listQuestion, timeQuestion } from './asking-values.js';
import type { AskingWords } from './asking-words.js';
import { type ClaimWords, claimOf } from './claims.js';
import { type FigureWords, figuresOf } from './figures.js';
import { listsOf, type StateNames } from './lists.js';
import { nounPhrases } from './noun-phrases.js';
import { askedIn, type QuestionWords } from './questions.js';

export const unitWordsOf = ({ nearUnits }: Pick<Catalog, 'nearUnits'>): ReadonlyMap<string, string> =>
  new Map(nearUnits.flatMap((units) => units.map((unit) => [unit, units[0] ?? unit] as const)));

export interface AnswerWords {
  readonly figures: FigureWords;
  readonly states: StateNames;
  readonly questions: QuestionWords;
  readonly asking: AskingWords;
  readonly claims: ClaimWords;
  /** Nouns that count the same, by the one that stands for all. */
  readonly units: ReadonlyMap<string, string>;
}

/** What one report has been found to hold before its answers are looked for. */
export interface AnswerGround {
  readonly cut: CutText;
  readonly sketch: Sketch;
  readonly clauses: readonly Clause[];
  readonly times: readonly TimeExpression[];
  readonly statements: readonly LocalStatement[];
}

const fewest = 3;

/**
 * Every sentence of the report that says enough to be compared with another's, with what can be compared in it. Which
 * question it answers is for joining to find: it takes a second report to see what is a question.
 */
export function answersOf(ground: AnswerGround, words: AnswerWords): readonly Answer[] {
  const { cut, sketch, clauses, statements } = ground;
  const answers: Answer[] = [];
  const sentences = new Map(cut.sentences.map((sentence, index) => [sentence.start, index]));
  const clausesIn = new Map<number, Clause[]>();
  for (const clause of clauses) {
    putUnder(clausesIn, clause.sentence, clause);
  }
  let timeAt = 0;
  const times = ground.times.map((time, index) => ({ ...time, index })).sort((a, b) => a.start - b.start);
  let statementAt = 0;
  const spoken = statements
    .map((span, index) => ({ span, index }))
    .sort((a, b) => a.span.start - b.span.start);
  for (const [index, sentence] of (sketch.sentences ?? []).entries()) {
    const at = sentences.get(sentence.start);
    const whole = at === undefined ? undefined : cut.sentences[at];
    if (at === undefined || whole === undefined || sentence.role === 'furniture') continue;
    if (!saysEnough(sentence.terms) || mostlyCovered(cut.furniture, sentence)) continue;
    const values: PlacedValue[] = [];
    while ((times[timeAt]?.start ?? Infinity) < sentence.start) timeAt += 1;
    const timesHere = timesWithin(times, timeAt, sentence.end);
    // The number of a day ("17 OCT") counts nothing.
    const figures = figuresOf(cut.tokens, whole.first, whole.last, words.figures).filter(
      (figure) => !timesHere.some((time) => time.kind === 'absolute' && overlapOf(time, figure) > 0),
    );
    const clausesHere = clausesIn.get(at) ?? [];
    const inTitle = isTitled(cut, whole.first, whole.last);
    const clauseAt = (span: Span): Clause | undefined =>
      inTitle ? undefined : clausesHere.find((clause) => contains(clause, span));
    for (const figure of figures) {
      const clause = clauseAt(figure);
      const question =
        clause === undefined ? null : figureQuestion(cut.tokens, clause, figure, figures, words.asking);
      values.push({
        start: figure.start,
        end: figure.end,
        value: {
          kind: 'number',
          number: figure.value,
          unit: figure.unit,
          hedge: figure.hedge,
          ...countsOf(figure.unit, words.units),
          ...(figure.range === undefined ? {} : { range: figure.range }),
        },
        ...(question === null ? {} : { question: question.text }),
        ...(question?.verbless === true ? { verbless: true } : {}),
      });
    }
    for (const list of listsOf(cut.tokens, whole.first, whole.last, words.states)) {
      const clause = clauseAt(list);
      const question = clause === undefined ? null : listQuestion(cut.tokens, clause, list, [], words.asking);
      values.push({
        start: list.start,
        end: list.end,
        value: { kind: 'list', items: list.items, complete: list.complete },
        ...(question === null ? {} : { question }),
      });
    }
    const timed = (time: Span & { readonly index: number }): PlacedValue => {
      const clause = clauseAt(time);
      const question = clause === undefined ? null : timeQuestion(cut.tokens, clause, time, words.asking);
      const placed = { start: time.start, end: time.end, value: { kind: 'time', time: time.index } } as const;
      return question === null ? placed : { ...placed, question };
    };
    values.push(...timesHere.map(timed));
    const parts = partsOf(
      cut,
      sentence,
      clausesHere,
      clauses,
      words,
      !inTitle && /[.!?"”’'»)]\s*$/.test(cut.text.slice(sentence.start, sentence.end)),
    );
    while ((spoken[statementAt]?.span.end ?? Infinity) <= sentence.start) statementAt += 1;
    const held = spoken
      .slice(statementAt, statementAt + 4)
      .find(
        ({ span }) =>
          contains(span, sentence) || overlapOf(span, sentence) > (sentence.end - sentence.start) / 2,
      );
    const value: AnswerValue = values[0]?.value ?? {
      kind: 'words',
      words: cut.text.slice(sentence.start, sentence.end),
      negated: parts.some(({ negated }) => negated),
    };
    const asked = askedIn(cut.tokens, whole.first, whole.last, clausesHere, words.questions);
    const phrases = nounPhrases(cut.tokens, whole.first, whole.last);
    answers.push({
      start: sentence.start,
      end: sentence.end,
      kind: kindOf(value),
      keys: keysOf(cut, whole, sentence.terms),
      value,
      statement: held?.index ?? null,
      sentence: index,
      parts,
      values,
      phrases,
      ...(asked.length === 0 ? {} : { asked }),
    });
  }
  return answers;
}

function countsOf(unit: string, units: ReadonlyMap<string, string>): { readonly counts?: string } {
  const counts = units.get(unit);
  return counts === undefined ? {} : { counts };
}

function timesWithin<T extends Span>(times: readonly T[], from: number, end: number): readonly T[] {
  let to = from;
  while ((times[to]?.start ?? Infinity) < end) to += 1;
  return times.slice(from, to);
}

/** Whether most of a sentence is credits, a caption of a gallery or the like; `spans` in order. */
function mostlyCovered(spans: readonly Span[], sentence: Span): boolean {
  let covered = 0;
  for (let i = firstEndingAfter(spans, sentence.start); i < spans.length; i++) {
    const span = spans[i];
    if (span === undefined || span.start >= sentence.end) break;
    covered += overlapOf(span, sentence);
  }
  return covered * 2 > sentence.end - sentence.start;
}

/** Words of a title begin with capitals, short ones apart: no question is made of such. */
const shortest = 4;

function isTitled({ tokens }: CutText, first: number, last: number): boolean {
  let [long, capital] = [0, 0];
  for (let i = first; i < last; i++) {
    const text = tokens[i]?.text ?? '';
    if (text.length < shortest || !/^\p{L}/u.test(text)) continue;
    long += 1;
    if (/^\p{Lu}\p{Ll}/u.test(text)) capital += 1;
  }
  return long > 3 && capital * 5 >= long * 4;
}

/** Whether at least three different words of a sentence say something. */
function saysEnough(terms: readonly number[]): boolean {
  const met: number[] = [];
  for (const term of terms) {
    if (weightOf(term) < lightest || met.includes(term)) continue;
    met.push(term);
    if (met.length >= fewest) return true;
  }
  return false;
}

function kindOf(value: AnswerValue): PointKind {
  if (value.kind === 'list' || value.kind === 'number') return value.kind;
  return value.kind === 'time' ? 'date' : 'whether';
}

/** "did little", "hardly saw" deny what follows; "doubts" and "scepticism" are told themselves. */
const lessening = new Set(['ADV', 'ADJ', 'DET', 'PRON']);

/** Clauses of a sentence with the words that each holds. Words are counted as the sketch counts them. */
function partsOf(
  cut: CutText,
  sentence: { readonly start: number; readonly end: number },
  clauses: readonly Clause[],
  all: readonly Clause[],
  words: AnswerWords,
  asks: boolean,
): readonly AnswerPart[] {
  const parts: AnswerPart[] = [];
  let from = 0;
  let at = sentence.start;
  clauses.forEach((clause, i) => {
    const end = i === clauses.length - 1 ? sentence.end : clause.end;
    const to = from + countWords(cut.text, at, end);
    const question = asks ? polarQuestion(cut.tokens, clause, words.asking) : null;
    const negated =
      clause.negated ||
      phrasesIn(words.questions.doubters, cut.tokens, clause.first, clause.last).some(({ first }) =>
        lessening.has(cut.tokens[first]?.pos ?? ''),
      );
    const place = { start: at, end: sentence.end, from: from + countWords(cut.text, at, clause.start) };
    const holder = clause.within === null ? undefined : all[clause.within];
    const claim = claimOf(cut, clause, holder, place, negated, words.asking, words.claims);
    parts.push({
      start: clause.start,
      end: clause.end,
      from,
      to,
      negated,
      ...(question === null ? {} : { question }),
      ...(claim === null ? {} : { claim }),
    });
    [from, at] = [to, end];
  });
  return parts;
}

const mostKeys = 8;

/** The rarest words of a sentence as the text spells them, in their order. */
function keysOf(
  cut: CutText,
  sentence: { readonly start: number; readonly end: number },
  terms: readonly number[],
): readonly string[] {
  const words = wordsOf(cut.text, sentence.start, sentence.end);
  // How many words there are of each weight says from which weight on they are taken; of that weight, the first.
  const counts = new Array<number>(heaviest + 1).fill(0);
  for (let i = 0; i < words.length; i++) {
    const weight = weightOf(terms[i] ?? 0);
    counts[weight] = (counts[weight] ?? 0) + 1;
  }
  let least = heaviest;
  let left = mostKeys;
  while (least > 0 && (counts[least] ?? 0) < left) left -= counts[least--] ?? 0;
  const keys: string[] = [];
  words.forEach((word, i) => {
    const weight = weightOf(terms[i] ?? 0);
    if (weight < least || (weight === least && left-- <= 0)) return;
    if (!keys.includes(word)) keys.push(word);
  });
  return keys;
}
