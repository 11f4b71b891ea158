import type { Catalog } from '../catalog/catalog.js';
import { eachLetterRun } from '../text/words.js';

/** Tells the language of a text: ISO 639-1, or `und` where nothing known fits. */
export type TellLanguage = (text: string) => string;

const scripts: Readonly<Record<string, RegExp>> = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Greek: /\p{Script=Greek}/u,
  Hangul: /\p{Script=Hangul}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Han: /\p{Script=Han}/u,
  Devanagari: /\p{Script=Devanagari}/u,
  Thai: /\p{Script=Thai}/u,
};

/** So much of a text is looked at. */
const reach = 12_000;

/**
 * Makes what tells languages by the catalogue's `languages`: by the script, and among languages of one script by the
 * share of their commonest words. A text of a few words, or one between two languages, counts as English, which this
 * program was made for; `und` is for long texts that no list fits.
 *
 * ```ts
 * languageTeller(loadCatalog())('Die Minister haben sich auf der Insel nicht geeinigt.') // 'de'
 * ```
 */
export function languageTeller(catalog: Pick<Catalog, 'languages'>): TellLanguage {
  const words = new Map<string, number[]>();
  const { languages } = catalog;
  languages.forEach((language, index) => {
    for (const word of (language.words ?? '').split(/\s+/).filter(Boolean))
      words.set(word, [...(words.get(word) ?? []), index]);
  });
  const longest = Math.max(0, ...[...words.keys()].map(({ length }) => length));
  /** How many words a text has, and how many of each language's commonest. */
  const common = (lower: string): { readonly found: readonly number[]; readonly count: number } => {
    let found = languages.map(() => 0);
    let count = 0;
    const take = (word: string): void => {
      for (const index of words.get(word) ?? none) found[index] = (found[index] ?? 0) + 1;
    };
    const plain = eachLetterRun(lower, (from, to) => {
      count += 1;
      if (to - from <= longest) take(lower.slice(from, to));
    });
    if (plain) return { found, count };
    found = languages.map(() => 0);
    const all = lower.match(/[\p{L}\p{M}]+/gu) ?? [];
    for (const word of all) take(word);
    return { found, count: all.length };
  };
  return (text) => {
    const sample = text.slice(0, reach);
    const script = scriptOf(sample);
    const { found, count } = common(sample.toLowerCase());
    const here = languages.map((language, index) => ({ language, found: found[index] ?? 0 }));
    const own = here.filter(({ language }) => (language.script ?? 'Latin') === script);
    const best = own.reduce((a, b) => (b.found > a.found ? b : a), own[0] ?? { language: null, found: 0 });
    if (script !== 'Latin') return best.language?.code ?? 'und';
    const english = here.find(({ language }) => language.code === 'en')?.found ?? 0;
    if (count < 8) return 'en';
    if (best.found > count * 0.15 && best.found > english * 1.5) return best.language?.code ?? 'und';
    return english > count * 0.12 ? 'en' : 'und';
  };
}

const none: readonly number[] = [];

/** Latin letters with accents, and what Unicode has for punctuation and money: no letter of another script. */
const onlyLatin = /^[\0-\u036f\u2000-\u206f\u20a0-\u20cf]*$/;

/** The script of most letters; Japanese writes Kana among its Han. */
function scriptOf(sample: string): string {
  if (onlyLatin.test(sample)) return 'Latin';
  const counts = new Map<string, number>();
  const letters = sample.match(/\p{L}/gu) ?? [];
  // Every so manyth letter will do.
  const step = Math.max(1, Math.floor(letters.length / 400));
  for (let at = 0; at < letters.length; at += step)
    for (const [name, script] of Object.entries(scripts))
      if (script.test(letters[at] ?? '')) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kana = counts.get('Kana') ?? 0;
  if (kana > 0 && kana * 4 > (counts.get('Han') ?? 0)) return 'Kana';
  return [...counts].reduce<readonly [string, number]>((a, b) => (b[1] > a[1] ? b : a), ['Latin', 0])[0];
}
