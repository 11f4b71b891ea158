import type { Block } from './paragraphs.js';
import type { Span } from './passage.js';

/** Paragraphs that are the page's and not the report's: advertisements, link lists, notices. */
export function findFurniture(_text: string, _paragraphs: readonly Block[]): readonly Span[] {
  return [];
}
