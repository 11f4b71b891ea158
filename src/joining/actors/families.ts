import { type Changes, isSameList } from '../kept/kept.js';
import type { Ruling } from '../rulings/ruling.js';
import { isPerson } from './local-actors.js';
import { titleOf } from './offices.js';
import { inPlace, type Profile } from './profiles.js';
import { newSpellingsMemory, type SpellingsMemory } from './spellings.js';
import { type ProfileSet, type Uniting, unitedProfiles } from './uniting.js';

/** Profiles with one sign by which names are compared, and how many of them ask who else has it. */
interface Family {
  readonly sign: string;
  readonly profiles: Set<Profile>;
  asking: number;
}

interface Membership {
  readonly family: Family;
  readonly asks: boolean;
}

/** The set of each profile in the last join, and the families of all once they are asked for. */
export interface FamiliesMemory {
  readonly setOf: Map<Profile, ProfileSet>;
  readonly spellings: SpellingsMemory;
  readonly families: Map<string, Family>;
  readonly familiesOf: Map<Profile, readonly Membership[]>;
  /** Whether readers held names for one actor's. */
  merged: boolean;
}

const noFamilies = (): Pick<FamiliesMemory, 'families' | 'familiesOf'> => ({
  families: new Map(),
  familiesOf: new Map(),
});

export const newFamiliesMemory = (): FamiliesMemory => ({
  setOf: new Map(),
  spellings: newSpellingsMemory(),
  ...noFamilies(),
  merged: false,
});

/** What is written down of it: families are told again as quickly as they would be read. */
export const keptFamilies = (memory: FamiliesMemory): FamiliesMemory => ({ ...memory, ...noFamilies() });

/** Where more than this share of all profiles came or went, all are united anew. */
const many = 1 / 8;

/**
 * The sets of profiles that are one actor's, as `unitedProfiles` finds them among all: those that came and those that
 * went since the last join. Only those are united anew that hang together with what came or went by signs that some of
 * them ask for: no other can be told to be one with them. `profiles` in order.
 */
export function unitedFamilies(
  profiles: readonly Profile[],
  changes: Changes<Profile>,
  rulings: readonly Ruling[],
  memory: FamiliesMemory,
): Changes<ProfileSet> {
  const { setOf } = memory;
  const few = changes.come.length + changes.gone.length <= profiles.length * many;
  const merged = rulings.some(({ kind }) => kind === 'merge-actors');
  // A reader may hold any two names for one actor's.
  const apart = few && setOf.size > 0 && !merged && !memory.merged;
  memory.merged = merged;
  if (!apart) {
    memory.families.clear();
    memory.familiesOf.clear();
  }
  const touched = apart ? hangingTogether(changes, memory) : new Set(setOf.keys());
  const out = new Set(changes.gone);
  const now = apart
    ? [...touched].filter((one) => !out.has(one)).sort((a, b) => inPlace(a.local, b.local))
    : profiles;
  const gone = new Set([...touched].flatMap((profile) => setOf.get(profile) ?? []));
  const come = unitedProfiles(now, rulings, touched, memory.spellings).filter((set) => {
    const [first] = set.profiles;
    const had = first === undefined ? undefined : setOf.get(first);
    if (had === undefined || !isSame(had, set)) return true;
    gone.delete(had);
    return false;
  });
  for (const profile of changes.gone) setOf.delete(profile);
  for (const set of come) for (const profile of set.profiles) setOf.set(profile, set);
  return { come, gone: [...gone] };
}

const isSame = (a: ProfileSet, b: ProfileSet): boolean =>
  isSameList(a.profiles, b.profiles) &&
  a.unitings.length === b.unitings.length &&
  a.unitings.every((one, i) => isSameUniting(one, b.unitings[i]));

const isSameUniting = (a: Uniting, b: Uniting | undefined): boolean =>
  a.a === b?.a && a.reason === b.reason && a.step === b.step && isSameList(a.told, b.told);

/** Those that came or went, and all that hang together with them, before or now. Brings the families to what is now. */
function hangingTogether({ come, gone }: Changes<Profile>, memory: FamiliesMemory): ReadonlySet<Profile> {
  const { setOf, families, familiesOf } = memory;
  if (families.size === 0) for (const profile of setOf.keys()) enter(profile, memory);
  for (const profile of come) enter(profile, memory);
  const touched = new Set([...come, ...gone]);
  const met = new Set<Family>();
  // What is put into a set that is passed over is come to in turn.
  for (const profile of touched)
    for (const { family } of familiesOf.get(profile) ?? []) {
      if (family.asking === 0 || met.has(family)) continue;
      met.add(family);
      for (const other of family.profiles) touched.add(other);
    }
  for (const profile of gone) leave(profile, memory);
  return touched;
}

function enter(profile: Profile, { families, familiesOf }: FamiliesMemory): void {
  const own = [...signsOf(profile)].map(([sign, asks]): Membership => {
    const family = families.get(sign) ?? { sign, profiles: new Set(), asking: 0 };
    families.set(sign, family);
    family.profiles.add(profile);
    if (asks) family.asking += 1;
    return { family, asks };
  });
  familiesOf.set(profile, own);
}

function leave(profile: Profile, { families, familiesOf }: FamiliesMemory): void {
  for (const { family, asks } of familiesOf.get(profile) ?? []) {
    family.profiles.delete(profile);
    if (asks) family.asking -= 1;
    if (family.profiles.size === 0) families.delete(family.sign);
  }
  familiesOf.delete(profile);
}

/**
 * The signs by which the steps of `unitedProfiles` find one another, and whether a profile asks who has one: a full name
 * is met by a first name alone, or by an office, and does not ask for these itself.
 */
function signsOf(profile: Profile): ReadonlyMap<string, boolean> {
  const { local, sounds } = profile;
  const { words, equal, side, offices, called, sole, unsure } = local;
  const signs = new Map([[`equal ${equal}`, true]]);
  const last = `surname ${words.at(-1) ?? ''}`;
  if (!isPerson(local)) return unsure ? signs.set(last, true) : signs;
  const lone = words.length === 1;
  const name = words.join(' ');
  for (const sound of sounds.at(-1) ?? []) signs.set(`sound ${sound}`, true);
  for (const sound of sounds[0] ?? []) signs.set(`first ${sound}`, lone);
  if (!lone) {
    signs.set(last, false);
    signs.set(`words ${[...words].sort().join(' ')}`, true);
    if (side === null && offices.length === 0) signs.set(`equal ${name} `, true);
    if (called === null) for (const office of offices) signs.set(`office ${office}`, false);
  }
  for (const office of sole) if (name.includes(titleOf(office))) signs.set(`office ${office}`, true);
  return signs;
}
