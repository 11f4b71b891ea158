import { ofReports } from '../ground.js';
import { bargaining, sureWeight, weightOf } from '../items/bargaining.js';
import type { ReportItems } from '../items/items.js';
import { byId, changesBetween, type Made, madeOf } from '../kept/kept.js';
import type { Actor, Move } from '../record.js';
import type { FoundActor } from './actors.js';
import { isSide, sideOf } from './sides.js';

/** Acts against those toward whom they are done. */
const opposing = new Set(['refuse', 'accuse', 'doubt', 'threaten']);

/** What earlier joins found of who bargains with whom. */
export interface OwnSidesMemory {
  items: readonly ReportItems[];
  readonly tallies: Map<string, Tally>;
  /** How sure the bargaining of each actor is, of each report its surest move. */
  readonly bargains: Map<string, number>;
  /** How sure it is that one opposes another, by both. */
  readonly opposed: Map<string, number>;
  made: Made<FoundActor, Actor>;
}

/** What one report adds to the sums. */
interface Tally {
  readonly bargains: ReadonlyMap<string, number>;
  readonly opposed: ReadonlyMap<string, number>;
}

export const newOwnSidesMemory = (): OwnSidesMemory => ({
  items: [],
  tallies: new Map(),
  bargains: new Map(),
  opposed: new Map(),
  made: { from: [], to: [] },
});

/** The items of reports, and whom the words of a move name. */
export interface OwnSidesGround {
  readonly items: readonly ReportItems[];
  readonly namedIn: (move: Move) => Iterable<string>;
}

/**
 * Decides for whom actors speak. A party is a side of its own, and so are those told to be of it. A house of parliament
 * speaks for its state as long as that bargains with others; where a state bargains with nobody but itself, or a house
 * opposes its own government again and again, its houses and its government are sides of their own. All of it is told by
 * sums over reports, so that it does not matter in which order these came; who stays on a side stays the same object.
 */
export function withOwnSides(
  found: readonly FoundActor[],
  ground: OwnSidesGround,
  memory: OwnSidesMemory = newOwnSidesMemory(),
): readonly Actor[] {
  gather(ground, memory);
  const actors = new Map(found.map((actor) => [actor.id, actor]));
  const standing: Standing = { actors, split: splitStates(actors, memory) };
  memory.made = madeOf(
    memory.made,
    found,
    byId,
    (actor, had) => {
      const [side, state] = [sideWithin(actor, standing), stateAround(actor, standing)];
      const apart = state !== null && state !== side && state !== actor.id ? state : null;
      if (had !== undefined && had.side === side && (had.state ?? null) === apart) return had;
      const { house, party, within, governs, ...own } = actor;
      return { ...own, side, ...(apart === null ? {} : { state: apart }) };
    },
    found,
  );
  return memory.made.to;
}

interface Standing {
  readonly actors: ReadonlyMap<string, FoundActor>;
  /** Of each state whose bodies are sides of their own, the body by which its government is told, if any. */
  readonly split: ReadonlyMap<string, string | null>;
}

/** The state of which an actor is, or its party. */
function stateAround({ id, side, party }: FoundActor, { actors }: Standing): string | null {
  const state = sideOf(actors, side === null && party !== undefined ? party : id);
  return actors.get(state ?? '')?.kind === 'state' ? state : null;
}

function sideWithin(actor: FoundActor, standing: Standing, depth = 0): string | null {
  const { house, party, side } = actor;
  if (house === 'party') return null;
  if (party !== undefined) return party;
  const within = standing.actors.get(actor.within ?? '');
  if (within?.kind === 'person')
    return depth > 2 ? within.id : (sideWithin(within, standing, depth + 1) ?? within.id);
  if (side === null) return within?.id ?? null;
  if (!standing.split.has(side)) return side;
  if (house === 'parliament') return null;
  if (within?.house === 'parliament') return within.id;
  if (actor.governs !== true && !isGoverning(house) && !isGoverning(within?.house)) return side;
  const government = standing.split.get(side) ?? null;
  return government === null ? side : government === actor.id ? null : government;
}

const isGoverning = (house: FoundActor['house']): boolean => house === 'executive' || house === 'government';

