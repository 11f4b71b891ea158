import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Step } from '../../../joining/record.js';
import { isSure } from '../../../joining/sure.js';
import { useDesk } from '../../context.js';
import { Unsure } from '../../parts/Possible.js';
import { Voices } from '../../parts/Voices.js';
import { longDate } from '../../record/dates.js';
import type { Desk } from '../../record/desk.js';
import { lineagesOf } from '../../record/passages.js';
import type { Tie } from '../../record/steps.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';
import { type Box, Graph } from './Graph.js';
import { place, type Size } from './layout.js';
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
  const frame = useRef<HTMLElement>(null);
  const direction = useDirection(frame);

  const byId = useMemo(() => new Map(steps.map((step) => [step.id, step])), [steps]);
  const size = (id: string): Size => {
    const step = byId.get(id);
    const lines = Math.ceil((step ? labelOf(desk, step) : '').length / 19);
    return {
      width: nodeWidth,
      height: 46 + 19 * lines + (step?.due ? 18 : 0) + (step && !isSure(step) ? 20 : 0),
    };
  };
  const reversed = new Set(ties.map((tie) => `${tie.after} ${tie.before}`));
  const placed = useMemo(
    () =>
      place(
        steps.map((step) => step.id),
        ties,
        size,
        direction,
        (tie) => (reversed.has(`${tie.before} ${tie.after}`) ? labelRoom : null),
      ),
    [steps, ties, direction],
  );
  return (
    <figure>
      <Graph
        frame={frame}
        label={t.path.graph}
        placed={placed}
        size={size}
        edge={({ tie }) => {
          const contested = reversed.has(`${tie.before} ${tie.after}`);
          return {
            group: contested ? 'contested' : '',
            line: tie.lineages.length === 1 ? 'alone' : '',
            label: contested ? t.voices.short(tie.lineages.length) : null,
          };
        }}
        node={(id, box) => {
          const step = byId.get(id);
          return step ? <StepBox key={id} step={step} box={box} /> : null;
        }}
      />
      <figcaption class="legend">
        <Sample style="edge" /> {t.path.legend.many} <Sample style="edge alone" /> {t.path.legend.one}{' '}
        {ties.some((tie) => reversed.has(`${tie.before} ${tie.after}`)) ? (
          <span class="contested">
            <Sample style="edge" /> {t.path.legend.contested}
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
}

const longest = 52;

/** The catalogue's name for the step; where it has none, the words that tell of it. */
function labelOf(desk: Desk, step: Step): string {
  const words = step.told[0]?.text;
  if (step.kind !== 'other' || words === undefined) return desk.stepLabel(step.kind);
  return words.length > longest ? `${words.slice(0, words.lastIndexOf(' ', longest))} …` : words;
}

function StepBox({ step, box }: { readonly step: Step; readonly box: Box }): JSX.Element {
  const desk = useDesk();
  const lineages = lineagesOf(desk, step.told);
  return (
    <a href={href('path', [step.id])} class={`step-node${lineages.length === 1 ? ' alone' : ''}`} style={box}>
      <b class={step.kind === 'other' ? 'words' : ''}>{labelOf(desk, step)}</b>
      {step.due ? <small>{t.path.due(longDate(step.due))}</small> : null}
      <Voices lineages={lineages} reports={step.told.map((one) => one.report)} />
      <Unsure item={step} />
    </a>
  );
}

const Sample = ({ style }: { readonly style: string }): JSX.Element => (
  <svg class="sample" viewBox="0 0 30 8" aria-hidden="true">
    <path d="M0 4h30" class={style} />
  </svg>
);
