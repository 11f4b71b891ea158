import type { JSX } from 'preact';
import { useDesk } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { Mark } from '../../parts/Mark.js';
import { nameOf } from '../../parts/names.js';
import { longDate } from '../../record/dates.js';
import { reportName } from '../../record/report-name.js';
import { t } from '../../strings/strings.js';

/** The moves behind a term or position, the oldest first, each with its own words. */
export function History({ moves }: { readonly moves: readonly string[] }): JSX.Element | null {
  const desk = useDesk();
  const sorted = moves
    .flatMap((id) => desk.moves.get(id) ?? [])
    .sort((a, b) => ((a.date ?? '~') < (b.date ?? '~') ? -1 : (a.date ?? '~') > (b.date ?? '~') ? 1 : 0));
  if (sorted.length < 2) return null;
  return (
    <ol class="history">
      {sorted.map((move) => (
        <li key={move.id}>
          <Item
            item={move.id}
            passages={() => [move.passage, ...(move.condition ? [move.condition] : [])]}
            summary={
              <>
                <span class="aside">{longDate(move.date)}</span> <Mark kind={move.act} />{' '}
                {nameOf(desk, move.actor)} {t.acts[move.act] ?? move.act}
                {t.modality[move.modality] ? ` (${t.modality[move.modality]})` : ''}
                {': '}
                <span class="words" dir="auto">
                  {move.passage.text}
                </span>{' '}
                <span class="aside">{reportName(desk, move.report)}</span>
              </>
            }
          />
        </li>
      ))}
    </ol>
  );
}
