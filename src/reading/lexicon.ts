import type {
  CalendarNaming,
  Catalog,
  CircumstanceEntry,
  CueEntry,
  NamingEntry,
  OfficeEntry,
  SpeechEntry,
} from '../catalog/catalog.js';
import type { ActorKind, House } from './actor.js';

/** A state or body of the catalogue, as the names in a text lead to it. */
export interface KnownBody {
  readonly key: string;
  readonly name: string;
  readonly kind: ActorKind;
  /** Key of the state that it speaks for. */
  readonly of: string | null;
  readonly media: boolean;
  /** What kind of body of its state it is, where it can be a side of its own there. */
  readonly house: House | null;
}

/** A party of the catalogue, and what those who belong to it are called. */
export interface KnownParty {
  readonly body: KnownBody;
  readonly members: readonly string[];
  readonly tags: readonly string[];
  /** Words before one of `members` that make it another party's, lower case. */
  readonly unless: ReadonlySet<string>;
}

/** What a catalogued phrase means: the body itself, its people or adjective, its capital or seat. */
export interface KnownPhrase {
  readonly words: readonly string[];
  readonly body: KnownBody;
  readonly form: 'name' | 'demonym' | 'capital' | 'seat';
}

/** The words of a frame of speech before and after its speaker; none after: the speaker ends it. */
export interface FramingWords {
  readonly entry: CueEntry;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The catalogue's words about actors and speech, laid out for looking up. Made once for a reader. */
export interface Lexicon {
  /** Phrases by their first word, as written; longest first. */
  readonly phrases: ReadonlyMap<string, readonly KnownPhrase[]>;
  readonly bodies: ReadonlyMap<string, KnownBody>;
  readonly parties: readonly KnownParty[];
  /** Words for what an office looks after, lower case: "state", "foreign", "affairs". */
  readonly portfolios: ReadonlySet<string>;
  /** Heads of offices ("minister", "chief" of staff), groups ("officials") and bodies ("government"), lower case. */
  readonly offices: ReadonlySet<string>;
  readonly speaking: ReadonlySet<string>;
  /** Heads of offices whose holders speak for no state: "expert", "student". */
  readonly privately: ReadonlySet<string>;
  /** … of those who are called by what they know of: "a Norland expert". */
  readonly learned: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Words that open a clause, and of which some are prepositions too: "after", "since". */
  readonly connectives: ReadonlySet<string>;
  readonly corporate: ReadonlySet<string>;
  /** Groups and bodies that act: what is written does not. */
  readonly acting: ReadonlySet<string>;
  /** Last words of names that bodies bear ("Chamber", "Motors"), lower case. */
  readonly bodyNames: ReadonlySet<string>;
  /** Nouns that name what is written or published: they speak for their authors. */
  readonly documents: ReadonlySet<string>;
  /** All words that name persons by office, calling or number. */
  readonly persons: ReadonlySet<string>;
  /** Last words of all that can be a speaker: persons, bodies, documents. */
  readonly speakers: ReadonlySet<string>;
  /** Offices of who heads a state or its government. */
  readonly heads: ReadonlySet<string>;
  /** Names that media go by, as written. */
  readonly outlets: ReadonlySet<string>;
  readonly honorifics: ReadonlySet<string>;
  /** The offices that a form of address tells, by it, without its stop. */
  readonly titledOffices: ReadonlyMap<string, readonly string[]>;
  readonly givenNames: ReadonlySet<string>;
  /** Whether a given name, a form of address or the last word of an office is a woman's; null where it may be either. */
  isFemale(lower: string): boolean | null;
  /** Verbs of speech by every form. */
  readonly cues: ReadonlyMap<string, CueEntry>;
  readonly cueNouns: ReadonlyMap<string, CueEntry>;
  /** "says", "told": forms that can be nothing but speech; "say" and "tell" are more. */
  readonly saying: ReadonlySet<string>;
  /** All words with which a verb, a noun or a frame of speech begins: most words are none. */
  readonly telling: ReadonlySet<string>;
  /** Expressions that frame what is said ("according to", "as … put it") by their first word, longest first. */
  readonly framings: ReadonlyMap<string, readonly FramingWords[]>;
  /** First of the words that end a frame around its speaker. */
  readonly framingEnds: ReadonlySet<string>;
  /** What opens a turn of an interview and names nobody: "Q", "answer". */
  readonly labels: ReadonlyMap<string, 'question' | 'answer'>;
  /** Words of the clause that tells when and through which medium something is said. */
  readonly circumstances: Readonly<Record<CircumstanceEntry['kind'], ReadonlySet<string>>>;
  /** Words around those of speech. */
  readonly speech: Readonly<Record<SpeechEntry['kind'], ReadonlySet<string>>>;
  /** Words by which names are told and taken apart. */
  readonly naming: Readonly<Record<Exclude<NamingEntry['kind'], CalendarNaming>, ReadonlySet<string>>>;
}

export function createLexicon(catalog: Catalog): Lexicon {
  const phrases = new Map<string, KnownPhrase[]>();
  const bodies = new Map<string, KnownBody>();
  const parties: KnownParty[] = [];
  const add = (text: string, body: KnownBody, form: KnownPhrase['form']): void => {
    for (const words of new Set([text, text.toUpperCase()]).values()) {
      const parts = words.replace(/['’]s\b/gi, (s) => ` ${s}`).split(/\s+/);
      const first = parts[0] ?? '';
      const list = phrases.get(first) ?? [];
      if (list.some((one) => one.words.join(' ') === parts.join(' '))) continue;
      list.push({ words: parts, body, form });
      list.sort((a, b) => b.words.length - a.words.length);
      phrases.set(first, list);
    }
  };
  for (const state of catalog.states) {
    const body: KnownBody = {
      key: state.key,
      name: state.name,
      kind: 'state',
      of: null,
      media: false,
      house: null,
    };
    bodies.set(state.key, body);
    for (const name of [state.name, ...(state.names ?? [])]) add(name, body, 'name');
    for (const name of state.seats ?? []) add(name, body, 'seat');
    for (const name of state.capital ?? []) add(name, body, 'capital');
    for (const name of state.demonyms) add(name, body, 'demonym');
  }
  for (const entry of catalog.organizations) {
    const body: KnownBody = {
      key: entry.key,
      name: entry.name,
      kind: 'organization',
      of: entry.of ?? null,
      media: entry.kind === 'media',
      house: isHouse(entry.kind) ? entry.kind : null,
    };
    bodies.set(entry.key, body);
    if (entry.members !== undefined)
      parties.push({
        body,
        members: entry.members,
        tags: entry.tags ?? [],
        unless: new Set(entry.unless?.map((word) => word.toLowerCase())),
      });
    for (const name of [entry.name, ...(entry.names ?? [])]) add(name, body, 'name');
  }
  const cues = new Map<string, CueEntry>();
  const cueNouns = new Map<string, CueEntry>();
  const framings = new Map<string, FramingWords[]>();
  const labels = new Map<string, 'question' | 'answer'>();
  for (const cue of catalog.cues) {
    if (cue.kind === 'question' || cue.kind === 'answer')
      for (const form of [cue.lemma, ...(cue.forms ?? [])]) labels.set(form, cue.kind);
    if (cue.kind === 'frame') {
      const [before = [], after = []] = cue.lemma.split(' … ').map((part) => part.split(' '));
      const list = framings.get(before[0] ?? '') ?? [];
      list.push({ entry: cue, before, after });
      list.sort((a, b) => b.before.length + b.after.length - a.before.length - a.after.length);
      framings.set(before[0] ?? '', list);
    }
    if (cue.kind === 'noun') for (const form of [cue.lemma, plural(cue.lemma)]) cueNouns.set(form, cue);
    if (cue.kind !== 'verb') continue;
    for (const form of verbForms(cue)) if (!cues.has(form)) cues.set(form, cue);
  }
  const circumstance = (wanted: CircumstanceEntry['kind']): ReadonlySet<string> =>
    new Set(catalog.circumstances.flatMap(({ kind, words }) => (kind === wanted ? words : [])));
  const speech = (wanted: SpeechEntry['kind']): ReadonlySet<string> =>
    new Set(catalog.speech.flatMap(({ kind, words }) => (kind === wanted ? words : [])));
  const naming = (wanted: NamingEntry['kind']): ReadonlySet<string> =>
    new Set(catalog.naming.flatMap(({ kind, words }) => (kind === wanted ? words : [])));
  const lower = (names: readonly string[]): ReadonlySet<string> =>
    new Set(names.map((name) => name.toLowerCase()));
  const givenNames = lower(catalog.givenNames);
  const women = lower([...catalog.womensNames, ...catalog.womensTitles]);
  const either = lower(catalog.eitherNames);
  const men = lower(catalog.mensTitles);
  const heads = (wanted: (entry: OfficeEntry) => boolean): ReadonlySet<string> =>
    new Set(
      catalog.offices
        .filter(wanted)
        .flatMap(({ title, names }) => [title, ...(names ?? [])])
        .map(headOfTitle),
    );
  const offices = heads(() => true);
  const speaking = heads(({ speaks }) => speaks === true);
  return {
    phrases,
    bodies,
    parties,
    offices,
    persons: new Set([...offices, ...catalog.groups]),
    speaking,
    privately: new Set([...heads(({ alone }) => alone !== undefined)].filter((head) => !speaking.has(head))),
    learned: heads(({ alone }) => alone === 'learned'),
    heads: new Set(
      catalog.offices.filter(({ head }) => head).flatMap(({ title, names }) => [title, ...(names ?? [])]),
    ),
    groups: new Set(catalog.groups),
    portfolios: new Set(catalog.portfolios),
    corporate: new Set([...catalog.bodies, ...catalog.documents]),
    acting: new Set([
      ...catalog.groups,
      ...catalog.bodies.filter((word) => !catalog.documents.includes(word)),
    ]),
    bodyNames: new Set(catalog.bodyNames.flatMap((word) => [word, `${word}.`])),
    documents: new Set(catalog.documents),
    connectives: new Set(
      catalog.connectives.filter(({ kind }) => opening.has(kind)).flatMap(({ words }) => words),
    ),
    speakers: new Set([...offices, ...catalog.groups, ...catalog.bodies, ...catalog.documents]),
    titledOffices: new Map(catalog.titledOffices.map(({ title, offices }) => [title, offices])),
    outlets: new Set(catalog.outlets.flatMap(({ name, names }) => [name, ...(names ?? [])])),
    honorifics: new Set(catalog.titles.flatMap((title) => [title, `${title}.`])),
    givenNames,
    isFemale: (word) =>
      women.has(word) ? true : men.has(word) || (givenNames.has(word) && !either.has(word)) ? false : null,
    cues,
    cueNouns,
    saying: new Set(
      [...cues]
        .filter(([form, { strength }]) => strength === 1 && !plainSaying.has(form))
        .map(([form]) => form),
    ),
    telling: new Set([...cues.keys(), ...cueNouns.keys(), ...framings.keys()]),
    framings,
    framingEnds: new Set([...framings.values()].flat().flatMap(({ after }) => after.slice(0, 1))),
    labels,
    circumstances: {
      medium: circumstance('medium'),
      masthead: circumstance('masthead'),
      carrying: circumstance('carrying'),
      issued: circumstance('issued'),
      link: circumstance('link'),
      opening: circumstance('opening'),
      occasion: circumstance('occasion'),
      elsewhere: circumstance('elsewhere'),
    },
    speech: {
      lending: speech('lending'),
      leading: speech('leading'),
      giving: speech('giving'),
      writing: speech('writing'),
      subordinating: speech('subordinating'),
      between: speech('between'),
      away: speech('away'),
      foretelling: speech('foretelling'),
      'set-back': speech('set-back'),
      shifted: speech('shifted'),
      present: speech('present'),
      weighing: speech('weighing'),
      'own-subject': speech('own-subject'),
      'standing-for': speech('standing-for'),
      another: speech('another'),
      gathering: speech('gathering'),
      platform: speech('platform'),
      term: speech('term'),
      naming: speech('naming'),
      'title-word': speech('title-word'),
      work: speech('work'),
      author: speech('author'),
      bearing: speech('bearing'),
      joint: speech('joint'),
      showing: speech('showing'),
      inscribed: speech('inscribed'),
      cried: speech('cried'),
      titling: speech('titling'),
    },
    naming: {
      particle: naming('particle'),
      article: naming('article'),
      generation: naming('generation'),
      kin: naming('kin'),
      label: naming('label'),
      rank: naming('rank'),
      opener: naming('opener'),
      button: naming('button'),
      pronoun: naming('pronoun'),
      'place-start': naming('place-start'),
      place: naming('place'),
      body: naming('body'),
      'of-state': naming('of-state'),
      'on-task': naming('on-task'),
      determiner: naming('determiner'),
      definite: naming('definite'),
      shared: naming('shared'),
      foremost: naming('foremost'),
      task: naming('task'),
      employing: naming('employing'),
      abroad: naming('abroad'),
      within: naming('within'),
      adjective: naming('adjective'),
      thing: naming('thing'),
      credit: naming('credit'),
      'no-name': naming('no-name'),
      compound: naming('compound'),
      trading: naming('trading'),
      managing: naming('managing'),
      parliament: naming('parliament'),
      executive: naming('executive'),
      party: naming('party'),
      opposing: naming('opposing'),
      'home-body': naming('home-body'),
      led: naming('led'),
      unnamed: naming('unnamed'),
      past: naming('past'),
      minister: naming('minister'),
      'in-title': naming('in-title'),
    },
  };
}

const isHouse = (kind: string): kind is House => /^(?:executive|government|parliament|party)$/.test(kind);

/** What other words than a clause's verb can be too: "have their say", "tell" of a mountain. */
const plainSaying: ReadonlySet<string> = new Set(['say', 'tell']);

/** Kinds of connectives behind which a whole clause can stand, subject and verb. */
const opening: ReadonlySet<string> = new Set(['condition', 'time', 'contrast', 'cause']);

const plural = (noun: string): string => (/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`);

/** Regular inflection and the irregular forms that the entry lists. */
function verbForms(cue: CueEntry): readonly string[] {
  const verb = cue.lemma;
  const listed = cue.forms ?? [];
  const past = listed.some((form) => !/(?:ing|s)$/.test(form)) ? [] : [regular(verb, 'ed')];
  return [verb, plural(verb).replace(/(ch|sh|ss|x)s$/, '$1es'), ...past, regular(verb, 'ing'), ...listed];
}

function regular(verb: string, ending: 'ed' | 'ing'): string {
  if (verb.endsWith('e') && !verb.endsWith('ee')) return `${verb.slice(0, -1)}${ending}`;
  if (ending === 'ed' && verb.endsWith('ee')) return `${verb}d`;
  if (ending === 'ed' && /[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return `${verb}${ending}`;
}

/** "prime minister" → "minister", "chief of staff" → "chief". */
function headOfTitle(title: string): string {
  const words = title.split(' ');
  const of = words.indexOf('of');
  return (of > 0 ? words[of - 1] : words.at(-1)) ?? title;
}
