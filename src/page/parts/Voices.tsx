import type { JSX } from 'preact';
import { useDesk } from '../context.js';
import { t } from '../strings/strings.js';

/** More voices than this are a number, not dots. */
const dotsUpTo = 8;

interface VoicesProps {
  readonly lineages: readonly string[];
  /** Reports behind them; all reports of these lineages that tell it. */
  readonly reports: readonly string[];
}

/** `●●●○`: how many of the voices tell a thing. Hover or focus lists them (see `VoicesTip`). */
export function Voices({ lineages, reports }: VoicesProps): JSX.Element {
  const desk = useDesk();
  const count = lineages.length;
  const all = Math.max(desk.voices, count);
  const told = new Set(reports).size;
  return (
    <span class="voices" data-voices={[...new Set(reports)].join(' ')}>
      <span aria-hidden="true">
        {all <= dotsUpTo ? `${'●'.repeat(count)}${'○'.repeat(all - count)}` : `${count}/${all}`}
      </span>
      <span class="unseen">{t.voices.ofAll(count, all, told)}</span>
    </span>
  );
}
