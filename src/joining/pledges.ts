import { bearsOn } from './issues.js';
import { sideOf } from './positions.js';
import { type Promised, promisesOf } from './promises.js';
import type { Actor, Move, Observation, Pledge, Term } from './record.js';
import { isSure } from './sure.js';
import { byCodeUnits } from './union.js';

/** An observation with what reading found of it beside what the record shows. */
export interface SeenConduct {
  readonly observation: Observation;
  readonly issues: readonly string[];
  readonly direction: 'toward' | 'against' | 'unclear';
}

export interface GatheredPledges {
  readonly pledges: readonly Pledge[];
  /** The same observations, each with the pledge that it bears on. */
  readonly observations: readonly Observation[];
}

/**
 * Lays reported conduct beside what was promised. One promise is told once, however many issues it is about. Conduct
 * bears on a pledge of the same side where their issues are of one kind and it was not seen before the promise was first
 * told. A pledge that no account speaks of is `not-reported`.
 */
export function gatherPledges(
  terms: readonly Term[],
  moves: readonly Move[],
  seen: readonly SeenConduct[],
  actorsById: ReadonlyMap<string, Actor>,
): GatheredPledges {
  const movesById = new Map(moves.map((move) => [move.id, move]));
  const promised = promisesOf(terms, movesById);
  const observations = seen.map(({ observation, issues, direction }): Observation => {
    const side = sideOf(actorsById, observation.about);
    const term = promised.find(
      (one) =>
        side !== null &&
        one.party === side &&
        one.issues.some((issue) => bearsOn(issue, issues)) &&
        !before(observation.date ?? null, firstToldOf(one, movesById)),
    );
    if (term === undefined) return observation;
    return {
      ...observation,
      pledge: term.id,
      bearing: direction === 'toward' ? 'keeps' : direction === 'against' ? 'breaks' : 'unclear',
    };
  });
  const byPledge = new Map<string, Observation[]>();
  for (const one of observations) {
    if (one.pledge == null) continue;
    const known = byPledge.get(one.pledge);
    if (known === undefined) byPledge.set(one.pledge, [one]);
    else known.push(one);
  }
  const doubts = doubtsOf(promised, moves, movesById, actorsById);
  const pledges = promised.map((term): Pledge => {
    const own = byPledge.get(term.id) ?? [];
    return {
      term: term.id,
      observations: own.map(({ id }) => id).sort(byCodeUnits),
      doubts: (doubts.get(term.id) ?? []).sort(byCodeUnits),
      seen: seenOf(own),
    };
  });
  return { pledges, observations };
}

function firstToldOf(term: Term, movesById: ReadonlyMap<string, Move>): string | null {
  const days = term.moves.flatMap((id) => movesById.get(id)?.date ?? []).sort(byCodeUnits);
  return days[0] ?? null;
}

/** Dates of unlike precision are not before one another where the shorter begins the longer. */
function before(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && !b.startsWith(a) && a < b;
}

/**
 * Doubts and accusations by the pledge that they have in mind. Of the pledges on their issues, those of the side that
 * they are said toward or that they name; where they name nobody, those that the same report tells of; where it tells
 * of none, those of the one side that has promised anything there.
 */
function doubtsOf(
  promised: readonly Promised[],
  moves: readonly Move[],
  movesById: ReadonlyMap<string, Move>,
  actorsById: ReadonlyMap<string, Actor>,
): ReadonlyMap<string, string[]> {
  const names = namesBySide(promised, actorsById);
  const reports = new Map(
    promised.map((term) => [term.id, new Set(term.moves.flatMap((id) => movesById.get(id)?.report ?? []))]),
  );
  const found = new Map<string, string[]>(promised.map(({ id }) => [id, []]));
  for (const move of moves) {
    if (move.act !== 'doubt' && move.act !== 'accuse') continue;
    const side = sideOf(actorsById, move.actor);
    if (side === null) continue;
    const toward = sideOf(actorsById, move.toward);
    const isNamed = ({ party }: Term): boolean =>
      party !== null &&
      (party === toward || (names.get(party) ?? []).some((name) => move.passage.text.includes(name)));
    const others = promised.filter(({ party }) => party !== side);
    const bearing = others.filter(({ issues }) => issues.some((issue) => bearsOn(issue, move.issues)));
    const named = others.filter(
      (term) => isNamed(term) && (bearing.includes(term) || move.issues.includes('pledge')),
    );
    const here = bearing.filter(({ id }) => reports.get(id)?.has(move.report));
    const meant =
      named.length > 0
        ? named
        : here.length > 0
          ? here
          : new Set(bearing.map(({ party }) => party)).size === 1
            ? bearing
            : [];
    for (const { id } of meant) found.get(id)?.push(move.id);
  }
  return found;
}

/** What everybody who speaks for a side that promised something is called. */
function namesBySide(
  promised: readonly Term[],
  actorsById: ReadonlyMap<string, Actor>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(
    promised.flatMap(({ party }) => (party === null ? [] : [[party, []]])),
  );
  for (const { id, names } of actorsById.values()) {
    const own = found.get(sideOf(actorsById, id) ?? '');
    for (const name of names) if (/\p{Lu}/u.test(name)) own?.push(name);
  }
  return found;
}

/** Kept or broken is said only of conduct that surely bears on the pledge; the rest leaves it open. */
function seenOf(observations: readonly Observation[]): Pledge['seen'] {
  if (observations.length === 0) return 'not-reported';
  const surely = observations.filter(isSure);
  const keeps = surely.some(({ bearing }) => bearing === 'keeps');
  const breaks = surely.some(({ bearing }) => bearing === 'breaks');
  return keeps && breaks ? 'mixed' : keeps ? 'keeps' : breaks ? 'breaks' : 'unclear';
}
