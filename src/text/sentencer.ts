import type { Catalog } from '../catalog/catalog.js';
import { gluedFinder, withoutSpans } from './glued.js';
import { blocksOf } from './paragraphs.js';
import type { Span } from './passage.js';
import { type SentenceWords, sentenceRuns } from './sentences.js';
import { tokenSpans } from './tokens.js';

/**
 * Tells where a text's sentences stand, and nothing else of it: for showing words in their sentence, where cutting with a
 * tagger would cost twenty times as much. The sentences are those of `createCutter`.
 *
 * ```ts
 * createSentencer(loadCatalog())('Gen. Voss left. Why?') // [{ start: 0, end: 15 }, { start: 16, end: 20 }]
 * ```
 */
export function createSentencer(catalog: Catalog): (text: string) => readonly Span[] {
  const words = sentenceWords(catalog);
  const abbreviations = new Set(words.abbreviations.keys());
  const glued = gluedFinder(catalog.furniture);
  return (text) =>
    blocksOf(text, catalog.captions).flatMap((block) => {
      const plain = withoutSpans(text, glued(text, block));
      const tokens = [...tokenSpans(plain, block.start, block.end, abbreviations)];
      return sentenceRuns(plain, tokens, 0, tokens.length, words).map(([from, to]) => ({
        start: tokens[from]?.start ?? block.start,
        end: tokens[to - 1]?.end ?? block.end,
      }));
    });
}

/** What the splitter has to know of a catalogue's words. */
export function sentenceWords(catalog: Catalog): SentenceWords {
  const speech = new Set<string>();
  for (const cue of catalog.cues) {
    if (cue.kind !== 'verb') continue;
    const verb = cue.lemma;
    for (const form of [verb, `${verb}s`, `${verb}ed`, `${verb}d`, `${verb}ing`, ...(cue.forms ?? [])])
      speech.add(form);
  }
  const abbreviations = new Map<string, 'never' | 'maybe'>();
  for (const { kind, words } of catalog.abbreviations)
    for (const word of words) abbreviations.set(word, kind);
  return { abbreviations, speech };
}
