import { partition } from '../../text/partition.js';
import { contains, overlapOf, type Passage, passageAt, type Span, spanning } from '../../text/passage.js';
import type { JoinInput } from '../join-input.js';
import { type Order, patched } from '../kept/kept.js';
import { byCodeUnits } from '../kept/union.js';
import type { Account, Point } from '../record.js';
import { asWords, type Compared, type Told } from './accounts.js';
import { askedPoints } from './asked.js';
import { cohesion, groupsOf } from './clusters.js';
import { asContradiction } from './contradiction.js';
import { tightPassage } from './cut.js';
import { comparedDates, dateKind } from './dates.js';
import { edgesOf } from './edges.js';
import { unitFinder } from './evidence.js';
import { type Heading, phraseHeading, toldHeading, valueTopic, wordsHeading } from './heading.js';
import { comparedLists, listKind } from './lists.js';
import { newPointsMemory, newRoundsMemory, type PointsMemory, rememberedPoints } from './memory.js';
import type { Names } from './names-of.js';
import { comparedNumbers, numberKind } from './numbers.js';
import { changedOverTime } from './over-time.js';
import { type Asking, answeredQuestion, type Proposed, sharedQuestion } from './question.js';
import { newRoom, type Room } from './room.js';
import { roundsOf, weeksOf } from './rounds.js';
import { withTrust } from './trust.js';
import { type Unit, unitsOf } from './units.js';
import { type UnitValue, valueGroups } from './values.js';

/**
 * Questions that several reports answer: those of the catalogue; values told in like words; and what sentences say that
 * speak of one thing. `inputs` in the order of ids; `names` tells who is meant by a name in a row; `stale` are reports
 * whose lineage, or an actor of which, may be called otherwise than in the last join with `memory`, which keeps what was
 * found for rounds in which nothing changes; `room` is what rounds are worked out in, one after another.
 */
export function pointsOf(
  inputs: readonly JoinInput[],
  lineageOf: ReadonlyMap<string, string>,
  names: Names,
  stale: Iterable<string> = [],
  memory: PointsMemory = newPointsMemory(),
  room: Room = newRoom(),
): readonly Point[] {
  const { turned, gone } = weeksOf(inputs, stale, memory.weeks);
  const left = new Set<Point>();
  const come = new Set<Point>();
  for (const week of gone) {
    for (const point of memory.found.get(week)?.points ?? []) left.add(point);
    memory.found.delete(week);
  }
  for (const week of turned) {
    const known = memory.found.get(week) ?? { memory: newRoundsMemory(), points: [] };
    memory.found.set(week, known);
    for (const point of known.points) left.add(point);
    known.points = rememberedPoints(roundsOf(week), known.memory, lineageOf, names.namesIn, (round) =>
      pointsOfRound(round, lineageOf, names, room),
    );
    for (const point of known.points) if (!left.delete(point)) come.add(point);
  }
  memory.points = patched(memory.points, { come: [...come], gone: [...left] }, inOrder);
  return memory.points;
}

const inOrder: Order<Point> = (a, b) =>
  rank(a) - rank(b) || b.accounts.length - a.accounts.length || byCodeUnits(a.id, b.id);

/** Of points in the order of the record those on which accounts differ: they stand first. */
export const differingIn = (points: readonly Point[]): readonly Point[] =>
  points.slice(
    0,
    partition(points, ({ verdict }) => verdict === 'differ'),
  );

/** What differs first, then what changed, what values were compared on; what is only told in several words last, topics below questions. */
const rank = ({ kind, verdict, topic = false, changed = false }: Point): number =>
  verdict === 'differ'
    ? Number(changed) / 2 + Number(topic) / 4
    : (kind === 'whether' ? (verdict === 'partial' ? 2 : 3) : 1) + (topic ? 3 : 0);

