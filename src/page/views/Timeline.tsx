import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { LongList } from '../parts/LongList.js';
import { longDate } from '../record/dates.js';
import { type Route, replaceParams } from '../route.js';
import type { Doc } from '../search/docs.js';
import { useDocs } from '../search/use-docs.js';
import { t } from '../strings/strings.js';
import { Brush } from './timeline/Brush.js';
import { binsOf } from './timeline/bins.js';

const dated = new Set<Doc['kind']>(['utterance', 'observation', 'term', 'report']);

type Row = { readonly head: string; readonly key: string } | { readonly doc: Doc; readonly key: string };

/** What was said, seen and put on the table, day by day; a stretch of days is chosen by dragging or by two fields. */
export function Timeline({ route }: { readonly route: Route }): JSX.Element {
  const found = useDocs();
  const all = useMemo(() => (found ?? []).filter((doc) => dated.has(doc.kind)), [found]);
  const docs = useMemo(
    () =>
      all.filter((doc) => doc.date !== '').sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    [all],
  );
  const bins = useMemo(() => binsOf(docs.map((doc) => [doc.date, doc.kind] as const)), [docs]);
  const first = docs[0]?.date ?? '';
  const last = docs.at(-1)?.date ?? '';
  const from = route.params.get('from') ?? first;
  const to = route.params.get('to') ?? last;
  const rows = useMemo(() => {
    const list: Row[] = [];
    let day = '';
    for (const doc of docs) {
      if (doc.date < from || doc.date > to) continue;
      if (doc.date !== day) {
        day = doc.date;
        list.push({ head: longDate(day), key: `head/${day}` });
      }
      list.push({ doc, key: `${doc.kind}${doc.id}` });
    }
    return list;
  }, [docs, from, to]);
  const choose = (begin: string | null, end: string | null): void =>
    replaceParams(route, { from: begin === first ? null : begin, to: end === last ? null : end });

  if (found === null) return <p class="empty">{t.search.searching}</p>;
  if (docs.length === 0) return <p class="empty">{t.timeline.empty}</p>;
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
          {all.length > docs.length ? ` · ${t.timeline.undated(all.length - docs.length)}` : ''}
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
            <a class="hit" href={row.doc.href}>
              <span class="hit-kind">{t.search.kinds[row.doc.kind]}</span>{' '}
              <span class={row.doc.kind === 'term' ? '' : 'words'} dir="auto">
                {row.doc.words}
              </span>{' '}
              <span class="aside">{row.doc.aside}</span>
            </a>
          );
        }}
      />
    </>
  );
}
