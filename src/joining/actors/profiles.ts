import { byReport, type JoinInput } from '../join-input.js';
import {
  type Changes,
  changesBetween,
  type Gathering,
  gatheringAt,
  type Made,
  madeOf,
  type Order,
  patched,
} from '../kept/kept.js';
import { byCodeUnits } from '../kept/union.js';
import { isPerson, type Local, localsOf } from './local-actors.js';
import { soundsOf } from './names.js';

/**
 * Actors of reports of whom all is equal that bears on who is who: name, side, offices, how sure the report is. What is
 * found of one is found of all, so they are compared once, however many reports name them.
 */
export interface Profile {
  readonly key: string;
  /** In the order of reports, and of each as its reading has them. */
  readonly members: readonly Local[];
  /** The first of them. */
  readonly local: Local;
  /** The sounds of the first and the last word of its name. */
  readonly sounds: readonly (readonly string[])[];
}

export interface ProfilesMemory {
  locals: Made<JoinInput, readonly Local[]>;
  readonly byKey: Map<string, Profile>;
  /** In the order of their first members. */
  ordered: readonly Profile[];
}

export const newProfilesMemory = (): ProfilesMemory => ({
  locals: { from: [], to: [] },
  byKey: new Map(),
  ordered: [],
});

/** Orders the actors of reports as these stand, and those of one as its reading has them. */
export const inPlace: Order<Local> = (a, b) =>
  byCodeUnits(a.input.report.id, b.input.report.id) || a.index - b.index;

/** The profiles of all actors of reports, in order, those that came and went, and the reports that went or are others now. */
export function profilesOf(
  inputs: readonly JoinInput[],
  memory: ProfilesMemory,
): {
  readonly profiles: readonly Profile[];
  readonly changes: Changes<Profile>;
  readonly gone: readonly JoinInput[];
} {
  const before = memory.locals;
  const fresh: (readonly Local[])[] = [];
  memory.locals = madeOf(before, inputs, byReport, (input) => {
    const locals = localsOf(input);
    fresh.push(locals);
    return locals;
  });
  const gone = new Set(changesBetween(before.from, inputs, byReport).gone);
  const touched = new Map<string, Gathering<Local>>();
  if (gone.size > 0)
    before.from.forEach((input, at) => {
      if (gone.has(input))
        for (const local of before.to[at] ?? []) gatheringAt(touched, keyOf(local)).gone.push(local);
    });
  for (const locals of fresh) for (const local of locals) gatheringAt(touched, keyOf(local)).come.push(local);
  const changes: Gathering<Profile> = { come: [], gone: [] };
  for (const [key, change] of touched) {
    const had = memory.byKey.get(key);
    if (had !== undefined) changes.gone.push(had);
    const members = patched(had?.members ?? [], change, inPlace);
    const [local] = members;
    if (local === undefined) memory.byKey.delete(key);
    else {
      const profile = { key, members, local, sounds: had?.sounds ?? soundsIn(local) };
      memory.byKey.set(key, profile);
      changes.come.push(profile);
    }
  }
  memory.ordered = patched(memory.ordered, changes, (a, b) => inPlace(a.local, b.local));
  return { profiles: memory.ordered, changes, gone: [...gone] };
}

function soundsIn(local: Local): readonly (readonly string[])[] {
  const { words } = local;
  return isPerson(local) ? [words[0], words.at(-1)].map((word = '') => soundsOf(word)) : [];
}

/** People known by one word alone are told apart by nothing that does not stand here. */
const isLone = (local: Local): boolean => isPerson(local) && local.words.length === 1;

const keyOf = (local: Local): string => {
  const { actor, equal, words, side, offices, called, sole, unsure } = local;
  return [
    isLone(local) ? 'lone' : equal,
    words.join(' '),
    actor.name,
    actor.kind,
    side ?? '\0',
    called ?? '\0',
    unsure ? 'unsure' : '',
    ...offices,
    '\0',
    ...sole,
  ].join('\n');
};
