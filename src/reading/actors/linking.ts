import { type BodyName, isOfState } from '../names/bodies.js';
import type { FoundName } from '../names/names.js';
import { type Cast, type Draft, latest, push, recent } from './cast.js';
import { kindOfName } from './kinds.js';
import { agree, initialsOf, isGivenPair, spellsOut } from './name-words.js';
import { isFemale } from './roles.js';

/** Tells whose name a run of capitals is. */
export interface Linker {
  /** The person or body that a name is of, met before or new. */
  actorOf(name: FoundName): number;
  /** Whether words name somebody who was met. */
  isMet(parts: readonly string[]): boolean;
  /** "the Marin Orr summit": two persons' names, each of which stands alone elsewhere. */
  isPair(name: FoundName): boolean;
}

export function createLinker(cast: Cast, names: readonly FoundName[]): Linker {
  const { tokens, lexicon, drafts, bySurname, byFirst, byFull } = cast;
  /** Words that stand alone as a name somewhere in the text. */
  const alone = new Set<string>();
  for (const { known, first, last } of names)
    if (known === null && last === first + 1) alone.add(tokens[first]?.lower ?? '');
  /** "Kim Jong Un … Kim": the text calls somebody by the first word of the name, and nobody by the last. */
  const isCalledFirst = (parts: readonly string[]): boolean =>
    parts.length > 1 && alone.has(parts[0] ?? '') && !alone.has(parts.at(-1) ?? '');

  /** "the Marin-Orr summit". */
  const isCoupled = (word: string): boolean => {
    const hyphen = word.indexOf('-');
    const [a, b] = [word.slice(0, hyphen), word.slice(hyphen + 1)];
    const isSurname = (one: string): boolean => alone.has(one) || bySurname.has(one) || byFirst.has(one);
    return hyphen > 1 && b.length > 1 && !bySurname.has(word) && isSurname(a) && isSurname(b);
  };

  const isShared = (surname: string): boolean => (bySurname.get(surname)?.length ?? 0) > 1;

  /** Surnames whose bearer's namesake the text calls so with what tells his generation: "Varn", beside "Varn Jr.". */
  const elders = namesakesOf(cast, names);
  const juniors = new Map<string, number>();

  /** Who bears another's name, but for the word that tells his generation. */
  const juniorOf = (name: FoundName, parts: readonly string[]): number | undefined => {
    const surname = generationOf(cast, name);
    if (surname === null || !elders.has(surname)) return undefined;
    const known = juniors.get(surname);
    const draft = known === undefined ? undefined : drafts[known];
    if (known !== undefined && draft !== undefined) {
      if (parts.length > draft.words.length) lengthen(cast, draft, name, parts, false);
      return known;
    }
    const made = cast.add(cast.written(name.first, name.last), 'person');
    made.draft.words = parts;
    juniors.set(surname, made.index);
    return made.index;
  };

  /** Who of a family is called by the surname alone: "Marin", however lately the text named his wife in full. */
  const plainly = new Map<string, number>();

  /** Several who are met bear the surname, so that a given name alone tells which one is meant: "Olha said". */
  const isOneOfFamily = (words: readonly string[]): boolean =>
    words.length > 1 && isShared(words.at(-1) ?? '');

  /** Whom a surname alone means: who was called that before, else the last bearer whom the form of address fits. */
  const bearerOf = (surname: string, female: boolean | null): number | undefined => {
    const called = byFull.get(surname);
    const fits = (one: number): boolean => female === null || isFemale(cast, one) !== !female;
    if (called !== undefined && fits(called)) return called;
    const bearers = bySurname.get(surname);
    const kept = plainly.get(surname);
    const bearer =
      kept !== undefined && fits(kept)
        ? kept
        : (latest(recent(bearers).filter(fits)) ?? called ?? latest(bearers));
    if (bearer !== undefined && female === null) plainly.set(surname, bearer);
    return bearer;
  };

  /** Whom one word alone means: by surname, by first name, by a word between. */
  const calledBy = (word: string, name: FoundName): number | undefined => {
    const byGiven = byFirst.get(word);
    const isGiven = lexicon.givenNames.has(word) && name.titled === name.first;
    const known =
      bearerOf(word, addressed(cast, name)) ??
      latest(
        isGiven
          ? recent(byGiven).filter((one) => {
              const full = drafts[one]?.words ?? [];
              return isCalledFirst(full) || isOneOfFamily(full);
            })
          : byGiven,
      );
    return known ?? (lexicon.givenNames.has(word) ? undefined : latest(cast.byMiddle.get(word)));
  };

  /** A run that holds another person's name, or a word of the page ("Watch Orr"), is no longer form of this one. */
  const isJumble = (short: readonly string[], parts: readonly string[]): boolean =>
    parts.length > short.length &&
    parts.some((part) => !short.includes(part) && (bySurname.has(part) || lexicon.naming.label.has(part)));

  /** Whom a longer name tells more of: who was called by its first word, or by its last. */
  const shorterFormOf = (name: FoundName, parts: readonly string[], titled: boolean): number | undefined => {
    const surname = parts.at(-1) ?? '';
    // "Orr Rally", "Orr Foundation": a surname with something named after its bearer is no longer form of it.
    const personal =
      titled || lexicon.givenNames.has(parts[0] ?? '') || isGivenPair(tokens[name.last - 1]?.text ?? '');
    const short = personal && isCalledFirst(parts) ? byFull.get(parts[0] ?? '') : undefined;
    const before = short === undefined ? undefined : drafts[short];
    if (short !== undefined && before?.words.length === 1 && !lexicon.bodies.has(before.key ?? '')) {
      lengthen(cast, before, name, parts, true);
      push(bySurname, surname, short);
      push(cast.byHead, surname, short);
      return short;
    }
    const begun = beginning(cast, parts);
    if (begun !== undefined) return begun;
    for (const candidate of recent(bySurname.get(surname))) {
      const draft = drafts[candidate];
      if (draft === undefined || !agree(draft.words, parts) || isJumble(draft.words, parts)) continue;
      // "President Varn … first lady Mila Varn": kin of whoever the surname alone means.
      if (draft.words.length === 1 && draft.roles.length > 0 && isKin(cast, name)) continue;
      if (parts.length > draft.words.length || spellsOut(draft.words, parts))
        lengthen(cast, draft, name, parts, personal && draft.key === null);
      return candidate;
    }
    return undefined;
  };

  return {
    actorOf(name) {
      const parts = cast.parts(name.first, name.last);
      const junior = juniorOf(name, parts);
      if (junior !== undefined) return junior;
      const full = keyOf(parts);
      const same = byFull.get(full);
      if (same !== undefined && parts.length > 1) return same;
      const titled = name.titled < name.first;
      if (parts.length === 1) return calledBy(full, name) ?? newcomer(cast, name, parts);
      const known = shorterFormOf(name, parts, titled);
      if (known === undefined) return newcomer(cast, name, parts);
      byFull.set(full, known);
      push(byFirst, parts[0] ?? '', known);
      return known;
    },
    isMet: (parts) =>
      byFull.has(keyOf(parts)) ||
      (parts.length === 1
        ? bySurname.has(parts[0] ?? '') || byFirst.has(parts[0] ?? '')
        : recent(bySurname.get(parts.at(-1) ?? '')).some((one) => {
            const full = drafts[one]?.words ?? [];
            return full.length > 1 && agree(full, parts);
          })),
    isPair: (name) =>
      isCoupled(tokens[name.last - 1]?.lower ?? '') ||
      (name.last - name.first === 2 &&
        name.titled === name.first &&
        !/^(?:,|VERB|AUX)$/.test(tokens[name.last]?.text === ',' ? ',' : (tokens[name.last]?.pos ?? '')) &&
        !lexicon.givenNames.has(tokens[name.first]?.lower ?? '') &&
        alone.has(tokens[name.first]?.lower ?? '') &&
        alone.has(tokens[name.first + 1]?.lower ?? '')),
  };
}

