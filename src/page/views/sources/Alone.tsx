import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Passage } from '../../../text/passage.js';
import { useDesk, useShown } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { LongList } from '../../parts/LongList.js';
import { nameOf } from '../../parts/names.js';
import { Told } from '../../parts/Told.js';
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

type Row = { readonly head: string; readonly key: string } | (Carried & { readonly key: string });

/** Terms and answers that rest on one voice, under the outlets of that voice. */
export function Alone(): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
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
      ...desk.record.points.flatMap((point) =>
        point.accounts
          .map((account, index) => ({ account, index }))
          .filter(({ account }) => account.lineages.length === 1)
          .map(({ account, index }) => ({
            id: `${point.id}/${index}`,
            item: null,
            text: account.value,
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
    const outlets = (lineage: string): string =>
      [...new Set((desk.lineages.get(lineage)?.reports ?? [lineage]).map((id) => reportName(desk, id)))].join(
        ' = ',
      );
    return [...groups]
      .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
      .flatMap(([lineage, items]): Row[] => [
        { head: outlets(lineage), key: `head/${lineage}` },
        ...items.map((one) => ({ ...one, key: one.id })),
      ]);
  }, [desk, shown]);
  return (
    <section class="block">
      <h3>{t.sources.onlyOne}</h3>
      <p class="intro">{rows.length === 0 ? t.sources.nobodyAlone : t.sources.onlyOneLead}</p>
      <LongList
        label={t.sources.onlyOne}
        count={rows.length}
        version={rows}
        estimate={(index) => (rows[index] && 'head' in rows[index] ? 52 : 44)}
        keyOf={(index) => rows[index]?.key ?? String(index)}
        row={(index) => {
          const row = rows[index];
          if (!row) return null;
          if ('head' in row) return <h4 class="group-head">{row.head}</h4>;
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
