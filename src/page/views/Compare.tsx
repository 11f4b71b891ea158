import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { LineageLink } from '../../joining/record.js';
import type { Passage } from '../../text/passage.js';
import { useDesk, useText } from '../context.js';
import { WordChanges } from '../parts/WordChanges.js';
import { dateAndTime } from '../record/dates.js';
import type { Desk } from '../record/desk.js';
import { reportName } from '../record/report-name.js';
import { href, type Route } from '../route.js';
import { t } from '../strings/strings.js';
import { align, type Row } from './compare/align.js';

/** Two reports side by side: what was kept, changed, added and dropped. */
export function Compare({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const [a = '', b = ''] = route.args;
  const link = linkOf(desk, a, b);
  const [first, second] = link && link.to === a ? [b, a] : [a, b];
  const [before, after] = [useText(first), useText(second)];
  const rows = useMemo(
    () =>
      before.text === null || after.text === null
        ? null
        : align(before.text, after.text, pairsOf(link, first)),
    [before.text, after.text, link, first],
  );
  if (!desk.reports.has(a) || !desk.reports.has(b)) return <p class="empty">{t.report.gone}</p>;
  const count = (kind: Row['kind']): number => rows?.filter((row) => row.kind === kind).length ?? 0;
  return (
    <>
      <p class="intro">
        {link
          ? `${t.sources.relatedHead[link.kind]}, ${t.sources.kept(link.share)}. ${t.compare.summary(count('kept'), count('changed'), count('added'), count('dropped'))}.`
          : t.compare.noLink}
      </p>
      {rows === null || before.text === null || after.text === null ? (
        <p class="empty">{before.failed ?? after.failed ?? t.passage.loading}</p>
      ) : (
        <table class="compare">
          <thead>
            <tr>
              {[first, second].map((id) => {
                const report = desk.reports.get(id);
                return (
                  <th scope="col" key={id}>
                    <a href={href('report', [id])}>{reportName(desk, id)}</a>
                    <span class="aside">{dateAndTime(report?.published)}</span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <CompareRow key={index} row={row} before={before.text ?? ''} after={after.text ?? ''} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface CompareRowProps {
  readonly row: Row;
  readonly before: string;
  readonly after: string;
}

function CompareRow({ row, before, after }: CompareRowProps): JSX.Element {
  const left = row.before && before.slice(row.before.start, row.before.end);
  const right = row.after && after.slice(row.after.start, row.after.end);
  const label = row.moved ? `${t.compare[row.kind]}, ${t.compare.moved}` : t.compare[row.kind];
  return (
    <tr class={row.kind}>
      <td>
        {left === null ? (
          <span class="unseen">{t.compare.nothing}</span>
        ) : (
          <p class="words" dir="auto">
            {left}
          </p>
        )}
      </td>
      <td>
        <small>{label}</small>
        {right === null ? null : left !== null && row.kind === 'changed' ? (
          <p>
            <WordChanges before={left} after={right} />
          </p>
        ) : (
          <p class="words" dir="auto">
            {right}
          </p>
        )}
      </td>
    </tr>
  );
}

const linkOf = (desk: Desk, a: string, b: string): LineageLink | undefined =>
  desk.lineages
    .get(desk.reports.get(a)?.lineage ?? '')
    ?.links.find((link) => (link.from === a && link.to === b) || (link.from === b && link.to === a));

const pairsOf = (link: LineageLink | undefined, first: string): readonly (readonly [Passage, Passage])[] =>
  (link?.passages ?? []).map(([left, right]) => (left.report === first ? [left, right] : [right, left]));
