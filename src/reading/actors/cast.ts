import type { CutText, Token } from '../../text/cut.js';
import type { Span } from '../../text/passage.js';
import { withSingleSpaces } from '../../text/template.js';
import type { ActorDraft, ActorKind, Mention } from '../actor.js';
import type { KnownBody, KnownPhrase, Lexicon } from '../lexicon.js';
import type { FoundName } from '../names/names.js';
import { wordsOf } from './name-words.js';

/** An actor of the report at hand, as far as the text has been read. */
export interface Draft extends ActorDraft {
  /** Lower-case words of the full name, for surnames. */
  words: readonly string[];
  female: boolean | null;
  /** Offices that forms of address tell of whoever bears the name: the governor, for "Gov. Orr". */
  readonly called: Set<string>;
  /** Tokens at which it is named, in order. */
  readonly seen: number[];
}

/** Who bears a word or a whole name: indices of drafts, the last met last. */
export type Bearers = Map<string, number[]>;

/** Who is named in a report so far, and under which words each can be met again. */
export interface Cast {
  readonly cut: CutText;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly drafts: readonly Draft[];
  readonly mentions: readonly Mention[];
  /** The draft that each token names, or -1. */
  readonly byToken: Int32Array;
  readonly bySurname: Bearers;
  readonly byFirst: Bearers;
  /** Words between the first and the last: "Carlos Mendoza Ruiz" is called Mendoza. */
  readonly byMiddle: Bearers;
  /** Who has a name or an office that ends in this word. */
  readonly byHead: Bearers;
  readonly byFull: Map<string, number>;
  /** Catalogued names by their first token. */
  readonly knownByToken: ReadonlyMap<number, { readonly known: KnownPhrase; readonly last: number }>;
  add(name: string, kind: ActorKind): { readonly index: number; readonly draft: Draft };
  /** The actor of a catalogued state or body, made when first met. */
  bodyActor(body: KnownBody): number;
  record(first: number, last: number, actor: number, form: Mention['form']): void;
  /** Words of a name, lower case. */
  parts(first: number, last: number): readonly string[];
  /** The text of some tokens, on one line. */
  written(first: number, last: number): string;
  span(first: number, last: number): Span;
}

export function createCast(cut: CutText, lexicon: Lexicon, names: readonly FoundName[]): Cast {
  const { tokens, text } = cut;
  const drafts: Draft[] = [];
  const mentions: Mention[] = [];
  const byToken = new Int32Array(tokens.length).fill(-1);
  const byKey = new Map<string, number>();
  const knownByToken = new Map<number, { readonly known: KnownPhrase; readonly last: number }>();
  for (const name of names)
    if (name.known !== null) knownByToken.set(name.first, { known: name.known, last: name.last });

  const written = (first: number, last: number): string => {
    const [a, b] = [tokens[first], tokens[last - 1]];
    if (a === undefined || b === undefined) return '';
    return first === last - 1 ? a.text : withSingleSpaces(text.slice(a.start, b.end));
  };
  const span = (first: number, last: number): Span => ({
    start: tokens[first]?.start ?? 0,
    end: tokens[last - 1]?.end ?? 0,
  });
  const add: Cast['add'] = (name, kind) => {
    const draft: Draft = {
      name,
      kind,
      names: new Set([name]),
      roles: [],
      side: null,
      key: null,
      words: [],
      female: null,
      called: new Set(),
      seen: [],
    };
    drafts.push(draft);
    return { index: drafts.length - 1, draft };
  };
  const bodyActor = (body: KnownBody): number => {
    const kept = byKey.get(body.key);
    if (kept !== undefined) return kept;
    const { index, draft } = add(body.name, body.kind);
    byKey.set(body.key, index);
    const owner = body.of === null ? undefined : lexicon.bodies.get(body.of);
    draft.key = body.key;
    draft.side = owner === undefined ? null : bodyActor(owner);
    return index;
  };
  return {
    cut,
    tokens,
    lexicon,
    drafts,
    mentions,
    byToken,
    bySurname: new Map(),
    byFirst: new Map(),
    byMiddle: new Map(),
    byHead: new Map(),
    byFull: new Map(),
    knownByToken,
    add,
    bodyActor,
    record(first, last, actor, form) {
      const { start, end } = span(first, last);
      mentions.push({ start, end, actor, form });
      const draft = drafts[actor];
      if (form !== 'pronoun') draft?.names.add(written(first, last));
      draft?.seen.push(first);
      for (let at = first; at < last; at += 1)
        if (form !== 'pronoun' || byToken[at] === -1) byToken[at] = actor;
    },
    parts: (first, last) => wordsOf(tokens, first, last, lexicon),
    written,
    span,
  };
}

/** So many bearers of one name or office are told apart, the last met: more would cost the square of their number. */
export const namesakes = 64;

export const recent = (list: readonly number[] | undefined): readonly number[] =>
  list === undefined ? none : list.length > namesakes ? list.slice(-namesakes) : list;

const none: readonly number[] = [];

export const latest = (list: readonly number[] | undefined): number | undefined => list?.at(-1);

export function push(map: Bearers, key: string, index: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else if (!recent(list).includes(index)) list.push(index);
}

/** The side of somebody of this body: a state itself, else whom the body speaks for, else the body. */
export function sideOf({ drafts }: Cast, of: number | null): number | null {
  if (of === null) return null;
  const body = drafts[of];
  return body?.kind === 'state' ? of : (body?.side ?? of);
}
