import type { JSX } from 'preact';
import type { Step } from '../../joining/record.js';
import { useDesk } from '../context.js';

/** A step by the catalogue's name for its kind; one that the catalogue has no kind for by the words that tell it. */
export function StepName({ step }: { readonly step: Step }): JSX.Element {
  const desk = useDesk();
  if (step.kind !== 'other') return <span>{desk.stepLabel(step.kind)}</span>;
  const words = step.told[0]?.text ?? '';
  return (
    <span class="words" dir="auto">
      {words.length > 110 ? `${words.slice(0, words.lastIndexOf(' ', 110))} …` : words}
    </span>
  );
}
