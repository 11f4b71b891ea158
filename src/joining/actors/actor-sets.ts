import { type Changes, isSameList } from '../kept/kept.js';
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

/** The sets of the last join, by the first profile of each: where neither profiles nor reasons changed they stay. */
export interface SetsMemory {
  known: ReadonlyMap<string, { readonly from: ProfileSet; readonly sets: readonly ActorSet[] }>;
  /** The rulings that part actors, as they were then. */
  parting: string;
}

export const newSetsMemory = (): SetsMemory => ({ known: new Map(), parting: '' });

/** The actors that united profiles are, and which of them are others than in the last join. */
export function actorSets(
  united: readonly ProfileSet[],
  rulings: readonly Ruling[],
  memory: SetsMemory,
): Changes<ActorSet> {
  const ruled = rulings.filter(({ kind, names }) => kind === 'part-actors' && names !== null);
  const parting = JSON.stringify(ruled.map(({ names }) => names));
  const before = memory.known;
  const all = new Map<string, { readonly from: ProfileSet; readonly sets: readonly ActorSet[] }>();
  const come: ActorSet[] = [];
  for (const from of united) {
    const key = from.profiles[0]?.key ?? '';
    const had = parting === memory.parting ? before.get(key) : undefined;
    if (had !== undefined && isSame(had.from, from)) {
      all.set(key, had);
      continue;
    }
    const members = from.profiles.flatMap((profile) => profile.members).sort(byIds);
    const joined = jointsOf(from.unitings);
    const sets = parted(members, ruled).map((own) =>
      setOf(own, own === members ? joined : within(joined, own)),
    );
    all.set(key, { from, sets });
    come.push(...sets);
  }
  const gone = [...before].flatMap(([key, known]) => (all.get(key) === known ? [] : known.sets));
  [memory.known, memory.parting] = [all, parting];
  return { come, gone };
}

const byIds = (a: Local, b: Local): number => byCodeUnits(a.id, b.id);

const isSame = (a: ProfileSet, b: ProfileSet): boolean =>
  isSameList(a.profiles, b.profiles) &&
  a.unitings.length === b.unitings.length &&
  a.unitings.every((one, i) => isSameUniting(one, b.unitings[i]));

const isSameUniting = (a: Uniting, b: Uniting | undefined): boolean =>
  a.a === b?.a && a.reason === b.reason && a.step === b.step && isSameList(a.told, b.told);

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
