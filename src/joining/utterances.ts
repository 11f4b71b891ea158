import type { Statement, Utterance } from './record.js';
import { byCodeUnits, Union } from './union.js';

/** Statements with their utterances, and the utterances. */
export interface JoinedUtterances {
  readonly statements: readonly Statement[];
  readonly utterances: readonly Utterance[];
}

export function joinUtterances(
  statements: readonly Statement[],
  lineageOf: ReadonlyMap<string, string>,
): JoinedUtterances {
  const union = new Union();
  for (const { id } of statements) union.find(id);
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const utteranceOf = new Map<string, string>();
  const utterances: Utterance[] = [];
  for (const [leader, members] of union.sets()) {
    const id = `u${leader.slice(1)}`;
    for (const member of members) utteranceOf.set(member, id);
    const lineages = new Set(members.map((member) => lineageOf.get(byId.get(member)?.report ?? '') ?? ''));
    utterances.push({
      id,
      speaker: byId.get(leader)?.speaker ?? null,
      statements: members,
      lineages: [...lineages].sort(byCodeUnits),
    });
  }
  return {
    statements: statements.map((one) => ({ ...one, utterance: utteranceOf.get(one.id) ?? one.utterance })),
    utterances,
  };
}
