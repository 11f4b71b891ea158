import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useDesk, useShown, useText } from '../context.js';
import type { Route } from '../route.js';
import { SelectionBar } from '../rulings/SelectionBar.js';
import { t } from '../strings/strings.js';
import { Head } from './report/Head.js';
import { MarkedParagraph } from './report/MarkedParagraph.js';
import { type MarkKind, marksOf, paragraphsOf } from './report/marks.js';

const kinds: readonly MarkKind[] = ['statement', 'move', 'observation', 'step', 'account'];

/** One report, set for reading: passages marked, furniture folded, notes in the margin. */
export function Report({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const id = route.args[0] ?? '';
  const report = desk.reports.get(id);
  const { text, failed } = useText(id);
  const [kindsShown, setKindsShown] = useState<ReadonlySet<MarkKind>>(new Set(kinds));
  const article = useRef<HTMLElement>(null);
  const at = placeOf(route.params.get('at'));

  const marks = useMemo(
    () => marksOf(desk, id, shown).filter((mark) => kindsShown.has(mark.kind)),
    [desk, id, shown, kindsShown],
  );
  const paragraphs = useMemo(
    () => (text === null ? [] : paragraphsOf(text, report?.furniture ?? [])),
    [text, report],
  );

  useLayoutEffect(() => {
    if (text === null || at === null) return;
    const target = article.current?.querySelector('.at');
    target?.closest('details')?.setAttribute('open', '');
    target?.scrollIntoView({ block: 'center' });
  }, [text, at?.start, at?.end]);

  useEffect(() => {
    if (report?.title) document.title = report.title;
  }, [report]);

  if (!report) return <p class="empty">{t.report.gone}</p>;
  const toggle = (kind: MarkKind): void =>
    setKindsShown((now) => new Set(now.has(kind) ? [...now].filter((one) => one !== kind) : [...now, kind]));
  return (
    <article class="report" ref={article}>
      <Head report={report} />
      <fieldset class="kinds">
        <legend>{t.report.marked}</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="checkbox" checked={kindsShown.has(kind)} onChange={() => toggle(kind)} />
            <span class={`run is-${kind}`}>{t.report.kinds[kind]}</span>
          </label>
        ))}
      </fieldset>
      {text === null ? <p class="empty">{failed ?? t.passage.loading}</p> : null}
      <div class="text" lang={report.language ?? undefined}>
        {text === null
          ? null
          : paragraphs.map((paragraph) => (
              <MarkedParagraph
                key={paragraph.start}
                report={id}
                text={text}
                paragraph={paragraph}
                marks={marks.filter((mark) => mark.start < paragraph.end && mark.end > paragraph.start)}
                at={at}
              />
            ))}
      </div>
      {text === null ? null : <SelectionBar report={id} text={text} within={article} />}
    </article>
  );
}

function placeOf(at: string | null): { readonly start: number; readonly end: number } | null {
  const match = at?.match(/^(\d+)-(\d+)$/);
  return match ? { start: Number(match[1]), end: Number(match[2]) } : null;
}
