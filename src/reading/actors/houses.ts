import type { House, LocalActor, LocalRole, Mention } from '../actor.js';
import type { KnownParty, Lexicon } from '../lexicon.js';
import { memberForms } from './member-forms.js';
import { type NameIndex, nameIndex, namesAmong, wordsOf } from './name-search.js';

interface Told {
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
}

/**
 * Tells of each actor what body of its state it is, and of whom a report tells to which party or house of parliament they
 * belong: "the Norlandic Senate" a house, "House Republicans", "Ana Marin, an Ohio Republican," and "Orr, D-Ohio" of a party,
 * "the speaker of the House" of the House. Who speaks for a state or its government does so whatever the party; who is told to
 * be against the state does not speak for it. Parties that are only told by their members come behind all other actors.
 */
export function withHouses(
  { actors, mentions }: Told,
  text: string,
  lexicon: Lexicon,
): readonly LocalActor[] {
  const parties = partiesIn(actors, lexicon);
  const more: LocalActor[] = [];
  const indexOf = (party: Party): number => {
    if (party.at !== null) return party.at;
    const { name, key } = party.known.body;
    party.at = actors.length + more.length;
    more.push({
      name,
      kind: 'organization',
      names: [name],
      roles: [],
      side: party.state,
      key,
      house: 'party',
      article: 1,
    });
    return party.at;
  };
  const index = nameIndex(belongings(actors, parties, lexicon));
  const tagged = parties.some(({ known }) => known.tags.length > 0)
    ? tagsIn(actors, mentions, text, parties)
    : none;
  const told = actors.map((actor, at): LocalActor => {
    const house = houseOf(actor, lexicon);
    if (house !== null) return { ...actor, house };
    if (actor.kind === 'state' || actor.key !== null || actor.within !== undefined) return actor;
    const governs = actor.kind === 'person' && actor.roles.some((role) => isGoverning(role, actors, lexicon));
    if (governs) return { ...actor, governs };
    const own = belongingOf(actor, actors, text, index, lexicon) ?? tagged.get(at) ?? null;
    const body =
      own === null ? parliamentOf(actor, actors, lexicon) : typeof own === 'number' ? own : indexOf(own);
    if (body !== null && body !== at) return { ...actor, within: body };
    const state = actor.side !== null && actors[actor.side]?.kind === 'state';
    if (!opposes(actor, lexicon)) return actor;
    const [opposition, another] = parties.filter(({ known }) =>
      lexicon.naming.opposing.has(known.body.name.split(' ').at(-1)?.toLowerCase() ?? ''),
    );
    if (opposition?.at != null && another === undefined && opposition.at !== at)
      return { ...actor, side: state ? null : actor.side, within: opposition.at };
    return state ? { ...actor, side: null } : actor;
  });
  return [...told, ...more];
}

interface Party {
  readonly known: Pick<KnownParty, 'tags' | 'unless'> & {
    readonly body: Pick<KnownParty['body'], 'name' | 'key'>;
  };
  readonly members: readonly string[];
  readonly state: number | null;
  /** Its own actor, once there is one. */
  at: number | null;
}

/** The catalogue's parties of states that the report has to do with, and those that it calls so itself. */
function partiesIn(actors: readonly LocalActor[], lexicon: Lexicon): readonly Party[] {
  const byKey = new Map(actors.flatMap(({ key }, at) => (key === null ? [] : [[key, at] as const])));
  const known = lexicon.parties.flatMap((one): Party[] => {
    const { body, members } = one;
    const [state, at] = [byKey.get(body.of ?? '') ?? null, byKey.get(body.key) ?? null];
    return state === null && at === null ? [] : [{ known: one, members, state, at }];
  });
  const called = new Set(actors.map(({ name }) => name));
  const own = actors.flatMap((actor, at): Party[] => {
    if (houseOf(actor, lexicon) !== 'party' || known.some((party) => party.at === at)) return [];
    const { name, names } = actor;
    // "Orr talks", before the Orr Party was made: what others are called tells nothing of it.
    const members = [name, ...names]
      .flatMap(memberForms)
      .filter((form) => form.endsWith('s') || !called.has(form));
    return [{ known: { tags: [], unless: nothing, body: { name, key: '' } }, members, state: null, at }];
  });
  return [...known, ...own];
}

const nothing: ReadonlySet<string> = new Set();
const none: ReadonlyMap<number, Party> = new Map();

/** A party, or the index of a body or person; null for what nobody belongs to by its name. */
type Belonging = Party | number | null;

/** Parties by what their members are called, bodies and persons by their names. */
function* belongings(
  actors: readonly LocalActor[],
  parties: readonly Party[],
  lexicon: Lexicon,
): Generator<readonly [string, Belonging]> {
  for (const party of parties) for (const member of party.members) yield [member, party];
  const byActor = new Map(parties.map((party) => [party.at, party]));
  for (const [at, actor] of actors.entries()) {
    const { kind, name, names, key } = actor;
    if (kind === 'group' || kind === 'state') continue;
    const party = byActor.get(at);
    const body =
      kind === 'person' && key === null ? at : (party ?? (houseOf(actor, lexicon) === null ? null : at));
    for (const one of [name, ...names]) if (/^\p{Lu}/u.test(one)) yield [one, body];
  }
}

