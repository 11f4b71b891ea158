import { putUnder } from '../../text/put-under.js';
import { sideOf } from '../actors/sides.js';
import { byCodeUnits } from '../kept/union.js';
import type { Actor, Move, Observation, Pledge } from '../record.js';
import { isSure } from '../sure.js';
import { doubtsOf } from './doubts.js';
import { bearsOn } from './issues.js';
import { type Promised, promisesOf } from './promises.js';
import type { Promising } from './terms.js';

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
 * told; whether it keeps or breaks it is said only where both have a date. A pledge that no account speaks of is `not-reported`.
 */
export function gatherPledges(
  promising: readonly Promising[],
  moves: readonly Move[],
  seen: readonly SeenConduct[],
  actorsById: ReadonlyMap<string, Actor>,
  lineageOf: ReadonlyMap<string, string>,
): GatheredPledges {
  const promised = promisesOf(promising);
  const bySide = new Map<string, { readonly term: Promised; readonly first: string | null }[]>();
  for (const term of promised) {
    if (term.party === null) continue;
    const known = { term, first: term.tellings.find(({ date }) => date != null)?.date ?? null };
    putUnder(bySide, term.party, known);
  }
  const observations = seen.map(({ observation, issues, direction }): Observation => {
    const side = sideOf(actorsById, observation.about);
    const found = (side === null ? [] : (bySide.get(side) ?? [])).find(
      ({ term, first }) =>
        term.issues.some((issue) => bearsOn(issue, issues)) && !before(observation.date ?? null, first),
    );
    if (found === undefined) return observation;
    const dated = observation.date != null && found.first !== null;
    const bearing = dated ? bearings[direction] : 'unclear';
    return { ...observation, pledge: found.term.id, bearing };
  });
  const byPledge = new Map<string, Observation[]>();
  for (const one of observations) {
    if (one.pledge == null) continue;
    putUnder(byPledge, one.pledge, one);
  }
  const doubts = doubtsOf(promised, moves, actorsById, lineageOf);
  const pledges = promised.map((term): Pledge => {
    const own = byPledge.get(term.id) ?? [];
    return {
      term: term.id,
      observations: own.map(({ id }) => id).sort(byCodeUnits),
      doubts: [...(doubts.get(term.id) ?? [])].sort(byCodeUnits),
      seen: seenOf(own),
    };
  });
  return { pledges, observations };
}

const bearings = { toward: 'keeps', against: 'breaks', unclear: 'unclear' } as const;

/** Dates of unlike precision are not before one another where the shorter begins the longer. */
function before(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && !b.startsWith(a) && a < b;
}

/** Kept or broken is said only of conduct that surely bears on the pledge; the rest leaves it open. */
function seenOf(observations: readonly Observation[]): Pledge['seen'] {
  if (observations.length === 0) return 'not-reported';
  const surely = observations.filter(isSure);
  const keeps = surely.some(({ bearing }) => bearing === 'keeps');
  const breaks = surely.some(({ bearing }) => bearing === 'breaks');
  return keeps && breaks ? 'mixed' : keeps ? 'keeps' : breaks ? 'breaks' : 'unclear';
}
