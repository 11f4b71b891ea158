import { foldName } from '../actors/names.js';
import { byId, changesBetween } from '../kept/kept.js';
import type { Actor } from '../record.js';

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

/** Tells how well the speakers of two statements agree, among actors who come and go. */
export class Relations {
  private actors: readonly Actor[] = [];
  private readonly voices = new Map<string, Voice>();
  /** People by the last words of their names. */
  private readonly bearers = new Map<string, Set<string>>();
  private readonly named = new Map<Voiced, ReadonlySet<string>>();
  // One is mostly compared with many others, one after another.
  private last: Voiced | null = null;
  private ofLast = nobody;

  /** Takes in who the actors are now, in the order of their ids; gives those of whom something else was known before. */
  follow(actors: readonly Actor[]): ReadonlySet<string> {
    const { come, gone } = changesBetween(this.actors, actors, byId);
    this.actors = actors;
    this.rest();
    const before = new Map<string, string>();
    for (const { id } of gone) {
      const voice = this.voices.get(id);
      if (voice === undefined) continue;
      before.set(id, voice.key);
      for (const surname of voice.surnames) this.bearers.get(surname)?.delete(id);
      this.voices.delete(id);
    }
    const turned = new Set<string>();
    for (const actor of come) {
      const voice = voiceOf(actor);
      this.voices.set(actor.id, voice);
      for (const surname of voice.surnames)
        this.bearers.set(surname, (this.bearers.get(surname) ?? new Set()).add(actor.id));
      if ((before.get(actor.id) ?? voice.key) !== voice.key) turned.add(actor.id);
      before.delete(actor.id);
    }
    for (const id of before.keys()) turned.add(id);
    return turned;
  }

  /** All that bears on whether an actor says what another says, in one; nothing of one who is not known. */
  voice(actor: string | null): string {
    return this.voices.get(actor ?? '')?.key ?? '';
  }

  between(a: Voiced, b: Voiced): Relation {
    const [x, y] = [a.speaker, b.speaker];
    if (x !== null && x === y) return 'same';
    if (a !== this.last) [this.last, this.ofLast] = [a, this.namedIn(a)];
    // Where reading took another for the speaker, the right one is mostly named in the same sentence.
    if (y !== null && this.ofLast.size > 0 && this.ofLast.has(y)) return 'kin';
    if (x !== null && this.namedIn(b).has(x)) return 'kin';
    if (x === null || y === null) return 'unknown';
    const [p, q] = [this.voices.get(x), this.voices.get(y)];
    if (p === undefined || q === undefined) return 'unknown';
    // Two people of one side say two things.
    if (p.namedPerson && q.namedPerson) return 'other';
    if ((p.side ?? x) === (q.side ?? y)) return 'kin';
    return p.anybody || q.anybody ? 'unknown' : 'other';
  }

  /** Lets go of what it only holds to be quicker. */
  rest(): void {
    this.named.clear();
    [this.last, this.ofLast] = [null, nobody];
  }

  private namedIn(voiced: Voiced): ReadonlySet<string> {
    const had = this.named.get(voiced);
    if (had !== undefined) return had;
    const found = new Set(
      foldName(voiced.around)
        .split(' ')
        .flatMap((word) => [...(this.bearers.get(word) ?? [])]),
    );
    const some = found.size === 0 ? nobody : found;
    this.named.set(voiced, some);
    return some;
  }
}

/** Most sentences name nobody who speaks elsewhere: one set for all takes less room. */
const nobody: ReadonlySet<string> = new Set();

/** "Ada Brandt", "Council of Lakes"; not "a senior official", "joint statement", which may be anybody's. */
const isNamed = ({ name, kind }: Actor): boolean => kind === 'state' || isProper(name);

/** "Ada Brandt"; not "the president", by which she is called too. */
const isProper = (name: string): boolean => /^\p{Lu}/u.test(name.split(' ').at(-1) ?? '');

/** What of an actor bears on how well it agrees with another. */
interface Voice {
  readonly side: string | null;
  readonly namedPerson: boolean;
  readonly anybody: boolean;
  /** Last words of the names of somebody who is named, folded. */
  readonly surnames: readonly string[];
  /** All that bears on whether it says what another says, in one. */
  readonly key: string;
}

function voiceOf(actor: Actor): Voice {
  const named = isNamed(actor);
  const { name, names, kind, side } = actor;
  const person = kind === 'person';
  const surnames = person
    ? [...new Set(names.filter(isProper).flatMap((one) => foldName(one).split(' ').at(-1) ?? []))]
    : nobodys;
  return {
    side,
    namedPerson: person && named,
    anybody: side === null && !named,
    surnames,
    key: [kind, side ?? '', name, ...surnames].join('\n'),
  };
}

const nobodys: readonly string[] = [];
