import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Account, Point } from '../../../joining/record.js';
import type { Passage } from '../../../text/passage.js';
import { useDesk, useShown, useSurroundings } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { LongList } from '../../parts/LongList.js';
import { nameOf } from '../../parts/names.js';
import { Told } from '../../parts/Told.js';
import { longDate, withDates } from '../../record/dates.js';
import { movePassages } from '../../record/passages.js';
import { reportName } from '../../record/report-name.js';
import { t } from '../../strings/strings.js';

interface Carried {
  readonly id: string;
  readonly item: string | null;
  readonly text: string;
  readonly about: string;
  readonly lineage: string;
  readonly passages: readonly Passage[];
}

interface Head {
  readonly kind: 'head';
  readonly text: string;
  readonly aside: string;
  readonly key: string;
}

type Row =
  | Head
  | { readonly kind: 'more'; readonly count: number; readonly lineage: string; readonly key: string }
  | (Carried & { readonly kind: 'line'; readonly key: string });

/** What each voice carries alone is cut to so many lines until more is asked for. */
const atOnce = 6;

/** Terms and answers that rest on one voice, under the outlets of that voice. */
export function Alone(): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const { printing } = useSurroundings();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => {
    const carried: Carried[] = [
      ...desk.record.terms
        .filter((term) => term.lineages.length === 1 && shown('terms', term))
        .map((term) => ({
          id: term.id,
          item: term.id,
          text: term.text,
          about: `${nameOf(desk, term.party)}, ${desk.issueLabel(term.issue)}: ${t.table.state[term.state]}`,
          lineage: term.lineages[0] ?? '',
          passages: movePassages(desk, term.moves),
        })),
      ...desk.record.points
        .filter((point) => shown('points', point))
        .flatMap((point) =>
          point.accounts
            .map((account, index) => ({ account, index }))
            // "No number given" is no answer that anybody carries.
            .filter(({ account }) => account.lineages.length === 1 && answers(point, account))
            .map(({ account, index }) => ({
              id: `${point.id}/${index}`,
              item: null,
              text: withDates(account.value),
              about: point.question,
              lineage: account.lineages[0] ?? '',
              passages: account.passages,
            })),
        ),
    ];
    const groups = new Map<string, Carried[]>();
    for (const one of carried) {
      const group = groups.get(one.lineage);
      if (group) group.push(one);
      else groups.set(one.lineage, [one]);
    }
    // Two stories may have the same outlets: the day tells them apart.
    const nameOfVoice = (lineage: string): Pick<Head, 'text' | 'aside'> => {
      const reports = desk.lineages.get(lineage)?.reports ?? [lineage];
      const published = reports.flatMap((id) => desk.reports.get(id)?.published ?? []).sort();
      return {
        text: [...new Set(reports.map((id) => reportName(desk, id)))].join(' = '),
        aside: published[0] ? longDate(published[0]) : '',
      };
    };
    return [...groups]
      .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
      .flatMap(([lineage, items]): Row[] => {
        const listed = printing || opened.has(lineage) ? items : items.slice(0, atOnce);
        const more = items.length - listed.length;
        return [
          { kind: 'head', ...nameOfVoice(lineage), key: `head/${lineage}` },
          ...listed.map((one) => ({ ...one, kind: 'line' as const, key: one.id })),
          ...(more > 0 ? [{ kind: 'more' as const, count: more, lineage, key: `more/${lineage}` }] : []),
        ];
      });
  }, [desk, shown, opened, printing]);
  return (
    <section class="block">
      <h3>{t.sources.onlyOne}</h3>
      <p class="intro">{rows.length === 0 ? t.sources.nobodyAlone : t.sources.onlyOneLead}</p>
      <LongList
        label={t.sources.onlyOne}
        count={rows.length}
        version={rows}
        estimate={(index) => (rows[index]?.kind === 'head' ? 52 : 44)}
        keyOf={(index) => rows[index]?.key ?? String(index)}
        row={(index) => {
          const row = rows[index];
          if (!row) return null;
          if (row.kind === 'head')
            return (
              <h4 class="group-head">
                {row.text} <span class="aside">{row.aside}</span>
              </h4>
            );
          if (row.kind === 'more')
            return (
              <button type="button" class="more" onClick={() => setOpened(new Set([...opened, row.lineage]))}>
                {t.today.someLeft(row.count)}
              </button>
            );
          return (
            <Item
              {...(row.item ? { item: row.item } : {})}
              passages={() => row.passages}
              summary={
                <>
                  <Told text={row.text} passages={row.passages} /> <span class="aside">{row.about}</span>
                </>
              }
            />
          );
        }}
      />
    </section>
  );
}

const answers = ({ kind }: Point, account: Account): boolean =>
  kind === 'list'
    ? account.items !== undefined
    : kind === 'number'
      ? account.number !== undefined
      : kind !== 'date' || Boolean(account.date);
