import type { JSX } from 'preact';
import { longDate } from '../record/dates.js';
import { t } from '../strings/strings.js';
import type { KeptRuling } from './keeper.js';

/** Says on a line that somebody has ruled on it. */
export function Ruled({ rulings }: { readonly rulings: readonly KeptRuling[] }): JSX.Element {
  return (
    <span class="ruled">
      {rulings.map((ruling) => (
        <span key={ruling.ids[0]}>
          {t.rulings.youSay[ruling.kind] ?? ruling.kind} · {t.rulings.by(ruling.by, longDate(ruling.at))}
        </span>
      ))}
    </span>
  );
}
