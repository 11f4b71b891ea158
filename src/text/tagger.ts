import { createRequire } from 'node:module';
import type { ItsFunction, Model, PartOfSpeech as WinkTag } from 'wink-nlp';
import winkNLP from 'wink-nlp';
import type { PartOfSpeech } from './cut.js';

export interface Tagged {
  readonly pos: PartOfSpeech;
  readonly lemma: string;
}

/** Tags the words of one text; knows nothing of the texts before. */
export interface Tagger {
  tag(words: readonly string[]): readonly Tagged[];
  /** Whether the lexicon holds a word in small letters. */
  knows(lower: string): boolean;
}

/**
 * Part of speech and lemma by wink-nlp's lexicon and rules. wink keeps every word that it ever met, so what it says
 * of one text can depend on the texts before, and its tables fill up in a long-running server. Therefore it is only
 * ever given words of its own lexicon: an unknown word goes in as a stand-in of the same shape ("Xyz" for a name,
 * "xyzing" for a participle), and its lemma is made here.
 */
export function createTagger(): Tagger {
  const require = createRequire(import.meta.url);
  const model = require('wink-eng-lite-web-model') as Model;
  // Making the core takes a third of a start: made once, and its words taken before wink adds those it meets.
  const core = (model.core as () => CoreModel)();
  const known: ReadonlySet<string> = new Set(core.features.lexeme.list);
  const nlp = winkNLP({ ...model, core: () => core }, ['pos']);
  const its = nlp.its;
  const inputs = new Map<string, string>();

  const inputOf = (word: string): string => {
    const kept = inputs.get(word);
    if (kept !== undefined) return kept;
    const input = standIn(word, known);
    if (word.length < 40) {
      if (inputs.size > 200_000) inputs.clear();
      inputs.set(word, input);
    }
    return input;
  };

  const tag = (words: readonly string[]): readonly Tagged[] => {
    const out: Tagged[] = [];
    for (let from = 0; from < words.length; from += batch) {
      const slice = words.slice(from, from + batch);
      const given = slice.map(inputOf);
      const tokens = nlp.readDoc(given.join(' ')).tokens();
      const tags = tokens.out(its.pos as ItsFunction<WinkTag>) as unknown as readonly PartOfSpeech[];
      const lemmas = tokens.out(its.lemma as ItsFunction<string>) as unknown as readonly string[];
      slice.forEach((word, index) => {
        const pos = tags[index] ?? 'X';
        const lower = word.toLowerCase();
        const input = given[index] ?? '';
        const lemma =
          input.toLowerCase() === lower ? (lemmas[index] ?? lower).toLowerCase() : lemmaOf(lower, pos, known);
        out.push({ pos, lemma });
      });
    }
    return out;
  };
  return { tag, knows: (lower) => known.has(lower) };
}

/** Words given to wink at once: bounds its memory on a text of any length. */
const batch = 20_000;

/** wink publishes its lexicon only through the model's own loader. */
interface CoreModel {
  readonly features: { readonly lexeme: { readonly list: readonly string[] } };
}

const clitics: Readonly<Record<string, string>> = {
  "n't": "n't",
  "'s": "'s",
  "'re": "'re",
  "'ve": "'ve",
  "'ll": "'ll",
  "'d": "'d",
  "'m": "'m",
  "'": "'",
};

/** A word that wink takes as exactly one token and tags as it would tag this one. */
function standIn(word: string, known: ReadonlySet<string>): string {
  const plain = word.includes('’') ? word.replaceAll('’', "'") : word;
  const lower = plain.toLowerCase();
  const clitic = clitics[lower];
  if (clitic !== undefined) return clitic;
  if (/^[a-z]+$/.test(lower)) {
    // "US", "WHO": capitals in a text that has small letters too are a name's.
    if (plain.length > 1 && plain.length < 6 && plain === plain.toUpperCase()) return 'Xyz';
    if (!splits.test(lower)) {
      const upper = plain[0] !== lower[0];
      if (known.has(plain) || (upper && known.has(lower)))
        return upper && plain !== lower ? (known.has(plain) ? plain : titled(lower)) : plain;
    }
    if (plain !== lower) return 'Xyz';
    return `xyz${/(?:ing|ed|ly|able|ous|ful|less|est|es|er|or|ity|ion)$/.exec(lower)?.[0] ?? (lower.endsWith('s') ? 's' : '')}`;
  }
  if (/^[$€£¥₤]/.test(plain)) return '$';
  if (/^\p{N}/u.test(plain))
    return /^[\d.,:]+$/.test(plain)
      ? '7'
      : /\d(?:st|nd|rd|th)$/.test(lower) || lower.includes('-')
        ? 'xyzable'
        : '7';
  if (/^[\p{L}\p{M}]/u.test(plain)) {
    if (known.has(lower) && !/['.]/.test(lower)) return plain === lower ? lower : titled(lower);
    if (lower === 'u.s.' || lower === 'u.n.' || lower === 'u.k.') return 'Xyz';
    if (lower === 'a.m.' || lower === 'p.m.') return 'xyz';
    if (plain !== lower) {
      // "Russian-held", "U.S.-led": the last part tells what the whole does.
      const last = lower.slice(lower.lastIndexOf('-') + 1);
      return lower.includes('-') && /^[a-z]+(?:ed|led|held|based|born|run|wide|style)$/.test(last)
        ? 'xyzable'
        : 'Xyz';
    }
    const last = lower.slice(lower.lastIndexOf('-') + 1);
    if (lower.includes('-')) return /(?:s|er|or|ion)$/.test(last) ? 'xyzs' : 'xyzable';
    return 'xyz';
  }
  return signs[plain] ?? (plain.startsWith('.') ? '...' : plain.startsWith('-') ? '--' : '"');
}

const titled = (lower: string): string => `${lower[0]?.toUpperCase() ?? ''}${lower.slice(1)}`;

/** Single words that wink would expand to two tokens. */
const splits =
  /^(?:(?:ai|am|are|ca|cai|could|dare|dares|das|did|does|do|go|had|have|is|may|might|must|ought|sha|shall|should|was|were|wo|would)nt|(?:could|he|i|may|might|must|not|should|they|we|what|where|who|would|you)ve|(?:how|that|it|there|they|you|what)ll|(?:how|these|they|those|what|where|why|you|that)re|cannot|iam|thereare)$/;

const signs: Readonly<Record<string, string>> = {
  ',': ',',
  '.': '.',
  ';': ';',
  ':': ':',
  '?': '?',
  '!': '!',
  '(': '(',
  ')': ')',
  '[': '[',
  ']': ']',
  '–': '--',
  '—': '--',
  '-': '-',
  '…': '...',
  '/': '/',
  '&': '&',
};

/** Regular English inflection, for words that no lexicon holds. */
function lemmaOf(lower: string, pos: PartOfSpeech, known: ReadonlySet<string>): string {
  if (pos === 'VERB') {
    const stem = /^([a-z-]{3,})(?:ing|ed)$/.exec(lower)?.[1];
    if (stem !== undefined) return known.has(`${stem}e`) && !known.has(stem) ? `${stem}e` : stem;
  }
  if ((pos === 'NOUN' || pos === 'VERB') && /[a-z]{3}s$/.test(lower) && !/(?:ss|us|is)$/.test(lower)) {
    if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
    return /(?:ches|shes|xes|sses)$/.test(lower) ? lower.slice(0, -2) : lower.slice(0, -1);
  }
  return lower;
}