/** What kind of body of a state an actor is: by the catalogue, else by the last word of its name or that before "of". */
function houseOf(actor: LocalActor | undefined, { bodies, naming }: Lexicon): House | null {
  if (actor === undefined) return null;
  const { kind, key, name, side } = actor;
  if (key !== null) return bodies.get(key)?.house ?? null;
  if (kind !== 'organization') return null;
  const words = wordsOf(name).map(({ lower }) => lower);
  const of = words.indexOf('of');
  const head = (of > 0 ? words[of - 1] : words.at(-1)) ?? '';
  if (naming.party.has(head)) return 'party';
  if (naming.parliament.has(head)) return 'parliament';
  return side !== null && naming.executive.has(head) ? 'executive' : null;
}

/** An office by which its holder speaks for a state or its government: no seat in parliament, no part in the opposition. */
function isGoverning(
  { of, title, head }: LocalRole,
  actors: readonly LocalActor[],
  lexicon: Lexicon,
): boolean {
  const body = of === null ? undefined : actors[of];
  // "President Orr", "Defence Minister Orr": of a state, where nothing is told.
  if (of === null) return head === true || isMinister(title, lexicon);
  if (body?.kind !== 'state' && !/^(?:executive|government)$/.test(houseOf(body, lexicon) ?? ''))
    return false;
  const words = title.split(' ');
  if (isPast(title, lexicon) || words.some((word) => lexicon.naming.party.has(word))) return false;
  return head === true || words.some((word) => lexicon.speaking.has(word));
}

/** "foreign minister", "deputy secretary of state": a minister by office and portfolio, and nothing besides ("press secretary"). */
function isMinister(title: string, { naming, portfolios }: Lexicon): boolean {
  const words = title.toLowerCase().split(' ');
  const tasks = words.filter((word) => !naming.minister.has(word) && !naming['in-title'].has(word));
  return (
    words.some((word) => naming.minister.has(word)) &&
    tasks.length > 0 &&
    tasks.every((word) => portfolios.has(word))
  );
}

/**
 * The party that a person's offices or a group's names tell; null where they tell two. Of a group without one, whose house it
 * is ("Senate aides"), or whose people ("Marin aides").
 */
function belongingOf(
  { kind, name, names, roles }: LocalActor,
  actors: readonly LocalActor[],
  text: string,
  index: NameIndex<Belonging>,
  lexicon: Lexicon,
): Belonging {
  const person = kind === 'person' && roles.length > 0;
  // "the Republican leadership" is a group too.
  if (kind === 'organization' && !/(?:^| )\p{Ll}\S*$/u.test(name)) return null;
  const parties = new Set<Party>();
  const others = new Set<number>();
  // "a Republican strategist", "a former Republican lawmaker": of no party.
  const held = roles.filter(
    ({ title }) => !lexicon.privately.has(title.slice(title.lastIndexOf(' ') + 1)) && !isPast(title, lexicon),
  );
  const told = [name, ...names, ...held.map(({ start, end }) => text.slice(start, end))];
  for (const one of told) {
    const words = wordsOf(one);
    const head = words.at(-1)?.lower ?? '';
    if (person && words.some(({ lower }) => lexicon.privately.has(lower) || lexicon.naming.past.has(lower)))
      continue;
    const speaks = lexicon.speaking.has(head.replace(/s$/, ''));
    for (const { of, first, last } of namesAmong(words, index)) {
      if (of === null) continue;
      if (typeof of !== 'number') {
        if (!of.known.unless.has(words[first - 1]?.lower ?? '')) parties.add(of);
      } else if (last < words.length && (speaks || houseOf(actors[of], lexicon) === 'parliament'))
        others.add(of);
    }
  }
  const [[party = null], [other = null]] = [[...parties], [...others]];
  if (parties.size > 0) return parties.size === 1 ? party : null;
  return person || others.size !== 1 ? null : other;
}

/** The house of parliament in which somebody has an office. */
function parliamentOf(
  { kind, roles }: LocalActor,
  actors: readonly LocalActor[],
  lexicon: Lexicon,
): number | null {
  if (kind !== 'person') return null;
  const seat = roles.find(
    ({ of, title }) =>
      of !== null &&
      !isPast(title, lexicon) &&
      /^(?:parliament|party)$/.test(houseOf(actors[of], lexicon) ?? ''),
  );
  return seat?.of ?? null;
}

const isPast = (title: string, { naming }: Lexicon): boolean =>
  naming.past.has(/^\p{L}*/u.exec(title)?.[0] ?? '');

/** "the opposition leader Leo Orr", "Norlandic rebels": who is told to be against the state that they are of. */
const opposes = ({ kind, name, roles }: LocalActor, { naming }: Lexicon): boolean =>
  (kind === 'person' ? [name, ...roles.map(({ title }) => title)] : [name]).some((told) =>
    wordsOf(told.replace(/ (?:of|for|in|against|with|on|to|from) .*$/u, '')).some(({ lower }) =>
      naming.opposing.has(lower),
    ),
  );

/** Characters behind a name in which a mark of the party can stand. */
const reach = 16;

/** Who bears a party's mark behind the name: "Orr, R-Ohio,", "Ana Marin (D)". */
function tagsIn(
  actors: readonly LocalActor[],
  mentions: readonly Mention[],
  text: string,
  parties: readonly Party[],
): ReadonlyMap<number, Party> {
  const byTag = new Map(parties.flatMap((party) => party.known.tags.map((tag) => [tag, party] as const)));
  const found = new Map<number, Party>();
  for (const { actor, form, end } of mentions) {
    if (form !== 'name' || found.has(actor) || actors[actor]?.kind !== 'person') continue;
    const tag = /^(?:,? ?\(|, )(\p{Lu}{1,3})(?:[-–.),])/u.exec(text.slice(end, end + reach))?.[1];
    const party = tag === undefined ? undefined : byTag.get(tag);
    if (party !== undefined) found.set(actor, party);
  }
  return found;
}
