import type { Changes, Gathering } from '../kept/kept.js';
import { byCodeUnits } from '../kept/union.js';
import type { Ruling } from '../rulings/ruling.js';
import type { Local } from './local-actors.js';
import { foldName } from './names.js';
import { inPlace } from './profiles.js';
import { bears, type ProfileSet, toldAsFound, type Uniting } from './uniting.js';

/** All that reports name as one actor. */
export interface ActorSet {
  /** The id of the first of its members; no other set has it. */
  readonly leader: string;
  /** In the order of their ids. */
  readonly members: readonly Local[];
  /** Those of them that were made one for a reason that needs telling, in order. */
  readonly joined: readonly Joint[];
  readonly name: string;
  /** What its id is made of. */
  readonly slug: string;
}

export interface Joint {
  readonly a: Local;
  readonly b: Local;
  readonly reason: string;
}

/** The actors of the last join, by the profiles that each was made of. */
export interface SetsMemory {
  readonly known: Map<ProfileSet, readonly ActorSet[]>;
  /** The rulings that part actors, as they were then. */
  parting: string;
}

export const newSetsMemory = (): SetsMemory => ({ known: new Map(), parting: '' });

/** Which actors came and went with the sets of profiles that did, or with rulings that part them. */
export function actorSets(
  united: Changes<ProfileSet>,
  rulings: readonly Ruling[],
  memory: SetsMemory,
): Changes<ActorSet> {
  const { known } = memory;
  const ruled = rulings.filter(({ kind, names }) => kind === 'part-actors' && names !== null);
  const parting = JSON.stringify(ruled.map(({ names }) => names));
  const changes: Gathering<ActorSet> = { come: [], gone: [] };
  const stay =
    parting === memory.parting ? none : [...known.keys()].filter((from) => !united.gone.includes(from));
  for (const from of [...united.gone, ...stay]) {
    changes.gone.push(...(known.get(from) ?? []));
    known.delete(from);
  }
  for (const from of [...stay, ...united.come]) {
    const members = from.profiles.flatMap((profile) => profile.members).sort(byIds);
    const joined = jointsOf(from.unitings);
    const sets = parted(members, ruled).map((own) =>
      setOf(own, own === members ? joined : within(joined, own)),
    );
    known.set(from, sets);
    changes.come.push(...sets);
  }
  memory.parting = parting;
  return changes;
}

const none: readonly ProfileSet[] = [];

const byIds = (a: Local, b: Local): number => byCodeUnits(a.id, b.id);

function jointsOf(unitings: readonly Uniting[]): readonly Joint[] {
  const joints = unitings.flatMap(({ a, told, reason, step }) => told.map((b) => ({ a, b, reason, step })));
  joints.sort((p, q) => p.step - q.step || (toldAsFound.includes(p.step) ? 0 : inPlace(p.b, q.b)));
  return joints.map(({ a, b, reason }) => ({ a, b, reason }));
}

const within = (joined: readonly Joint[], members: readonly Local[]): readonly Joint[] => {
  const own = new Set(members);
  return joined.filter(({ a, b }) => own.has(a) && own.has(b));
};

/** Takes an actor apart where a reader holds that two of its names are two actors'. */
function parted(members: readonly Local[], rulings: readonly Ruling[]): readonly (readonly Local[])[] {
  for (const { names } of rulings) {
    const [x, y] = (names ?? []).map(foldName);
    const away = members.filter(({ actor }) => bears(actor, y) && !bears(actor, x));
    const stay = members.filter((member) => !away.includes(member));
    if (away.length === 0 || !stay.some(({ actor }) => bears(actor, x))) continue;
    return [...parted(stay, rulings), away];
  }
  return [members];
}

function setOf(members: readonly Local[], joined: readonly Joint[]): ActorSet {
  const name = bestName(members);
  const key = members.find(({ actor }) => actor.key !== null)?.actor.key ?? null;
  const slug = key !== null ? key.toLowerCase() : foldName(name).replaceAll(' ', '-') || 'unnamed';
  return { leader: members[0]?.id ?? '', members, joined, name, slug };
}

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
