import type { LocalActor } from '../reading/actor.js';
import type { Local, Placed } from './local-actors.js';
import { foldName, sameGiven, sameWord, soundsOf } from './names.js';
import { titleOf } from './offices.js';
import type { Ruling } from './rulings/ruling.js';
import { byCodeUnits, type RankUnion } from './union.js';
import { mayName } from './unsure-names.js';

/** Makes two actors of reports one, for a reason. */
export type Unite = (a: Placed, b: Placed, reason: string) => void;

/** Two names that a reader holds for one actor's. */
export function uniteRuled(placed: readonly Placed[], rulings: readonly Ruling[], unite: Unite): void {
  for (const { kind, names, by } of rulings) {
    if (kind !== 'merge-actors' || names === null) continue;
    const [x, y] = names.map(foldName);
    const bearers = placed.filter(({ local: { actor } }) => bears(actor, x) || bears(actor, y));
    const first = bearers[0];
    if (first !== undefined) for (const bearer of bearers) unite(first, bearer, `ruled by ${by}`);
  }
}

export const bears = (actor: LocalActor, folded: string | undefined): boolean =>
  [actor.name, ...actor.names].some((name) => foldName(name) === folded);

/** Same catalogue key, or same folded name of the same kind; unnamed bodies also need the same side. */
export function uniteEqual(placed: readonly Placed[], unite: Unite): void {
  const first = new Map<string, Placed>();
  for (const one of placed) {
    const { local } = one;
    const other = first.get(local.equal);
    if (other === undefined) first.set(local.equal, one);
    else unite(other, one, local.actor.key !== null ? 'catalogue' : 'same name');
  }
}

export const isPerson = ({ actor }: Local): boolean => actor.kind === 'person' && actor.key === null;

/** Full names whose surnames sound alike and whose given names agree. */
export function uniteSpellings(people: readonly Placed[], unite: Unite, union: RankUnion): void {
  const leaders = new Map<number, Placed>();
  for (const one of people)
    if (one.local.words.length > 1) {
      const leader = union.find(one.rank);
      if (!leaders.has(leader)) leaders.set(leader, one);
    }
  const blocks = new Map<string, Placed[]>();
  for (const one of leaders.values())
    for (const sound of soundsOf(one.local.words.at(-1) ?? '')) {
      const block = blocks.get(sound);
      if (block === undefined) blocks.set(sound, [one]);
      else block.push(one);
    }
  for (const [, block] of [...blocks].sort(([a], [b]) => byCodeUnits(a, b)))
    for (let i = 0; i < block.length; i++)
      for (let j = i + 1; j < block.length; j++) {
        const [a, b] = [block[i], block[j]];
        if (a === undefined || b === undefined) continue;
        const reason = sameFullName(a.local.words, b.local.words);
        if (reason !== null && !differentSides(a.local, b.local)) unite(a, b, reason);
      }
}

function sameFullName(a: readonly string[], b: readonly string[]): string | null {
  const surname = sameWord(a.at(-1) ?? '', b.at(-1) ?? '');
  if (surname === null) return null;
  const given = sameGiven(a.slice(0, -1), b.slice(0, -1));
  if (given === null) return null;
  if (given === 'initial') return 'initial';
  return surname === 'same' && given === 'same' ? 'middle name' : 'spelling';
}

function differentSides(a: Local, b: Local): boolean {
  return a.side !== null && b.side !== null && a.side !== b.side;
}

/** A surname alone (or a family name that comes first) joins the one full name known that has it. */
export function uniteSurnames(people: readonly Placed[], unite: Unite, union: RankUnion): void {
  const lone = people.filter(({ local }) => local.words.length === 1);
  if (lone.length === 0) return;
  const bearers = new Map<string, Map<number, Placed>>();
  const add = (word: string, one: Placed): void => {
    for (const sound of soundsOf(word)) {
      const set = bearers.get(sound) ?? new Map<number, Placed>();
      const leader = union.find(one.rank);
      if (!set.has(leader)) set.set(leader, one);
      bearers.set(sound, set);
    }
  };
  for (const one of people) {
    const { words } = one.local;
    if (words.length > 1) for (const word of new Set([words[0] ?? '', words.at(-1) ?? ''])) add(word, one);
  }
  const tellers = new Map<number, number>();
  for (const { rank } of people) {
    const leader = union.find(rank);
    tellers.set(leader, (tellers.get(leader) ?? 0) + 1);
  }
  for (const one of lone) {
    const { local } = one;
    const word = local.words[0] ?? '';
    const found = new Map<number, Bearer & { readonly surname: boolean }>();
    for (const sound of soundsOf(word))
      for (const [leader, bearer] of bearers.get(sound) ?? []) {
        const { words } = bearer.local;
        const surname = sameWord(words.at(-1) ?? '', word) !== null;
        if (!surname && words[0] !== word) continue;
        if (!differentSides(local, bearer.local))
          found.set(leader, { placed: bearer, surname, tellers: tellers.get(leader) ?? 1 });
      }
    const all = [...found.values()];
    const surnames = all.filter(({ surname }) => surname);
    const bearer = foremost(surnames.length > 0 ? surnames : all);
    if (bearer !== null) unite(bearer.placed, one, bearer.alone ? 'surname' : 'surname of the one');
  }
  const first = new Map<string, Placed>();
  for (const one of lone) {
    const key = `${one.local.words[0] ?? ''} ${one.local.side ?? ''}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, one);
    else unite(other, one, 'same name');
  }
}

/** A name that its own report leaves open is the person's whom others know by it. */
export function uniteUnsure(
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
    const known = bearers.get(surname);
    if (known === undefined) bearers.set(surname, [one]);
    else known.push(one);
  }
  for (const one of unsure) {
    const found = new Map<number, Bearer>();
    for (const bearer of bearers.get(one.local.words.at(-1) ?? '') ?? []) {
      if (!mayName(one.local.words, bearer.local.words)) continue;
      const leader = union.find(bearer.rank);
      found.set(leader, { placed: bearer, tellers: (found.get(leader)?.tellers ?? 0) + 1 });
    }
    const bearer = foremost([...found.values()]);
    if (bearer !== null) unite(bearer.placed, one, one.local.words.length > 1 ? 'same name' : 'surname');
  }
}

/** How many times more reports must name the one whom a bare surname means than any namesake, and how many at least. */
const outright = 3;

interface Bearer {
  readonly placed: Placed;
  /** Reports that name it. */
  readonly tellers: number;
}

/** The only bearer of a name, or the one of whom nearly all reports tell. */
function foremost(bearers: readonly Bearer[]): (Bearer & { readonly alone: boolean }) | null {
  const [first, second] = [...bearers].sort((a, b) => b.tellers - a.tellers || a.placed.rank - b.placed.rank);
  if (first === undefined) return null;
  if (second === undefined) return { ...first, alone: true };
  return first.tellers >= outright * second.tellers ? { ...first, alone: false } : null;
}

/** "Norland's foreign minister" is the one person whom another report calls that, if it is one. */
export function uniteOffices(people: readonly Placed[], unite: Unite, union: RankUnion): void {
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
