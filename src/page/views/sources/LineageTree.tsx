import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Lineage, LineageLink, LinkKind } from '../../../joining/record.js';
import { useDesk } from '../../context.js';
import { dateAndTime } from '../../record/dates.js';
import { reportName } from '../../record/report-name.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';

const [lane, gutter] = [13, 8];
const atMost = 40;

/** One story by time: its reports down the page, and beside them lines from each to those that took from it. */
export function LineageTree({ lineage }: { readonly lineage: Lineage }): JSX.Element {
  const desk = useDesk();
  const reports = useMemo(
    () =>
      lineage.reports
        .flatMap((id) => desk.reports.get(id) ?? [])
        .sort((a, b) => {
          const [x, y] = [a.published ?? '~', b.published ?? '~'];
          return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
        })
        .slice(0, atMost),
    [desk, lineage],
  );
  const rows = new Map(reports.map((report, index) => [report.id, index]));
  const links = lineage.links
    .flatMap((link) => {
      const [from, to] = [rows.get(link.from), rows.get(link.to)];
      return from === undefined || to === undefined ? [] : [{ link, from, to, span: Math.abs(from - to) }];
    })
    .sort((a, b) => a.span - b.span || a.from - b.from);
  const lanes = laneOf(links);
  const width = gutter * 2 + lane * (Math.max(0, ...lanes) + 1);
  const list = useRef<HTMLOListElement>(null);
  const [tops, setTops] = useState<readonly number[]>([]);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const measure = (): void => {
      const rows = [...box.children].map((row) => (row instanceof HTMLElement ? row.offsetTop : 0));
      setTops((now) => (rows.every((top, index) => top === now[index]) ? now : rows));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [reports]);
  const y = (row: number): number => (tops[row] ?? 0) + 18;
  return (
    <div class="tree">
      <svg width={width} height={(tops.at(-1) ?? 0) + 30} aria-hidden="true">
        {links.map(({ link, from, to }, index) => (
          <Edge
            key={index}
            kind={link.kind}
            x={width - gutter}
            reach={lane * ((lanes[index] ?? 0) + 1)}
            top={y(Math.min(from, to))}
            bottom={y(Math.max(from, to))}
          />
        ))}
        {reports.map((report, row) => (
          <circle key={report.id} cx={width - gutter} cy={y(row)} r="4.5" class="spot" />
        ))}
      </svg>
      <ol ref={list}>
        {reports.map((report) => (
          <li key={report.id}>
            <a class="report-line" href={href('report', [report.id])}>
              <b>{report.outlet ?? t.sources.noOutlet}</b>{' '}
              <span class="aside">{dateAndTime(report.published)}</span>{' '}
              <span class="words clip" dir="auto">
                {report.title ?? report.file ?? report.id}
              </span>
            </a>
            <p class="ties">
              {lineage.links
                .filter((link) => link.to === report.id)
                .map((link) => (
                  <TieLink key={link.from} link={link} />
                ))}
            </p>
          </li>
        ))}
      </ol>
      {lineage.reports.length > atMost ? (
        <p class="aside">{t.today.someLeft(lineage.reports.length - atMost)}</p>
      ) : null}
    </div>
  );
}

function TieLink({ link }: { readonly link: LineageLink }): JSX.Element {
  const desk = useDesk();
  return (
    <span>
      {link.directed === false
        ? t.sources.undirected(
            t.sources.related[link.kind],
            reportName(desk, link.from),
            t.sources.kept(link.share),
          )
        : `${t.sources.kind[link.kind]} ${reportName(desk, link.from)}, ${t.sources.kept(link.share)}`}
      {': '}
      <a href={href('compare', [link.from, link.to])}>{t.sources.sideBySide}</a>
    </span>
  );
}

interface EdgeProps {
  readonly kind: LinkKind;
  readonly x: number;
  readonly reach: number;
  readonly top: number;
  readonly bottom: number;
}

/** Solid for a copy, double for an update, wavy for a rewrite, dotted for an excerpt. */
function Edge({ kind, x, reach, top, bottom }: EdgeProps): JSX.Element {
  const left = x - reach;
  if (kind === 'rewrite') return <path d={wave(x, left, top, bottom)} class="tie" />;
  const bend = (shift: number): string =>
    `M${x} ${top}C${left + shift} ${top} ${left + shift} ${top + 8} ${left + shift} ${top + 14}V${bottom - 14}C${left + shift} ${bottom - 8} ${left + shift} ${bottom} ${x} ${bottom}`;
  if (kind === 'update')
    return (
      <>
        <path d={bend(-1.6)} class="tie" />
        <path d={bend(1.6)} class="tie" />
      </>
    );
  return <path d={bend(0)} class={kind === 'excerpt' ? 'tie dotted' : 'tie'} />;
}

function wave(x: number, left: number, top: number, bottom: number): string {
  let path = `M${x} ${top}L${left} ${top + 12}`;
  let side = 1;
  for (let at = top + 12; at < bottom - 12; at += 6) {
    const end = Math.min(at + 6, bottom - 12);
    path += `Q${left + 3.4 * side} ${(at + end) / 2} ${left} ${end}`;
    side = -side;
  }
  return `${path}L${x} ${bottom}`;
}

// Lines that overlap in time run in lanes beside each other.
function laneOf(links: readonly { readonly from: number; readonly to: number }[]): readonly number[] {
  const taken: { readonly lane: number; readonly from: number; readonly to: number }[] = [];
  return links.map((link) => {
    const [from, to] = [Math.min(link.from, link.to), Math.max(link.from, link.to)];
    let lane = 0;
    while (taken.some((other) => other.lane === lane && other.from < to && other.to > from)) lane++;
    taken.push({ lane, from, to });
    return lane;
  });
}
