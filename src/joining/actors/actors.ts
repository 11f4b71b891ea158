import type { House } from '../../reading/actor.js';
import { type Passage, passageAt } from '../../text/passage.js';
import type { JoinInput } from '../join-input.js';
import { byId, patched } from '../kept/kept.js';
import { byCodeUnits } from '../kept/union.js';
import type { Actor, Role } from '../record.js';
import { inTime } from '../rulings/merge.js';
import type { Ruling } from '../rulings/ruling.js';
import { type IdOf, type IdsMemory, nameSets, newIdsMemory } from './actor-ids.js';
import { type ActorSet, actorSets, newSetsMemory, type SetsMemory } from './actor-sets.js';
import { withHomeSide } from './beside.js';
import { type FamiliesMemory, newFamiliesMemory, unitedFamilies } from './families.js';
import type { Local } from './local-actors.js';
import { newProfilesMemory, type ProfilesMemory, profilesOf } from './profiles.js';

/** The record's actors, and which of them each reading's actor is. */
export interface JoinedActors {
  readonly actors: readonly FoundActor[];
  readonly idOf: IdOf;
  /** The reports that name an actor of the record. */
  readonly reportsOf: (actor: string) => Iterable<string>;
}

/** An actor as the reports name it, before it is known which bodies of a state are sides of their own. */
export interface FoundActor extends Actor {
  /** What kind of body of its state it is, where it is one. */
  readonly house?: House;
  /** The party that it belongs to, and whom else it belongs to: a body of a state, or a person. */
  readonly party?: string;
  readonly within?: string;
  /** Present where it speaks for a state or its government by its office. */
  readonly governs?: true;
}

/** Reports of which an actor has another id than in the last join, and those of which one only has another name. */
export interface Renames {
  readonly renamed: ReadonlySet<string>;
  readonly retold: ReadonlySet<string>;
}

/** What earlier joins found of actors. */
export interface ActorsMemory {
  readonly profiles: ProfilesMemory;
  readonly families: FamiliesMemory;
  readonly sets: SetsMemory;
  readonly ids: IdsMemory;
  readonly made: Map<ActorSet, FoundActor>;
  /** In the order of their ids. */
  actors: readonly FoundActor[];
}

export const newActorsMemory = (): ActorsMemory => ({
  profiles: newProfilesMemory(),
  families: newFamiliesMemory(),
  sets: newSetsMemory(),
  ids: newIdsMemory(),
  made: new Map(),
  actors: [],
});

/**
 * Finds which names of several reports are one actor's. `inputs` in the order of their reports' ids. An actor whose names
 * are all as before stays the same object.
 */
export function joinActors(
  inputs: readonly JoinInput[],
  rulings: readonly Ruling[] = [],
  memory: ActorsMemory = newActorsMemory(),
): JoinedActors & Renames {
  const standing = rulings.filter(({ undone }) => undone === null).sort(inTime);
  const { profiles, changes, gone } = profilesOf(inputs, memory.profiles);
  const united = unitedFamilies(profiles, changes, standing, memory.families);
  const sets = actorSets(united, standing, memory.sets);
  const renamed = nameSets(sets, gone, memory.ids);
  const { ofReport, idOf: named } = memory.ids;
  const idOf: IdOf = (report, index) => (index === null ? null : (ofReport.get(report)?.[index] ?? null));
  const stale: FoundActor[] = [];
  const forget = (set: ActorSet): void => {
    const actor = memory.made.get(set);
    if (actor !== undefined) stale.push(actor);
    memory.made.delete(set);
  };
  for (const set of sets.gone) forget(set);
  const come = [...renamed.sets].map((set) => {
    forget(set);
    const found = actorOf({ id: named.get(set) ?? '', name: set.name }, set.members, idOf, reasonsOf(set));
    const actor = { ...withHomeSide(found, set.members, idOf), ...placeOf(found.id, set.members, idOf) };
    memory.made.set(set, actor);
    return actor;
  });
  memory.actors = patched(memory.actors, { come, gone: stale }, byId);
  const reportsOf = (actor: string): Iterable<string> =>
    new Set((memory.ids.setOf.get(actor)?.members ?? []).map(({ input }) => input.report.id));
  const before = new Map(stale.map(({ id, name }) => [id, name]));
  const retold = new Set<string>();
  for (const { id, name } of come)
    if ((before.get(id) ?? name) !== name) for (const report of reportsOf(id)) retold.add(report);
  return { actors: memory.actors, idOf, reportsOf, renamed: renamed.reports, retold };
}

