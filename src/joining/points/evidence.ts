import type { TrustFeatures } from '../../reading/moves/trust.js';
import type { Term } from '../../reading/sketch.js';
import { contains, firstEndingAfter, type Passage, type Span } from '../../text/passage.js';
import type { Account, Point } from '../record.js';
import { dayOf } from '../resolve.js';
import { stemsOf } from './question.js';
import { alike, likenessOf, sentenceOf, sharedWeight, type Unit } from './units.js';
import { placedWords } from './words-of.js';

/** A passage of a point as it is weighed. */
interface Weighed {
  readonly passage: Passage;
  readonly account: number;
  readonly lineage: string;
  /** Its words, those that its sentence has besides it, and what they weigh. */
  readonly words: ReadonlyMap<Term, number>;
  readonly weight: number;
  readonly sentence: Unit;
  /** The share of the question's words that stand in the passage, and in its sentence. */
  readonly asked: number;
  readonly askedAround: number;
}

/** What is known of a point: of its question, and of each passage of each account. */
export interface PointEvidence {
  readonly question: TrustFeatures;
  /** By accounts, then by their passages. */
  readonly passages: readonly (readonly TrustFeatures[])[];
}

/**
 * What tells whether the passages of a point answer its question. `unitOf` tells the sentence of a passage; a passage of
 * which none is known counts as one without words.
 */
export function evidenceOf(point: Point, unitOf: (passage: Passage) => Unit | undefined): PointEvidence {
  // A topic was made of what the passages share: that they share it tells nothing.
  const stems = point.topic === true ? [] : [...stemsOf(point.question)];
  const weighed = point.accounts.flatMap(({ passages }, account) =>
    passages.flatMap((passage) => {
      const unit = unitOf(passage);
      return unit === undefined ? [] : [weigh(passage, account, unit, stems)];
    }),
  );
  const own = new Map(weighed.map((one) => [one.passage, { one, ...closest(one, weighed) }]));
  const kind = kindOf(point);
  const all = [...own.values()].sort((a, b) => b.best - a.best);
  const voices = new Set(weighed.map(({ lineage }) => lineage)).size;
  const bestAsked = Math.max(0, ...weighed.map(({ asked }) => asked));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const question = crossed(kind, [
    ['one', 1],
    // Of values the mean says as much: beside it the likest pair would only be weighed against it.
    ...(point.kind === 'whether' ? [['best', all[0]?.best ?? 0] as const] : []),
    // Words that agree are like by that; values may agree that are told of two matters.
    ...(point.verdict === 'agree' && point.kind === 'whether'
      ? []
      : [[`mean ${point.verdict}`, mean(all.map(({ best }) => best))] as const]),
    ['asked', mean(weighed.map(({ asked }) => asked))],
    ['most asked', bestAsked],
    ['passages', Math.log(Math.max(1, weighed.length))],
    ['voices', Math.log(Math.max(1, voices))],
    ['accounts', Math.log(point.accounts.length)],
    ['long', stems.length / 10],
    ['days', Math.log(1 + daysBetween(weighed))],
    [`verdict ${point.verdict}`, 1],
  ]);
  return {
    question,
    passages: point.accounts.map((account) =>
      account.passages.map((passage) => {
        const known = own.get(passage);
        if (known === undefined) return [];
        const { one, best, second, around } = known;
        return crossed(kind, [
          ['one', 1],
          ['best', best],
          ['second', second],
          ['around', around],
          ['asked', one.asked],
          ['asked around', one.askedAround],
          ['less asked', bestAsked - one.asked],
          ['length', Math.log(1 + one.words.size)],
          ['voices', Math.log(Math.max(1, voices))],
          ['passages', Math.log(Math.max(1, weighed.length))],
          ['value shared', Number(sharesValue(account, weighed, one))],
        ]);
      }),
    ),
  };
}

/** Days between the first and the last of the reports whose day is known. */
function daysBetween(weighed: readonly Weighed[]): number {
  const days = weighed.flatMap(({ sentence }) => dayOf(sentence.input.report.published?.time) ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? 0 : (Date.parse(last) - Date.parse(first)) / 86_400_000;
}

/** Points of one kind are weighed alike. */
function kindOf({ id, kind, topic, verdict }: Point): string {
  if (kind === 'whether') return topic === true ? 'topic' : verdict === 'differ' ? 'against' : 'words';
  return id.startsWith(`p-${kind}-`) ? `${kind}${topic === true ? ' topic' : ''}` : `asked ${kind}`;
}

/** What tells something else in points of another kind. */
const byKind = new Set(['one', 'best', 'asked']);

/** Features for all points, and some again for those of one kind. */
const crossed = (kind: string, features: TrustFeatures): TrustFeatures => [
  ...features,
  ...features
    .filter(([name]) => byKind.has(name))
    .map(([name, value]) => [`${kind}: ${name}`, value] as const),
];

function weigh(passage: Passage, account: number, unit: Unit, stems: readonly string[]): Weighed {
  const words = new Map<Term, number>();
  let weight = 0;
  for (const { term, start, end } of placedWords(unit)) {
    if (start < passage.start || end > passage.end || words.has(term)) continue;
    const value = unit.words.get(term) ?? 0;
    if (value === 0) continue;
    words.set(term, value);
    weight += value;
  }
  const share = (text: string): number => {
    const own = stemsOf(text);
    return stems.length === 0 ? 0 : stems.filter((stem) => own.has(stem)).length / stems.length;
  };
  return {
    passage,
    account,
    lineage: unit.lineage,
    words,
    weight,
    sentence: unit,
    asked: share(passage.text),
    askedAround: share(sentenceOf(unit)),
  };
}

/** How like a passage the likest of other voices are, and how like its sentence theirs. */
interface Closest {
  readonly best: number;
  readonly second: number;
  readonly around: number;
}

function closest(one: Weighed, all: readonly Weighed[]): Closest {
  const byVoice = new Map<string, number>();
  let around = 0;
  for (const other of all) {
    if (other.lineage === one.lineage) continue;
    const likeness = likenessOf(sharedWeight(one.words, other.words), one.weight, other.weight);
    byVoice.set(other.lineage, Math.max(byVoice.get(other.lineage) ?? 0, likeness || 0));
    around = Math.max(around, alike(one.sentence, other.sentence) || 0);
  }
  const [best = 0, second = 0] = [...byVoice.values()].sort((a, b) => b - a);
  return { best, second, around };
}

/** Whether another voice gives the same value. */
const sharesValue = (account: Account, all: readonly Weighed[], one: Weighed): boolean =>
  (account.number !== undefined || account.date !== undefined || account.items !== undefined) &&
  all.some((other) => other.account === one.account && other.lineage !== one.lineage);

/** The sentence that a passage stands in, of those of a round. */
export function unitFinder(units: readonly Unit[]): (passage: Passage) => Unit | undefined {
  const byReport = new Map<string, { readonly units: Unit[]; readonly sentences: Span[] }>();
  for (const unit of units) {
    const own = byReport.get(unit.report) ?? { units: [], sentences: [] };
    byReport.set(unit.report, own);
    own.units.push(unit);
    own.sentences.push(unit.answer);
  }
  return (passage) => {
    const own = byReport.get(passage.report);
    const unit = own?.units[firstEndingAfter(own.sentences, passage.start)];
    return unit !== undefined && contains(unit.answer, passage) ? unit : undefined;
  };
}
