import type { LocalActor } from '../../reading/actor.js';
import { putUnder } from '../../text/put-under.js';
import { byCodeUnits, RankUnion } from '../kept/union.js';
import type { Ruling } from '../rulings/ruling.js';
import { isPerson, type Local } from './local-actors.js';
import { foldName, sameWord } from './names.js';
import { titleOf } from './offices.js';
import { inPlace, type Profile } from './profiles.js';
import { differentSides, type SpellingsMemory, spellingsAmong } from './spellings.js';
import { mayName } from './unsure-names.js';

/** A profile, and where it stands among all. */
interface Placed {
  readonly profile: Profile;
  readonly local: Local;
  readonly rank: number;
}

/** What made actors of reports one: `a` and each of `told` are one actor for that reason. */
export interface Uniting {
  readonly a: Local;
  readonly told: readonly Local[];
  readonly reason: string;
  /** Unitings of an earlier step are told first; within one step as they stand, or as those told stand. */
  readonly step: number;
}

/** Profiles of one actor, in order, and all that made them one and needs telling. */
export interface ProfileSet {
  readonly profiles: readonly Profile[];
  readonly unitings: readonly Uniting[];
}

/** Steps whose unitings are told in the order in which they were found. */
export const toldAsFound: readonly number[] = [1, 6];

/**
 * Finds which profiles are one actor's: by the catalogue's key, by the same name, by spellings and transliterations of
 * one name, by a surname that only one known person bears, by an office that only one person holds. What it costs grows
 * with the names there are, and not with how often reports name them. `before`: those of whom `memory` may know what is
 * another now.
 */
export function unitedProfiles(
  profiles: readonly Profile[],
  rulings: readonly Ruling[],
  before: Iterable<Profile>,
  memory: SpellingsMemory,
): readonly ProfileSet[] {
  const placed = profiles.map((profile, rank): Placed => ({ profile, local: profile.local, rank }));
  const union = new RankUnion(placed.length);
  const found: (Uniting & { readonly rank: number })[] = [];
  let step = 0;
  const unite: Unite = (a, b, reason, { of = a.local, told = [b.local] } = {}) => {
    if (!union.join(a.rank, b.rank)) return;
    // That equal names are one actor's needs no telling.
    if (of.actor.name !== b.local.actor.name || reason === 'office')
      found.push({ a: of, told, reason, step, rank: b.rank });
  };
  uniteEqual(placed, unite);
  const people = placed.filter(({ local }) => isPerson(local));
  const steps = [
    () => uniteSpellings(people, unite, union, before, memory),
    () => uniteSurnames(people, unite, union),
    () => uniteLone(people, unite),
    () => uniteUnsure(placed, people, unite, union),
    () => uniteOffices(people, unite, union),
    () => uniteRuled(placed, rulings, unite),
  ];
  for (const next of steps) {
    step += 1;
    next();
  }
  const unitings = new Map<number, Uniting[]>();
  for (const { rank, ...uniting } of found) {
    const leader = union.find(rank);
    unitings.set(leader, [...(unitings.get(leader) ?? []), uniting]);
  }
  return union.sets().map((ranks) => ({
    profiles: ranks.flatMap((rank) => profiles[rank] ?? []),
    unitings: unitings.get(ranks[0] ?? 0) ?? none,
  }));
}

const none: readonly Uniting[] = [];

/** Makes two profiles one actor's, for a reason; `of` and `told` are those of their members that it is told of. */
type Unite = (
  a: Placed,
  b: Placed,
  reason: string,
  which?: { readonly of?: Local; readonly told?: readonly Local[] },
) => void;

/** Two names that a reader holds for one actor's. */
function uniteRuled(placed: readonly Placed[], rulings: readonly Ruling[], unite: Unite): void {
  for (const { kind, names, by } of rulings) {
    if (kind !== 'merge-actors' || names === null) continue;
    const [x, y] = names.map(foldName);
    const folds = new Map<string, boolean>();
    const isRuled = (name: string): boolean => {
      const ruled = folds.get(name) ?? [x, y].includes(foldName(name));
      folds.set(name, ruled);
      return ruled;
    };
    const bearers = placed
      .flatMap((one) => {
        const bearer = one.profile.members.find(({ actor }) => [actor.name, ...actor.names].some(isRuled));
        return bearer === undefined ? [] : [{ one, bearer }];
      })
      .sort((p, q) => inPlace(p.bearer, q.bearer));
    const [first] = bearers;
    for (const { one, bearer } of bearers)
      if (first !== undefined) unite(first.one, one, `ruled by ${by}`, { of: first.bearer, told: [bearer] });
  }
}

