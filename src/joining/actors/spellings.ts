import { byCodeUnits } from '../kept/union.js';
import type { Local } from './local-actors.js';
import { sameGiven, sameWord } from './names.js';
import { inPlace, type Profile } from './profiles.js';

/** A full name that stands for all who bear the same. */
interface Spelt {
  readonly sign: string;
  profile: Profile;
  readonly near: Likeness[];
}

interface Likeness {
  /** The first sound by which the two meet. */
  readonly sounds: readonly string[];
  readonly a: Spelt;
  readonly b: Spelt;
  readonly reason: string;
}

/** Names compared in earlier joins. */
export interface SpellingsMemory {
  readonly known: Map<string, Spelt>;
  readonly bySound: Map<string, Set<Spelt>>;
}

export const newSpellingsMemory = (): SpellingsMemory => ({ known: new Map(), bySound: new Map() });

/** Two profiles whose names are spellings of one, and why they are taken for that. */
export interface Spelling {
  readonly a: Profile;
  readonly b: Profile;
  readonly reason: string;
}

/**
 * Full names whose surnames sound alike and whose given names agree, in the order of the sounds by which they meet, then
 * of their places. `profiles` in order, one for each full name; those that were compared before are not compared again.
 * What is known of `before`, and of no more than these, is told of `profiles` now.
 */
export function spellingsAmong(
  profiles: readonly Profile[],
  before: Iterable<Profile>,
  { known, bySound }: SpellingsMemory,
): readonly Spelling[] {
  const left = new Set<Spelt>();
  for (const profile of before) {
    const had = known.get(signOf(profile));
    if (had?.profile === profile) left.add(had);
  }
  const fresh: Spelt[] = [];
  const all = profiles.map((profile): Spelt => {
    const sign = signOf(profile);
    const had = known.get(sign);
    const one = had ?? { sign, profile, near: [] };
    one.profile = profile;
    if (had === undefined) fresh.push(one);
    else left.delete(had);
    return one;
  });
  for (const one of left) leave(one, known, bySound);
  for (const one of fresh) {
    const met = new Set(soundsOf(one).flatMap((sound) => [...(bySound.get(sound) ?? [])]));
    for (const other of met) compare(one, other);
    known.set(one.sign, one);
    for (const sound of soundsOf(one)) bySound.set(sound, (bySound.get(sound) ?? new Set()).add(one));
  }
  const found = all.flatMap((one) =>
    one.near.flatMap(({ a, b, sounds, reason }) => (a === one ? turned(a, b, sounds, reason) : [])),
  );
  return found.sort(
    (p, q) => byCodeUnits(p.sound, q.sound) || inPlace(p.a.local, q.a.local) || inPlace(p.b.local, q.b.local),
  );
}

const signOf = ({ local }: Profile): string =>
  `${local.words.join(' ')}\n${local.side ?? '\0'}\n${local.equal}`;

const soundsOf = ({ profile }: Spelt): readonly string[] => profile.sounds.at(-1) ?? [];

/** Pairs meet once for each sound that they share; the one who stands first goes first. */
function turned(
  a: Spelt,
  b: Spelt,
  sounds: readonly string[],
  reason: string,
): readonly (Spelling & { readonly sound: string })[] {
  const [p, q] = [a.profile, b.profile];
  const [first, second] = inPlace(p.local, q.local) < 0 ? [p, q] : [q, p];
  return sounds.map((sound) => ({ sound, a: first, b: second, reason }));
}

function leave(one: Spelt, known: Map<string, Spelt>, bySound: ReadonlyMap<string, Set<Spelt>>): void {
  known.delete(one.sign);
  for (const sound of soundsOf(one)) bySound.get(sound)?.delete(one);
  for (const like of one.near) {
    const { near } = like.a === one ? like.b : like.a;
    near.splice(near.indexOf(like), 1);
  }
}

function compare(a: Spelt, b: Spelt): void {
  const [p, q] = [a.profile.local, b.profile.local];
  const reason = differentSides(p, q) ? null : sameFullName(p.words, q.words);
  if (reason === null) return;
  const like = { a, b, reason, sounds: soundsOf(a).filter((sound) => soundsOf(b).includes(sound)) };
  a.near.push(like);
  b.near.push(like);
}

function sameFullName(a: readonly string[], b: readonly string[]): string | null {
  const surname = sameWord(a.at(-1) ?? '', b.at(-1) ?? '');
  if (surname === null) return null;
  const given = sameGiven(a.slice(0, -1), b.slice(0, -1));
  if (given === null) return null;
  if (given === 'initial') return 'initial';
  return surname === 'same' && given === 'same' ? 'middle name' : 'spelling';
}

export function differentSides(a: Local, b: Local): boolean {
  return a.side !== null && b.side !== null && a.side !== b.side;
}
