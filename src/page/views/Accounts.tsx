import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Point } from '../../joining/record.js';
import { useDesk, useShown } from '../context.js';
import { Filter } from '../parts/Filter.js';
import { LongList } from '../parts/LongList.js';
import { PossibleNote } from '../parts/Possible.js';
import { type Route, replaceParams } from '../route.js';
import { useScan } from '../search/use-scan.js';
import { t } from '../strings/strings.js';
import { PointItem } from './accounts/PointItem.js';

const order: Readonly<Record<Point['verdict'], number>> = { differ: 0, partial: 1, agree: 2 };
const verdicts = ['all', 'differ', 'partial', 'agree'] as const;

/** Questions that several reports answer, the contested ones first; what only names a topic comes after them. */
export function Accounts({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const open = route.args[0];
  const verdict = route.params.get('verdict') ?? 'all';
  const [query, setQuery] = useState('');
  const points = useMemo(
    () =>
      desk.record.points
        .filter(
          (point) =>
            point.id === open || (shown('points', point) && (verdict === 'all' || point.verdict === verdict)),
        )
        .sort(
          (a, b) =>
            Number(b.id === open) - Number(a.id === open) ||
            Number(a.topic ?? false) - Number(b.topic ?? false) ||
            order[a.verdict] - order[b.verdict] ||
            Number(a.changed ?? false) - Number(b.changed ?? false) ||
            voicesOf(b) - voicesOf(a),
        ),
    [desk, verdict, open, shown],
  );
  const found = useScan(
    points,
    (point) => `${point.question} ${point.accounts.map((account) => account.value).join(' ')}`,
    query,
  );
  if (desk.record.points.length === 0) return <p class="empty">{t.accounts.empty}</p>;
  return (
    <>
      <p class="intro">{t.accounts.lead}</p>
      <div class="controls">
        <fieldset class="choice">
          <legend>{t.accounts.show}</legend>
          {verdicts.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="verdict"
                checked={verdict === one}
                onChange={() => replaceParams(route, { verdict: one === 'all' ? null : one })}
              />
              {one === 'all' ? t.accounts.all : t.accounts.verdict[one]}
            </label>
          ))}
        </fieldset>
        <Filter
          label={t.accounts.filter}
          value={query}
          change={setQuery}
          count={t.plural(found.items.length, 'question')}
        />
      </div>
      <PossibleNote kind="points" />
      <LongList
        label={t.accounts.title}
        count={found.items.length}
        version={found.items}
        estimate={() => 300}
        keyOf={(index) => found.items[index]?.id ?? String(index)}
        row={(index) => {
          const point = found.items[index];
          return point ? <PointItem point={point} chosen={point.id === open} /> : null;
        }}
      />
    </>
  );
}

const voicesOf = (point: Point): number =>
  new Set(point.accounts.flatMap((account) => account.lineages)).size;
