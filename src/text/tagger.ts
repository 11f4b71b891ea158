import type { PartOfSpeech } from './cut.js';
import { type Entry, type Tagbook, tagNames, type Word } from './tagbook.js';

/** Tags the words of one text; what it says of them depends on nothing else. */
export interface Tagger {
  word(text: string): Word;
  /** The tag of each word, an index into `tagNames`. */
  tag(words: readonly Word[]): Uint8Array;
  lemmaOf(word: Word, tag: number): string;
  /** Whether the lexicon holds a word in small letters. */
  knows(lower: string): boolean;
}

/** Words kept at most, so that a long-running server does not fill up with them. */
const most = 200_000;

/**
 * Part of speech and lemma by the lexicon and the contextual rules of wink-nlp's English model (Brill 1992's way: the
 * likeliest tag of each word, then rules that look at the neighbours), from a table made by `tools/tagger.mjs`. A word
 * that the lexicon does not hold is tagged by its shape.
 *
 * ```ts
 * const tagger = createTagger(loadTagbook());
 * const words = ['They', 'signed', 'it'].map(tagger.word);
 * [...tagger.tag(words)].map((tag) => tagNames[tag]) // ['PRON', 'VERB', 'PRON']
 * ```
 */
export function createTagger(book: Tagbook): Tagger {
  const words = new Map<string, Word>();
  const knows = (word: string): boolean => book.entry(word) !== null;

  const word = (text: string): Word => {
    const kept = words.get(text);
    if (kept !== undefined) return kept;
    // A part of a longer string keeps all of that alive: what stays gets letters of its own.
    const own = text.length < 13 ? text : [...text].join('');
    const plain = withApostrophe(own);
    const lower = plain.toLowerCase();
    const input = standIn(plain, knows);
    const found: Word = {
      text: own,
      lower: lower === own ? own : lower,
      entry: book.entry(input) ?? book.entry('~xyz') ?? nothing,
      listed: input.toLowerCase() === lower,
      lemmas: [null, null, null, null],
    };
    if (text.length < 40) {
      if (words.size > most) words.clear();
      words.set(own, found);
    }
    return found;
  };

  const lemmaOf = (one: Word, tag: number): string => {
    const kind = lemmaKinds[tag] ?? 0;
    const kept = one.lemmas[kind];
    if (kept != null) return kept;
    const lemma = one.listed
      ? edited(one.lower, one.entry.lemmas[kind] ?? '')
      : inflected(one.lower, tagNames[tag] ?? 'X', knows);
    one.lemmas[kind] = lemma;
    return lemma;
  };

  const tag = (given: readonly Word[]): Uint8Array => {
    const tags = new Uint8Array(given.length);
    for (let at = 0; at < given.length; at += 1) tags[at] = given[at]?.entry.tag ?? 0;
    for (const machine of book.machines) machine(given, tags);
    for (let at = 0; at < given.length; at += 1) {
      const entry = given[at]?.entry;
      if (entry?.fixed) tags[at] = entry.tag;
    }
    return tags;
  };
  return { word, tag, lemmaOf, knows };
}

/** "the president‘s": an opening mark inside a word, set by programs that make marks curly, is an apostrophe. */
const withApostrophe = (word: string): string =>
  word.length > 1 && word.includes('‘') ? word.replaceAll('‘', '’') : word;

const nothing: Entry = { tag: 17, fixed: false, symbol: 17, can: 0, lemmas: [] };

/** Which of an entry's lemmas belongs to a tag: all but three share the first. */
const lemmaKinds: readonly number[] = tagNames.map((tag) =>
  tag === 'ADJ' ? 1 : tag === 'NOUN' ? 2 : tag === 'VERB' ? 3 : 0,
);

/** `2y`: two letters off the end, then "y". */
function edited(lower: string, edit: string): string {
  if (edit === '') return lower;
  let at = 0;
  let off = 0;
  for (; at < edit.length; at += 1) {
    const digit = edit.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    off = off * 10 + digit;
  }
  return lower.slice(0, lower.length - off) + edit.slice(at);
}

