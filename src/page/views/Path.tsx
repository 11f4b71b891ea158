import type { JSX } from 'preact';
import type { Step } from '../../joining/record.js';
import { useDesk, useShown } from '../context.js';
import { Item } from '../parts/Item.js';
import { nameOf } from '../parts/names.js';
import { PossibleNote, Unsure } from '../parts/Possible.js';
import { StepName } from '../parts/StepName.js';
import { Voices } from '../parts/Voices.js';
import { longDate } from '../record/dates.js';
import { lineagesOf } from '../record/passages.js';
import type { Source } from '../record/source.js';
import { inTellingOrder, type Tie, tiesOf } from '../record/steps.js';
import type { Route } from '../route.js';
import { t } from '../strings/strings.js';
import { AgreementDesk } from './path/AgreementDesk.js';
import { StepGraph } from './path/StepGraph.js';

/** What a deal has to pass through: the steps as a graph, then in words; the agreement, where one is written down. */
export function Path({ route, source }: { readonly route: Route; readonly source: Source }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const open = route.args[0];
  const steps = inTellingOrder(desk.record.steps.filter((step) => shown('steps', step) || step.id === open));
  const ties = tiesOf(steps);
  // Where no order is told of what is likely, the graph is of what is possible: an empty one would say that none is told.
  const sure = ties.length > 0;
  const kinds = sure ? [] : desk.record.steps.filter((step) => step.kind !== 'other');
  const drawnTies = sure ? ties : tiesOf(kinds);
  const inGraph = inOrders(sure ? steps : inTellingOrder(kinds), drawnTies);
  // A step of which no order is told has no place in a graph of orders.
  const tied = inOrders(steps, ties);
  const isNamed = (step: Step): boolean => step.kind !== 'other' || tied.includes(step);
  const [named, others] = [steps.filter(isNamed), steps.filter((step) => !isNamed(step))];
  return (
    <>
      <p class="intro">{t.path.lead}</p>
      {steps.length === 0 ? <p class="empty">{t.path.empty}</p> : null}
      {inGraph.length === 0 ? null : <StepGraph steps={inGraph} ties={drawnTies} />}
      {inGraph.length === 0 || sure ? null : <p class="aside">{t.path.unsureOrders}</p>}
      {steps.length > 0 ? (
        <section class="block">
          <h3>{t.path.order}</h3>
          <PossibleNote kind="steps" />
          <ol class="steps told">
            {named.map((step) => (
              <li key={step.id}>
                <StepLine step={step} ties={ties} open={step.id === open} />
              </li>
            ))}
          </ol>
          {others.length > 0 ? (
            <details class="others" open={others.some((step) => step.id === open)}>
              <summary>{t.path.other(others.length)}</summary>
              <ul>
                {others.map((step) => (
                  <li key={step.id}>
                    <StepLine step={step} ties={ties} open={step.id === open} />
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </section>
      ) : null}
      <AgreementDesk source={source} />
    </>
  );
}

const inOrders = (steps: readonly Step[], ties: readonly Tie[]): readonly Step[] =>
  steps.filter((step) => ties.some((tie) => tie.before === step.id || tie.after === step.id));

interface StepLineProps {
  readonly step: Step;
  readonly ties: readonly Tie[];
  readonly open: boolean;
}

function StepLine({ step, ties, open }: StepLineProps): JSX.Element {
  const desk = useDesk();
  const before = ties.filter((tie) => tie.after === step.id);
  const told = [
    step.by.length > 0 ? `${t.path.by} ${step.by.map((actor) => nameOf(desk, actor)).join(', ')}` : null,
    step.due ? t.path.due(longDate(step.due)) : null,
    before.length > 0
      ? `${t.path.after} ${before
          .map((tie) => {
            const name = desk.stepLabel(desk.steps.get(tie.before)?.kind ?? tie.before);
            return tie.lineages.length > 0 ? `${name} (${t.voices.short(tie.lineages.length)})` : name;
          })
          .join('; ')}`
      : ties.length > 0
        ? t.path.first
        : null,
  ];
  return (
    <Item
      item={step.id}
      open={open}
      passages={() => step.told}
      summary={
        <>
          <b>
            <StepName step={step} />
          </b>{' '}
          <Voices lineages={lineagesOf(desk, step.told)} reports={step.told.map((one) => one.report)} />{' '}
          <span class="aside">{told.filter(Boolean).join(' · ')}</span> <Unsure item={step} />
        </>
      }
    />
  );
}
