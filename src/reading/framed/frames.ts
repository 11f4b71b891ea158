import type { Catalog, FrameEntry, GrammarEntry } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';
import { type Grammar, type NounPhrase, phraseAt } from './phrases.js';

/** A sentence as frames see it: a quotation is one item, every other token another. */
export interface Item {
  /** Index of the quotation, or -1. */
  readonly quotation: number;
  /** Token of the item; for a quotation the first of it in this sentence. */
  readonly token: number;
}

/** A frame found in a sentence; places are items, `last` exclusive. */
export interface Framed {
  readonly confidence: number;
  readonly source: NounPhrase;
  /** The token that carries the speech: "sagte", "laut". */
  readonly cue: number;
  readonly content: { readonly first: number; readonly last: number } | null;
  readonly quotations: readonly number[];
}

type Part =
  | { readonly kind: 'quote' | 'source' | 'cue' | 'said' | 'content' | 'gap' }
  | { readonly kind: 'grammar'; readonly of: GrammarEntry['kind'] }
  | { readonly kind: 'word'; readonly word: string };

interface Frame {
  readonly parts: readonly Part[];
  readonly confidence: number;
}

/** What frames are matched with, made from a catalogue once. */
export interface FrameBook {
  readonly frames: readonly Frame[];
  readonly grammar: Grammar;
  /** Finite forms of verbs of speech, and their participles. */
  readonly cues: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
  /** Words one of which every frame needs: a sentence without any is passed over. */
  readonly triggers: ReadonlySet<string>;
}

export function frameBookOf(catalog: Catalog, grammar: Grammar): FrameBook {
  const frames = catalog.frames.map(compiled);
  const verbs = catalog.cues.filter(({ kind }) => kind === 'verb');
  // The first form listed is the participle; the others are finite.
  const said = new Set(verbs.flatMap(({ forms }) => forms?.slice(0, 1) ?? []));
  const cues = new Set(verbs.flatMap(({ forms }) => forms?.slice(1) ?? []));
  const words = frames.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'word' && /\p{L}/u.test(part.word) ? [part.word] : [])),
  );
  return { frames, grammar, cues, said, triggers: new Set([...cues, ...said, ...words]) };
}

function compiled({ frame, confidence }: FrameEntry): Frame {
  const parts = frame
    .trim()
    .split(/\s+/)
    .map((part): Part => {
      const slot = /^<([a-z-]+)>$/.exec(part)?.[1];
      if (slot === undefined) return { kind: 'word', word: part.toLowerCase() };
      return isSlot(slot) ? { kind: slot } : { kind: 'grammar', of: slot as GrammarEntry['kind'] };
    });
  return { parts, confidence };
}

const slots = ['quote', 'source', 'cue', 'said', 'content', 'gap'] as const;
const isSlot = (name: string): name is (typeof slots)[number] => slots.some((slot) => slot === name);

/** Longest gap, in items. */
const widest = 12;

/** The first frame, in the catalogue's order, that fits the items of a sentence. */
export function frameIn(items: readonly Item[], tokens: readonly Token[], book: FrameBook): Framed | null {
  if (!items.some(({ quotation, token }) => quotation < 0 && book.triggers.has(tokens[token]?.lower ?? '')))
    return null;
  for (const frame of book.frames) {
    const leads = frame.parts[0]?.kind === 'content';
    for (let start = 0; start < items.length; start++) {
      const found = matched(frame, leads ? 1 : 0, start, items, tokens, book, emptyMatch);
      if (found === null || found.source === null || found.cue === null) {
        continue;
      }
      // A clause of a word or two before the comma is none ("Ja, sagte …" stands in quotation marks).
      if (leads && start < 3) continue;
      return {
        confidence: frame.confidence,
        source: found.source,
        cue: found.cue,
        content: leads ? { first: 0, last: start } : found.content,
        quotations: found.quotations,
      };
    }
  }
  return null;
}

interface Match {
  readonly source: NounPhrase | null;
  readonly cue: number | null;
  readonly content: { readonly first: number; readonly last: number } | null;
  readonly quotations: readonly number[];
}

const emptyMatch: Match = { source: null, cue: null, content: null, quotations: [] };

function matched(
  frame: Frame,
  part: number,
  at: number,
  items: readonly Item[],
  tokens: readonly Token[],
  book: FrameBook,
  so: Match,
): Match | null {
  const wanted = frame.parts[part];
  if (wanted === undefined) return so;
  const go = (next: number, match: Match): Match | null =>
    matched(frame, part + 1, next, items, tokens, book, match);
  const item = items[at];
  if (wanted.kind === 'content') {
    // To the end of the sentence: only what closes it stays out.
    let last = items.length;
    while (last > at && isStop(items[last - 1], tokens)) last -= 1;
    return last - at >= 2 ? go(items.length, { ...so, content: { first: at, last } }) : null;
  }
  if (wanted.kind === 'gap') {
    for (let width = 0; width <= widest; width++) {
      const found = go(at + width, so);
      if (found !== null) return found;
      const over = items[at + width];
      if (over === undefined || over.quotation >= 0 || /^[,;:.?!–—]$/.test(tokens[over.token]?.text ?? ''))
        break;
    }
    return null;
  }
  if (item === undefined) return null;
  if (wanted.kind === 'quote')
    return item.quotation < 0 ? null : go(at + 1, { ...so, quotations: [...so.quotations, item.quotation] });
  if (item.quotation >= 0) return null;
  const lower = tokens[item.token]?.lower ?? '';
  switch (wanted.kind) {
    case 'source': {
      const phrase = sourceAt(items, at, tokens, book);
      return phrase === null ? null : go(at + phrase.items, { ...so, source: phrase.phrase });
    }
    case 'cue':
      return book.cues.has(lower) ? go(at + 1, { ...so, cue: item.token }) : null;
    case 'said':
      return book.said.has(lower) ? go(at + 1, { ...so, cue: item.token }) : null;
    case 'grammar':
      return book.grammar.of(wanted.of).has(lower) ? go(at + 1, so) : null;
    case 'word':
      if (lower !== wanted.word) return null;
      return go(at + 1, so.cue === null && /\p{L}/u.test(lower) ? { ...so, cue: item.token } : so);
    default:
      return null;
  }
}

const isStop = (item: Item | undefined, tokens: readonly Token[]): boolean =>
  item !== undefined && item.quotation < 0 && /^[.!?…]+$/.test(tokens[item.token]?.text ?? '');

/** A source with its apposition between commas: "Ada Voss, die Außenministerin von Norland,". */
function sourceAt(
  items: readonly Item[],
  at: number,
  tokens: readonly Token[],
  book: FrameBook,
): { readonly phrase: NounPhrase; readonly items: number } | null {
  // A phrase is read over tokens that follow one another in the items too: no quotation stands within it.
  let limit = at;
  while (items[limit] !== undefined && items[limit]?.quotation === -1) limit += 1;
  const first = items[at]?.token ?? 0;
  const end = first + (limit - at);
  const phrase = phraseAt(tokens, first, end, book.grammar);
  if (phrase === null) return null;
  const apposition =
    tokens[phrase.last]?.text === ',' ? phraseAt(tokens, phrase.last + 1, end, book.grammar) : null;
  const closes = apposition !== null && !apposition.pronoun && tokens[apposition.last]?.text === ',';
  const follows = closes && book.cues.has(tokens[apposition.last + 1]?.lower ?? '');
  const last = follows ? apposition.last + 1 : phrase.last;
  return { phrase: follows ? { ...phrase, last } : phrase, items: last - phrase.first };
}
