import type { CutText } from '../../text/cut.js';
import type { LocalActor, Mention } from '../actor.js';
import type { LocalStatement } from '../statement.js';
import { isFiniteVerb } from '../words/finite.js';
import { isGenitive } from '../words/genitive.js';

interface Named {
  readonly actors: readonly LocalActor[];
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  readonly statements: readonly LocalStatement[];
}

/**
 * Runs of capitals that nothing in the report shows to be anybody: no state's nor known body's name, of no office and no
 * side, never quoted, never before a verb or behind "by", never owning anything. "Farm Goods, Energy and Made Wares" in a list
 * of purchases, "Port Vell" where people meet: no move is theirs.
 */
export function nobodiesOf(
  { tokens }: CutText,
  { actors, mentions, statements }: Named,
): ReadonlySet<number> {
  const nobodies = new Set<number>();
  actors.forEach(({ kind, key, side, roles }, actor) => {
    const bare = key === null && side === null && roles.length === 0;
    if (bare && (kind === 'group' || kind === 'person')) nobodies.add(actor);
  });
  for (const { speaker } of statements) if (speaker !== null) nobodies.delete(speaker);
  let at = 0;
  for (const { actor, start, end, form } of mentions) {
    if (!nobodies.has(actor)) continue;
    if (form !== 'name') nobodies.delete(actor);
    while (at > 0 && (tokens[at - 1]?.end ?? 0) > end) at--;
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= end) at++;
    let next = tokens[at]?.text === ',' && tokens[at + 1]?.lower === 'who' ? at + 2 : at;
    while (tokens[next]?.pos === 'ADV') next++;
    const after = tokens[next];
    let before = at - 1;
    while ((tokens[before]?.start ?? 0) > start) before--;
    const agent = tokens[before - 1]?.lower === 'by';
    const owns = isGenitive(tokens[at]);
    if (
      agent ||
      owns ||
      (after !== undefined && after.sentence === tokens[at - 1]?.sentence && isFiniteVerb(after))
    )
      nobodies.delete(actor);
  }
  return nobodies;
}
