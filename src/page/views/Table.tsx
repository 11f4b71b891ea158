import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useDesk, useShown, useSurroundings } from '../context.js';
import { Filter } from '../parts/Filter.js';
import { PossibleNote } from '../parts/Possible.js';
import type { Route } from '../route.js';
import { useScan } from '../search/use-scan.js';
import { t } from '../strings/strings.js';
import { PositionsTable, rowsOf } from './table/PositionsTable.js';
import { useGradually } from './table/use-gradually.js';

/** Rows of the table are large: they are not drawn between two letters of a word. */
const pause = 120;

export function Table({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const [query, setQuery] = useState('');
  const open = route.args[0];
  const terms = useMemo(
    () =>
      desk.record.terms
        .filter((term) => shown('terms', term) || term.id === open)
        .sort(
          (a, b) =>
            compare(desk.issueGroup(a.issue), desk.issueGroup(b.issue)) ||
            compare(desk.issueLabel(a.issue), desk.issueLabel(b.issue)) ||
            b.lineages.length - a.lineages.length,
        ),
    [desk, shown, open],
  );
  const found = useScan(terms, (term) => `${term.text} ${desk.issueLabel(term.issue)}`, query, pause);
  const { printing } = useSurroundings();
  const rows = useMemo(() => rowsOf(found.items), [found.items]);
  const drawn = useGradually(rows, rows.findIndex((row) => row.terms.some((term) => term.id === open)) + 1);
  const count = printing ? rows.length : drawn;
  // Handed over as it is while letters are typed that have found nothing else yet.
  const table = useMemo(
    () => <PositionsTable rows={rows.slice(0, count)} groups open={open} />,
    [rows, count, open],
  );
  return (
    <>
      <p class="intro">{t.table.lead}</p>
      <PossibleNote kind="terms" />
      {terms.length === 0 ? <p class="empty">{t.today.nothingOnTable}</p> : null}
      {terms.length > 8 ? (
        <Filter
          label={t.table.filter}
          value={query}
          change={setQuery}
          count={t.table.count(found.items.length)}
        />
      ) : null}
      {terms.length > 0 && found.items.length === 0 ? <p class="empty">{t.table.noneLeft}</p> : null}
      {rows.length > 0 ? table : null}
    </>
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
