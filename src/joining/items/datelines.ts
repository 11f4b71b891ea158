import { firstEndingAfter, type Span } from '../../text/passage.js';

/** Where a sentence begins behind its dateline; `furniture` in order. */
export function afterDateline(furniture: readonly Span[], sentence: Span): number {
  const dateline = furniture[firstEndingAfter(furniture, sentence.start)];
  return dateline !== undefined && dateline.start <= sentence.start && dateline.end < sentence.end
    ? dateline.end
    : sentence.start;
}
