import { isUpper } from '../text/characters.js';
import type { CutText, Token } from '../text/cut.js';
import { partition } from '../text/partition.js';
import type { Span } from '../text/passage.js';
import { withSingleSpaces } from '../text/template.js';
import {
  type ActorDraft,
  type ActorKind,
  inOrder,
  type LocalActor,
  type Mention,
  plainActor,
} from './actor.js';
import { type BodyName, isOfState } from './bodynames.js';
import { isFiniteVerb } from './finite.js';
import { fullNamesOf } from './fullnames.js';
import type { KnownBody, Lexicon } from './lexicon.js';
import { isNameLine } from './namelines.js';
import type { FoundName } from './names.js';

interface Draft extends ActorDraft {
  /** Lower-case words of the full name, for surnames. */
  words: readonly string[];
  female: boolean | null;
  /** Tokens at which it is named, in order. */
  readonly seen: number[];
}

/** Links the names of one report into actors, first to last; later steps add offices and groups that speak. */
export interface ActorBook {
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
  /** The actor named by a token, or -1. */
  actorAt(token: number): number;
  /**
   * The actor that a phrase names by office or group ("Ukrainian officials"), made when first met. With `epithets`, a
   * definite phrase that nobody was called before ("the Ohio Republican") gives null: it is somebody's, told by context. It is never `not`: "his lawyer".
   */
  described(first: number, last: number, epithets?: boolean, not?: number | null): number | null;
  /** The body with a name of its own that a common noun means: "the federation", "the company" after one that spoke last. */
  bodyCalled(first: number, last: number, lately: number | null): number | null;
  mention(first: number, last: number, actor: number, form: Mention['form']): void;
  kindOf(actor: number): ActorKind;
  /** The catalogue knows it as a medium. */
  isMedium(actor: number): boolean;
  /** The medium that a phrase names by a common noun ("state television"), made when first met. */
  medium(first: number, last: number): number | null;
  /** Speech and appositions show that a bare name is a person's. */
  isNamed(actor: number): boolean;
  isFemale(actor: number): boolean | null;
  /** How often it is named, and whether by more than one word. */
  standing(actor: number): { readonly times: number; readonly full: boolean; readonly known: boolean };
  /** Whom a sentence starts with by office alone: "The president himself …". */
  recalled(first: number, last: number): number | null;
  /** Whether a person can be the one whom a phrase names by a body ("the Pentagon official"), by what the text tells. */
  canBeOf(actor: number, first: number, last: number): boolean;
  /** Adds an office told beside a name: "Ana Marin, the foreign minister of Turkey". */
  addRole(actor: number, first: number, last: number): void;
}

/** Nouns that any body with a name is called by. */
const anyBody: ReadonlySet<string> = new Set(
  'company firm group organization organisation association union federation airline manufacturer'.split(' '),
);

