import type { JoinInput } from '../join-input.js';
import { type Changes, type Gathering, gatheringAt, patched } from '../kept/kept.js';
import { byCodeUnits } from '../kept/union.js';
import type { ActorSet } from './actor-sets.js';
import type { Local } from './local-actors.js';

/** Id of the actor that index `i` of a report's reading is; null for no index. */
export type IdOf = (report: string, index: number | null) => string | null;

/** The ids that actors got in the last join. */
export interface IdsMemory {
  /** Sets that would share an id, in the order in which they are numbered. */
  readonly bySlug: Map<string, readonly ActorSet[]>;
  readonly idOf: Map<ActorSet, string>;
  readonly setOf: Map<string, ActorSet>;
  /** By report: the id of each of its reading's actors. A list that changes is made anew. */
  readonly ofReport: Map<string, string[]>;
}

export const newIdsMemory = (): IdsMemory => ({
  bySlug: new Map(),
  idOf: new Map(),
  setOf: new Map(),
  ofReport: new Map(),
});

/** Sets that are new or have another id now, and reports of which some actor has another id. */
export interface Renamed {
  readonly sets: ReadonlySet<ActorSet>;
  readonly reports: ReadonlySet<string>;
}

/**
 * Gives each set an id: its name in lower case, with a number where two would share it. Only what came, what shares a
 * name with what came or went, and the reports that name either are looked at.
 */
export function nameSets(sets: Changes<ActorSet>, gone: readonly JoinInput[], memory: IdsMemory): Renamed {
  const { bySlug, idOf, setOf, ofReport } = memory;
  const changes = new Map<string, Gathering<ActorSet>>();
  for (const set of sets.gone) {
    gatheringAt(changes, set.slug).gone.push(set);
    const id = idOf.get(set) ?? '';
    idOf.delete(set);
    if (setOf.get(id) === set) setOf.delete(id);
  }
  for (const set of sets.come) gatheringAt(changes, set.slug).come.push(set);
  for (const { report } of gone) ofReport.delete(report.id);
  const renamed = new Set<ActorSet>(sets.come);
  const reports = new Set<string>();
  const numbered: { readonly set: ActorSet; readonly id: string }[] = [];
  for (const [slug, change] of changes) {
    const own = patched(bySlug.get(slug) ?? [], change, byName);
    if (own.length === 0) bySlug.delete(slug);
    else bySlug.set(slug, own);
    own.forEach((set, i) => {
      const id = i === 0 ? `a-${slug}` : `a-${slug}-${i + 1}`;
      if (idOf.get(set) !== id) numbered.push({ set, id });
    });
  }
  for (const { set, id } of numbered) {
    const was = idOf.get(set) ?? '';
    if (setOf.get(was) === set) setOf.delete(was);
    idOf.set(set, id);
    setOf.set(id, set);
    renamed.add(set);
    for (const local of set.members) give(local, id, ofReport, reports);
  }
  // What an actor is told to be is told by who others are.
  for (const report of reports)
    for (const id of ofReport.get(report) ?? []) {
      const set = setOf.get(id);
      if (set !== undefined) renamed.add(set);
    }
  return { sets: renamed, reports };
}

const byName = (a: ActorSet, b: ActorSet): number =>
  byCodeUnits(a.name, b.name) || byCodeUnits(a.leader, b.leader);

function give(
  { input, index }: Local,
  id: string,
  ofReport: Map<string, string[]>,
  reports: Set<string>,
): void {
  const report = input.report.id;
  const had = ofReport.get(report);
  if (had?.[index] === id) return;
  const length = input.reading.actors.length;
  const next = reports.has(report) && had !== undefined ? had : (had?.slice() ?? new Array(length).fill(''));
  next[index] = id;
  ofReport.set(report, next);
  reports.add(report);
}
