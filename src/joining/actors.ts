import { type Passage, passageAt } from '../text/passage.js';
import type { JoinInput } from './join-input.js';
import { type Local, localsOf, type Placed, ranksOf } from './local-actors.js';
import { foldName } from './names.js';
import type { Actor, Role } from './record.js';
import { inTime } from './rulings/merge.js';
import type { Ruling } from './rulings/ruling.js';
import { byCodeUnits, RankUnion } from './union.js';
import {
  bears,
  isPerson,
  type Unite,
  uniteEqual,
  uniteOffices,
  uniteRuled,
  uniteSpellings,
  uniteSurnames,
  uniteUnsure,
} from './uniting.js';

/** The record's actors, and which of them each reading's actor is. */
export interface JoinedActors {
  readonly actors: readonly Actor[];
  /** Id of the actor that index `i` of a report's reading is; null for no index. */
  readonly idOf: (report: string, index: number | null) => string | null;
}

type Reason = NonNullable<Actor['joined']>[number];

/** A report's actors made ready for comparing, from earlier joins. */
export interface ActorsMemory {
  readonly reports: Map<string, { readonly input: JoinInput; readonly locals: readonly Local[] }>;
  /** The actors of the last join, by the first of their reports' actors. */
  actors: ReadonlyMap<string, KnownActor>;
}

/** An actor with all that it was made from. */
interface KnownActor {
  readonly members: readonly Local[];
  /** Whom the members' roles and sides are of. */
  readonly bodies: readonly (string | null)[];
  readonly named: Named;
  readonly actor: Actor;
}

export const newActorsMemory = (): ActorsMemory => ({ reports: new Map(), actors: new Map() });

/**
 * Finds which names of several reports are one actor's: by the catalogue's key, by the same name, by spellings and
 * transliterations of one name, by a surname that only one known person bears, by an office that only one person holds.
 * `inputs` in the order of their reports' ids.
 */
export function joinActors(
  inputs: readonly JoinInput[],
  rulings: readonly Ruling[] = [],
  memory: ActorsMemory = newActorsMemory(),
): JoinedActors {
  const locals = inputs.flatMap((input) => {
    const had = memory.reports.get(input.report.id);
    if (had?.input.report === input.report && had.input.reading === input.reading) return had.locals;
    const found = localsOf(input);
    memory.reports.set(input.report.id, { input, locals: found });
    return found;
  });
  const ranks = ranksOf(locals);
  const union = new RankUnion(locals.length);
  const reasons: { readonly a: Local; readonly b: Local; readonly reason: string }[] = [];
  const unite: Unite = (a, b, reason) => {
    if (!union.join(a.rank, b.rank)) return;
    // That equal names are one actor's needs no telling.
    if (a.local.actor.name !== b.local.actor.name || reason === 'office')
      reasons.push({ a: a.local, b: b.local, reason });
  };
  const placed = locals.map((local, at): Placed => ({ local, rank: ranks[at] ?? 0 }));
  uniteEqual(placed, unite);
  const people = placed.filter(({ local }) => isPerson(local));
  uniteSpellings(people, unite, union);
  uniteSurnames(people, unite, union);
  uniteUnsure(placed, people, unite, union);
  uniteOffices(people, unite, union);

  const standing = rulings.filter(({ undone }) => undone === null).sort(inTime);
  uniteRuled(placed, standing, unite);

  const inOrder: Local[] = new Array(locals.length);
  for (const { local, rank } of placed) inOrder[rank] = local;
  const leaders = new Map<string, readonly Local[]>();
  for (const members of union.sets().map((set) => set.flatMap((rank) => inOrder[rank] ?? [])))
    for (const [part, own] of parted(members[0]?.id ?? '', members, standing)) leaders.set(part, own);
  const names = namesOfSets(leaders);
  const idsOf = new Map<string, string[]>();
  for (const [leader, members] of leaders) {
    const named = names.get(leader);
    if (named === undefined) continue;
    for (const { input, index } of members) {
      const ids = idsOf.get(input.report.id);
      if (ids !== undefined) ids[index] = named.id;
      else {
        const first = new Array<string>(input.reading.actors.length);
        first[index] = named.id;
        idsOf.set(input.report.id, first);
      }
    }
  }
  const leaderOf = leadersAmong(leaders, reasons);
  const idOf = (report: string, index: number | null): string | null =>
    index === null ? null : (idsOf.get(report)?.[index] ?? null);
  const reasonsOf = new Map<string, Reason[]>();
  for (const { a, b, reason } of reasons) {
    const leader = leaderOf.get(a.id) ?? a.id;
    if (leaderOf.get(b.id) !== leader) continue;
    const list = reasonsOf.get(leader) ?? [];
    list.push({
      names: [a.actor.name, b.actor.name],
      reason,
      passages: [firstMention(a), firstMention(b)].flatMap((p) => p ?? []),
    });
    reasonsOf.set(leader, list);
  }
  const known = new Map<string, KnownActor>();
  const actors = [...leaders].map(([leader, members]) => {
    const named = names.get(leader) ?? { id: leader, name: leader };
    const joined = reasonsOf.get(leader);
    const bodies = bodiesOf(members, idOf);
    const had = memory.actors.get(leader);
    // How names were united may change though they are the same.
    const same =
      joined === undefined &&
      had?.actor.joined === undefined &&
      had?.named.id === named.id &&
      had.named.name === named.name &&
      equal(had.members, members) &&
      equal(had.bodies, bodies);
    const actor = same ? had.actor : actorOf(named, members, idOf, joined ?? []);
    known.set(leader, same ? had : { members, bodies, named, actor });
    return actor;
  });
  memory.actors = known;
  return { actors: actors.sort((p, q) => byCodeUnits(p.id, q.id)), idOf };
}

