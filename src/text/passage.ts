import { partition } from './partition.js';

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Exact words at a place: `text` is what stands at `start`…`end` of the report's text. */
export interface Passage extends Span {
  readonly report: string;
  readonly text: string;
}

/** Quotes the words that stand at a span.
 *
 * ```ts
 * passageAt('r1', 'They met.', { start: 0, end: 4 }) // { report: 'r1', start: 0, end: 4, text: 'They' }
 * ```
 */
export function passageAt(report: string, text: string, span: Span): Passage {
  return { report, start: span.start, end: span.end, text: text.slice(span.start, span.end) };
}

export function overlapOf(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** From where the first of two begins to where the last ends. */
export function spanning(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * Index of the first of `spans`, which are in order and do not overlap, that ends after `offset`; their number where none
 * does. Logarithmic time.
 *
 * ```ts
 * firstEndingAfter([{ start: 0, end: 4 }, { start: 4, end: 9 }], 4) // 1
 * ```
 */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  return partition(spans, ({ end }) => end <= offset);
}
