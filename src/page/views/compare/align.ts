import type { Passage, Span } from '../../../text/passage.js';

export type RowKind = 'kept' | 'changed' | 'added' | 'dropped';

/** A stretch of the one text beside what became of it in the other. */
export interface Row {
  readonly kind: RowKind;
  readonly before: Span | null;
  readonly after: Span | null;
  /** The partner stands elsewhere in the order of the other text. */
  readonly moved: boolean;
}

/**
 * Lays two texts side by side along the pairs that the record gives, in the order of the second. What no pair covers
 * was added (second text) or dropped (first text); a dropped stretch stands behind the pair that precedes it.
 */
export function align(
  before: string,
  after: string,
  pairs: readonly (readonly [Passage, Passage])[],
): readonly Row[] {
  const sorted = disjoint(pairs).sort(([, a], [, b]) => a.start - b.start);
  const dropped = gaps(
    before,
    sorted.map(([left]) => left).sort((a, b) => a.start - b.start),
  );
  const added = gaps(
    after,
    sorted.map(([, right]) => right),
  );
  const rows: Row[] = [];
  const dropRows = (from: number, to: number): void => {
    for (const gap of dropped)
      if (gap.start >= from && gap.start < to)
        rows.push({ kind: 'dropped', before: gap, after: null, moved: false });
  };
  const nextStart = (end: number): number =>
    Math.min(before.length + 1, ...sorted.filter(([left]) => left.start >= end).map(([left]) => left.start));
  dropRows(0, Math.min(before.length + 1, ...sorted.map(([left]) => left.start)));
  let [at, furthest] = [0, -1];
  for (const [left, right] of sorted) {
    for (const gap of added)
      if (gap.start >= at && gap.start < right.start)
        rows.push({ kind: 'added', before: null, after: gap, moved: false });
    rows.push({
      kind: same(before.slice(left.start, left.end), after.slice(right.start, right.end))
        ? 'kept'
        : 'changed',
      before: left,
      after: right,
      moved: left.start < furthest,
    });
    furthest = Math.max(furthest, left.start);
    at = right.end;
    dropRows(left.end, nextStart(left.end));
  }
  for (const gap of added)
    if (gap.start >= at) rows.push({ kind: 'added', before: null, after: gap, moved: false });
  return rows;
}

const same = (a: string, b: string): boolean =>
  a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

// A sentence that stands in two pairs keeps the first.
function disjoint(pairs: readonly (readonly [Passage, Passage])[]): [Span, Span][] {
  const kept: [Span, Span][] = [];
  const free = (span: Span, side: 0 | 1): boolean =>
    kept.every((pair) => pair[side].end <= span.start || pair[side].start >= span.end);
  for (const [left, right] of pairs) if (free(left, 0) && free(right, 1)) kept.push([left, right]);
  return kept;
}

/** What stands between spans (sorted, not overlapping), paragraph by paragraph. */
function gaps(text: string, spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  let at = 0;
  const take = (from: number, to: number): void => {
    let start = from;
    for (const line of text.slice(from, to).split('\n')) {
      if (/[\p{L}\p{N}]/u.test(line)) found.push({ start, end: start + line.length });
      start += line.length + 1;
    }
  };
  for (const span of spans) {
    take(at, span.start);
    at = Math.max(at, span.end);
  }
  take(at, text.length);
  return found;
}
