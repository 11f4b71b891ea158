import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { Account } from '../../../joining/record.js';
import { t } from '../../strings/strings.js';
import { letterOf } from './letter.js';

const [width, side, line] = [600, 40, 26];

/** From here on numbers written out would stand over one another. */
const wide = 1e6;

/** Numbers on one scale, a row each; a whisker for a hedge ("almost five weeks" reaches below, "over" above). */
export function NumberScale({ accounts }: { readonly accounts: readonly Account[] }): JSX.Element | null {
  const told = accounts.flatMap((account, index) =>
    account.number ? [{ ...account.number, letter: letterOf(index), words: account.value }] : [],
  );
  const units = [...new Set(told.map((one) => one.unit))];
  const values = told.map((one) => one.value);
  // Numbers of different units share no scale, and one dot says nothing that the words do not.
  if (units.length !== 1 || new Set(values).size < 2) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least) * 0.35 || 1;
  const scale = scaleLinear(
    [Math.min(least - room, least > 0 ? least * 0.9 : least - room), most + room],
    [side, width - side],
  ).nice();
  const hedge = (most - least) * 0.18;
  const height = told.length * line + 34;
  return (
    <figure class="scale">
      <figcaption class="unseen">
        {t.accounts.scale(units[0] ?? '')}: {told.map((one) => `${one.letter}: ${one.words}`).join('; ')}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {scale.ticks(6).map((tick) => (
          <g key={tick} transform={`translate(${scale(tick)} 0)`}>
            <path d={`M0 0V${height - 22}`} class="tick" />
            <text y={height - 6} text-anchor="middle">
              {most < wide ? scale.tickFormat(6)(tick) : t.accounts.short(tick)}
            </text>
          </g>
        ))}
        {told.map((one, index) => {
          const reach = reachOf(one.hedge);
          const x = scale(one.value);
          const y = index * line + 16;
          return (
            <g key={one.letter}>
              <path
                d={`M${scale(one.value - hedge * reach[0])} ${y}H${scale(one.value + hedge * reach[1])}`}
                class="whisker"
              />
              <circle cx={x} cy={y} r="5" class="value" />
              <text x={x} y={y - 8} text-anchor="middle" class="label">
                {one.letter}
              </text>
            </g>
          );
        })}
      </svg>
      <p class="legend">{units[0]}</p>
    </figure>
  );
}

// Which way a hedge leaves the number open. The length of a whisker means nothing but that.
function reachOf(hedge: string | null): readonly [below: number, above: number] {
  if (!hedge) return [0, 0];
  if (/almost|nearly|close to|under|below|less|up to|at most/.test(hedge)) return [1, 0];
  if (/over|more|above|at least|exceed/.test(hedge)) return [0, 1];
  return [1, 1];
}