export function createActorBook(cut: CutText, lexicon: Lexicon, names: readonly FoundName[]): ActorBook {
  const { tokens, text } = cut;
  const drafts: Draft[] = [];
  const mentions: Mention[] = [];
  const byToken = new Int32Array(tokens.length).fill(-1);
  const byKey = new Map<string, number>();
  const byPhrase = new Map<string, number>();
  const bySurname = new Map<string, number[]>();
  const byFirst = new Map<string, number[]>();
  /** Words between the first and the last: "Carlos Mendoza Ruiz" is called Mendoza. */
  const byMiddle = new Map<string, number[]>();
  const byFull = new Map<string, number>();
  /** Who has a name or an office that ends in this word. */
  const byHead = new Map<string, number[]>();

  const words = (first: number, last: number): string => {
    const [a, b] = [tokens[first], tokens[last - 1]];
    if (a === undefined || b === undefined) return '';
    return first === last - 1 ? a.text : withSingleSpaces(text.slice(a.start, b.end));
  };
  const span = (first: number, last: number): Span => ({
    start: tokens[first]?.start ?? 0,
    end: tokens[last - 1]?.end ?? 0,
  });
  const add = (name: string, kind: ActorKind): number => {
    drafts.push({
      name,
      kind,
      names: new Set([name]),
      roles: [],
      side: null,
      key: null,
      words: [],
      female: null,
      seen: [],
    });
    return drafts.length - 1;
  };
  const bodyActor = (body: KnownBody): number => {
    const kept = byKey.get(body.key);
    if (kept !== undefined) return kept;
    const index = add(body.name, body.kind);
    byKey.set(body.key, index);
    const draft = drafts[index];
    const owner = body.of === null ? undefined : lexicon.bodies.get(body.of);
    if (draft !== undefined) {
      draft.key = body.key;
      draft.side = owner === undefined ? null : bodyActor(owner);
    }
    return index;
  };
  const push = (map: Map<string, number[]>, key: string, index: number): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [index]);
    else if (!recent(list).includes(index)) list.push(index);
  };
  const record = (first: number, last: number, actor: number, form: Mention['form']): void => {
    mentions.push({ start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0, actor, form });
    const draft = drafts[actor];
    if (form !== 'pronoun') draft?.names.add(words(first, last));
    draft?.seen.push(first);
    for (let at = first; at < last; at += 1)
      if (form !== 'pronoun' || byToken[at] === -1) byToken[at] = actor;
  };

  /** A run that holds another person's name, or a word of the page ("Watch Orr"), is no longer form of this one. */
  const isJumble = (short: readonly string[], parts: readonly string[]): boolean =>
    parts.length > short.length &&
    parts.some(
      (part) =>
        !short.includes(part) &&
        (bySurname.has(part) ||
          /^(?:must|watch|read|see|more|live|video|update|analysis|opinion|exclusive|breaking|photos?|related)$/.test(
            part,
          )),
    );

  const alone = new Set(
    names.flatMap((name) =>
      name.known === null && name.last === name.first + 1 ? [tokens[name.first]?.lower ?? ''] : [],
    ),
  );
  /** "Kim Jong Un … Kim": the text calls somebody by the first word of the name, and nobody by the last. */
  const isCalledFirst = (parts: readonly string[]): boolean =>
    parts.length > 1 && alone.has(parts[0] ?? '') && !alone.has(parts.at(-1) ?? '');

  /** The person or body that a run of capitals names, new or met before. */
  const namedActor = (name: FoundName): number => {
    const parts = wordsOf(tokens, name.first, name.last);
    const full = parts.join(' ');
    const same = byFull.get(full);
    if (same !== undefined) return same;
    const titled = name.titled < name.first;
    const surname = parts.at(-1) ?? '';
    if (parts.length === 1) {
      const known =
        latest(bySurname.get(surname)) ??
        latest(
          lexicon.givenNames.has(surname) && !titled
            ? recent(byFirst.get(surname) ?? []).filter((one) => isCalledFirst(drafts[one]?.words ?? []))
            : byFirst.get(surname),
        );
      if (known !== undefined) return known;
      const first = latest(byMiddle.get(surname));
      if (first !== undefined && !lexicon.givenNames.has(surname)) return first;
    } else {
      // "Orr Rally", "Orr Foundation": a surname with something named after its bearer is no longer form of it.
      const personal =
        titled || lexicon.givenNames.has(parts[0] ?? '') || isGivenPair(tokens[name.last - 1]?.text ?? '');
      const short = personal && isCalledFirst(parts) ? byFull.get(parts[0] ?? '') : undefined;
      const before = short === undefined ? undefined : drafts[short];
      if (short !== undefined && before?.words.length === 1 && !lexicon.bodies.has(before.key ?? '')) {
        before.words = parts;
        before.name = words(name.first, name.last);
        if (before.kind === 'group') before.kind = 'person';
        byFull.set(full, short);
        push(bySurname, surname, short);
        push(byHead, surname, short);
        push(byFirst, parts[0] ?? '', short);
        return short;
      }
      for (const candidate of recent(bySurname.get(surname) ?? [])) {
        const draft = drafts[candidate];
        if (draft !== undefined && agree(draft.words, parts) && !isJumble(draft.words, parts)) {
          if (parts.length > draft.words.length) {
            draft.words = parts;
            draft.name = words(name.first, name.last);
            // A given name before it tells what the bare surname left open.
            if (personal && draft.kind === 'group' && draft.key === null) draft.kind = 'person';
          }
          byFull.set(full, candidate);
          push(byFirst, parts[0] ?? '', candidate);
          return candidate;
        }
      }
    }
    const kind = kindOfName(tokens, name, lexicon, parts);
    const index = add(words(name.first, name.last), kind);
    const draft = drafts[index];
    if (draft !== undefined) draft.words = parts;
    push(byHead, surname, index);
    byFull.set(full, index);
    push(bySurname, surname, index);
    if (parts.length > 1) push(byFirst, parts[0] ?? '', index);
    if (kind === 'person' && parts.length > 2)
      for (const part of parts.slice(1, -1)) push(byMiddle, part, index);
    if (draft !== undefined && name.body !== null) addBodyNames(name, name.body, index, draft);
    const initials = initialsOf(tokens, name);
    if (initials.length > 2 && kind !== 'person' && !byFull.has(initials)) byFull.set(initials, index);
    return index;
  };

  /** "the Chamber", for the U.S. Chamber of Commerce: what a body is called later. */
  const addBodyNames = (name: FoundName, body: BodyName, index: number, draft: Draft): void => {
    const head = tokens[body.head - 1]?.lower ?? '';
    push(bySurname, head, index);
    if (body.own > name.first) draft.names.add(words(body.own, name.last));
    if (body.of !== null && isOfState(head) && body.of.body.kind === 'state')
      draft.side = bodyActor(body.of.body);
  };

  /** "Norland’s minister": whoever a token names, where a possessive follows it. */
  const ownerAt = (at: number): number | null =>
    /^['’]s?$/.test(tokens[at + 1]?.text ?? '') && (byToken[at] ?? -1) >= 0 ? (byToken[at] ?? null) : null;
  const addRole = (actor: number, first: number, last: number): void => {
    const draft = drafts[actor];
    if (draft === undefined || last <= first) return;
    let of: number | null = ownerAt(first - 2);
    let start = first;
    for (let at = first; at < last; at += 1) {
      if (of === null && ownerAt(at) !== null) [of, start] = [ownerAt(at), at + 2];
      const known = knownByToken.get(at);
      if (known !== undefined) {
        of = bodyActor(known.known.body);
        if (at <= start + 1) start = known.last;
        if (/^['’]s?$/.test(tokens[start]?.lower ?? '')) start += 1;
      }
    }
    while (start < last && (tokens[start]?.pos === 'DET' || tokens[start]?.pos === 'PUNCT')) start += 1;
    const title = ofOne(words(start, last).toLowerCase(), lexicon);
    if (title === '' || lexicon.honorifics.has(title)) {
      draft.female = lexicon.isFemale(title.replace('.', '')) ?? draft.female;
      return;
    }
    if (draft.kind !== 'person') draft.kind = 'person';
    const told = span(first, last);
    if (
      !draft.roles.some((role) => role.title === title || (role.start < told.end && told.start < role.end))
    ) {
      draft.roles.push({ title, of, ...told, ...(lexicon.heads.has(title) ? { head: true as const } : {}) });
      push(byHead, title.slice(title.lastIndexOf(' ') + 1), actor);
    }
    if (of !== null && draft.side === null) {
      const body = drafts[of];
      draft.side = body?.kind === 'state' ? of : (body?.side ?? of);
    }
  };

  const knownByToken = new Map<
    number,
    { readonly known: NonNullable<FoundName['known']>; readonly last: number }
  >();
  for (const name of names)
    if (name.known !== null) knownByToken.set(name.first, { known: name.known, last: name.last });

  // Headings come last: their runs of capitals ("Marin Orr talks") are read with the names that the text gave.
  const isMet = (parts: readonly string[]): boolean =>
    byFull.has(parts.join(' ')) ||
    (parts.length === 1
      ? bySurname.has(parts[0] ?? '') || byFirst.has(parts[0] ?? '')
      : recent(bySurname.get(parts.at(-1) ?? '') ?? []).some((one) => {
          const full = drafts[one]?.words ?? [];
          return full.length > 1 && agree(full, parts);
        }));
  const isHeading = (name: FoundName): boolean => {
    const paragraph = cut.sentences[name.sentence]?.paragraph ?? -1;
    const kind = cut.paragraphs[paragraph]?.kind;
    if (kind === 'furniture') return true;
    if (kind !== 'heading' && kind !== 'caption') return false;
    const { start, end } = span(Math.min(name.titled, name.first), name.last);
    return name.last - name.first < 2 || !isNameLine(cut, paragraph, start, end);
  };
  /** "the Marin Orr summit": two persons' names, each of which stands alone elsewhere. */
  const isPair = (name: FoundName): boolean =>
    name.last - name.first === 2 &&
    name.titled === name.first &&
    !lexicon.givenNames.has(tokens[name.first]?.lower ?? '') &&
    alone.has(tokens[name.first]?.lower ?? '') &&
    alone.has(tokens[name.first + 1]?.lower ?? '');
  for (const name of [...names.filter((one) => !isHeading(one)), ...names.filter(isHeading)]) {
    if (name.known === null && isPair(name)) continue;
    if (name.known === null && isHeading(name) && !isMet(wordsOf(tokens, name.first, name.last))) continue;
    if (name.known !== null) {
      const { form, body } = name.known;
      const before = tokens[name.first - 1];
      const opens = before !== undefined && lexicon.connectives.has(before.lower) && isActing(tokens, name);
      const governed =
        before !== undefined && before.sentence === name.sentence && before.pos === 'ADP' && !opens;
      if (form === 'capital' && (governed || /^,$/.test(tokens[name.last]?.text ?? ''))) continue;
      if (form === 'demonym' && !isPeople(tokens, name)) continue;
      record(name.first, name.last, bodyActor(body), 'body');
      continue;
    }
    const actor = namedActor(name);
    noteReflexive(tokens[name.last]?.lower, drafts[actor]);
    record(name.first, name.last, actor, 'name');
    if (name.titled < name.first) {
      drafts[actor]?.names.add(words(name.titled, name.last));
      // "Ukrainian Foreign Minister Ana Marin": the demonym before the office belongs to the title.
      let start = name.titled;
      for (let back = 1; back <= 3; back += 1) {
        const known = knownByToken.get(name.titled - back);
        if (
          known !== undefined &&
          known.last >= name.titled - 1 &&
          tokens[known.last - 1]?.sentence === name.sentence
        ) {
          start = name.titled - back;
          break;
        }
      }
      addRole(actor, start, name.first);
    }
  }

  const bySurnameAlone = (surname: string): Draft | undefined => {
    const draft = drafts[latest(bySurname.get(surname)) ?? -1];
    return draft?.words.length === 1 && draft.key === null && draft.kind !== 'organization'
      ? draft
      : undefined;
  };
  for (const [surname, run] of fullNamesOf(cut, lexicon, (one) => bySurnameAlone(one) !== undefined)) {
    const draft = bySurnameAlone(surname);
    if (draft === undefined) continue;
    draft.words = wordsOf(tokens, run.first, run.last);
    draft.name = words(run.first, run.last);
    draft.names.add(draft.name);
    draft.kind = 'person';
  }

  // A surname that is a word too ("Revere said"), at the start of a sentence: known from elsewhere in the text.
  for (const sentence of cut.sentences) {
    const token = tokens[sentence.first];
    if (
      token === undefined ||
      byToken[sentence.first] !== -1 ||
      token.text.length < 3 ||
      token.text === token.lower
    )
      continue;
    // "Park Soo-min … Park said": a family name that stands first.
    const known =
      latest(bySurname.get(token.lower)) ??
      latest(
        recent(byFirst.get(token.lower) ?? []).filter((one) =>
          isGivenPair(drafts[one]?.name.split(' ').at(-1) ?? ''),
        ),
      );
    const next = tokens[sentence.first + 1];
    if (
      known !== undefined &&
      drafts[known]?.words.length !== 1 &&
      (next === undefined ||
        next.pos === 'VERB' ||
        next.pos === 'AUX' ||
        next.pos === 'ADV' ||
        next.text === ',' ||
        /^['’]s$/.test(next.text))
    )
      record(sentence.first, sentence.first + 1, known, 'name');
  }

  const isCalled = ({ kind, roles, words: full }: Draft, key: string, head: string): boolean =>
    kind === 'person' &&
    (roles.some(({ title }) => title === key || title.endsWith(` ${key}`)) ||
      (full.at(-1) === head && key.split(' ').every((word) => full.includes(word))));
  /** "the foreign minister", "the official": whoever was called that last before here. */
  const metBefore = (key: string, head: string, before: number): number | null => {
    const candidates = byHead.get(head) ?? [];
    let best: number | null = null;
    let bestAt = -1;
    /** Who bears the office without a foreign body beside it. */
    let own: number | null = null;
    let ownAt = -1;
    if (candidates.length > namesakes) {
      // A text with a crowd of ministers: whoever stands near.
      for (let at = before - 1; at >= 0 && before - at < reach; at -= 1) {
        const draft = drafts[byToken[at] ?? -1];
        if (draft !== undefined && isCalled(draft, key, head)) return byToken[at] ?? null;
      }
      return null;
    }
    for (const index of candidates) {
      const draft = drafts[index];
      if (draft === undefined) continue;
      const at = lastBelow(draft.seen, before);
      if (at < 0 || !isCalled(draft, key, head)) continue;
      if (at > bestAt) [best, bestAt] = [index, at];
      if (at > ownAt && draft.roles.some(({ title, of }) => title === key && of === null))
        [own, ownAt] = [index, at];
    }
    // "the president", long after "Vardan President Roux": whom the report calls president without more.
    return own !== null && before - bestAt > nearby ? own : best;
  };
  const described = (
    first: number,
    last: number,
    epithets = false,
    not: number | null = null,
  ): number | null => {
    let start = first;
    while (
      start < last &&
      /^(?:the|a|an|this|that|these|those|some|many|several|other|another|his|her|their|its|one|two|three|both|all|most|any|no)$/.test(
        tokens[start]?.lower ?? '',
      )
    )
      start += 1;
    if (start >= last) return null;
    const key = wordsOf(tokens, start, last).join(' ');
    const kept = byPhrase.get(key);
    const head = tokens[last - 1]?.lower ?? '';
    let of: number | null = null;
    for (let at = start; at < last; at += 1) {
      const known = knownByToken.get(at);
      if (known !== undefined) of = bodyActor(known.known.body);
    }
    if (lexicon.offices.has(head) && definite.has(tokens[first]?.lower ?? '')) {
      const met = metBefore(key, head, first);
      if (met !== null && met !== not) return met;
      if (kept === undefined && epithets) return null;
    }
    if (kept !== undefined) return kept;
    const kind = kindOfPhrase(tokens, start, last, lexicon);
    const index = add(words(start, last), kind);
    const draft = drafts[index];
    if (draft !== undefined) {
      const body = of === null ? undefined : drafts[of];
      draft.side = of === null ? null : body?.kind === 'state' ? of : (body?.side ?? of);
    }
    if (draft !== undefined) draft.words = wordsOf(tokens, start, last);
    push(byHead, head, index);
    byPhrase.set(key, index);
    return index;
  };

  const bodyCalled = (first: number, last: number, lately: number | null): number | null => {
    const head = tokens[last - 1]?.lower ?? '';
    if (last - first !== 2 || tokens[first]?.lower !== 'the') return null;
    if (!lexicon.corporate.has(head) || lexicon.documents.has(head)) return null;
    const isBody = (draft: Draft | undefined): draft is Draft =>
      draft !== undefined &&
      (draft.kind === 'organization' || draft.kind === 'group') &&
      /^\p{Lu}/u.test(draft.name);
    for (let at = first - 1; at >= 0 && first - at < reach; at -= 1) {
      const draft = drafts[byToken[at] ?? -1];
      if (isBody(draft) && draft.words.length > 1 && draft.name.toLowerCase().split(' ').includes(head))
        return byToken[at] ?? null;
    }
    const spoke = lately === null ? undefined : drafts[lately];
    return lately !== null && anyBody.has(head) && isBody(spoke) ? lately : null;
  };

  return {
    get actors() {
      return drafts.map(plainActor);
    },
    get mentions() {
      return inOrder(mentions);
    },
    actorAt: (token) => byToken[token] ?? -1,
    described,
    bodyCalled,
    recalled: (first, last) => {
      if (tokens[first]?.lower !== 'the') return null;
      for (let at = first + 1; at < Math.min(last, first + 4); at += 1) {
        const head = tokens[at]?.lower ?? '';
        if (lexicon.offices.has(head))
          return metBefore(wordsOf(tokens, first + 1, at + 1).join(' '), head, first);
      }
      return null;
    },
    mention: record,
    isNamed: (actor) =>
      (drafts[actor]?.kind === 'person' || drafts[actor]?.kind === 'group') && drafts[actor]?.key === null,
    kindOf: (actor) => drafts[actor]?.kind ?? 'group',
    isMedium: (actor) => lexicon.bodies.get(drafts[actor]?.key ?? '')?.media ?? false,
    medium: (first, last) => {
      const actor = described(first, last);
      const draft = actor === null ? undefined : drafts[actor];
      if (actor === null || draft === undefined) return null;
      if (draft.kind === 'group' && draft.key === null) draft.kind = 'organization';
      record(first, last, actor, 'body');
      return actor;
    },
    isFemale: (actor) => {
      const draft = drafts[actor];
      if (draft === undefined || draft.kind !== 'person') return null;
      const byName = draft.words.length > 1 ? lexicon.isFemale(draft.words[0] ?? '') : null;
      const byRole = (): boolean | null =>
        draft.roles.map(({ title }) => lexicon.isFemale(headOf(title))).find((one) => one !== null) ?? null;
      return draft.female ?? byName ?? byRole();
    },
    standing: (actor) => ({
      times: drafts[actor]?.seen.length ?? 0,
      full: (drafts[actor]?.words.length ?? 0) > 1,
      known: drafts[actor]?.key != null,
    }),
    canBeOf: (actor, first, last) => {
      const draft = drafts[actor];
      for (let at = first; at < last; at += 1) {
        const of = byToken[at] ?? -1;
        const body = drafts[of];
        if (draft === undefined || body === undefined) continue;
        if (body.kind === 'organization' && !draft.roles.some((role) => role.of === of)) return false;
        if (body.kind === 'state' && draft.side !== null && draft.side !== of) return false;
      }
      return true;
    },
    addRole,
  };
}

/** So many bearers of one name or office are told apart, the last met: more would cost the square of their number. */
const namesakes = 64;
/** Tokens within which an office alone means whoever was called that last, whosever officer he is. */
const nearby = 80;
/** Tokens over which an office that a crowd bears is looked for. */
const reach = 2000;

const recent = (list: readonly number[]): readonly number[] =>
  list.length > namesakes ? list.slice(-namesakes) : list;

const definite: ReadonlySet<string> = new Set(['the', 'this', 'that', 'his', 'her', 'their', 'its']);

/** The last of an ascending list below a bound, or -1. */
const lastBelow = (list: readonly number[], bound: number): number =>
  list[partition(list, (one) => one < bound) - 1] ?? -1;

/** "Dae-hyun": a given name of two syllables, the second written small. */
const isGivenPair = (text: string): boolean => /^\p{Lu}\p{Ll}{1,6}-\p{Ll}{1,7}$/u.test(text);

const latest = (list: readonly number[] | undefined): number | undefined => list?.at(-1);

function wordsOf(tokens: readonly Token[], first: number, last: number): readonly string[] {
  const words: string[] = [];
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token !== undefined && token.pos !== 'PUNCT') words.push(token.lower);
  }
  // "Olof Brandt Jr.": no surname.
  if (words.length > 2 && /^(?:jr|sr|ii|iii|iv)\.?$/.test(words.at(-1) ?? '')) words.pop();
  return words;
}

/** "National Corn Growers Association" → "ncga": how its name is cut short. */
function initialsOf(tokens: readonly Token[], name: FoundName): string {
  let initials = '';
  for (let at = name.body?.own ?? name.first; at < name.last; at += 1) {
    const first = tokens[at]?.text[0];
    if (first !== undefined && isUpper(first)) initials += first.toLowerCase();
  }
  return initials;
}

/** "presidents" → "president": an office that several hold is one that each of them holds. */
function ofOne(title: string, lexicon: Lexicon): string {
  const one = title.endsWith('s') ? title.slice(0, -1) : title;
  const head = (of: string): string => of.slice(of.lastIndexOf(' ') + 1);
  return lexicon.groups.has(head(title)) && lexicon.offices.has(head(one)) ? one : title;
}

/** "professor at the university" → "professor". */
function headOf(title: string): string {
  let head = '';
  for (const word of title.split(' ')) {
    if (/^(?:of|for|at|in|from|on)$/.test(word)) break;
    head = word.replace(/,$/, '');
    if (head !== word) break;
  }
  return head;
}

/** Same surname: the given names agree when one list holds the other, initials counting for what they begin. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const word of short) {
    while (at < long.length && !alike(word, long[at] ?? '')) at += 1;
    if (at >= long.length) return false;
    at += 1;
  }
  return true;
}

const alike = (a: string, b: string): boolean =>
  a === b ||
  (/^\p{L}\.?$/u.test(a) && b.startsWith(a[0] ?? '')) ||
  (/^\p{L}\.?$/u.test(b) && a.startsWith(b[0] ?? ''));

/** "after Kyiv announced": a finite verb follows, so that the word before opens a clause. */
function isActing(tokens: readonly Token[], name: FoundName): boolean {
  const next = tokens[name.last];
  return next !== undefined && next.sentence === name.sentence && isFiniteVerb(next);
}

/** "the Ukrainians", "Palestinians say": a people as such, not an adjective before a noun. */
function isPeople(tokens: readonly Token[], name: FoundName): boolean {
  const next = tokens[name.last];
  return (
    next === undefined ||
    next.sentence !== name.sentence ||
    !(
      next.pos === 'NOUN' ||
      next.pos === 'PROPN' ||
      next.pos === 'ADJ' ||
      next.pos === 'NUM' ||
      next.lower === '-'
    )
  );
}

/** What a common noun names, by its head: "associate of Marin" a person, "aides to Marin" a group. */
function kindOfPhrase(tokens: readonly Token[], first: number, last: number, lexicon: Lexicon): ActorKind {
  let end = first + 1;
  while (end < last && tokens[end]?.pos !== 'ADP') end += 1;
  const head = tokens[end - 1]?.lower ?? '';
  if (lexicon.groups.has(head)) return 'group';
  if (lexicon.corporate.has(head)) return 'organization';
  return lexicon.offices.has(head) ? 'person' : 'group';
}

function kindOfName(
  tokens: readonly Token[],
  name: FoundName,
  lexicon: Lexicon,
  parts: readonly string[],
): ActorKind {
  if (name.titled < name.first) return 'person';
  if (name.body !== null || parts.some((part) => lexicon.bodyNames.has(part))) return 'organization';
  if (parts.length > 1 && placeWords.has(parts.at(-1) ?? '')) return 'group';
  const first = tokens[name.first];
  if (parts.length > 1 && lexicon.givenNames.has(parts[0] ?? '')) return 'person';
  if (
    parts.length === 1 &&
    first !== undefined &&
    first.text.length > 1 &&
    first.text.length < 7 &&
    first.text === first.text.toUpperCase()
  )
    return 'organization';
  const before = tokens[name.first - 1];
  if (
    before !== undefined &&
    before.sentence === name.sentence &&
    (before.pos === 'ADP' || before.pos === 'DET')
  )
    return 'group';
  return parts.length > 1 ? 'person' : 'group';
}

/** Last words of names that no person bears. */
const placeWords: ReadonlySet<string> = new Set(
  'base street river island islands palace hotel square airport province city county state region peninsula valley mountains mountain sea ocean gulf bay strait avenue road bridge park plaza hall building tower village town district border highway lake desert coast republic agreement accord treaty act deal pact plan summit round talks war day week crisis caucus cup games award prize amendment carolina dakota virginia jersey york hampshire'.split(
    ' ',
  ),
);

/** "Orr himself": who is meant so is a person. */
function noteReflexive(next: string | undefined, draft: Draft | undefined): void {
  if (draft === undefined || draft.key !== null || (next !== 'himself' && next !== 'herself')) return;
  if (draft.kind === 'group') draft.kind = 'person';
  if (draft.kind === 'person') draft.female ??= next === 'herself';
}