/** Takes in what reports that came, changed or went tell. */
function gather({ items, namedIn }: OwnSidesGround, memory: OwnSidesMemory): void {
  const { come, gone } = changesBetween(memory.items, items, ofReports);
  memory.items = items;
  const add = (tally: Tally | undefined, by: 1 | -1): void => {
    for (const which of ['bargains', 'opposed'] as const)
      for (const [key, weight] of tally?.[which] ?? []) {
        const now = (memory[which].get(key) ?? 0) + by * weight;
        if (now === 0) memory[which].delete(key);
        else memory[which].set(key, now);
      }
  };
  for (const { report } of gone) {
    add(memory.tallies.get(report), -1);
    memory.tallies.delete(report);
  }
  for (const { report, moves } of come) {
    const tally: Tally = {
      bargains: surest(moves, bargaining, ({ actor }) => (actor === null ? [] : [actor])),
      opposed: surest(moves, opposing, (move) =>
        move.actor === null ? [] : [...namedIn(move)].map((other) => `${move.actor} ${other}`),
      ),
    };
    memory.tallies.set(report, tally);
    add(tally, 1);
  }
}

/** How sure the surest move of one report is, by what it is told of. */
function surest(
  moves: readonly Move[],
  acts: ReadonlySet<string>,
  keysOf: (move: Move) => readonly string[],
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const move of moves) {
    if (!acts.has(move.act) || move.modality === 'negated') continue;
    for (const key of keysOf(move)) weights.set(key, Math.max(weights.get(key) ?? 0, weightOf(move)));
  }
  return weights;
}

/** Where all other states together, or another body, bargain for this share of what a state does, it bargains with them. */
const partner = 0.25;
/** Houses and parties that bargain for this share of what their state does are sides in it. */
const share = 0.15;
/** So sure, over all reports, and in such a share of what the state does must it be that its houses oppose it. */
const against = { least: 1.5 * sureWeight, share: 0.25 };

/** What the bodies of one state do at the table. */
interface Household {
  /** Its bargaining, and what of it houses and parties do. */
  whole: number;
  houses: number;
  /** What houses do against the rest of it. */
  opposed: number;
  government: FoundActor | null;
}

/** The states whose bodies are sides of their own. */
function splitStates(
  actors: ReadonlyMap<string, FoundActor>,
  { bargains, opposed }: OwnSidesMemory,
): Standing['split'] {
  const states = new Map<string, Household>();
  for (const { house, side } of actors.values())
    if (house === 'parliament' && side !== null)
      states.set(side, { whole: 0, houses: 0, opposed: 0, government: null });
  if (states.size === 0) return none;
  const stateOf = (id: string): string | null =>
    sideOf(actors, actors.get(id)?.side == null ? (actors.get(id)?.party ?? id) : id);
  const houseOf = (actor: FoundActor | undefined): string | null => {
    const within = actors.get(actor?.within ?? '');
    return actor?.house === 'parliament' ? actor.id : within?.house === 'parliament' ? within.id : null;
  };
  const others = new Map<string, number>();
  for (const [id, weight] of bargains) {
    const actor = actors.get(id);
    const side = stateOf(id);
    const state = states.get(side ?? '');
    if (state !== undefined) {
      state.whole += weight;
      if (houseOf(actor) !== null || actor?.party !== undefined || actor?.house === 'party')
        state.houses += weight;
    }
    const own = actors.get(side ?? '');
    if (own !== undefined && own.house === undefined && isSide(own))
      others.set(own.id, (others.get(own.id) ?? 0) + weight);
  }
  for (const [key, weight] of opposed) {
    const [by = '', toward = ''] = key.split(' ');
    const [house, other] = [houseOf(actors.get(by)), houseOf(actors.get(toward))];
    const state = stateOf(by);
    if (house !== null && house !== other && state === stateOf(toward))
      (states.get(state ?? '') ?? { opposed: 0 }).opposed += weight;
  }
  for (const actor of actors.values()) {
    const state = actor.house === 'executive' ? states.get(actor.side ?? '') : undefined;
    if (state !== undefined && isSide(actor) && (actor.mentions ?? 0) > (state.government?.mentions ?? 0))
      state.government = actor;
  }
  const together = [...others].reduce(
    (sum, [id, weight]) => (actors.get(id)?.kind === 'state' ? sum + weight : sum),
    0,
  );
  return new Map(
    [...states].flatMap(([id, { whole, houses, government, ...own }]) => {
      const [bodies] = [...others]
        .flatMap(([other, weight]) => (actors.get(other)?.kind === 'state' ? [] : [weight]))
        .sort((a, b) => b - a);
      const partners = Math.max(together - (others.get(id) ?? 0), bodies ?? 0);
      const alone = houses > 0 && houses >= share * whole && partners < partner * whole;
      const opposes = own.opposed >= Math.max(against.least, against.share * whole);
      return alone || opposes ? [[id, government?.id ?? null] as const] : [];
    }),
  );
}

const none: Standing['split'] = new Map();
