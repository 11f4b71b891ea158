import { putUnder } from '../../text/put-under.js';
import { sideOf } from '../actors/sides.js';
import { byCodeUnits } from '../kept/union.js';
import type { Actor, Move } from '../record.js';
import { bearsOn } from './issues.js';
import { occurringIn } from './occurring.js';
import type { Promised } from './promises.js';

/** A doubt that names nobody is about a promise that the same report tells no further away than this, in characters. */
const reach = 1000;

/** Whether a move may bear on what was promised as a doubt of it. */
export const isDoubt = ({ act }: Move): boolean => act === 'doubt' || act === 'accuse';

/**
 * Doubts and accusations by the promise that they have in mind, each voice once for every lineage, by its surest words.
 * They bear on the promises of the side that they are said toward or that they name, on the same issue rather than on a
 * kindred one. A doubt that names no side is about what the same report tells right beside it; an accusation that names
 * none is about nothing that was promised.
 */
export function doubtsOf(
  promised: readonly Promised[],
  moves: readonly Move[],
  actorsById: ReadonlyMap<string, Actor>,
  lineageOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  if (promised.length === 0) return new Map();
  const byParty = new Map<string, Promised[]>();
  for (const term of promised) {
    if (term.party === null) continue;
    putUnder(byParty, term.party, term);
  }
  const partiesNamed = occurringIn(namesOfSides(new Set(byParty.keys()), actorsById));
  const tellings = new Map<string, Telling[]>();
  for (const term of promised)
    for (const { report, passage } of term.tellings) {
      putUnder(tellings, report, { term, start: passage.start });
    }
  const found = new Map<string, Map<string, Move>>();
  for (const move of moves) {
    if (!isDoubt(move)) continue;
    const side = sideOf(actorsById, move.actor);
    if (side === null) continue;
    const toward = sideOf(actorsById, move.toward);
    const parties = new Set(partiesNamed(move.passage.text));
    if (toward !== null) parties.add(toward);
    const bears = (term: Promised): boolean =>
      term.party !== side &&
      (move.issues.includes('pledge') || term.issues.some((issue) => bearsOn(issue, move.issues)));
    const named = closest(
      [...parties].flatMap((party) => (byParty.get(party) ?? []).filter(bears)),
      move,
    );
    const meant =
      named.length > 0 || move.act !== 'doubt'
        ? named
        : nearest(tellings.get(move.report) ?? [], move, bears);
    for (const { id } of meant) {
      const own = found.get(id) ?? new Map<string, Move>();
      const voice = `${move.actor} ${lineageOf.get(move.report) ?? move.report}`;
      const known = own.get(voice);
      if (known === undefined || surer(move, known)) own.set(voice, move);
      found.set(id, own);
    }
  }
  return new Map([...found].map(([id, own]) => [id, [...own.values()].map((move) => move.id)]));
}

interface Telling {
  readonly term: Promised;
  readonly start: number;
}

/** The promise that is told nearest to a move in its own report, if any is told near. */
function nearest(
  tellings: readonly Telling[],
  { passage }: Move,
  bears: (term: Promised) => boolean,
): readonly Promised[] {
  let best: Promised | null = null;
  let least = reach;
  for (const { term, start } of tellings) {
    const distance = Math.abs(start - passage.start);
    if (distance > least || (distance === least && best !== null) || !bears(term)) continue;
    [best, least] = [term, distance];
  }
  return best === null ? [] : [best];
}

const surer = (a: Move, b: Move): boolean => {
  const [own, other] = [a.confidence ?? 1, b.confidence ?? 1];
  return own > other || (own === other && byCodeUnits(a.id, b.id) < 0);
};

/** Of a side's promises those on an issue of the move itself, where there are such. */
function closest(terms: readonly Promised[], { issues }: Move): readonly Promised[] {
  const same = terms.filter((term) => term.issues.some((issue) => issues.includes(issue)));
  return same.length > 0 ? same : terms;
}

/** What everybody is called who speaks for one of these sides, each name with the side. */
function namesOfSides(
  sides: ReadonlySet<string>,
  actorsById: ReadonlyMap<string, Actor>,
): readonly (readonly [name: string, side: string])[] {
  return [...actorsById.values()].flatMap(({ id, names }) => {
    const side = sideOf(actorsById, id) ?? '';
    if (!sides.has(side)) return [];
    return names.filter((name) => /\p{Lu}/u.test(name)).map((name) => [name, side] as const);
  });
}
