import type { TalksRecord } from '../joining/record.js';
import type { RecordList, RecordPart } from '../joining/record-part.js';
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

type Items = Exclude<RecordList, 'pledges'>;

/** Lists that items are looked for in by the letter that their ids begin with, with those that explain them. */
const listsOf: Readonly<Record<string, readonly Items[]>> = {
  a: [],
  s: ['statements', 'utterances'],
  u: ['utterances', 'statements'],
  m: ['moves'],
  o: ['observations'],
  t: ['terms', 'moves'],
  l: ['lineages'],
  p: ['points', 'steps'],
};

/** The lists of a record that hold what a user means by an id, by its beginning or by an actor's name. */
export function listsFor(meant: string): readonly Items[] {
  const own = listsOf[/^([a-z])-/.exec(meant)?.[1] ?? ''];
  // A report's id is of hexadecimal digits, and one letter may begin any id: what is none of these is a name.
  const any = /^(?:[a-z]|[0-9a-f]+)$/.test(meant) ? Object.values(listsOf).flat() : [];
  return ['actors', 'reports', ...(own ?? any)];
}

/** The id of the item that a user means: by id or by its beginning. */
export function itemNamed(record: RecordPart<Items>, meant: string): string {
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
