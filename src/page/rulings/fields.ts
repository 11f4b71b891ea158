import type { Desk } from '../record/desk.js';
import { t } from '../strings/strings.js';

/** A field of an item that a reader may relabel, with what it may be. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly many?: boolean;
  /** Where there may be several: those that stand beside `value` and stay. */
  readonly others?: readonly string[];
  readonly choices: readonly (readonly [value: string, label: string])[];
}

export function fieldsOf(desk: Desk, item: string): readonly Field[] {
  const statement = desk.statements.get(item);
  const speaker = statement === undefined ? desk.utterances.get(item)?.speaker : statement.speaker;
  if (speaker !== undefined)
    return [
      {
        name: 'speaker',
        value: speaker ?? '',
        choices: [...(speaker === null ? [['', t.said.nobody] as const] : []), ...actorChoices(desk)],
      },
    ];
  // A term of several moves has a history: each of them is relabelled in its own line.
  const { moves = [] } = desk.terms.get(item) ?? {};
  const move = desk.moves.get(moves.length === 1 ? (moves[0] ?? '') : item);
  if (move)
    return [
      { name: 'act', value: move.act, choices: actChoices() },
      { name: 'actor', value: move.actor ?? '', choices: actorChoices(desk) },
      {
        name: 'issues',
        value: move.issues[0] ?? '',
        many: true,
        others: move.issues.slice(1),
        choices: issueChoices(desk),
      },
    ];
  const observation = desk.observations.get(item);
  if (observation) return [{ name: 'bearing', value: observation.bearing, choices: bearingChoices() }];
  const point = desk.points.get(item);
  if (point) return [{ name: 'verdict', value: point.verdict, choices: Object.entries(t.accounts.verdict) }];
  return [];
}

export const actChoices = (): Field['choices'] => Object.entries(t.acts);

export const bearingChoices = (): Field['choices'] => Object.entries(t.pledges.bearing);

export const actorChoices = (desk: Desk): Field['choices'] =>
  [...desk.actors.values()]
    .map((actor) => [actor.id, actor.name] as const)
    .sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));

export function issueChoices(desk: Desk): Field['choices'] {
  const known = new Map(desk.setup.labels.issues.map((one) => [one.key, one.label]));
  for (const term of desk.terms.values())
    if (!known.has(term.issue)) known.set(term.issue, desk.issueLabel(term.issue));
  return [...known];
}
