import type { JSX } from 'preact';
import { useDesk } from '../../context.js';
import { dateAndTime } from '../../record/dates.js';
import type { KeptRuling } from '../../rulings/keeper.js';
import { t } from '../../strings/strings.js';
import { type About, subjectOf } from './subject.js';

interface RulingLineProps {
  readonly ruling: KeptRuling;
  readonly may: boolean;
  readonly undo: (ruling: KeptRuling) => void;
}

/** What was ruled, by whom and when, and the way back. */
export function RulingLine({ ruling, may, undo }: RulingLineProps): JSX.Element {
  const desk = useDesk();
  const { about, more, says } = subjectOf(desk, ruling);
  return (
    <div class={`ruling ${ruling.state}`}>
      <p>
        {about.map((one, index) => (
          <span key={index}>
            {index > 0 ? ' + ' : ''}
            {one.href === null ? (
              <Words of={one} />
            ) : (
              <a href={one.href}>
                <Words of={one} />
              </a>
            )}
          </span>
        ))}
        {more > 0 ? <span class="aside"> {t.rulings.more(more)}</span> : null}{' '}
        <b>
          {t.rulings.kinds[ruling.kind] ?? ruling.kind}
          {says === '' ? '' : `: ${says}`}
        </b>
        {ruling.note ? ` – ${ruling.note}` : ''}
      </p>
      <p class="aside">
        {ruling.by}, {dateAndTime(ruling.at)} ·{' '}
        {ruling.state === 'kept' ? t.rulings.kept : (t.rulings.state[ruling.state] ?? ruling.state)}{' '}
        {may && ruling.state !== 'undone' ? (
          <button type="button" onClick={() => undo(ruling)}>
            {t.rulings.undo}
          </button>
        ) : null}
      </p>
    </div>
  );
}

const Words = ({ of: { words, told } }: { readonly of: About }): JSX.Element =>
  told ? (
    <q class="words" dir="auto">
      {words}
    </q>
  ) : (
    <span dir="auto">{words}</span>
  );
