import type { Route } from '../route.js';
import type { Desk } from './desk.js';

/** Where an item of the record stands, by its id; a place that does not exist for an id that the record has not. */
export function placeOf(desk: Desk, id: string): Route {
  const at = (view: string, ...args: readonly string[]): Route => ({
    view,
    args,
    params: new URLSearchParams(),
  });
  if (desk.terms.has(id)) return at('table', id);
  if (desk.points.has(id)) return at('accounts', id);
  if (desk.utterances.has(id)) return at('said', id);
  const statement = desk.statements.get(id);
  if (statement) return at('said', statement.utterance);
  if (desk.steps.has(id)) return at('path', id);
  if (desk.observations.has(id)) return at('pledges', id);
  if (desk.reports.has(id)) return at('report', id);
  if (desk.actors.has(id)) return at('names', id);
  const move = desk.moves.get(id);
  if (move) {
    const term = desk.record.terms.find((one) => one.moves.includes(id));
    if (term) return at('table', term.id);
    return {
      view: 'report',
      args: [move.report],
      params: new URLSearchParams({ at: `${move.passage.start}-${move.passage.end}` }),
    };
  }
  return at('nowhere');
}
