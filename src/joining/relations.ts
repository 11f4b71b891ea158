import { foldName } from './names.js';
import type { Actor } from './record.js';

/**
 * How well the speakers of two statements agree: `same`; `kin`, where one may well be the other (a spokesman and his
 * government, somebody named in the other's sentence); `unknown`, where one
 * is not known or could be anybody ("officials"); `other`.
 */
export type Relation = 'same' | 'kin' | 'unknown' | 'other';

/** Who says something, and the sentence it stands in. */
export interface Voiced {
  readonly speaker: string | null;
  readonly around: string;
}

/** Voices by their actors, from earlier joins. */
export type Voices = WeakMap<Actor, Voice>;

/** Tells how well the speakers of two statements agree. */
export function createRelations(
  actors: readonly Actor[],
  voices: Voices = new WeakMap(),
): (a: Voiced, b: Voiced) => Relation {
  const byId = new Map(actors.map((actor) => [actor.id, voiceOf(actor, voices)]));
  const bearers = bearersOf(byId);
  const known = new Map<Voiced, ReadonlySet<string>>();
  // One is mostly compared with many others, one after another.
  let last: Voiced | null = null;
  let ofLast = nobody;
  const named = (voiced: Voiced): ReadonlySet<string> => {
    const had = known.get(voiced);
    if (had !== undefined) return had;
    const found = new Set(
      foldName(voiced.around)
        .split(' ')
        .flatMap((word) => bearers.get(word) ?? []),
    );
    const some = found.size === 0 ? nobody : found;
    known.set(voiced, some);
    return some;
  };
  return (a, b) => {
    const [x, y] = [a.speaker, b.speaker];
    if (x !== null && x === y) return 'same';
    if (a !== last) [last, ofLast] = [a, named(a)];
    // Where reading took another for the speaker, the right one is mostly named in the same sentence.
    if (y !== null && ofLast.size > 0 && ofLast.has(y)) return 'kin';
    if (x !== null && named(b).has(x)) return 'kin';
    if (x === null || y === null) return 'unknown';
    const [p, q] = [byId.get(x), byId.get(y)];
    if (p === undefined || q === undefined) return 'unknown';
    // Two people of one side say two things.
    if (p.namedPerson && q.namedPerson) return 'other';
    if ((p.side ?? x) === (q.side ?? y)) return 'kin';
    return p.anybody || q.anybody ? 'unknown' : 'other';
  };
}

/** Most sentences name nobody who speaks elsewhere: one set for all takes less room. */
const nobody: ReadonlySet<string> = new Set();

/** People by the last words of their names. */
function bearersOf(byId: ReadonlyMap<string, Voice>): ReadonlyMap<string, readonly string[]> {
  const bearers = new Map<string, string[]>();
  for (const [id, { surnames }] of byId)
    for (const surname of surnames) {
      const list = bearers.get(surname);
      if (list === undefined) bearers.set(surname, [id]);
      else list.push(id);
    }
  return bearers;
}

/** "Ada Brandt", "Council of Lakes"; not "a senior official", "joint statement", which may be anybody's. */
const isNamed = ({ name, kind }: Actor): boolean =>
  kind === 'state' || /^\p{Lu}/u.test(name.split(' ').at(-1) ?? '');

/** What of an actor bears on how well it agrees with another. */
export interface Voice {
  readonly side: string | null;
  readonly namedPerson: boolean;
  readonly anybody: boolean;
  /** Last words of the names of somebody who is named, folded. */
  readonly surnames: readonly string[];
  /** All that bears on whether it says what another says, in one. */
  readonly key: string;
}

export function voiceOf(actor: Actor, voices: Voices): Voice {
  const had = voices.get(actor);
  if (had !== undefined) return had;
  const named = isNamed(actor);
  const { name, names, kind, side } = actor;
  const person = kind === 'person';
  const surnames = person
    ? [...new Set(names.flatMap((one) => foldName(one).split(' ').at(-1) ?? []))]
    : nobodys;
  const voice = {
    side,
    namedPerson: person && named,
    anybody: side === null && !named,
    surnames,
    key: [kind, side ?? '', name, ...surnames].join('\n'),
  };
  voices.set(actor, voice);
  return voice;
}

const nobodys: readonly string[] = [];