/** A whole name as it is looked up. */
const keyOf = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : parts.join(' '));

/** "first lady Mila Varn", "his wife, Mila Varn": a word for kin right before a name. */
function isKin({ tokens, lexicon }: Cast, { first, titled }: FoundName): boolean {
  if (titled < first) return lexicon.naming.kin.has(tokens[first - 1]?.lower ?? '');
  const before = tokens[first - 1]?.text === ',' ? first - 2 : first - 1;
  return (
    tokens[before]?.sentence === tokens[first]?.sentence &&
    lexicon.naming.kin.has(tokens[before]?.lower ?? '')
  );
}

/** "Otto Varn Jr.", "Varn Jr.": the surname before the word that tells a generation; null where none does. */
function generationOf({ tokens, lexicon }: Cast, { first, last }: FoundName): string | null {
  const word = (tokens[last - 1]?.lower ?? '').replace(/\.$/, '');
  return last - first > 1 && lexicon.naming.generation.has(word) ? (tokens[last - 2]?.lower ?? '') : null;
}

/** Surnames that one bears with his generation and another without: "Varn Jr.", "Otto Varn Jr." beside "Otto Varn". */
function namesakesOf(cast: Cast, names: readonly FoundName[]): ReadonlySet<string> {
  const { tokens, lexicon } = cast;
  const whole = new Set<string>();
  const told = new Map<string, string>();
  const found = new Set<string>();
  for (const name of names) {
    if (name.known !== null || name.body !== null || name.last - name.first < 2) continue;
    const surname = generationOf(cast, name);
    if (surname === null) whole.add(keyOf(cast.parts(name.first, name.last)));
    else if (name.last - name.first > 2) told.set(surname, keyOf(cast.parts(name.first, name.last)));
    else if (!lexicon.givenNames.has(tokens[name.first]?.lower ?? '')) found.add(surname);
  }
  for (const [surname, full] of told) if (whole.has(full)) found.add(surname);
  return found;
}

