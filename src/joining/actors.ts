import type { LocalActor } from '../reading/actor.js';
import { firstEndingAfter, type Passage, passageAt, type Span } from '../text/passage.js';
import type { JoinInput } from './join-input.js';
import { foldName, sameGiven, sameWord, soundsOf } from './names.js';
import { officeIn, officeOf, titleOf, unambiguous } from './offices.js';
import type { Actor, Role } from './record.js';
import { inTime } from './rulings/merge.js';
import type { Ruling } from './rulings/ruling.js';
import { byCodeUnits, RankUnion } from './union.js';

/** The record's actors, and which of them each reading's actor is. */
export interface JoinedActors {
  readonly actors: readonly Actor[];
  /** Id of the actor that index `i` of a report's reading is; null for no index. */
  readonly idOf: (report: string, index: number | null) => string | null;
}

interface Local {
  readonly id: string;
  /** What equal names share: see `equalKey`. */
  readonly equal: string;
  /** Folded words of its name. */
  readonly words: readonly string[];
  /** Key or folded name of its side. */
  readonly side: string | null;
  /** Offices it holds: whose, then the title. */
  readonly offices: readonly string[];
  /** The office that stands in place of a name ("Norland's foreign minister"). */
  readonly called: string | null;
  readonly mentions: number;
  readonly first: Span | null;
  readonly input: JoinInput;
  readonly index: number;
  readonly actor: LocalActor;
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

const localId = (report: string, index: number): string => `${report}#${index}`;

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
    reasons.push({ a: a.local, b: b.local, reason });
  };
  const placed = locals.map((local, at): Placed => ({ local, rank: ranks[at] ?? 0 }));
  uniteEqual(placed, unite);
  const people = placed.filter(({ local }) => isPerson(local));
  uniteSpellings(people, unite, union);
  uniteSurnames(people, unite, union);
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
    if (a.actor.name !== b.actor.name || reason === 'office')
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

/** What furniture names does not count as a mention. */
function localsOf(input: JoinInput): readonly Local[] {
  const { furniture } = input.reading;
  const inFurniture = (mention: Span): boolean =>
    (furniture[firstEndingAfter(furniture, mention.start)]?.start ?? mention.end) <= mention.start;
  const mentions = input.reading.actors.map(() => ({ count: 0, first: null as Span | null }));
  for (const mention of input.reading.mentions) {
    const tally = mentions[mention.actor];
    if (tally === undefined || inFurniture(mention)) continue;
    tally.count += 1;
    tally.first ??= { start: mention.start, end: mention.end };
  }
  const bodyName = (index: number | null): string | null => {
    const body = index === null ? undefined : input.reading.actors[index];
    return body === undefined ? null : (body.key ?? foldName(body.name));
  };
  return input.reading.actors.map((actor, index) => ({
    id: localId(input.report.id, index),
    equal: equalKey(input, index, actor),
    words: foldName(actor.name).split(' '),
    side: bodyName(actor.side),
    offices: actor.roles.flatMap(({ title, of }) => {
      const body = bodyName(of);
      return body === null ? [] : [officeOf(body, title)];
    }),
    called: actor.kind === 'person' ? officeIn(actor.name, bodyName(actor.side)) : null,
    mentions: mentions[index]?.count ?? 0,
    first: mentions[index]?.first ?? null,
    input,
    index,
    actor,
  }));
}

/** Two names that a reader holds for one actor's. */
function uniteRuled(placed: readonly Placed[], rulings: readonly Ruling[], unite: Unite): void {
  for (const { kind, names, by } of rulings) {
    if (kind !== 'merge-actors' || names === null) continue;
    const [x, y] = names.map(foldName);
    const bearers = placed.filter(({ local: { actor } }) => bears(actor, x) || bears(actor, y));
    const first = bearers[0];
    if (first !== undefined) for (const bearer of bearers) unite(first, bearer, `ruled by ${by}`);
  }
}

const bears = (actor: LocalActor, folded: string | undefined): boolean =>
  [actor.name, ...actor.names].some((name) => foldName(name) === folded);

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

/** An actor of a report, and where its id stands among those of all. */
interface Placed {
  readonly local: Local;
  readonly rank: number;
}

type Unite = (a: Placed, b: Placed, reason: string) => void;

/** Where the id of each stands in the order of ids. Reports come in order already, but their tenth actor before the second. */
function ranksOf(locals: readonly Local[]): Int32Array {
  const idAt = (at: number): string => locals[at]?.id ?? '';
  const byId = (a: number, b: number): number => byCodeUnits(idAt(a), idAt(b));
  const places = Array.from(locals, (_, at) => at);
  for (let from = 0; from < places.length; ) {
    const length = locals[from]?.input.reading.actors.length ?? 1;
    if (length > 10) {
      const own = places.slice(from, from + length).sort(byId);
      own.forEach((at, i) => {
        places[from + i] = at;
      });
    }
    from += length;
  }
  if (places.some((at, i) => i > 0 && idAt(places[i - 1] ?? 0) > idAt(at))) places.sort(byId);
  const ranks = new Int32Array(places.length);
  places.forEach((at, rank) => {
    ranks[at] = rank;
  });
  return ranks;
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

/** Same catalogue key, or same folded name of the same kind; unnamed bodies also need the same side. */
function uniteEqual(placed: readonly Placed[], unite: Unite): void {
  const first = new Map<string, Placed>();
  for (const one of placed) {
    const { local } = one;
    const other = first.get(local.equal);
    if (other === undefined) first.set(local.equal, one);
    else unite(other, one, local.actor.key !== null ? 'catalogue' : 'same name');
  }
}

function equalKey(input: JoinInput, index: number, actor: LocalActor): string {
  if (actor.key !== null) return `key ${actor.key}`;
  const name = foldName(actor.name);
  if (actor.kind === 'person') {
    const words = name.split(' ');
    // A surname alone says little: it waits for the full names.
    return words.length > 1 ? `person ${name.replaceAll(' ', '')}` : `local ${input.report.id} ${index}`;
  }
  const side = actor.side === null ? null : input.reading.actors[actor.side];
  return `${name === '' ? `local ${input.report.id} ${index}` : name} ${side?.key ?? foldName(side?.name ?? '')}`;
}

const isPerson = ({ actor }: Local): boolean => actor.kind === 'person' && actor.key === null;

/** Full names whose surnames sound alike and whose given names agree. */
function uniteSpellings(people: readonly Placed[], unite: Unite, union: RankUnion): void {
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
function uniteSurnames(people: readonly Placed[], unite: Unite, union: RankUnion): void {
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
    if (local.offices.length === 0 && local.called === null) continue;
    const name = local.words.join(' ');
    for (const office of local.called === null ? local.offices : [local.called, ...local.offices]) {
      const found = holders.get(office);
      const holder = found?.size === 1 ? [...found.values()][0] : undefined;
      if (holder === undefined) continue;
      const title = titleOf(office);
      if (name.includes(title) && unambiguous(title)) unite(holder, one, 'office');
    }
  }
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
  const person = members.every(({ actor }) => actor.kind === 'person');
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
  for (const { actor } of members) kinds.set(actor.kind, (kinds.get(actor.kind) ?? 0) + 1);
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
