import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSurroundings } from '../context.js';
import { LongList } from '../parts/LongList.js';
import { problemWords } from '../record/source.js';
import { fileOf, type KeptRuling } from '../rulings/keeper.js';
import { t } from '../strings/strings.js';
import { RulingLine } from './rulings/RulingLine.js';

/** Who ruled what, with the way back. */
export function Rulings(): JSX.Element {
  const { desk, rulings } = useSurroundings();
  const [problem, setProblem] = useState<string | null>(null);
  const undo = async (ruling: KeptRuling): Promise<void> => {
    try {
      await rulings.undo(ruling);
      setProblem(null);
    } catch (reason) {
      setProblem(problemWords(reason));
    }
  };
  const own = rulings.all.filter((one) => one.draft !== null);
  const save = (): void => {
    const drafts = own.flatMap((one) =>
      one.draft
        ? [{ id: one.ids[0] ?? '', by: one.by, at: one.at, draft: one.draft, undone: one.state === 'undone' }]
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
        keyOf={(index) => rulings.all[index]?.ids[0] ?? String(index)}
        row={(index) => {
          const ruling = rulings.all[index];
          return ruling ? (
            <RulingLine ruling={ruling} may={rulings.may && rulings.undoable(ruling)} undo={undo} />
          ) : null;
        }}
      />
    </>
  );
}