export const bears = (actor: LocalActor, folded: string | undefined): boolean =>
  [actor.name, ...actor.names].some((name) => foldName(name) === folded);

/** Same catalogue key, or same folded name of the same kind; unnamed bodies also need the same side. */
function uniteEqual(placed: readonly Placed[], unite: Unite): void {
  const first = new Map<string, Placed>();
  for (const one of placed) {
    const { local, profile } = one;
    const other = first.get(local.equal);
    if (other === undefined) first.set(local.equal, one);
    else unite(other, one, local.actor.key !== null ? 'catalogue' : 'same name', { told: profile.members });
  }
  // "Fleport Motors", which one report takes for somebody: a body, as another tells.
  for (const one of placed) {
    const { side, words, offices, actor } = one.local;
    const body = first.get(`${words.join(' ')} `);
    const bare = isPerson(one.local) && words.length > 1 && side === null && offices.length === 0;
    if (bare && actor.roles.length === 0 && body?.local.actor.kind === 'organization')
      unite(body, one, 'same name', { told: one.profile.members });
  }
}

/** Full names whose surnames sound alike and whose given names agree. */
function uniteSpellings(
  people: readonly Placed[],
  unite: Unite,
  union: RankUnion,
  before: Iterable<Profile>,
  memory: SpellingsMemory,
): void {
  const leaders = new Map<number, Placed>();
  for (const one of people)
    if (one.local.words.length > 1) {
      const leader = union.find(one.rank);
      if (!leaders.has(leader)) leaders.set(leader, one);
    }
  const spelt = [...leaders.values()];
  const placeOf = new Map(spelt.map((one) => [one.profile, one]));
  const names = spelt.map(({ profile }) => profile);
  for (const { a, b, reason } of spellingsAmong(names, before, memory)) {
    const [x, y] = [placeOf.get(a), placeOf.get(b)];
    if (x !== undefined && y !== undefined) unite(x, y, reason);
  }
  uniteOrders(spelt, unite);
}

/** "Ito Shin" and "Shin Ito": the family name first, and last. */
function uniteOrders(spelt: readonly Placed[], unite: Unite): void {
  const byWords = new Map<string, Placed>();
  for (const one of spelt) {
    const { words } = one.local;
    const turned =
      byWords.get([...words.slice(1), words[0]].join(' ')) ??
      byWords.get([words.at(-1), ...words.slice(0, -1)].join(' '));
    if (turned !== undefined && !differentSides(turned.local, one.local)) unite(turned, one, 'order');
    if (!byWords.has(words.join(' '))) byWords.set(words.join(' '), one);
  }
}

/** A surname alone (or a family name that comes first) joins the one full name known that has it. */
function uniteSurnames(people: readonly Placed[], unite: Unite, union: RankUnion): void {
  const lone = people.filter(({ local }) => local.words.length === 1);
  if (lone.length === 0) return;
  const bearers = new Map<string, Map<number, Placed>>();
  const add = (sounds: readonly string[], one: Placed): void => {
    for (const sound of sounds) {
      const set = bearers.get(sound) ?? new Map<number, Placed>();
      const leader = union.find(one.rank);
      if (!set.has(leader)) set.set(leader, one);
      bearers.set(sound, set);
    }
  };
  for (const one of people) {
    if (one.local.words.length > 1) for (const sounds of one.profile.sounds) add(sounds, one);
  }
  const tellers = new Map<number, number>();
  for (const { rank, profile } of people) {
    const leader = union.find(rank);
    tellers.set(leader, (tellers.get(leader) ?? 0) + profile.members.length);
  }
  for (const one of lone) {
    const { local } = one;
    const word = local.words[0] ?? '';
    const found = new Map<number, Bearer & { readonly surname: boolean }>();
    for (const sound of one.profile.sounds[0] ?? [])
      for (const [leader, bearer] of bearers.get(sound) ?? []) {
        const { words } = bearer.local;
        const surname = sameWord(words.at(-1) ?? '', word) !== null;
        if (!surname && words[0] !== word) continue;
        if (!differentSides(local, bearer.local))
          found.set(leader, {
            placed: bearer,
            local: bearer.local,
            surname,
            tellers: tellers.get(leader) ?? 1,
          });
      }
    const all = [...found.values()];
    const surnames = all.filter(({ surname }) => surname);
    const bearer = foremost(surnames.length > 0 ? surnames : all);
    if (bearer !== null)
      unite(bearer.placed, one, bearer.alone ? 'surname' : 'surname of the one', {
        told: one.profile.members,
      });
  }
}