type Reason = NonNullable<Actor['joined']>[number];

const reasonsOf = ({ joined }: ActorSet): readonly Reason[] =>
  joined.map(({ a, b, reason }) => ({
    names: [a.actor.name, b.actor.name],
    reason,
    passages: [firstMention(a), firstMention(b)].flatMap((passage) => passage ?? []),
  }));

interface Named {
  readonly id: string;
  readonly name: string;
}

function firstMention({ input, first }: Local): Passage | null {
  return first === null ? null : passageAt(input.report.id, input.report.text, first);
}

function actorOf(
  { id, name }: Named,
  members: readonly Local[],
  idOf: IdOf,
  joined: readonly Reason[],
): Actor {
  const roles = new Map<string, { title: string; of: string | null; passages: Passage[] }>();
  const sides = new Map<string, number>();
  let mentions = 0;
  for (const { input, mentions: times, actor } of members) {
    mentions += times;
    for (const role of actor.roles) {
      const of = idOf(input.report.id, role.of);
      const key = `${role.title} ${of ?? ''}`;
      const known = roles.get(key) ?? { title: role.title, of, passages: [] };
      known.passages.push(passageAt(input.report.id, input.report.text, role));
      roles.set(key, known);
    }
    const side = idOf(input.report.id, actor.side);
    if (side !== null && side !== id) sides.set(side, (sides.get(side) ?? 0) + 1);
  }
  const kinds = new Map<Actor['kind'], number>();
  // A name left open by its own report is of the kind that others know.
  const sure = members.filter(({ unsure }) => !unsure);
  for (const { actor } of sure.length === 0 ? members : sure)
    kinds.set(actor.kind, (kinds.get(actor.kind) ?? 0) + 1);
  const sorted = [...roles.values()].sort(
    (p, q) => byCodeUnits(p.title, q.title) || byCodeUnits(p.of ?? '', q.of ?? ''),
  );
  return {
    id,
    name,
    kind: most(kinds) ?? 'person',
    names: [...new Set(members.flatMap(({ actor }) => [actor.name, ...actor.names]))].sort(byCodeUnits),
    roles: withoutBare(sorted),
    side: most(sides) ?? null,
    ...(members.reduce((sum, { actor }) => sum + (actor.name === name ? (actor.article ?? 0) : 0), 0) > 0
      ? { article: true as const }
      : {}),
    mentions,
    ...(joined.length === 0 ? {} : { joined }),
  };
}

/** Where within a state the members of an actor are told to be. Who governs speaks for no party and no house. */
function placeOf(
  id: string,
  members: readonly Local[],
  idOf: IdOf,
): Pick<FoundActor, 'house' | 'party' | 'within' | 'governs'> {
  const houses = new Map<House, number>();
  const parties = new Map<string, number>();
  const bodies = new Map<string, number>();
  const tell = <K>(counts: Map<K, number>, one: K): unknown => counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const { input, actor } of members) {
    if (actor.house !== undefined) tell(houses, actor.house);
    const within = idOf(input.report.id, actor.within ?? null);
    if (within === null || within === id) continue;
    tell(input.reading.actors[actor.within ?? -1]?.house === 'party' ? parties : bodies, within);
  }
  const house = most(houses);
  const own = house === undefined ? {} : { house };
  if (members.some(({ actor }) => actor.governs === true)) return { ...own, governs: true };
  const [party, within] = [most(parties), most(bodies)];
  return {
    ...own,
    ...(party === undefined ? {} : { party }),
    ...(within === undefined ? {} : { within }),
  };
}

/** "president" is told again by "president of Arland": an office without its body goes into the same office with one. */
function withoutBare(roles: readonly Role[]): readonly Role[] {
  return roles.flatMap((role) => {
    const bare = roles.find(({ title, of }) => of === null && title === role.title);
    if (bare === undefined) return [role];
    const whole = roles.find(({ title, of }) => of !== null && title === role.title);
    if (role === bare) return whole === undefined ? [role] : [];
    return [role === whole ? { ...role, passages: [...role.passages, ...bare.passages] } : role];
  });
}

function most<K extends string>(counts: ReadonlyMap<K, number>): K | undefined {
  return [...counts].sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b))[0]?.[0];
}
