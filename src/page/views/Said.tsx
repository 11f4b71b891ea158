import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Utterance } from '../../joining/record.js';
import { saidWords } from '../../joining/utterances/said-words.js';
import { useDesk, useShown } from '../context.js';
import { Filter } from '../parts/Filter.js';
import { LongList } from '../parts/LongList.js';
import { nameOf } from '../parts/names.js';
import { PossibleNote } from '../parts/Possible.js';
import type { Desk } from '../record/desk.js';
import { type Route, replaceParams } from '../route.js';
import { useScan } from '../search/use-scan.js';
import { t } from '../strings/strings.js';
import { type By, isBy, laidOut, type SaidRow } from './said/lay-out.js';
import { UtteranceItem } from './said/UtteranceItem.js';

/** Every utterance, laid out by speaker, day or report. */
export function Said({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const asked = route.params.get('by');
  const by: By = asked && isBy(asked) ? asked : 'speaker';
  const speaker = route.params.get('speaker');
  const open = route.args[0];
  const [query, setQuery] = useState('');

  const utterances = useMemo(
    () =>
      desk.record.utterances.filter(
        (one) =>
          one.id === open ||
          ((!speaker || one.speaker === speaker) &&
            one.statements.some((id) => {
              const statement = desk.statements.get(id);
              return statement && shown('statements', statement);
            })),
      ),
    [desk, shown, speaker, open],
  );
  const found = useScan(utterances, (one) => textOf(desk, one), query);
  const rows = useMemo(() => laidOut(desk, found.items, by), [desk, found.items, by]);

  if (desk.record.utterances.length === 0) return <p class="empty">{t.said.empty}</p>;
  return (
    <>
      <p class="intro">{t.said.lead}</p>
      <PossibleNote kind="statements" />
      <div class="controls">
        <fieldset class="choice">
          <legend>{t.said.by}</legend>
          {(['speaker', 'day', 'report'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="by"
                checked={by === one}
                onChange={() => replaceParams(route, { by: one })}
              />
              {one === 'speaker' ? t.said.bySpeaker : one === 'day' ? t.said.byDay : t.said.byReport}
            </label>
          ))}
        </fieldset>
        <Filter
          label={t.said.filter}
          value={query}
          change={setQuery}
          count={t.said.count(found.items.length)}
        />
      </div>
      {found.items.length === 0 && !found.scanning ? <p class="empty">{t.said.noneLeft}</p> : null}
      <LongList
        label={t.said.title}
        count={rows.length}
        version={rows}
        estimate={(index) => (rows[index]?.kind === 'head' ? 56 : 92)}
        keyOf={(index) => rows[index]?.key ?? String(index)}
        row={(index) => <Row row={rows[index]} open={open} by={by} />}
      />
    </>
  );
}

interface RowProps {
  readonly row: SaidRow | undefined;
  readonly open: string | undefined;
  readonly by: By;
}

function Row({ row, open, by }: RowProps): JSX.Element | null {
  if (!row) return null;
  if (row.kind === 'head')
    return (
      <h3 class="group-head">
        {row.text} {row.aside ? <span class="aside">{row.aside}</span> : null}
      </h3>
    );
  return <UtteranceItem utterance={row.utterance} open={row.utterance.id === open} by={by} />;
}

function textOf(desk: Desk, utterance: Utterance): string {
  const words = utterance.statements.map((id) => {
    const statement = desk.statements.get(id);
    return statement ? saidWords(statement) : '';
  });
  return `${nameOf(desk, utterance.speaker)} ${words.join(' ')}`;
}
