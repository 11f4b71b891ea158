import type { Step } from '../../joining/record.js';
import { isSure } from '../../joining/sure.js';
import { sides } from '../terminal/layout.js';
import {
  dayOf,
  heading,
  isShown,
  noneShown,
  possibleNote,
  quoted,
  type Section,
  type Sheet,
} from './sheet.js';

/** What a deal has to pass through, first things first, with who tells each step and which order. */
export const pathSection: Section<'steps'> = {
  inSentences: true,
  lists: ['steps'],
  set: (sheet) => {
    const { record } = sheet;
    const steps = inOrder(record.steps.filter((step) => isShown(sheet, step)));
    if (steps.length === 0)
      return noneShown(
        sheet,
        'No steps told that a deal would have to pass through.',
        'step that a deal would have to pass through',
        record.steps,
      );
    const numbers = new Map(steps.map(({ id }, index) => [id, index + 1]));
    return `${steps.map((step) => stepLines(sheet, step, numbers)).join('\n\n')}\n${possibleNote(sheet, record.steps)}`;
  },
};

function stepLines(sheet: Sheet, step: Step, numbers: ReadonlyMap<string, number>): string {
  const { screen } = sheet;
  const number = numbers.get(step.id) ?? 0;
  const by = step.by.length === 0 ? '' : `  ${step.by.map((id) => sheet.actor(id)).join(', ')}`;
  const after = step.after.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  const notes = [
    after.length === 0 ? '' : `after ${after.join(', ')}`,
    step.due === null ? '' : `due ${dayOf(step.due)}`,
    step.lineages === undefined ? '' : sheet.voices(step.lineages),
    isSure(step) ? '' : 'possible',
  ].filter((note) => note !== '');
  const label = step.kind === 'other' ? 'Another step' : sheet.step(step.kind);
  const head = sides(
    screen.width,
    `${screen.style('dim', String(number).padStart(2))} ${sheet.id(step.id)}${heading(sheet, label)}${by}`,
    screen.style('dim', notes.join(' · ')),
  );
  return [head, ...step.told.map((passage) => quoted(sheet, passage, '   '))].join('\n');
}

/** Steps such that each stands after those it waits for, else in the record's order; circles stand as they come. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  const known = new Map(steps.map((step) => [step.id, step]));
  const placed = new Set<string>();
  const order: Step[] = [];
  const visit = (step: Step): void => {
    if (placed.has(step.id)) return;
    placed.add(step.id);
    for (const id of step.after) {
      const before = known.get(id);
      if (before !== undefined) visit(before);
    }
    order.push(step);
  };
  for (const step of steps) visit(step);
  return order;
}
