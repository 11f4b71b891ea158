import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useDesk, useShown, useSurroundings } from '../context.js';
import { Filter } from '../parts/Filter.js';
import { PossibleNote } from '../parts/Possible.js';
import type { Route } from '../route.js';
import { useScan } from '../search/use-scan.js';
import { t } from '../strings/strings.js';
import { PositionsTable } from './table/PositionsTable.js';
import { useGradually } from './table/use-gradually.js';

const atOnce = 60;

export function Table({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(atOnce);
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
  const found = useScan(terms, (term) => `${term.text} ${desk.issueLabel(term.issue)}`, query);
  const { printing } = useSurroundings();
  const drawn = useGradually(found.items, limit, found.items.findIndex((term) => term.id === open) + 1);
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
      {found.items.length > 0 ? (
        <PositionsTable terms={found.items.slice(0, printing ? limit : drawn)} groups open={open} />
      ) : null}
      {found.items.length > limit ? (
        <p class="onward">
          <button type="button" onClick={() => setLimit(limit + atOnce)}>
            {t.today.someLeft(found.items.length - limit)}
          </button>
        </p>
      ) : null}
    </>
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
