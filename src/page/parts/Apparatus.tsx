import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Passage } from '../../text/passage.js';
import { useSurroundings } from '../context.js';
import { dateAndTime } from '../record/dates.js';
import { lineagesOf, voicesFirst } from '../record/passages.js';
import { reportName } from '../record/report-name.js';
import { href } from '../route.js';
import { RuleOnItem } from '../rulings/RuleOnItem.js';
import { t } from '../strings/strings.js';
import { Context } from './Context.js';

interface ApparatusProps {
  readonly passages: readonly Passage[];
  /** The item that can be ruled on, where it is one. */
  readonly item?: string | undefined;
  readonly children?: ComponentChildren;
}

/** The words behind a line, voice after voice; `[` and `]` walk through them. */
export function Apparatus({ passages, item, children }: ApparatusProps): JSX.Element {
  const { desk } = useSurroundings();
  const order = useMemo(() => voicesFirst(desk, passages), [desk, passages]);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const all = order.length;
  const walk = (by: number): void => setAt((now) => (now + by + all) % all);

  useEffect(() => {
    const around = box.current?.closest('details') ?? box.current;
    if (!around || all < 2) return;
    const press = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.defaultPrevented) return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
      if (event.key !== '[' && event.key !== ']') return;
      event.preventDefault();
      walk(event.key === ']' ? 1 : -1);
    };
    around.addEventListener('keydown', press);
    return () => around.removeEventListener('keydown', press);
  });

  const passage = order[Math.min(at, all - 1)];
  return (
    <div class="apparatus" ref={box}>
      {passage ? <PassageNote passage={passage} /> : <p class="aside">{t.passage.none}</p>}
      {all > 1 ? (
        <p class="walk">
          <button type="button" onClick={() => walk(-1)} aria-keyshortcuts="[">
            ‹ {t.passage.previous}
          </button>
          <span aria-live="polite">
            {t.passage.nth(at + 1, all)} ({t.voices.short(lineagesOf(desk, order).length)})
          </span>
          <button type="button" onClick={() => walk(1)} aria-keyshortcuts="]">
            {t.passage.next} ›
          </button>
        </p>
      ) : null}
      {children}
      {item === undefined ? null : <RuleOnItem item={item} />}
    </div>
  );
}

/** One passage in its context, with where and when it was published, and what story it belongs to. */
export function PassageNote({ passage }: { readonly passage: Passage }): JSX.Element {
  const { desk } = useSurroundings();
  const report = desk.reports.get(passage.report);
  const versions = report ? (desk.lineages.get(report.lineage)?.reports.length ?? 1) : 1;
  return (
    <>
      <Context passage={passage} />
      <p class="source">
        <b>{reportName(desk, passage.report)}</b>
        {', '}
        {dateAndTime(report?.published)}
        {versions > 1 ? <> · {t.voices.oneOf(versions)}</> : null}
        {' · '}
        <a href={href('report', [passage.report], { at: `${passage.start}-${passage.end}` })}>
          {t.passage.readOn}
        </a>
      </p>
    </>
  );
}
