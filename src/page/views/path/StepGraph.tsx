import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Step } from '../../../joining/record.js';
import { useDesk } from '../../context.js';
import { Voices } from '../../parts/Voices.js';
import { longDate } from '../../record/dates.js';
import { lineagesOf } from '../../record/passages.js';
import type { Tie } from '../../record/steps.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';
import { curve, place } from './layout.js';
import { useDirection } from './use-direction.js';

const nodeWidth = 158;
const labelRoom = { width: 64, height: 20 };

interface StepGraphProps {
  readonly steps: readonly Step[];
  readonly ties: readonly Tie[];
}

/** The steps as a graph: dashed where one voice alone tells them, marked where another account has another order. */
export function StepGraph({ steps, ties }: StepGraphProps): JSX.Element {
  const desk = useDesk();
  const frame = useRef<HTMLDivElement>(null);
  const direction = useDirection(frame);

  const height = (step: Step): number =>
    46 + 19 * Math.ceil(desk.stepLabel(step.kind).length / 19) + (step.due ? 18 : 0);
  const heights = useMemo(() => new Map(steps.map((step) => [step.id, height(step)])), [steps]);
  const reversed = new Set(ties.map((tie) => `${tie.after} ${tie.before}`));
  const placed = useMemo(
    () =>
      place(
        steps.map((step) => step.id),
        ties,
        (id) => ({ width: nodeWidth, height: heights.get(id) ?? 60 }),
        direction,
        (tie) => (reversed.has(`${tie.before} ${tie.after}`) ? labelRoom : null),
      ),
    [steps, ties, heights, direction],
  );
  return (
    <figure>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls to the side must be reachable by keyboard */}
      <section class="wide graph" ref={frame} tabIndex={0} aria-label={t.path.graph}>
        <div class="canvas" style={{ width: `${placed.width}px`, height: `${placed.height}px` }}>
          <svg width={placed.width} height={placed.height} aria-hidden="true">
            <defs>
              <marker
                id="arrow"
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                orient="auto"
              >
                <path d="M0 .5 7.5 4 0 7.5z" class="arrow" />
              </marker>
            </defs>
            {placed.edges.map(({ tie, points, label }) => {
              const contested = reversed.has(`${tie.before} ${tie.after}`);
              return (
                <g key={`${tie.before} ${tie.after}`} class={contested ? 'contested' : ''}>
                  <path
                    d={curve(points)}
                    class={`edge${tie.lineages.length === 1 ? ' alone' : ''}`}
                    marker-end="url(#arrow)"
                  />
                  {contested && label ? (
                    <text x={label.x} y={label.y + 4} text-anchor="middle">
                      {t.voices.short(tie.lineages.length)}
                    </text>
                  ) : null}
                </g>
              );
            })}
          </svg>
          {steps.map((step) => {
            const at = placed.nodes.get(step.id);
            const lineages = lineagesOf(desk, step.told);
            return (
              <a
                key={step.id}
                href={href('path', [step.id])}
                class={`step-node${lineages.length === 1 ? ' alone' : ''}`}
                style={{
                  width: `${nodeWidth}px`,
                  height: `${heights.get(step.id) ?? 60}px`,
                  left: `${(at?.x ?? 0) - nodeWidth / 2}px`,
                  top: `${(at?.y ?? 0) - (heights.get(step.id) ?? 60) / 2}px`,
                }}
              >
                <b>{desk.stepLabel(step.kind)}</b>
                {step.due ? <small>{t.path.due(longDate(step.due))}</small> : null}
                <Voices lineages={lineages} reports={step.told.map((one) => one.report)} />
              </a>
            );
          })}
        </div>
      </section>
      <figcaption class="legend">
        <Sample style="edge" /> {t.path.legend.many} <Sample style="edge alone" /> {t.path.legend.one}{' '}
        <span class="contested">
          <Sample style="edge" /> {t.path.legend.contested}
        </span>
      </figcaption>
    </figure>
  );
}

const Sample = ({ style }: { readonly style: string }): JSX.Element => (
  <svg class="sample" viewBox="0 0 30 8" aria-hidden="true">
    <path d="M0 4h30" class={style} />
  </svg>
);
