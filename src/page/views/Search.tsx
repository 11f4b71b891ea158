import type { JSX } from 'preact';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import { useDesk } from '../context.js';
import { LongList } from '../parts/LongList.js';
import { nameOf } from '../parts/names.js';
import { longDate } from '../record/dates.js';
import type { Desk } from '../record/desk.js';
import { reportName } from '../record/report-name.js';
import { href, type Route, replaceParams } from '../route.js';
import { issueChoices } from '../rulings/fields.js';
import type { Doc } from '../search/docs.js';
import { wordsOf } from '../search/fold.js';
import { useTextHits } from '../search/in-texts.js';
import { useDocs } from '../search/use-docs.js';
import { useScan } from '../search/use-scan.js';
import { t } from '../strings/strings.js';
import { Hit } from './search/Hit.js';

const actorsOffered = 300;
const longestAside = 180;

/** Everything that holds the words, by whom, on what, and when; found while it is typed. */
export function Search({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const query = route.params.get('q') ?? '';
  const [actor, issue] = [route.params.get('actor') ?? '', route.params.get('issue') ?? ''];
  const [from, to] = [route.params.get('from') ?? '', route.params.get('to') ?? ''];
  const docs = useDocs();
  const chosen = useMemo(
    () =>
      (docs ?? []).filter(
        (doc) =>
          (!actor || doc.actor === actor || doc.side === actor) &&
          (!issue || doc.issues.includes(issue)) &&
          (!from || (doc.date !== '' && doc.date >= from)) &&
          (!to || (doc.date !== '' && doc.date <= to)),
      ),
    [docs, actor, issue, from, to],
  );
  const found = useScan(chosen, (doc) => `${doc.words} ${doc.aside}`, query);
  const texts = useTextHits(actor || issue ? '' : query);
  const inTexts = texts.hits.filter(({ passage }) => {
    const day = desk.reports.get(passage.report)?.published?.slice(0, 10) ?? '';
    return (!from || (day !== '' && day >= from)) && (!to || (day !== '' && day <= to));
  });
  // The words of what is listed, not of what is being typed: a list that stays is not drawn anew with every letter.
  const marked = useMemo(() => wordsOf(query), [found.items]);
  const row = useCallback(
    (index: number): JSX.Element | null => {
      const doc = found.items[index];
      return doc ? (
        <Hit kind={doc.kind} href={doc.href} words={doc.words} told={doc.told} marked={marked}>
          {asideOf(desk, doc)}
        </Hit>
      ) : null;
    },
    [found.items, marked, desk],
  );
  const searching = found.scanning || docs === null || texts.searching;
  const asked = query || actor || issue || from || to;
  const set = (name: string) => (event: { readonly currentTarget: { readonly value: string } }) =>
    replaceParams(route, { [name]: event.currentTarget.value || null });
  return (
    <>
      <div class="controls">
        <Choices route={route} actor={actor} issue={issue} />
        <label>
          {t.search.from} <input type="date" value={from} onChange={set('from')} />
        </label>
        <label>
          {t.search.to} <input type="date" value={to} onChange={set('to')} />
        </label>
        <output class="aside">
          {searching
            ? t.search.searching
            : asked
              ? t.search.results(found.items.length + inTexts.length)
              : ''}
        </output>
      </div>
      {asked ? null : <p class="empty">{t.search.start}</p>}
      {asked && !searching && found.items.length + inTexts.length === 0 ? (
        <p class="empty">{t.search.none}</p>
      ) : null}
      {asked ? (
        <LongList
          label={t.search.title}
          count={found.items.length}
          version={found.items}
          estimate={() => 62}
          keyOf={(index) => {
            const doc = found.items[index];
            return doc ? `${doc.kind}${doc.id}` : String(index);
          }}
          row={row}
        />
      ) : null}
      {inTexts.length > 0 ? (
        <ol class="list">
          {inTexts.map(({ passage, around }) => (
            <li key={`${passage.report}${passage.start}`}>
              <Hit
                kind="text"
                href={href('report', [passage.report], { at: `${passage.start}-${passage.end}` })}
                words={around}
                told
                marked={marked}
              >
                {reportName(desk, passage.report)}
              </Hit>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

interface ChoicesProps {
  readonly route: Route;
  readonly actor: string;
  readonly issue: string;
}

/** By whom and on what. Hundreds of names are not compared anew with every letter that is typed. */
function Choices({ route, actor, issue }: ChoicesProps): JSX.Element {
  const desk = useDesk();
  const place = useRef(route);
  place.current = route;
  return useMemo(() => {
    const set = (name: string) => (event: { readonly currentTarget: { readonly value: string } }) =>
      replaceParams(place.current, { [name]: event.currentTarget.value || null });
    const speakers = [...desk.record.actors]
      .sort((a, b) => (b.mentions ?? 0) - (a.mentions ?? 0))
      .slice(0, actorsOffered);
    return (
      <>
        <label>
          {t.search.actor}{' '}
          <select value={actor} onChange={set('actor')}>
            <option value="">{t.search.anybody}</option>
            {speakers.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.search.issue}{' '}
          <select value={issue} onChange={set('issue')}>
            <option value="">{t.search.anything}</option>
            {issueChoices(desk).map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </>
    );
  }, [desk, actor, issue]);
}

/** Who, on what and when; a long list of answers is cut. */
function asideOf(desk: Desk, doc: Doc): string {
  const name = nameOf(desk, doc.actor);
  const by = doc.kind === 'actor' || !doc.actor || doc.aside.includes(name) ? null : name;
  const aside =
    doc.aside.length > longestAside
      ? `${doc.aside.slice(0, doc.aside.lastIndexOf(' ', longestAside))} …`
      : doc.aside;
  return [by, aside, doc.date ? longDate(doc.date) : ''].filter(Boolean).join(' · ');
}
