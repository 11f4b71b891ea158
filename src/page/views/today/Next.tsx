import type { JSX } from 'preact';
import { useDesk, useShown } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { PossibleNote, Unsure } from '../../parts/Possible.js';
import { StepName } from '../../parts/StepName.js';
import { Voices } from '../../parts/Voices.js';
import { longDate } from '../../record/dates.js';
import { lineagesOf } from '../../record/passages.js';
import { hasTwoOrders, inTellingOrder } from '../../record/steps.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';

const lines = 8;

/** The steps still to come, in the order told most. */
export function Next(): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const all = inTellingOrder(desk.record.steps.filter((step) => shown('steps', step)));
  const named = all.filter((step) => step.kind !== 'other');
  // What the catalogue has a name for says more at a glance; the rest stands under the whole path.
  const steps = named.length > 0 ? named : all;
  const twoOrders = hasTwoOrders(steps);
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t.today.next}</h2>
      {steps.length === 0 ? <p class="empty">{t.today.noNext}</p> : null}
      <ol class="steps">
        {steps.slice(0, lines).map((step) => (
          <li key={step.id}>
            <Item
              item={step.id}
              passages={() => step.told}
              summary={
                <>
                  <StepName step={step} />
                  {step.due ? <span class="aside"> {t.path.due(longDate(step.due))}</span> : null}{' '}
                  <Voices
                    lineages={lineagesOf(desk, step.told)}
                    reports={step.told.map((one) => one.report)}
                  />{' '}
                  <Unsure item={step} />
                </>
              }
            />
          </li>
        ))}
      </ol>
      <PossibleNote kind="steps" />
      {steps.length > 0 ? (
        <p class="onward">
          <a href={href('path')}>
            {t.today.wholePath}
            {all.length > Math.min(lines, steps.length)
              ? ` (${t.today.someLeft(all.length - Math.min(lines, steps.length))})`
              : ''}
            {twoOrders ? ` · ${t.today.twoOrders}` : ''} →
          </a>
        </p>
      ) : null}
    </section>
  );
}
