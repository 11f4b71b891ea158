import type { Term } from '../../reading/sketch.js';
import { contains, type Passage } from '../../text/passage.js';
import type { Account, Point } from '../record.js';
import { dayOf } from '../resolve.js';
import { stemsOf } from './question.js';
import { likenessOf, type Unit } from './units.js';
import { placedWords } from './words-of.js';

/** What is known of an answer or of a question: names of features with their values. */
export type Evidence = readonly (readonly [name: string, value: number])[];

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
  readonly question: Evidence;
  readonly passages: readonly (readonly Evidence[])[];
}

/**
 * What tells whether the passages of a point answer its question. `unitOf` tells the sentence of a passage; a passage of
 * which none is known counts as one without words.
 */
export function evidenceOf(point: Point, unitOf: (passage: Passage) => Unit | undefined): PointEvidence {
  const stems = [...stemsOf(point.question)];
  const weighed = point.accounts.flatMap(({ passages }, account) =>
    passages.flatMap((passage) => {
      const unit = unitOf(passage);
      return unit === undefined ? [] : [weigh(passage, account, unit, stems)];
    }),
  );
  const own = new Map(weighed.map((one) => [one.passage, closest(one, weighed)]));
  const kind = kindOf(point);
  const all = [...own.values()].sort((a, b) => b.best - a.best);
  const voices = new Set(weighed.map(({ lineage }) => lineage)).size;
  const bestAsked = Math.max(0, ...weighed.map(({ asked }) => asked));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const question = crossed(kind, [
    ['one', 1],
    ['best', all[0]?.best ?? 0],
    // Where all say the same in the same words they agree, and do not agree in part.
    [`mean ${point.verdict}`, mean(all.map(({ best }) => best))],
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
    passages: point.accounts.map((account, at) =>
      account.passages.map((passage) => {
        const one = weighed.find((other) => other.passage === passage);
        if (one === undefined) return [];
        const { best, around, second } = own.get(passage) ?? nothing;
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
          ['value shared', Number(sharesValue(account, weighed, at, one))],
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

const nothing = { best: 0, around: 0, second: 0 };

/** Points of one kind are weighed alike. */
function kindOf({ id, kind, topic, verdict }: Point): string {
  if (kind === 'whether') return topic === true ? 'topic' : verdict === 'differ' ? 'against' : 'words';
  return id.startsWith(`p-${kind}-`) ? `${kind}${topic === true ? ' topic' : ''}` : `asked ${kind}`;
}

/** What tells something else in points of another kind. */
const byKind = new Set(['one', 'best', 'asked']);

/** Features for all points, and some again for those of one kind. */
const crossed = (kind: string, features: Evidence): Evidence => [
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
  const { input, answer } = unit;
  return {
    passage,
    account,
    lineage: unit.lineage,
    words,
    weight,
    sentence: unit,
    asked: share(passage.text),
    askedAround: share(input.report.text.slice(answer.start, answer.end)),
  };
}

/** How like the likest passages of other voices are, and the likest sentence. */
function closest(one: Weighed, all: readonly Weighed[]): typeof nothing {
  const byVoice = new Map<string, number>();
  let around = 0;
  for (const other of all) {
    if (other.lineage === one.lineage) continue;
    const likeness = likenessOf(sharedWeight(one.words, other.words), one.weight, other.weight);
    byVoice.set(other.lineage, Math.max(byVoice.get(other.lineage) ?? 0, likeness || 0));
    const { sentence: a } = one;
    const { sentence: b } = other;
    around = Math.max(around, likenessOf(sharedWeight(a.words, b.words), a.weight, b.weight) || 0);
  }
  const [best = 0, second = 0] = [...byVoice.values()].sort((a, b) => b - a);
  return { best, second, around };
}

function sharedWeight(a: ReadonlyMap<Term, number>, b: ReadonlyMap<Term, number>): number {
  let shared = 0;
  for (const [term, weight] of a) if (b.has(term)) shared += weight;
  return shared;
}

/** Whether another voice gives the same value. */
const sharesValue = (account: Account, all: readonly Weighed[], at: number, one: Weighed): boolean =>
  (account.number !== undefined || account.date !== undefined || account.items !== undefined) &&
  all.some((other) => other.account === at && other.lineage !== one.lineage);

/** The sentence that a passage stands in, of those of a round. */
export function unitFinder(units: readonly Unit[]): (passage: Passage) => Unit | undefined {
  const byReport = new Map<string, Unit[]>();
  for (const unit of units) {
    const own = byReport.get(unit.report);
    if (own === undefined) byReport.set(unit.report, [unit]);
    else own.push(unit);
  }
  return (passage) => byReport.get(passage.report)?.find(({ answer }) => contains(answer, passage));
}
