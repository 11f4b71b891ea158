import type { Catalog } from '../catalog/catalog.js';
import { calendarNames } from './calendar-names.js';
import { countCases, isUpper } from './characters.js';
import type { CutText, Paragraph, Sentence, Token } from './cut.js';
import { furnitureFinder } from './furniture.js';
import { gluedFinder, withoutSpans } from './glued.js';
import { loadTagbook } from './load-tagbook.js';
import { blocksOf } from './paragraphs.js';
import { contains, type Span } from './passage.js';
import { quotationsOf } from './quotations.js';
import { sentenceWords } from './sentencer.js';
import { sentenceRuns } from './sentences.js';
import type { Word } from './tagbook.js';
import { tagNames } from './tagbook.js';
import { createTagger, type Tagger } from './tagger.js';
import { tokenSpans } from './tokens.js';
import { readVerbs } from './verb-readings.js';

/** Cuts a text into paragraphs, sentences, tagged tokens and quotations, in time linear in its length. */
export type Cutter = (text: string) => CutText;

/**
 * Makes a cutter for a catalogue. The tagger's table (some 5 ms) is read when the first text comes.
 *
 * ```ts
 * const cut = createCutter(loadCatalog());
 * cut('Gen. Ada Voss left. “Why?” he asked.').sentences.length // 2
 * ```
 */
export function createCutter(catalog: Catalog): Cutter {
  const words = sentenceWords(catalog);
  const abbreviations = new Set(words.abbreviations.keys());
  const names = namesOf(catalog, words.speech);
  const findFurniture = furnitureFinder(catalog);
  const glued = gluedFinder(catalog.furniture);
  const named = calendarNames(catalog);
  let tagger: Tagger | null = null;
  return (text) => {
    tagger ??= createTagger(loadTagbook());
    const blocks = blocksOf(text, catalog.captions);
    const furniture = findFurniture(text, blocks);
    // Links glued into a sentence are read as white space.
    const plain = withoutSpans(
      text,
      blocks.flatMap((block) => glued(text, block)),
    );
    const spans: Span[] = [];
    const sentences: Sentence[] = [];
    const cased: Word[] = [];
    const paragraphs: Paragraph[] = [];
    const runs: (readonly [number, number])[] = [];
    for (const [index, block] of blocks.entries()) {
      const first = spans.length;
      for (const span of tokenSpans(plain, block.start, block.end, abbreviations)) spans.push(span);
      const capitals = isCapitals(plain, block);
      for (let at = first; at < spans.length; at += 1) {
        const span = spans[at];
        if (span === undefined) continue;
        const word = text.slice(span.start, span.end);
        cased.push(
          tagger.word(capitals ? recased(word, names, tagger, cased[cased.length - 1]?.text ?? '') : word),
        );
      }
      const firstSentence = sentences.length;
      for (const [from, to] of sentenceRuns(plain, spans, first, spans.length, words)) {
        sentences.push({
          start: spans[from]?.start ?? block.start,
          end: spans[to - 1]?.end ?? block.end,
          paragraph: index,
          first: from,
          last: to,
        });
        runs.push([from, to]);
      }
      const kind = furniture.some((one) => contains(one, block)) ? 'furniture' : block.kind;
      paragraphs.push({
        start: block.start,
        end: block.end,
        kind,
        first: firstSentence,
        last: sentences.length,
      });
    }
    return {
      text,
      paragraphs,
      sentences,
      furniture,
      tokens: named(tokensOf(text, spans, runs, cased, tagger), sentences),
      quotations: quotationsOf(plain, paragraphs),
    };
  };
}

function tokensOf(
  text: string,
  spans: readonly Span[],
  runs: readonly (readonly [number, number])[],
  words: readonly Word[],
  tagger: Tagger,
): readonly Token[] {
  const tags = tagger.tag(words);
  const tokens: Token[] = [];
  for (let sentence = 0; sentence < runs.length; sentence += 1) {
    const [from, to] = runs[sentence] ?? [0, 0];
    readVerbs(words, tags, from, to);
    for (let at = from; at < to; at += 1) {
      const span = spans[at];
      const word = words[at];
      if (span === undefined || word === undefined) continue;
      const { start, end } = span;
      const tag = tags[at] ?? 0;
      tokens.push({
        start,
        end,
        // A text in capitals is tagged as if it were not.
        text: text.startsWith(word.text, start) ? word.text : text.slice(start, end),
        lower: word.lower,
        lemma: tagger.lemmaOf(word, tag),
        pos: tagNames[tag] ?? 'X',
        sentence,
      });
    }
  }
  return tokens;
}

/** Words that are names when they stand in capitals, for texts that have nothing else. */
function namesOf(catalog: Catalog, speech: ReadonlySet<string>): Names {
  const names = new Set<string>();
  const add = (phrase: string): void => {
    // Of longer names ("New Zealand") the words that are no common ones get their capital by themselves.
    if (!/[\s-]/.test(phrase) && isUpper(phrase[0])) names.add(phrase.toLowerCase());
  };
  for (const state of catalog.states)
    for (const phrase of [state.name, ...(state.names ?? []), ...state.demonyms, ...(state.capital ?? [])])
      add(phrase);
  for (const month of 'January February April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(
    ' ',
  ))
    add(month);
  const frame = new Set(
    'the a an and or but of in on at to for from by with who which that is was were are be been has had have will would can could may might did does do not also then he she it they his her its as than'.split(
      ' ',
    ),
  );
  for (const form of speech) frame.add(form);
  return { known: names, given: new Set(catalog.givenNames.map((name) => name.toLowerCase())), frame };
}

/** Four letters of five in capitals: old wires, headings. */
function isCapitals(text: string, block: Span): boolean {
  const { upper, lower } = countCases(text, block.start, Math.min(block.end, block.start + 2000));
  return upper >= 12 && upper > lower * 4;
}

/**
 * A word of a text in capitals as it would stand in small letters: names get their capital back. Names are the
 * catalogue's, given names, words that no lexicon holds, and the word after a given name.
 */
function recased(word: string, names: Names, tagger: Tagger, before: string): string {
  const lower = word.toLowerCase();
  const titled = `${word[0] ?? ''}${lower.slice(1)}`;
  if (names.known.has(lower) || names.given.has(lower)) return titled;
  if (!isLetters(lower)) return isUpper(word[0]) && word.includes('.') ? word : lower;
  if (!tagger.knows(lower)) return titled;
  return names.given.has(before.toLowerCase()) && isUpper(before[0]) && !names.frame.has(lower)
    ? titled
    : lower;
}

const isLetters = (lower: string): boolean => /^\p{L}+$/u.test(lower);

interface Names {
  readonly known: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** Words that follow a name without being one. */
  readonly frame: ReadonlySet<string>;
}
