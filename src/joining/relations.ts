import { foldName } from './names.js';
import type { Actor } from './record.js';

/**
 * How well the speakers of two statements agree: `same`; `kin`, where one may well be the other (a spokesman and his
 * government, somebody named in the other's sentence); `unknown`, where one
 * is not known or could be anybody ("officials"); `other`.
 */
export type Relation = 'same' | 'kin' | 'unknown' | 'other';

/** Who says something, and the folded words of the sentence it stands in, a space before and after each. */
export interface Voiced {
  readonly speaker: string | null;
  readonly around: string;
}

/** Tells how well the speakers of two statements agree. */
export function createRelations(actors: readonly Actor[]): (a: Voiced, b: Voiced) => Relation {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const surnames = new Map(
    [...surnamesOf(actors)].map(([id, known]) => [id, [...known].map((surname) => ` ${surname} `)]),
  );
  const names = ({ around }: Voiced, speaker: string | null): boolean => {
    const known = speaker === null ? undefined : surnames.get(speaker);
    return known !== undefined && known.some((surname) => around.includes(surname));
  };
  return (a, b) => {
    const [x, y] = [a.speaker, b.speaker];
    if (x !== null && x === y) return 'same';
    // Where reading took another for the speaker, the right one is mostly named in the same sentence.
    if (names(a, y) || names(b, x)) return 'kin';
    if (x === null || y === null) return 'unknown';
    const [p, q] = [byId.get(x), byId.get(y)];
    if (p === undefined || q === undefined) return 'unknown';
    // Two people of one side say two things.
    if (isNamedPerson(p) && isNamedPerson(q)) return 'other';
    if ((p.side ?? x) === (q.side ?? y)) return 'kin';
    return (p.side === null && !isNamed(p)) || (q.side === null && !isNamed(q)) ? 'unknown' : 'other';
  };
}

/** "Ada Brandt", "Council of Lakes"; not "a senior official", "joint statement", which may be anybody's. */
const isNamed = ({ name, kind }: Actor): boolean =>
  kind === 'state' || /^\p{Lu}/u.test(name.split(' ').at(-1) ?? '');

const isNamedPerson = (actor: Actor): boolean => actor.kind === 'person' && isNamed(actor);

/** Last words of the names of people who are named, folded. */
export function surnamesOf(actors: readonly Actor[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    actors
      .filter(({ kind }) => kind === 'person')
      .map(({ id, names }) => [id, new Set(names.flatMap((name) => foldName(name).split(' ').at(-1) ?? []))]),
  );
}