const clitics: ReadonlySet<string> = new Set(["n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'"]);

/** The word of the table that tells how this one is tagged: itself, or one of its shape ("~Xyz" for a name). */
function standIn(word: string, knows: (word: string) => boolean): string {
  const plain = word.includes('’') ? word.replaceAll('’', "'") : word;
  const lower = plain.toLowerCase();
  if (clitics.has(lower)) return lower;
  if (/^[a-z]+$/.test(lower)) {
    // "US", "WHO": capitals in a text that has small letters too are a name's.
    if (plain.length > 1 && plain.length < 6 && plain === plain.toUpperCase()) return '~Xyz';
    if (!splits.test(lower)) {
      const upper = plain[0] !== lower[0];
      if (knows(plain)) return plain;
      if (upper && knows(lower)) return titled(lower);
    }
    if (plain !== lower) return '~Xyz';
    return `~xyz${/(?:ing|ed|ly|able|ous|ful|less|est|es|er|or|ity|ion)$/.exec(lower)?.[0] ?? (lower.endsWith('s') ? 's' : '')}`;
  }
  if (/^[$€£¥₤]/.test(plain)) return '$';
  if (/^\p{N}/u.test(plain))
    return /^[\d.,:]+$/.test(plain)
      ? '7'
      : /\d(?:st|nd|rd|th)$/.test(lower) || lower.includes('-')
        ? '~xyzable'
        : '7';
  if (/^[\p{L}\p{M}]/u.test(plain)) {
    if (knows(lower) && !/['.]/.test(lower)) return plain === lower ? lower : titled(lower);
    if (lower === 'u.s.' || lower === 'u.n.' || lower === 'u.k.') return '~Xyz';
    if (lower === 'a.m.' || lower === 'p.m.') return '~xyz';
    if (plain !== lower) {
      // "Russian-held", "U.S.-led": the last part tells what the whole does.
      const last = lower.slice(lower.lastIndexOf('-') + 1);
      return lower.includes('-') && /^[a-z]+(?:ed|led|held|based|born|run|wide|style)$/.test(last)
        ? '~xyzable'
        : '~Xyz';
    }
    const last = lower.slice(lower.lastIndexOf('-') + 1);
    if (lower.includes('-')) return /(?:s|er|or|ion)$/.test(last) ? '~xyzs' : '~xyzable';
    return '~xyz';
  }
  return signs.has(plain)
    ? plain
    : (alike[plain] ?? (plain.startsWith('.') ? '...' : plain.startsWith('-') ? '--' : '"'));
}

const titled = (lower: string): string => `${lower[0]?.toUpperCase() ?? ''}${lower.slice(1)}`;

/** Contractions without their apostrophe, which the lexicon's makers take for two words each. */
const splits =
  /^(?:(?:ai|am|are|ca|cai|could|dare|dares|das|did|does|do|go|had|have|is|may|might|must|ought|sha|shall|should|was|were|wo|would)nt|(?:could|he|i|may|might|must|not|should|they|we|what|where|who|would|you)ve|(?:how|that|it|there|they|you|what)ll|(?:how|these|they|those|what|where|why|you|that)re|cannot|iam|thereare)$/;

const signs: ReadonlySet<string> = new Set([...',.;:?!()[]-/&']);

const alike: Readonly<Record<string, string>> = { '–': '--', '—': '--', '…': '...' };

/** Regular English inflection, for words that no lexicon holds. */
function inflected(lower: string, pos: PartOfSpeech, knows: (word: string) => boolean): string {
  if (pos === 'VERB') {
    const stem = /^([a-z-]{3,})(?:ing|ed)$/.exec(lower)?.[1];
    if (stem !== undefined) return knows(`${stem}e`) && !knows(stem) ? `${stem}e` : stem;
  }
  if ((pos === 'NOUN' || pos === 'VERB') && /[a-z]{3}s$/.test(lower) && !/(?:ss|us|is)$/.test(lower)) {
    if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
    return /(?:ches|shes|xes|sses)$/.test(lower) ? lower.slice(0, -2) : lower.slice(0, -1);
  }
  return lower;
}
