import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSurroundings } from '../context.js';
import { Heights } from './heights.js';

interface LongListProps {
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly row: (index: number) => JSX.Element | null;
  /** Pixels that a row takes before it is measured. */
  readonly estimate: (index: number) => number;
  readonly label: string;
  /** Changes whenever the rows are others: measures start anew. */
  readonly version: unknown;
}

/** The rows that stood in the window when it was drawn last. */
interface Drawn {
  readonly row: LongListProps['row'];
  readonly count: number;
  readonly rows: ReadonlyMap<number, JSX.Element>;
}

const none: ReadonlyMap<number, JSX.Element> = new Map();

/** Up to this many rows all stand in the page: the browser's own find sees them. */
const wholeUpTo = 300;
/** Printed in full up to this many. */
const printUpTo = 2000;
const margin = 800;

/**
 * A list of any length. A long one holds only the rows near the window; arrow keys, Home and End walk through all of
 * them, and Ctrl+F leads to the list's own filter, which sees all of them too.
 */
export function LongList(props: LongListProps): JSX.Element {
  const { printing } = useSurroundings();
  const whole = props.count <= (printing ? printUpTo : wholeUpTo);
  return whole ? <WholeList {...props} /> : <WindowedList {...props} />;
}

function WholeList({ count, keyOf, row, label }: LongListProps): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  return (
    <ol
      class="list"
      aria-label={label}
      ref={list}
      onKeyDown={(event) => step(event, list.current, count, (index) => focusRow(list.current, index))}
    >
      {Array.from({ length: count }, (_, index) => (
        <li key={keyOf(index)} data-row={index}>
          {row(index)}
        </li>
      ))}
    </ol>
  );
}

function WindowedList({ count, keyOf, row, estimate, label, version }: LongListProps): JSX.Element {
  const heights = useMemo(() => new Heights(count, estimate), [count, version]);
  const list = useRef<HTMLOListElement>(null);
  const pending = useRef<number | null>(null);
  const drawn = useRef<Drawn>({ row, count, rows: none });
  const [range, setRange] = useState<readonly [number, number]>([0, 30]);
  const [held, setHeld] = useState<number | null>(null);
  const [, remeasured] = useState(0);

  const look = (): void => {
    const box = list.current;
    if (!box) return;
    const top = -box.getBoundingClientRect().top;
    const first = heights.at(Math.max(0, top - margin));
    const last = heights.at(Math.max(0, top + innerHeight + margin));
    setRange((now) => (now[0] === first && now[1] === last ? now : [first, last]));
  };

  useLayoutEffect(look, [heights]);
  useEffect(() => {
    let asked = 0;
    const soon = (): void => {
      if (!asked)
        asked = requestAnimationFrame(() => {
          asked = 0;
          look();
        });
    };
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    const find = (event: KeyboardEvent): void => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return;
      const filter = document.querySelector<HTMLInputElement>('input[data-list-filter]');
      if (!filter || document.activeElement === filter) return;
      event.preventDefault();
      filter.focus();
      filter.select();
    };
    addEventListener('keydown', find);
    return () => {
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
      removeEventListener('keydown', find);
      cancelAnimationFrame(asked);
    };
  }, [heights]);

  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const observer = new ResizeObserver((entries) => {
      let changed = false;
      for (const { target } of entries) {
        const index = Number(target.getAttribute('data-row'));
        changed = heights.set(index, target.getBoundingClientRect().height) || changed;
      }
      if (changed) {
        remeasured((times) => times + 1);
        look();
      }
    });
    for (const shown of box.querySelectorAll(':scope > [data-row]')) observer.observe(shown);
    return () => observer.disconnect();
  }, [range, held, heights]);

  useLayoutEffect(() => {
    if (pending.current === null) return;
    if (focusRow(list.current, pending.current)) pending.current = null;
  });

  const goTo = (index: number): void => {
    if (focusRow(list.current, index)) return;
    pending.current = index;
    setHeld(index);
    const box = list.current;
    if (box)
      scrollTo({ top: scrollY + box.getBoundingClientRect().top + heights.top(index) - innerHeight / 3 });
  };

  const [first, last] = [Math.min(range[0], count - 1), Math.min(range[1], count - 1)];
  const rows: number[] = [];
  if (held !== null && held < first) rows.push(held);
  for (let index = first; index <= last; index++) rows.push(index);
  if (held !== null && held > last && held < count) rows.push(held);

  // A row that stays in the window is handed over as it was: scrolling draws only the rows that come in.
  const before = drawn.current.row === row && drawn.current.count === count ? drawn.current.rows : none;
  const now = new Map<number, JSX.Element>();
  const parts: JSX.Element[] = [];
  let end = 0;
  for (const index of rows) {
    if (index > end) parts.push(<Gap key={`gap${index}`} height={heights.top(index) - heights.top(end)} />);
    const shown = before.get(index) ?? (
      <li key={keyOf(index)} data-row={index} aria-posinset={index + 1} aria-setsize={count}>
        {row(index)}
      </li>
    );
    now.set(index, shown);
    parts.push(shown);
    end = index + 1;
  }
  drawn.current = { row, count, rows: now };
  if (end < count) parts.push(<Gap key="gap-end" height={heights.top(count) - heights.top(end)} />);

  return (
    <ol
      class="list"
      aria-label={label}
      ref={list}
      onFocusIn={(event) => setHeld(rowOf(event.target))}
      onKeyDown={(event) => step(event, list.current, count, goTo)}
    >
      {parts}
    </ol>
  );
}

const Gap = ({ height }: { readonly height: number }): JSX.Element => (
  <li class="gap" aria-hidden="true" style={{ height: `${height}px` }} />
);

function rowOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest('[data-row]') : null;
  return row ? Number(row.getAttribute('data-row')) : null;
}

function focusRow(list: HTMLElement | null, index: number): boolean {
  const target = list?.querySelector<HTMLElement>(
    `:scope > [data-row="${index}"] :is(summary, a, button, [tabindex])`,
  );
  if (!target) return false;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
  return document.activeElement === target;
}

// Rows without anything to focus (headings between them) are stepped over.
function step(
  event: KeyboardEvent,
  list: HTMLElement | null,
  count: number,
  goTo: (index: number) => void,
): void {
  if (!(event.target instanceof HTMLElement) || event.target.matches('input, textarea, select')) return;
  const now = rowOf(event.target);
  if (now === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: now + 1,
    ArrowUp: now - 1,
    Home: 0,
    End: count - 1,
  };
  let index = targets[event.key];
  if (index === undefined || index < 0 || index >= count) return;
  event.preventDefault();
  const way = event.key === 'ArrowUp' || event.key === 'End' ? -1 : 1;
  while (index >= 0 && index < count && list?.querySelector(`:scope > [data-row="${index}"] > .group-head`))
    index += way;
  if (index >= 0 && index < count) goTo(index);
}
