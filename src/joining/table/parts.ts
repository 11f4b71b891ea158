import { type Passage, passageAt } from '../../text/passage.js';
import { putUnder } from '../../text/put-under.js';
import type { IdOf } from '../actors/actor-ids.js';
import { isSide } from '../actors/sides.js';
import { type Ground, ofReports } from '../ground.js';
import { bargaining, weightOf } from '../items/bargaining.js';
import { byReport, type JoinInput } from '../join-input.js';
import { Gathered } from '../kept/gathered.js';
import { byId, changesBetween, foundIn, type Made, madeOf } from '../kept/kept.js';
import type { Actor, Move, Part } from '../record.js';
import type { ReportMoves } from './backed.js';

const parts: readonly Part[] = ['party', 'mediator', 'host', 'guarantor', 'critic', 'observer'];
const isPart = (name: string): name is Part => parts.some((part) => part === name);

/** Acts of who stands beside and objects. */
const objecting = new Set(['doubt', 'accuse', 'refuse']);

/** What earlier joins found of who has which part. */
export interface PartsMemory {
  inputs: readonly JoinInput[];
  reports: readonly ReportMoves[];
  /** What reports call actors, by part and actor. */
  readonly called: Gathered<Passage>;
  /** The surest bargaining move of each report that tells one of a side, made by it or toward it. */
  readonly bargains: Gathered<Move>;
  /** Bargaining moves by the side that makes them. */
  readonly made: Gathered<Move>;
  /** Moves by which an actor objects. */
  readonly objections: Gathered<Move>;
  /** How sure the bargaining moves of a side are, all in all. */
  readonly weights: Map<string, number>;
  /** Where actors' moves were told, by part and actor. */
  readonly places: Map<string, Made<Move, Passage>>;
  /** The parts of those that have any. */
  known: ReadonlyMap<string, ActorParts>;
  actors: Made<Actor, Actor>;
}

export const newPartsMemory = (): PartsMemory => ({
  inputs: [],
  reports: [],
  called: new Gathered(),
  bargains: new Gathered(),
  made: new Gathered(),
  objections: new Gathered(),
  weights: new Map(),
  places: new Map(),
  known: new Map(),
  actors: { from: [], to: [] },
});

/** Passages that say of an actor that it has a part: those that call it so, and those of its moves. */
type ActorParts = ReadonlyMap<Part, readonly [called: readonly Passage[], moves: readonly Passage[]]>;

/** What parts are told by: the reports with their moves, and who was renamed since the last join. */
export interface PartsGround extends Pick<Ground, 'come' | 'gone' | 'sides'> {
  readonly inputs: readonly JoinInput[];
  readonly reports: readonly ReportMoves[];
  readonly idOf: IdOf;
  readonly renamed: ReadonlySet<string>;
}

/**
 * Gives each actor its parts in the talks, each with the passages that say so. Beside what reports call them, a side is
 * a party that bargains nearly as much as the one that does most, over all reports; and a critic that objects in two moves
 * or more and is called no party, nor bargains. Only reports that changed, or whose actors did, are looked at, and an
 * actor whose parts are told as before stays the same object.
 */
export function withParts(
  actors: readonly Actor[],
  ground: PartsGround,
  memory: PartsMemory = newPartsMemory(),
): readonly Actor[] {
  gather(ground, memory);
  const known = partsOf(ground.sides, memory);
  const stale = [...new Set([...known.keys(), ...memory.known.keys()])].filter(
    (id) => !areSame(known.get(id), memory.known.get(id)),
  );
  memory.known = known;
  memory.actors = madeOf(
    memory.actors,
    actors,
    byId,
    (actor) => {
      const own = known.get(actor.id);
      return own === undefined ? actor : { ...actor, parts: toldParts(own) };
    },
    stale.map((id) => ({ id })),
  );
  return memory.actors.to;
}

const toldParts = (own: ActorParts): NonNullable<Actor['parts']> =>
  parts.flatMap((part) => {
    const [called = [], moves = []] = own.get(part) ?? [];
    return called.length + moves.length === 0 ? [] : [{ part, passages: [...called, ...moves] }];
  });

function areSame(a: ActorParts | undefined, b: ActorParts | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return parts.every((part) => {
    const [own, other] = [a.get(part), b.get(part)];
    return own?.[0] === other?.[0] && own?.[1] === other?.[1];
  });
}

