import type { LocalActor, Mention } from '../actor.js';
import type { Lexicon } from '../lexicon.js';
import { wordsOf } from './namesearch.js';

interface Told {
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
}

/** So often at least, and in so large a share of all mentions of states and their bodies, must one state be named. */
const [least, share] = [4, 0.6];

/**
 * Gives bodies of a state that are told without it ("the government", "the army", "a government spokesman") to the state that
 * the report is about, where it is about one: nearly all its states are that state, by name or by who speaks for it.
 */
export function withHomeBodies({ actors, mentions }: Told, lexicon: Lexicon): readonly LocalActor[] {
  const bodies = new Set(actors.flatMap((actor, at) => (isHomeBody(actor, lexicon) ? [at] : [])));
  if (bodies.size === 0) return actors;
  const home = homeOf({ actors, mentions });
  return home === null
    ? actors
    : actors.map((actor, at) => (bodies.has(at) ? { ...actor, side: home } : actor));
}

/** A body, an office or people of a body that every state has one of: it stands for a state by a common noun alone. */
function isHomeBody({ kind, key, side, name, roles, shared }: LocalActor, { naming }: Lexicon): boolean {
  if (key !== null || side !== null || kind === 'state' || /^\p{Lu}.* \p{Lu}/u.test(name)) return false;
  const words = wordsOf(name).map(({ lower }) => lower);
  const common = (word: string | undefined): boolean => naming['home-body'].has(word ?? '');
  if (kind === 'organization') return words.length < 3 && common(words.at(-1));
  return (
    (kind === 'group' || shared === true || roles.length === 0) && words.length > 1 && common(words.at(-2))
  );
}

function homeOf({ actors, mentions }: Told): number | null {
  const counts = new Map<number, number>();
  let all = 0;
  for (const { actor, form } of mentions) {
    const named = actors[actor];
    const state = named?.kind === 'state' ? actor : (named?.side ?? null);
    if (form === 'pronoun' || state === null || actors[state]?.kind !== 'state') continue;
    counts.set(state, (counts.get(state) ?? 0) + 1);
    all += 1;
  }
  for (const [state, count] of counts) if (count >= least && count >= share * all) return state;
  return null;
}