/** One word that several reports know somebody by, of one side, is one person's. */
function uniteLone(people: readonly Placed[], unite: Unite): void {
  const first = new Map<string, Placed>();
  for (const one of people) {
    if (one.local.words.length !== 1) continue;
    const key = `${one.local.words[0] ?? ''} ${one.local.side ?? ''}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, one);
    else unite(other, one, 'same name', { told: one.profile.members });
  }
}

/** A name that its own report leaves open is the person's whom others know by it. */
function uniteUnsure(
  placed: readonly Placed[],
  people: readonly Placed[],
  unite: Unite,
  union: RankUnion,
): void {
  const unsure = placed.filter(({ local }) => local.unsure);
  if (unsure.length === 0) return;
  const surnames = new Set(unsure.map(({ local }) => local.words.at(-1) ?? ''));
  const bearers = new Map<string, Placed[]>();
  for (const one of people) {
    const surname = one.local.words.at(-1) ?? '';
    if (one.local.words.length < 2 || !surnames.has(surname)) continue;
    putUnder(bearers, surname, one);
  }
  for (const one of unsure) {
    const found = new Map<number, Bearer>();
    for (const bearer of bearers.get(one.local.words.at(-1) ?? '') ?? []) {
      if (!mayName(one.local.words, bearer.local.words)) continue;
      const leader = union.find(bearer.rank);
      const had = found.get(leader);
      const { members } = bearer.profile;
      const last = members.at(-1) ?? bearer.local;
      found.set(leader, {
        placed: bearer,
        local: had === undefined || inPlace(had.local, last) < 0 ? last : had.local,
        tellers: (had?.tellers ?? 0) + members.length,
      });
    }
    const bearer = foremost([...found.values()]);
    if (bearer !== null)
      unite(bearer.placed, one, one.local.words.length > 1 ? 'same name' : 'surname', {
        of: bearer.local,
      });
  }
}

/** How many times more reports must name the one whom a bare surname means than any namesake, and how many at least. */
const outright = 3;

interface Bearer {
  readonly placed: Placed;
  /** The one of its reports that is told to name it. */
  readonly local: Local;
  /** Reports that name it. */
  readonly tellers: number;
}

/** The only bearer of a name, or the one of whom nearly all reports tell. */
function foremost(bearers: readonly Bearer[]): (Bearer & { readonly alone: boolean }) | null {
  const [first, second] = [...bearers].sort(
    (a, b) => b.tellers - a.tellers || byCodeUnits(a.local.id, b.local.id),
  );
  if (first === undefined) return null;
  if (second === undefined) return { ...first, alone: true };
  return first.tellers >= outright * second.tellers ? { ...first, alone: false } : null;
}

/** "Norland's foreign minister" is the one person whom another report calls that, if it is one. */
function uniteOffices(people: readonly Placed[], unite: Unite, union: RankUnion): void {
  const holders = new Map<string, Map<number, Placed>>();
  for (const one of people) {
    const { local, rank } = one;
    if (local.words.length < 2 || local.called !== null) continue;
    for (const office of local.offices) {
      const set = holders.get(office) ?? new Map<number, Placed>();
      const leader = union.find(rank);
      if (!set.has(leader)) set.set(leader, one);
      holders.set(office, set);
    }
  }
  for (const one of people) {
    const { local } = one;
    const name = local.words.join(' ');
    for (const office of local.sole) {
      const found = holders.get(office);
      const holder = found?.size === 1 ? [...found.values()][0] : undefined;
      if (holder === undefined) continue;
      if (name.includes(titleOf(office))) unite(holder, one, 'office');
    }
  }
}
