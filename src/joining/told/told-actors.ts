import { ofReports } from '../ground.js';
import { byId, type Changes, changesBetween, foundIn, type Made, madeOf } from '../kept/kept.js';
import type { Actor, TalksRecord } from '../record.js';
import type { ReportMoves } from '../table/backed.js';
import type { ReportWholes } from '../utterances/wholes.js';

/** What actors carried and were in the last join. */
export interface ToldMemory {
  /** How many statements and moves name an actor. */
  readonly carried: Map<string, number>;
  reports: readonly ReportMoves[];
  tellings: Made<Actor, Telling>;
}

export const newToldMemory = (): ToldMemory => ({
  carried: new Map(),
  reports: [],
  tellings: { from: [], to: [] },
});

/** Whether the reports tell of an actor whatever he carries, and of whom else they tell where they tell of him. */
interface Telling {
  readonly id: string;
  readonly told: boolean;
  readonly with: readonly string[];
}

/** The items that actors carry: those of reports by what came and went, and those of all reports together. */
export interface ToldGround extends Pick<TalksRecord, 'actors' | 'observations' | 'steps'> {
  readonly statements: Changes<ReportWholes>;
  readonly moves: readonly ReportMoves[];
}

/**
 * "residents", "the sides": a common noun is nobody in particular until it carries an item, and a name that nothing shows
 * to be a person's, a state's or a body's is a place or a thing till then.
 */
const isSomebody = ({ kind, name }: Actor): boolean =>
  kind === 'person' || (kind !== 'group' && /\p{Lu}/u.test(name));

/**
 * The actors that the reports tell of: named outside furniture, or carrying an item. A list of tags, an advertisement or
 * a note on who contributed names people who are nobody in the talks. Who says a statement carries its utterance, and who
 * makes a move carries, by whom he speaks for, its term.
 */
export function toldActors(ground: ToldGround, memory: ToldMemory): readonly Actor[] {
  count(ground, memory);
  memory.tellings = madeOf(memory.tellings, ground.actors, byId, tellingOf);
  const tellings = memory.tellings.to;
  const told = new Set<string>();
  const open: string[] = [];
  const tell = (id: string | null): void => {
    if (id === null || told.has(id)) return;
    told.add(id);
    open.push(id);
  };
  for (const one of tellings) if (one.told || memory.carried.has(one.id)) tell(one.id);
  for (const { source, about } of ground.observations) {
    tell(source);
    tell(about);
  }
  for (const { by } of ground.steps) for (const id of by) tell(id);
  // With whom they stand for, and whose office they hold.
  for (const id of open) for (const other of foundIn(tellings, { id }, byId)?.with ?? []) tell(other);
  return ground.actors.filter(({ id }) => told.has(id));
}

function tellingOf(actor: Actor): Telling {
  const { id, side, roles, mentions = 0, parts } = actor;
  return {
    id,
    told: (mentions > 0 && isSomebody(actor)) || parts !== undefined,
    with: [side, ...roles.map(({ of }) => of)].flatMap((other) => other ?? []),
  };
}

/** Counts what the reports that came and went have actors carry. */
function count({ statements, moves }: ToldGround, memory: ToldMemory): void {
  const { carried } = memory;
  const moved = changesBetween(memory.reports, moves, ofReports);
  memory.reports = moves;
  const add = (id: string | null | undefined, by: 1 | -1): void => {
    if (id == null) return;
    const times = (carried.get(id) ?? 0) + by;
    if (times > 0) carried.set(id, times);
    else carried.delete(id);
  };
  for (const [said, made, by] of [
    [statements.come, moved.come, 1],
    [statements.gone, moved.gone, -1],
  ] as const) {
    for (const { speaker, addressee, via } of said.flatMap((one) => one.statements))
      for (const id of [speaker, addressee, via]) add(id, by);
    for (const { actor, toward } of made.flatMap((one) => one.moves))
      for (const id of [actor, toward]) add(id, by);
  }
}