/** Whose longer name some words begin: "Abu Yahya", after Abu Yahya al-Masri. */
function beginning({ byFirst, drafts }: Cast, parts: readonly string[]): number | undefined {
  return recent(byFirst.get(parts[0] ?? '')).find((one) => {
    const draft = drafts[one];
    return (
      draft?.kind === 'person' &&
      draft.words.length > parts.length &&
      parts.every((part, at) => draft.words[at] === part)
    );
  });
}

/** Whether the form of address before a name is a woman's; null where it may be either's. */
function addressed({ tokens, lexicon }: Cast, name: FoundName): boolean | null {
  return name.titled === name.first
    ? null
    : lexicon.isFemale((tokens[name.first - 1]?.lower ?? '').replace(/\.$/, ''));
}

/** Gives somebody a longer name; with `personal` it tells a person, which the shorter one left open. */
function lengthen(
  cast: Cast,
  draft: Draft,
  name: FoundName,
  parts: readonly string[],
  personal: boolean,
): void {
  draft.words = parts;
  draft.name = cast.written(name.first, name.last);
  if (personal && draft.kind === 'group') draft.kind = 'person';
}

/** Somebody met for the first time, to be found again by every word of the name that others use alone. */
function newcomer(cast: Cast, name: FoundName, parts: readonly string[]): number {
  const { tokens, byFull } = cast;
  const surname = parts.at(-1) ?? '';
  const kind = kindOfName(tokens, name, cast.lexicon, parts);
  const { index, draft } = cast.add(cast.written(name.first, name.last), kind);
  draft.words = parts;
  push(cast.byHead, surname, index);
  byFull.set(keyOf(parts), index);
  push(cast.bySurname, surname, index);
  if (parts.length > 1) push(cast.byFirst, parts[0] ?? '', index);
  if (kind === 'person' && parts.length > 2)
    for (const part of parts.slice(1, -1)) push(cast.byMiddle, part, index);
  if (name.body !== null) addBodyNames(cast, name, name.body, index, draft);
  const initials = initialsOf(tokens, name);
  if (initials.length > 2 && kind !== 'person' && !byFull.has(initials)) byFull.set(initials, index);
  return index;
}

/** "the Chamber", for the U.S. Chamber of Commerce: what a body is called later. */
function addBodyNames(cast: Cast, name: FoundName, body: BodyName, index: number, draft: Draft): void {
  const head = cast.tokens[body.head - 1]?.lower ?? '';
  push(cast.bySurname, head, index);
  if (body.own > name.first) draft.names.add(cast.written(body.own, name.last));
  if (body.of !== null && body.of.body.kind === 'state' && isOfState(head, cast.lexicon))
    draft.side = cast.bodyActor(body.of.body);
}
