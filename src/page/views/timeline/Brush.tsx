import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { shortDate } from '../../record/dates.js';
import { t } from '../../strings/strings.js';
import type { Bin } from './bins.js';

const [width, height, foot] = [1000, 120, 20];

interface BrushProps {
  readonly bins: readonly Bin[];
  readonly from: string;
  readonly to: string;
  readonly choose: (from: string, to: string) => void;
}

/** A bar for each day or stretch of days; dragging over bars chooses them. The fields beside do the same by keyboard. */
export function Brush({ bins, from, to, choose }: BrushProps): JSX.Element {
  const box = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const most = Math.max(1, ...bins.map((bin) => bin.total));
  const y = scaleLinear([0, most], [0, height - foot - 8]);
  const step = width / Math.max(1, bins.length);
  const binAt = (event: PointerEvent): number => {
    const frame = box.current?.getBoundingClientRect();
    if (!frame) return 0;
    const share = (event.clientX - frame.left) / frame.width;
    return Math.max(0, Math.min(bins.length - 1, Math.floor(share * bins.length)));
  };
  const isChosen = (bin: Bin, index: number): boolean =>
    drag === null
      ? bin.to >= from && bin.from <= to
      : index >= Math.min(...drag) && index <= Math.max(...drag);
  const finish = (): void => {
    if (drag === null) return;
    const [first, last] = [bins[Math.min(...drag)], bins[Math.max(...drag)]];
    if (first && last) choose(first.from, last.to);
    setDrag(null);
  };
  const every = Math.max(1, Math.ceil(bins.length / 9));
  return (
    <figure class="brush">
      <svg
        ref={box}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag([binAt(event), binAt(event)]);
        }}
        onPointerMove={(event) => {
          if (drag !== null) setDrag([drag[0], binAt(event)]);
        }}
        onPointerUp={finish}
        onPointerCancel={() => setDrag(null)}
      >
        {bins.map((bin, index) => {
          const seen = bin.counts.get('observation') ?? 0;
          const top = height - foot - y(bin.total);
          return (
            <g key={bin.from} class={isChosen(bin, index) ? 'chosen' : ''}>
              <rect x={index * step} y="0" width={step} height={height - foot} class="ground" />
              <rect
                x={index * step + step * 0.1}
                y={top}
                width={step * 0.8}
                height={y(bin.total)}
                class="bar"
              />
              <rect
                x={index * step + step * 0.1}
                y={height - foot - y(seen)}
                width={step * 0.8}
                height={y(seen)}
                class="bar seen"
              />
            </g>
          );
        })}
        <path d={`M0 ${height - foot}H${width}`} class="base" />
      </svg>
      <div class="dates" aria-hidden="true">
        {bins.map((bin, index) =>
          index % every === 0 ? (
            <span key={bin.from} style={{ left: `${(100 * (index + 0.5)) / bins.length}%` }}>
              {shortDate(bin.from)}
            </span>
          ) : null,
        )}
      </div>
      <p class="legend">
        <Key style="chosen" /> {t.timeline.told} <Key style="chosen" bar="seen" /> {t.timeline.seen}
        {bins.every(isChosen) ? null : (
          <>
            {' '}
            <Key style="" /> {t.timeline.outside}
          </>
        )}
        <span class="most">{t.timeline.most(most)}</span>
      </p>
      <figcaption class="unseen">
        {t.timeline.bars}:{' '}
        {bins.length <= 31 ? bins.map((bin) => `${shortDate(bin.from)} ${bin.total}`).join(', ') : most}
      </figcaption>
    </figure>
  );
}

function Key({ style, bar = '' }: { readonly style: string; readonly bar?: string }): JSX.Element {
  return (
    <svg class="key" viewBox="0 0 10 10" aria-hidden="true">
      <g class={style}>
        <rect width="10" height="10" class={`bar ${bar}`} />
      </g>
    </svg>
  );
}
