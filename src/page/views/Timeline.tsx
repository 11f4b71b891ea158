import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { LongList } from '../parts/LongList.js';
import { longDate } from '../record/dates.js';
import { type Route, replaceParams } from '../route.js';
import type { Doc } from '../search/docs.js';
import { useDocs } from '../search/use-docs.js';
import { t } from '../strings/strings.js';
import { Hit } from './search/Hit.js';
import { Brush } from './timeline/Brush.js';
import { binsOf, daysOf } from './timeline/bins.js';

const dated = new Set<Doc['kind']>(['utterance', 'observation', 'term', 'report']);

type Row = { readonly head: string; readonly key: string } | { readonly doc: Doc; readonly key: string };

/** What was said, seen and put on the table, day by day; a stretch of days is chosen by dragging or by two fields. */
export function Timeline({ route }: { readonly route: Route }): JSX.Element {
  const found = useDocs();
  const all = useMemo(() => (found ?? []).filter((doc) => dated.has(doc.kind)), [found]);
  const days = useMemo(() => daysOf(all), [all]);
  const bins = useMemo(() => binsOf(days), [days]);
  const first = days[0]?.day ?? '';
  const last = days.at(-1)?.day ?? '';
  const from = route.params.get('from') ?? first;
  const to = route.params.get('to') ?? last;
  const rows = useMemo(() => {
    const list: Row[] = [];
    for (const { date, day, docs } of days) {
      if (day < from || day > to) continue;
      list.push({ head: longDate(date), key: `head/${date}` });
      for (const doc of docs) list.push({ doc, key: `${doc.kind}${doc.id}` });
    }
    return list;
  }, [days, from, to]);
  const undated = all.length - days.reduce((sum, { docs }) => sum + docs.length, 0);
  const choose = (begin: string | null, end: string | null): void =>
    replaceParams(route, { from: begin === first ? null : begin, to: end === last ? null : end });

  if (found === null) return <p class="empty">{t.search.searching}</p>;
  if (days.length === 0) return <p class="empty">{t.timeline.empty}</p>;
  return (
    <>
      <p class="intro">{t.timeline.lead}</p>
      <Brush bins={bins} from={from} to={to} choose={choose} />
      <div class="controls">
        <label>
          {t.timeline.from}{' '}
          <input
            type="date"
            value={from}
            min={first}
            max={to}
            onChange={(event) => choose(event.currentTarget.value || null, to)}
          />
        </label>
        <label>
          {t.timeline.to}{' '}
          <input
            type="date"
            value={to}
            min={from}
            max={last}
            onChange={(event) => choose(from, event.currentTarget.value || null)}
          />
        </label>
        <button type="button" onClick={() => choose(null, null)}>
          {t.timeline.all}
        </button>
        <output class="aside">
          {t.timeline.chosen(longDate(from), longDate(to))}
          {undated > 0 ? ` · ${t.timeline.undated(undated)}` : ''}
        </output>
      </div>
      <LongList
        label={t.timeline.title}
        count={rows.length}
        version={rows}
        estimate={(index) => (rows[index] && 'head' in rows[index] ? 56 : 62)}
        keyOf={(index) => rows[index]?.key ?? String(index)}
        row={(index) => {
          const row = rows[index];
          if (!row) return null;
          if ('head' in row) return <h3 class="group-head">{row.head}</h3>;
          return (
            <Hit kind={row.doc.kind} href={row.doc.href} words={row.doc.words} told={row.doc.told}>
              {row.doc.aside}
            </Hit>
          );
        }}
      />
    </>
  );
}