function pointsOfRound(
  inputs: readonly JoinInput[],
  lineageOf: ReadonlyMap<string, string>,
  names: Names,
  room: Room,
): readonly Point[] {
  const units = unitsOf(inputs, lineageOf);
  const edges = edgesOf(units, cohesion, room);
  const asked = askedPoints(units, names);
  const lists = listKind(names.nameOf);
  const valued = [
    ...valuePoints(valueGroups(units, edges, lists), comparedLists),
    ...valuePoints(valueGroups(units, edges, numberKind), comparedNumbers),
    ...valuePoints(valueGroups(units, edges, dateKind), comparedDates),
  ].filter((point) => !within(point, asked));
  const told = groupsOf(units, edges, room).flatMap((group) =>
    wordsPoints(
      group.flatMap((i) => units[i] ?? []),
      names,
    ),
  );
  const specific = [...asked, ...valued];
  const unitOf = unitFinder(units);
  const all = [...specific, ...told.filter((point) => !within(point, specific))].map(
    (point): Point =>
      point.verdict === 'differ' && changedOverTime(point.accounts, unitOf, names)
        ? { ...point, changed: true }
        : point,
  );
  return withTrust(all, unitOf);
}

/** A point of which so much is compared elsewhere adds nothing. */
const mostly = 0.85;

/** Whether nearly all that a point compares is compared by one of the others. */
function within(point: Point, others: readonly Point[]): boolean {
  const passages = passagesOf(point);
  return others.some((other) => {
    const theirs = passagesOf(other);
    const shared = passages.filter((passage) =>
      theirs.some((one) => one.report === passage.report && overlapOf(one, passage) > 0),
    );
    return shared.length >= passages.length * mostly;
  });
}

const passagesOf = ({ accounts }: Point): readonly Passage[] => accounts.flatMap(({ passages }) => passages);

/** How well a question has to be shared before it is asked. */
const wellShared: Readonly<Partial<Record<Compared['kind'], number>>> = { date: 0.35, list: 0.3 };

/** Points about values that answer one question; a value that only one report gives makes none. */
function valuePoints<V>(
  groups: readonly (readonly UnitValue<V>[])[],
  compared: (group: readonly UnitValue<V>[], told: (one: UnitValue<V>) => Told) => Compared,
): readonly Point[] {
  return groups
    .filter((group) => new Set(group.map(({ unit }) => unit.report)).size > 1)
    .flatMap((group): readonly Point[] => {
      const own = group.map(({ unit }) => unit);
      const result = compared(group, ({ unit, placed }) => ({
        unit,
        passage: around(unit, placed, own),
      }));
      const proposals = group.flatMap(({ unit, placed: { question, verbless } }): readonly Proposed[] =>
        question === undefined ? [] : [{ unit, question, ...(verbless === undefined ? {} : { verbless }) }],
      );
      const [first] = group;
      const isNumber = result.kind === 'number';
      const places = new Map(group.map(({ unit, placed }) => [unit, placed]));
      const near = (unit: Unit): Span | null => places.get(unit) ?? null;
      const sure = sharedQuestion(proposals, own, wellShared[result.kind] ?? 0.25);
      const some =
        sure ?? (isNumber && result.verdict !== 'differ' ? sharedQuestion(proposals, own, 0) : null);
      // Numbers that differ, and nothing that all are asked for: they are numbers of several matters.
      if (some === null && isNumber && result.verdict === 'differ') return [];
      // "The two leaders": a small number that no clause makes a question of, and on which all agree, tells who is meant.
      if (some === null && result.verdict === 'agree' && result.accounts.every(isSmall)) return [];
      // A day, and a row of two, is told of much that nobody asks about.
      const idle =
        result.kind === 'date' ||
        !result.accounts.some(({ items }) => items === undefined || items.length > 2);
      if (some === null && (idle || namesPeople(result, own))) return [];
      // A question with a verb; else what all say; else one without ("How much in aid?").
      const heading =
        askedBy(sure?.verbless === true ? null : sure) ??
        toldHeading(own, result, near) ??
        askedBy(sure) ??
        askedBy(some?.verbless === true ? null : some) ??
        phraseHeading(own, result, near) ??
        askedBy(some) ??
        valueTopic(own, result, near);
      if (heading === null) return [];
      // "Who is named: the pact": where nothing asks for the row, two rows are of two matters more often than they clash.
      const unasked = result.kind === 'list' && heading.topic && result.verdict === 'differ';
      const told: Compared = unasked ? { ...result, verdict: 'partial' } : result;
      return [pointOf(`${first?.unit.report ?? ''}-${first?.placed.start ?? 0}`, heading, told)];
    });
}

