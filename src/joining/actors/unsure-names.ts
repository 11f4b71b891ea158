import type { LocalActor } from '../../reading/actor.js';
import { sameGiven } from './names.js';

/**
 * Whether a report leaves open who bears a name: capitals that hold no office and stand for no side. A bare word must
 * speak at least, or it may as well be a town.
 */
export function isUnsure({ kind, key, side, roles, name }: LocalActor, speaks: boolean): boolean {
  if (kind !== 'group' || key !== null || side !== null || roles.length > 0) return false;
  const words = name.split(/\s+/u);
  return (words.length > 1 || speaks) && words.every((word) => /^\p{Lu}/u.test(word));
}

/**
 * Whether an unsure name may be that of a person whom another report knows, by its folded words: the surname alone, or the
 * full name with a title before it or an initial within.
 *
 * ```ts
 * mayName(['maren', 'j', 'holt'], ['maren', 'holt']) // true
 * mayName(['holt', 'harbour'], ['maren', 'holt']) // false
 * ```
 */
export function mayName(unsure: readonly string[], person: readonly string[]): boolean {
  if (person.length < 2 || unsure.at(-1) !== person.at(-1)) return false;
  if (unsure.length < 2) return true;
  const [longer, shorter] = unsure.length > person.length ? [unsure, person] : [person, unsure];
  if (longer.slice(-shorter.length).join(' ') === shorter.join(' ')) return true;
  return sameGiven(unsure.slice(0, -1), person.slice(0, -1)) === 'same';
}
