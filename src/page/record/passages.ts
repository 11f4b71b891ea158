import type { Passage } from '../../text/passage.js';
import type { Desk } from './desk.js';

/** The passages that an item of the record rests on, whatever its kind; none for an id that the record has not. */
export function passagesOf(desk: Desk, id: string): readonly Passage[] {
  const single =
    desk.statements.get(id)?.passage ?? desk.moves.get(id)?.passage ?? desk.observations.get(id)?.passage;
  if (single) return [single];
  const utterance = desk.utterances.get(id);
  if (utterance) return utterance.statements.flatMap((one) => desk.statements.get(one)?.passage ?? []);
  const term = desk.terms.get(id);
  if (term) return movePassages(desk, term.moves);
  const step = desk.steps.get(id);
  if (step) return step.told;
  const point = desk.points.get(id);
  if (point) return point.accounts.flatMap((account) => account.passages);
  const actor = desk.actors.get(id);
  if (actor)
    return [
      ...actor.roles.flatMap((role) => role.passages),
      ...(actor.parts ?? []).flatMap((part) => part.passages),
    ];
  return [];
}

export const movePassages = (desk: Desk, moves: readonly string[]): readonly Passage[] =>
  moves.flatMap((id) => desk.moves.get(id)?.passage ?? []);

/** The passages in the order in which a reader should meet them: one of every voice first, the oldest report first. */
export function voicesFirst(desk: Desk, passages: readonly Passage[]): readonly Passage[] {
  const when = (passage: Passage): string => desk.reports.get(passage.report)?.published ?? '~';
  const sorted = [...passages].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
  const heard = new Set<string>();
  const first: Passage[] = [];
  const rest: Passage[] = [];
  for (const passage of sorted) {
    const lineage = lineageOf(desk, passage);
    (heard.has(lineage) ? rest : first).push(passage);
    heard.add(lineage);
  }
  return [...first, ...rest];
}

export const lineageOf = (desk: Desk, passage: Passage): string =>
  desk.reports.get(passage.report)?.lineage ?? passage.report;

export const lineagesOf = (desk: Desk, passages: readonly Passage[]): readonly string[] => [
  ...new Set(passages.map((passage) => lineageOf(desk, passage))),
];
