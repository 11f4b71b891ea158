import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useDesk } from '../context.js';
import { Filter } from '../parts/Filter.js';
import { LongList } from '../parts/LongList.js';
import type { Route } from '../route.js';
import { useScan } from '../search/use-scan.js';
import { t } from '../strings/strings.js';
import { NameItem } from './names/NameItem.js';

/** Everybody who acts or speaks, the most mentioned first. */
export function Names({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const open = route.args[0];
  const [query, setQuery] = useState('');
  const actors = useMemo(
    () =>
      [...desk.record.actors].sort(
        (a, b) =>
          Number(b.id === open) - Number(a.id === open) ||
          (b.mentions ?? 0) - (a.mentions ?? 0) ||
          (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
      ),
    [desk, open],
  );
  const found = useScan(actors, (actor) => actor.names.join(' '), query);
  if (actors.length === 0) return <p class="empty">{t.names.empty}</p>;
  return (
    <>
      <p class="intro">{t.names.lead}</p>
      <div class="controls">
        <Filter
          label={t.names.filter}
          value={query}
          change={setQuery}
          count={t.names.count(found.items.length)}
        />
      </div>
      {found.items.length === 0 && !found.scanning ? <p class="empty">{t.names.noneLeft}</p> : null}
      <LongList
        label={t.names.title}
        count={found.items.length}
        version={found.items}
        estimate={() => 66}
        keyOf={(index) => found.items[index]?.id ?? String(index)}
        row={(index) => {
          const actor = found.items[index];
          return actor ? <NameItem actor={actor} open={actor.id === open} /> : null;
        }}
      />
    </>
  );
}
