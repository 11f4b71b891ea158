import type { LocalActor, Mention } from '../actor.js';
import type { Lexicon } from '../lexicon.js';
import type { LocalStatement } from '../statement.js';

interface Named {
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
  readonly statements: readonly LocalStatement[];
}

/**
 * Runs of several capitals were read as persons' names while nothing told better. Of whom the whole report tells nothing that
 * shows a person (no given name, no office, no side, no word of theirs, no pronoun, no surname alone) it stays open what
 * they are: "Quarry Force".
 */
export function withSettledKinds(
  { actors, mentions, statements }: Named,
  lexicon: Lexicon,
): readonly LocalActor[] {
  const shown = new Set<number>();
  for (const { speaker } of statements) if (speaker !== null) shown.add(speaker);
  for (const { actor, form } of mentions) if (form === 'pronoun') shown.add(actor);
  return actors.map((actor, at) =>
    shown.has(at) || isShown(actor, lexicon) ? actor : { ...actor, kind: 'group' },
  );
}

function isShown(
  { kind, key, side, roles, name, names }: LocalActor,
  { givenNames, naming }: Lexicon,
): boolean {
  if (kind !== 'person' || key !== null || side !== null || roles.length > 0) return true;
  const words = name.split(' ');
  if (!words.every((word) => /^\p{Lu}/u.test(word)) || words.some((word) => /^\p{Lu}\.$|-\p{Ll}/u.test(word)))
    return true;
  if (words.length < 2 || words.some((word) => naming.particle.has(word.toLowerCase()))) return true;
  return givenNames.has((words[0] ?? '').toLowerCase()) || names.length > 1;
}
