import type { TalksRecord } from '../joining/record.js';
import { UsageError } from './command.js';

/** The id of the actor that a user means: by id, by its beginning, or by any of its names. */
export function actorNamed(record: TalksRecord, meant: string): string {
  const wanted = meant.toLowerCase();
  const exact = record.actors.filter(({ id, name }) => id === meant || name.toLowerCase() === wanted);
  const loose = record.actors.filter(
    ({ id, names }) => id.startsWith(meant) || names.some((name) => name.toLowerCase() === wanted),
  );
  return only(exact.length > 0 ? exact : loose, meant, ({ id, name }) => `${id} (${name})`).id;
}

/** The id of the item that a user means: by id or by its beginning. */
export function itemNamed(record: TalksRecord, meant: string): string {
  const items: readonly { readonly id: string }[] = [
    ...record.actors,
    ...record.statements,
    ...record.utterances,
    ...record.moves,
    ...record.terms,
    ...record.observations,
    ...record.steps,
    ...record.points,
    ...record.lineages,
    ...record.reports,
  ];
  const exact = items.filter(({ id }) => id === meant);
  return only(
    exact.length > 0 ? exact : items.filter(({ id }) => id.startsWith(meant)),
    meant,
    ({ id }) => id,
  ).id;
}

function only<T>(found: readonly T[], meant: string, tell: (item: T) => string): T {
  const [first] = found;
  if (first === undefined)
    throw new UsageError(`nothing in the record is called "${meant}"; ids stand in: parley show … --ids`);
  if (found.length > 1)
    throw new UsageError(`"${meant}" may be ${found.slice(0, 5).map(tell).join(', ')}; say which`);
  return first;
}
