import type { Actor, TalksRecord } from './record.js';

type Ground = Pick<
  TalksRecord,
  'actors' | 'statements' | 'utterances' | 'moves' | 'terms' | 'observations' | 'steps'
>;

/**
 * "residents", "the sides": a common noun is nobody in particular until it carries an item, and a name that nothing shows
 * to be a person's, a state's or a body's is a place or a thing till then.
 */
const isSomebody = ({ kind, name }: Actor): boolean =>
  kind === 'person' || (kind !== 'group' && /\p{Lu}/u.test(name));

/**
 * The actors that the reports tell of: named outside furniture, or carrying an item. A list of tags, an advertisement or
 * a note on who contributed names people who are nobody in the talks.
 */
export function toldActors(record: Ground): readonly Actor[] {
  const byId = new Map(record.actors.map((actor) => [actor.id, actor]));
  const told = new Set<string>();
  /** With whom it stands for, and whose office it holds. */
  const tell = (...ids: readonly (string | null | undefined)[]): void => {
    for (const id of ids) {
      if (id == null || told.has(id)) continue;
      told.add(id);
      const actor = byId.get(id);
      if (actor !== undefined) tell(actor.side, ...actor.roles.map(({ of }) => of));
    }
  };
  for (const actor of record.actors)
    if (((actor.mentions ?? 0) > 0 && isSomebody(actor)) || actor.parts !== undefined) tell(actor.id);
  for (const { speaker, addressee, via } of record.statements) tell(speaker, addressee, via);
  for (const { speaker } of record.utterances) tell(speaker);
  for (const { actor, toward } of record.moves) tell(actor, toward);
  for (const { party, positions } of record.terms) tell(party, ...(positions ?? []).map(({ side }) => side));
  for (const { source, about } of record.observations) tell(source, about);
  for (const { by } of record.steps) tell(...by);
  return record.actors.filter(({ id }) => told.has(id));
}