const askedBy = (proposed: Proposed | null): Heading | null =>
  proposed === null ? null : { text: proposed.question, topic: false };

/** Numbers up to this are told of those who are known. */
const small = 4;

const isSmall = ({ number }: Account): boolean => number !== undefined && number.value <= small;

/** Whether a row has people in it: who is named beside whom is asked only where the sentence says for what. */
const namesPeople = ({ accounts }: Compared, units: readonly Unit[]): boolean =>
  accounts.some(({ items = [] }) =>
    items.some(({ name }) =>
      units.some(({ input }) =>
        input.reading.actors.some((actor) => actor.kind === 'person' && actor.name === name),
      ),
    ),
  );

/** The passage that answers: the clauses that carry what is shared, and the value's own. */
function around(unit: Unit, value: Span, others: readonly Unit[]): Passage {
  const tight = tightPassage(
    unit,
    others.filter(({ report }) => report !== unit.report),
  );
  const part = (unit.answer.parts ?? []).find((one) => contains(one, value)) ?? value;
  return passageAt(unit.report, unit.input.report.text, spanning(tight, part));
}

/** What sentences that speak of one thing come to: where some deny what others say, and what all say of it. */
function wordsPoints(units: readonly Unit[], names: Names): readonly Point[] {
  const told = units.map(
    (unit): Told => ({
      unit,
      passage: tightPassage(
        unit,
        units.filter((other) => other.report !== unit.report),
      ),
    }),
  );
  const opposed = asContradiction(told);
  const contested = opposed?.compared.accounts.flatMap(({ passages }) => passages) ?? [];
  // What some say and others deny is not told alike as well.
  const more = told.some(({ passage }) => !contested.some((one) => sameSentence(one, passage)));
  const results = [...(opposed === null ? [] : [opposed.compared]), ...(more ? [asWords(told)] : [])];
  return results.flatMap((result) => {
    const isOpposed = result === opposed?.compared;
    const own = told.filter(({ passage }) =>
      result.accounts.some(({ passages }) => passages.some((one) => sameSentence(one, passage))),
    );
    const askings = own.flatMap(({ unit, passage }) =>
      (unit.answer.parts ?? []).flatMap((part): readonly Asking[] =>
        overlapOf(part, passage) === 0 ? [] : [{ unit, part }],
      ),
    );
    const among = own.map(({ unit }) => unit);
    const question = isOpposed ? (opposed?.question ?? null) : answeredQuestion(askings, among);
    const first = among[0];
    const place = `${isOpposed ? 'whether-' : ''}${first?.report ?? ''}-${first?.answer.start ?? 0}`;
    const heading = question === null ? wordsHeading(among, result, names) : { text: question, topic: false };
    return [pointOf(place, heading, result)];
  });
}

const sameSentence = (a: Passage, b: Passage): boolean => a.report === b.report && overlapOf(a, b) > 0;

function pointOf(place: string, { text, topic }: Heading, { kind, verdict, accounts }: Compared): Point {
  return {
    id: `p-${kind === 'whether' ? '' : `${kind}-`}${place}`,
    question: text,
    kind,
    verdict,
    ...(topic ? { topic } : {}),
    accounts,
  };
}
