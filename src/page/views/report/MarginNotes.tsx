import type { JSX } from 'preact';
import type { Span } from '../../../text/passage.js';
import { useDesk } from '../../context.js';
import { Mark } from '../../parts/Mark.js';
import { nameOf } from '../../parts/names.js';
import type { Desk } from '../../record/desk.js';
import { fragmentAddress } from '../../record/fragment.js';
import { href } from '../../route.js';
import { RuleOnItem } from '../../rulings/RuleOnItem.js';
import { t } from '../../strings/strings.js';
import type { TextMark } from './marks.js';

interface MarginNotesProps {
  readonly marks: readonly TextMark[];
  readonly report: string;
  readonly text: string;
  readonly open: Span | null;
}

/** What the record makes of a paragraph's words, beside them; the one that the address names stands open. */
export function MarginNotes({ marks, report, text, open }: MarginNotesProps): JSX.Element | null {
  const desk = useDesk();
  const here = (mark: TextMark): boolean =>
    open !== null && open.start === mark.start && open.end === mark.end;
  const said = new Set<string>();
  const notes = marks.filter((mark) => {
    const key =
      mark.kind === 'statement' ? `${desk.statements.get(mark.item)?.speaker}` : `${mark.kind} ${mark.item}`;
    if (said.has(key) && !here(mark)) return false;
    said.add(key);
    return true;
  });
  if (notes.length === 0) return null;
  return (
    <aside class="margin">
      <ul>
        {notes.map((mark) => {
          const original = fragmentAddress(
            desk.reports.get(report)?.url ?? null,
            text.slice(mark.start, mark.end),
          );
          return (
            <li key={`${mark.kind}${mark.item}${mark.start}`} class={here(mark) ? 'here' : ''}>
              <a href={href('item', [mark.item])}>
                <NoteText desk={desk} mark={mark} />
              </a>
              {here(mark) ? (
                <>
                  {original ? (
                    <p>
                      <a href={original} rel="noreferrer noopener" target="_blank">
                        {t.report.toOriginal}
                      </a>
                    </p>
                  ) : null}
                  <RuleOnItem item={mark.item} />
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </aside>
  );
}

function NoteText({ desk, mark }: { readonly desk: Desk; readonly mark: TextMark }): JSX.Element {
  switch (mark.kind) {
    case 'statement':
      return <b>{nameOf(desk, desk.statements.get(mark.item)?.speaker)}</b>;
    case 'move': {
      const move = desk.moves.get(mark.item);
      return (
        <>
          <Mark kind={move?.act ?? ''} /> {nameOf(desk, move?.actor)} {t.acts[move?.act ?? ''] ?? move?.act}:{' '}
          {move?.issues.map(desk.issueLabel).join(', ')}
        </>
      );
    }
    case 'observation': {
      const seen = desk.observations.get(mark.item);
      return (
        <>
          <Mark kind={seen?.bearing ?? ''} /> {seen?.about ? `${nameOf(desk, seen.about)}: ` : ''}
          {t.pledges.bearing[seen?.bearing ?? 'none']}
        </>
      );
    }
    case 'step':
      return (
        <>
          <span aria-hidden="true">→</span> {desk.stepLabel(desk.steps.get(mark.item)?.kind ?? '')}
        </>
      );
    case 'account': {
      const point = desk.points.get(mark.item);
      return (
        <>
          <Mark kind={point?.verdict ?? ''} /> {point?.question}
        </>
      );
    }
  }
}
