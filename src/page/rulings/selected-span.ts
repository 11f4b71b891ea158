import type { Span } from '../../text/passage.js';

/** The stretch of a report's text that is selected: every run of text below `within` carries its offset. */
export function selectedSpan(within: HTMLElement, selection: Selection): Span | null {
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(within)) return null;
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  for (const run of within.querySelectorAll<HTMLElement>('[data-at]')) {
    const node = run.firstChild;
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
    const at = Number(run.dataset.at);
    const from = range.startContainer === node ? range.startOffset : 0;
    const to = range.endContainer === node ? range.endOffset : node.data.length;
    if (to <= from) continue;
    start = Math.min(start, at + from);
    end = Math.max(end, at + to);
  }
  return end > start ? { start, end } : null;
}