/** Takes in what reports that came, changed or went tell. */
function gather(ground: PartsGround, memory: PartsMemory): void {
  const { inputs, reports, idOf, renamed, sides } = ground;
  const read = changesBetween(memory.inputs, inputs, byReport);
  const moved = changesBetween(memory.reports, reports, ofReports);
  [memory.inputs, memory.reports] = [inputs, reports];
  const reread = [...read.gone, ...read.come].map(({ report }) => report.id);
  for (const report of new Set([...reread, ...renamed])) {
    const input = foundIn(inputs, { report: { id: report } }, byReport);
    memory.called.tell(report, input === undefined ? new Map() : calledIn(input, idOf));
  }
  const again = [...moved.gone, ...moved.come, ...ground.gone, ...ground.come].map(({ report }) => report);
  for (const report of new Set(again)) {
    const moves = foundIn(reports, { report }, ofReports)?.moves ?? [];
    const { bargains, made, objections } = movesIn(moves, sides);
    memory.made.tell(report, made);
    memory.objections.tell(report, objections);
    for (const [side, move] of memory.bargains.tell(report, bargains)) weigh(side, move, -1, memory);
    for (const [side, own] of bargains) for (const move of own) weigh(side, move, 1, memory);
  }
}

const keyOf = (part: Part, actor: string): string => `${part} ${actor}`;

function calledIn({ report, reading }: JoinInput, idOf: IdOf): ReadonlyMap<string, readonly Passage[]> {
  const called = new Map<string, Passage[]>();
  for (const local of reading.parts ?? []) {
    const id = idOf(report.id, local.actor);
    if (id !== null && isPart(local.part))
      putUnder(called, keyOf(local.part, id), passageAt(report.id, report.text, local));
  }
  return called;
}

/**
 * What the moves of one report tell. Of each side that bargains the surest move counts, by how sure it is, whether the
 * side made it or another made it toward the side.
 */
function movesIn(moves: readonly Move[], sides: Ground['sides']) {
  const made = new Map<string, Move[]>();
  const objections = new Map<string, Move[]>();
  const bargains = new Map<string, readonly [Move]>();
  for (const move of moves) {
    if (move.actor !== null && objecting.has(move.act)) putUnder(objections, move.actor, move);
    if (!bargaining.has(move.act)) continue;
    const side = sides.of(move.actor);
    if (side !== null) putUnder(made, side, move);
    for (const one of new Set([side, sides.of(move.toward)])) {
      if (one === null) continue;
      const [surest] = bargains.get(one) ?? [];
      if (surest === undefined || (move.confidence ?? 1) > (surest.confidence ?? 1))
        bargains.set(one, [move]);
    }
  }
  return { made, objections, bargains };
}

function weigh(side: string, move: Move, by: 1 | -1, { weights }: PartsMemory): void {
  weights.set(side, (weights.get(side) ?? 0) + by * weightOf(move));
}

/** The parts of all actors that have one. */
function partsOf(
  { actorsById, of: sideOf }: Ground['sides'],
  memory: PartsMemory,
): ReadonlyMap<string, ActorParts> {
  const { called, bargains, made, objections, places } = memory;
  const found = new Map<string, Map<Part, readonly [readonly Passage[], readonly Passage[]]>>();
  const put = (actor: string, part: Part, moves: readonly Move[] | null): void => {
    const own = found.get(actor) ?? new Map<Part, readonly [readonly Passage[], readonly Passage[]]>();
    const key = keyOf(part, actor);
    const told = moves === null ? empty : madeOf(places.get(key) ?? empty, moves, ofReports, passageOf);
    if (moves !== null) places.set(key, told);
    found.set(actor, own.set(part, [called.of(key), told.to]));
  };
  for (const key of called.keys()) {
    const [part = '', actor = ''] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
    if (isPart(part)) put(actor, part, null);
  }
  for (const side of bargainers(memory, actorsById)) put(side, 'party', bargains.of(side));
  for (const actor of objections.keys()) {
    const side = sideOf(actor) ?? actor;
    if (objections.count(actor) < 2 || made.count(side) > 0 || found.get(side)?.has('party') === true)
      continue;
    put(actor, 'critic', objections.of(actor));
  }
  return found;
}

const passageOf = ({ passage }: Move): Passage => passage;
const empty: Made<never, never> = { from: [], to: [] };

/** Of the bargaining of the side that does most of it, a party does this share at least. */
const share = 0.45;

/** States and bodies that bargain. Who is only asked and never bargains itself is none. */
function bargainers(
  { bargains, made, weights }: PartsMemory,
  actorsById: ReadonlyMap<string, Actor>,
): readonly string[] {
  const weighed = [...bargains.keys()]
    .filter((side) => made.count(side) > 0 && isSide(actorsById.get(side)))
    .map((side) => ({ side, weight: weights.get(side) ?? 0 }));
  const [first, second] = weighed.map(({ weight }) => weight).sort((a, b) => b - a);
  const least = share * (first ?? 0);
  // Nobody bargains alone: where one side is told of far more, the next that more than one report tells of counts too.
  return weighed
    .filter(
      ({ side, weight }) =>
        weight >= least || (weight === second && least > second && bargains.count(side) > 1),
    )
    .map(({ side }) => side);
}