/** Takes an actor apart where a reader holds that two of its names are two actors'. */
function parted(
  leader: string,
  members: readonly Local[],
  rulings: readonly Ruling[],
): readonly (readonly [string, readonly Local[]])[] {
  for (const { kind, names } of rulings) {
    if (kind !== 'part-actors' || names === null) continue;
    const [x, y] = names.map(foldName);
    const away = members.filter(({ actor }) => bears(actor, y) && !bears(actor, x));
    const stay = members.filter((member) => !away.includes(member));
    if (away[0] === undefined || !stay.some(({ actor }) => bears(actor, x))) continue;
    return [...parted(stay[0]?.id ?? leader, stay, rulings), [away[0].id, away]];
  }
  return [[leader, members]];
}

/** Whose leader is asked for: of those who were united. */
function leadersAmong(
  leaders: ReadonlyMap<string, readonly Local[]>,
  united: readonly { readonly a: Local; readonly b: Local }[],
): ReadonlyMap<string, string> {
  const asked = new Set(united.flatMap(({ a, b }) => [a.id, b.id]));
  const found = new Map<string, string>();
  for (const [leader, members] of leaders)
    if (members.length > 1 || asked.has(leader))
      for (const { id } of members) if (asked.has(id)) found.set(id, leader);
  return found;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names and ids of all actors: an id is the name in lower case, with a number where two would share it. */
function namesOfSets(sets: ReadonlyMap<string, readonly Local[]>): ReadonlyMap<string, Named> {
  const named = [...sets].map(([leader, members]) => ({
    leader,
    name: bestName(members),
    key: keyOf(members),
  }));
  named.sort((p, q) => byCodeUnits(p.name, q.name) || byCodeUnits(p.leader, q.leader));
  const used = new Map<string, number>();
  const result = new Map<string, Named>();
  for (const { leader, name, key } of named) {
    const slug = key !== null ? key.toLowerCase() : foldName(name).replaceAll(' ', '-') || 'unnamed';
    const times = (used.get(slug) ?? 0) + 1;
    used.set(slug, times);
    result.set(leader, { id: times === 1 ? `a-${slug}` : `a-${slug}-${times}`, name });
  }
  return result;
}

const keyOf = (members: readonly Local[]): string | null =>
  members.find(({ actor }) => actor.key !== null)?.actor.key ?? null;

/** The name most reports give, full names before surnames. */
function bestName(members: readonly Local[]): string {
  const counts = new Map<string, number>();
  for (const { actor } of members) counts.set(actor.name, (counts.get(actor.name) ?? 0) + 1);
  const person = members.every(({ actor, unsure }) => unsure || actor.kind === 'person');
  const called = new Set(members.flatMap((one) => (one.called === null ? [] : [one.actor.name])));
  const rank = (name: string): number =>
    !person || called.has(name) ? 0 : Math.min(2, name.trim().split(/\s+/).length);
  return (
    [...counts].sort(([a, m], [b, n]) => rank(b) - rank(a) || n - m || byCodeUnits(a, b))[0]?.[0] ?? 'unnamed'
  );
}

function firstMention({ input, first }: Local): Passage | null {
  return first === null ? null : passageAt(input.report.id, input.report.text, first);
}

/** What an actor takes from who others are: see `actorOf`. */
const bodiesOf = (members: readonly Local[], idOf: JoinedActors['idOf']): readonly (string | null)[] =>
  members.flatMap(({ input, actor }) => {
    const side = idOf(input.report.id, actor.side);
    return actor.roles.length === 0
      ? side
      : [side, ...actor.roles.map((role) => idOf(input.report.id, role.of))];
  });

const equal = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

function actorOf(
  { id, name }: Named,
  members: readonly Local[],
  idOf: JoinedActors['idOf'],
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
    mentions,
    ...(joined.length === 0 ? {} : { joined }),
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
