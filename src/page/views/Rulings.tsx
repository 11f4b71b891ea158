import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk, useSurroundings } from '../context.js';
import { LongList } from '../parts/LongList.js';
import { dateAndTime } from '../record/dates.js';
import type { Desk } from '../record/desk.js';
import { Refused } from '../record/source.js';
import { href } from '../route.js';
import { fileOf, type KeptRuling } from '../rulings/keeper.js';
import { t } from '../strings/strings.js';

/** Who ruled what, with the way back. */
export function Rulings(): JSX.Element {
  const { desk, rulings } = useSurroundings();
  const [problem, setProblem] = useState<string | null>(null);
  const undo = async (id: string): Promise<void> => {
    try {
      await rulings.undo(id);
      setProblem(null);
    } catch (reason) {
      setProblem(reason instanceof Refused ? `${reason.found}. ${reason.remedy}` : String(reason));
    }
  };
  const own = rulings.all.filter((one) => one.draft !== null);
  const save = (): void => {
    const drafts = own.flatMap((one) =>
      one.draft
        ? [{ id: one.id, by: one.by, at: one.at, draft: one.draft, undone: one.state === 'undone' }]
        : [],
    );
    const json = JSON.stringify(fileOf(desk.record.talks.title, drafts), null, 2);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
    link.download = `${t.rulings.filePrefix}-${desk.record.talks.title.replace(/[^\p{L}\p{N}]+/gu, '-')}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <p class="intro">{t.rulings.lead}</p>
      {rulings.local ? (
        <p class="intro">
          {t.rulings.local}{' '}
          {own.length > 0 ? (
            <button type="button" onClick={save}>
              {t.rulings.save}
            </button>
          ) : null}
        </p>
      ) : null}
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      {rulings.all.length === 0 ? <p class="empty">{t.rulings.empty}</p> : null}
      <LongList
        label={t.rulings.title}
        count={rulings.all.length}
        version={rulings.all}
        estimate={() => 60}
        keyOf={(index) => rulings.all[index]?.id ?? String(index)}
        row={(index) => {
          const ruling = rulings.all[index];
          return ruling ? <RulingLine ruling={ruling} may={rulings.may} undo={undo} /> : null;
        }}
      />
    </>
  );
}

interface RulingLineProps {
  readonly ruling: KeptRuling;
  readonly may: boolean;
  readonly undo: (id: string) => void;
}

function RulingLine({ ruling, may, undo }: RulingLineProps): JSX.Element {
  const desk = useDesk();
  const added = ruling.draft?.kind === 'add' ? ruling.draft : null;
  return (
    <div class={`ruling ${ruling.state}`}>
      <p>
        {added ? (
          <>
            <a
              href={href('report', [added.passage.report], {
                at: `${added.passage.start}-${added.passage.end}`,
              })}
            >
              <q class="words" dir="auto">
                {added.passage.text}
              </q>
            </a>
            : {t.rulings.whats[added.what]}
          </>
        ) : (
          <>
            {ruling.items.map((item, index) => (
              <span key={item}>
                {index > 0 ? ' + ' : ''}
                <a href={href('item', [item])}>{titleOf(desk, item)}</a>
              </span>
            ))}{' '}
            <b>{t.rulings.kinds[ruling.kind] ?? ruling.kind}</b>
          </>
        )}
        {ruling.note ? ` – ${ruling.note}` : ''}
      </p>
      <p class="aside">
        {ruling.by}, {dateAndTime(ruling.at)} ·{' '}
        {ruling.state === 'kept' ? t.rulings.kept : (t.rulings.state[ruling.state] ?? ruling.state)}{' '}
        {may && ruling.state !== 'undone' ? (
          <button type="button" onClick={() => undo(ruling.id)}>
            {t.rulings.undo}
          </button>
        ) : null}
      </p>
    </div>
  );
}

/** How an item is called in a line about it. */
function titleOf(desk: Desk, item: string): string {
  const words =
    desk.actors.get(item)?.name ??
    desk.terms.get(item)?.text ??
    desk.points.get(item)?.question ??
    desk.statements.get(item)?.content.text ??
    desk.moves.get(item)?.passage.text ??
    desk.observations.get(item)?.passage.text;
  if (words !== undefined) return words.length > 90 ? `${words.slice(0, 90)} …` : words;
  const step = desk.steps.get(item);
  return step ? desk.stepLabel(step.kind) : item;
}
