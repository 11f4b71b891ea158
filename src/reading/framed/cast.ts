import type { Catalog } from '../../catalog/catalog.js';
import type { CutText, Token } from '../../text/cut.js';
import {
  type ActorDraft,
  type ActorKind,
  inOrder,
  type LocalActor,
  type Mention,
  plainActor,
} from '../actor.js';
import { type Grammar, isCapital, type NounPhrase, nounKind, phraseAt } from './phrases.js';

interface Draft extends ActorDraft {
  female: boolean | null;
}

/** Who speaks in one report, name by name. */
export interface Cast {
  /** The actor that a phrase names; null for a pronoun that nobody fits. */
  actorOf(phrase: NounPhrase): number | null;
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
}

/** A known name by its words in small letters; `stem` for adjectives, whose endings change. */
interface Known {
  readonly key: string;
  readonly name: string;
  readonly kind: ActorKind;
}

export interface KnownNames {
  readonly exact: ReadonlyMap<string, Known>;
  readonly stems: readonly (readonly [string, Known])[];
}

export function knownNamesOf(catalog: Catalog): KnownNames {
  const exact = new Map<string, Known>();
  const stems: (readonly [string, Known])[] = [];
  for (const state of catalog.states) {
    const known: Known = { key: state.key, name: state.name, kind: 'state' };
    for (const name of [state.name, ...(state.names ?? []), ...(state.capital ?? []), ...(state.seats ?? [])])
      exact.set(name.toLowerCase(), known);
    for (const stem of state.demonyms) stems.push([stem.toLowerCase(), known]);
  }
  for (const body of catalog.organizations) {
    const known: Known = { key: body.key, name: body.name, kind: 'organization' };
    for (const name of [body.name, ...(body.names ?? [])]) exact.set(name.toLowerCase(), known);
  }
  return { exact, stems };
}

/** Links sources by name: a surname to the full name before it, an office to whoever bears it, a pronoun to the last. */
export function castOf(cut: CutText, grammar: Grammar, known: KnownNames): Cast {
  const { tokens, text } = cut;
  const drafts: Draft[] = [];
  const mentions: Mention[] = [];
  const order: number[] = [];

  const words = (first: number, last: number): string =>
    text.slice(tokens[first]?.start ?? 0, tokens[last - 1]?.end ?? 0).replace(/\s+/g, ' ');
  const add = (name: string, kind: ActorKind, key: string | null = null): number => {
    drafts.push({ name, kind, names: new Set([name]), roles: [], side: null, key, female: null });
    return drafts.length - 1;
  };
  const knownActor = ({ key, name, kind }: Known): number => {
    const before = drafts.findIndex((draft) => draft.key === key);
    return before >= 0 ? before : add(name, kind, key);
  };
  const stateIn = (first: number, last: number): number | null => {
    for (let at = first; at < last; at++) {
      const lower = tokens[at]?.lower ?? '';
      const found = known.exact.get(lower) ?? stemmed(lower);
      if (found !== undefined) return knownActor(found);
    }
    return null;
  };
  const stemmed = (lower: string): Known | undefined =>
    known.stems.find(
      ([stem]) =>
        lower.startsWith(stem) && (lower === stem || grammar.endings.includes(lower.slice(stem.length))),
    )?.[1];
  const seen = (actor: number, first: number, last: number, form: Mention['form']): number => {
    mentions.push({ start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0, actor, form });
    if (form !== 'pronoun') drafts[actor]?.names.add(words(first, last));
    order.push(actor);
    return actor;
  };
  const genderOf = (first: number, last: number): boolean | null => {
    for (let at = first; at < last; at++) {
      const lower = tokens[at]?.lower ?? '';
      if (
        [...grammar.of('female')].some(
          (end) =>
            lower === end ||
            (end.startsWith('-') && lower.endsWith(end.slice(1)) && nounKind(lower, grammar) === 'person'),
        )
      )
        return true;
      if (grammar.of('male').has(lower) || nounKind(lower, grammar) === 'person') return false;
    }
    return null;
  };

  const fullNames = fullNamesIn(tokens, grammar, known);

  const person = (phrase: NounPhrase, nameFirst: number): number => {
    const parts = tokens.slice(nameFirst, phrase.coreLast).map(({ lower }) => lower);
    const surname = parts.at(-1) ?? '';
    let actor = drafts.findIndex(
      (draft) => draft.kind === 'person' && draft.name.toLowerCase().split(/\s+/).at(-1) === surname,
    );
    const written = words(nameFirst, phrase.coreLast);
    const name = parts.length === 1 ? (fullNames.get(surname) ?? written) : written;
    const genitive = drafts.findIndex(
      (draft) => draft.kind === 'person' && `${draft.name.toLowerCase()}s` === parts.join(' '),
    );
    if (actor < 0 && genitive >= 0) actor = genitive;
    if (actor < 0) actor = add(name, 'person');
    const draft = drafts[actor];
    if (draft !== undefined && parts.length > draft.name.split(/\s+/).length && genitive < 0)
      draft.name = name;
    if (draft !== undefined && nameFirst > phrase.first) {
      draft.female ??= genderOf(phrase.first, nameFirst);
      addRole(draft, phrase.first, nameFirst, phrase.core);
    }
    return seen(actor, nameFirst, phrase.coreLast, 'name');
  };
  const addRole = (draft: Draft, first: number, last: number, core: number): void => {
    const title = words(core, last).toLowerCase();
    if (grammar.titles.has(title) || title === '') return;
    const of = stateIn(first, last);
    if (!draft.roles.some((role) => role.title === title))
      draft.roles.push({ title, of, start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 });
    draft.side ??= of;
  };
  const described = (phrase: NounPhrase, kind: ActorKind): number => {
    const head = tokens[phrase.core]?.lower ?? '';
    if (kind === 'person' && phrase.determined && phrase.last === phrase.coreLast) {
      const met = drafts.findIndex(({ roles }) => roles.some(({ title }) => title.endsWith(head)));
      if (met >= 0) return seen(met, phrase.first, phrase.last, 'office');
    }
    const name = words(phrase.determined ? phrase.first + 1 : phrase.first, phrase.last);
    const before = drafts.findIndex((draft) => draft.key === null && draft.names.has(name));
    const actor = before >= 0 ? before : add(name, kind);
    const draft = drafts[actor];
    if (draft !== undefined) {
      draft.female ??= kind === 'person' ? genderOf(phrase.first, phrase.last) : null;
      const side = stateIn(phrase.first, phrase.last);
      if (side !== actor) draft.side ??= side;
      draft.names.add(name);
    }
    return seen(actor, phrase.first, phrase.last, kind === 'organization' ? 'body' : 'office');
  };

  const actorOf = (phrase: NounPhrase): number | null => {
    const lower = tokens[phrase.core]?.lower ?? '';
    if (phrase.pronoun) {
      const female = !grammar.of('pronoun-male').has(lower);
      const fits = order.findLast((actor) => {
        const draft = drafts[actor];
        return draft?.kind === 'person' && (draft.female ?? female) === female;
      });
      return fits === undefined ? null : seen(fits, phrase.first, phrase.last, 'pronoun');
    }
    const whole = words(phrase.core, phrase.coreLast).toLowerCase();
    const body = known.exact.get(whole) ?? known.exact.get(words(phrase.first, phrase.last).toLowerCase());
    if (body !== undefined) return seen(knownActor(body), phrase.first, phrase.last, 'body');
    // Titles and offices before the name: "Außenministerin Ada Voss", "Frau Voss".
    let nameFirst = phrase.core;
    while (nameFirst < phrase.coreLast && isTitle(tokens[nameFirst], grammar)) nameFirst += 1;
    if (nameFirst === phrase.coreLast)
      return described(phrase, nounKind(tokens[phrase.coreLast - 1]?.lower ?? '', grammar) ?? 'group');
    if (nameFirst > phrase.core || !phrase.determined) return person(phrase, nameFirst);
    return described(phrase, nounKind(lower, grammar) ?? 'group');
  };

  // Whoever is introduced with office and name is known from there on, also before speaking.
  for (let at = 0; at < tokens.length; at++) {
    if (!isTitle(tokens[at], grammar)) continue;
    const phrase = phraseAt(tokens, at, Math.min(tokens.length, at + 6), grammar);
    if (phrase !== null && phrase.coreLast - phrase.core > 1) actorOf(phrase);
    at = Math.max(at, (phrase?.coreLast ?? 0) - 1);
  }

  return {
    actorOf,
    get actors() {
      return drafts.map(plainActor);
    },
    get mentions() {
      return inOrder(mentions);
    },
  };
}

/** Full names by their last word: two capitalised words in a row that are no nouns of office and no known names. */
function fullNamesIn(
  tokens: readonly Token[],
  grammar: Grammar,
  known: KnownNames,
): ReadonlyMap<string, string> {
  const full = new Map<string, string>();
  for (let at = 1; at < tokens.length; at++) {
    const [first, last] = [tokens[at - 1], tokens[at]];
    if (first === undefined || last === undefined || first.sentence !== last.sentence) continue;
    if (!isCapital(first, grammar) || !isCapital(last, grammar)) continue;
    if (nounKind(first.lower, grammar) !== null || grammar.titles.has(first.lower)) continue;
    if (grammar.of('determiner').has(first.lower) || known.exact.has(last.lower)) continue;
    if (!full.has(last.lower)) full.set(last.lower, `${first.text} ${last.text}`);
  }
  return full;
}

const isTitle = (token: Token | undefined, grammar: Grammar): boolean =>
  token !== undefined && (grammar.titles.has(token.lower) || nounKind(token.lower, grammar) !== null);
