import type { LocalActor, Mention } from '../actor.js';
import type { KnownBody, Lexicon } from '../lexicon.js';
import { wordsOf } from './name-search.js';

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
export function withHomeBodies(
  { actors, mentions }: Told,
  text: string,
  lexicon: Lexicon,
): readonly LocalActor[] {
  const own = withoutForeignHouses({ actors, mentions }, text, lexicon);
  const bodies = new Set(own.flatMap((actor, at) => (isHomeBody(actor, lexicon) ? [at] : [])));
  if (bodies.size === 0) return own;
  const home = homeOf({ actors: own, mentions });
  return home === null ? own : own.map((actor, at) => (bodies.has(at) ? { ...actor, side: home } : actor));
}

/**
 * "the Norlandic Senate", in a report that says nothing of the state that the catalogue takes a Senate for: it is Norland's,
 * wherever the report calls it the Senate. A state that is only told so comes behind all other actors.
 */
function withoutForeignHouses(
  { actors, mentions }: Told,
  text: string,
  lexicon: Lexicon,
): readonly LocalActor[] {
  const named = new Set(mentions.map(({ actor }) => actor));
  const told = new Map<number, { readonly state: KnownBody; readonly name: string }>();
  for (const { actor, start, end } of mentions) {
    const { kind, key, side } = actors[actor] ?? {};
    if (kind !== 'organization' || key === null || side == null || named.has(side) || told.has(actor))
      continue;
    const before = /([\p{L}.]{2,30} )?([\p{L}.]{2,30})(?:['’]s?)? $/u.exec(
      text.slice(Math.max(0, start - reach), start),
    );
    const state = before === null ? null : stateCalled(before[2] ?? '', before[1] ?? '', lexicon);
    if (before !== null && state !== null && state.key !== actors[side]?.key)
      told.set(actor, {
        state,
        name: text.slice(start - (before[0] ?? '').length, end).replace(/^the /i, ''),
      });
  }
  if (told.size === 0) return actors;
  const more: LocalActor[] = [];
  const indexOf = ({ key, name }: KnownBody): number => {
    const at = [...actors, ...more].findIndex((one) => one.key === key);
    if (at >= 0) return at;
    more.push({ name, kind: 'state', names: [name], roles: [], side: null, key });
    return actors.length + more.length - 1;
  };
  // Who speaks for the state that nothing else is told of speaks for this one: "Senate leaders".
  const turned = new Map([...told].map(([at, { state }]) => [actors[at]?.side ?? -1, indexOf(state)]));
  const own = actors.map((actor, at): LocalActor => {
    const side = turned.get(actor.side ?? -2) ?? actor.side;
    const foreign = told.get(at);
    if (foreign === undefined) return side === actor.side ? actor : { ...actor, side };
    const { name } = foreign;
    return { ...actor, key: null, side, name, names: [...new Set([name, ...actor.names])] };
  });
  return [...own, ...more];
}

/** Characters before a body's name in which the state whose it is stands. */
const reach = 64;

/** The state that a word names, or a word with the one before it: "Chilean", "South African". */
function stateCalled(word: string, before: string, { phrases }: Lexicon): KnownBody | null {
  const both = [before.trim(), word];
  const found =
    phrases.get(both[0] ?? '')?.find(({ words }) => words.join(' ') === both.join(' ')) ??
    phrases.get(word)?.find(({ words }) => words.length === 1);
  return found?.body.kind === 'state' && found.form !== 'capital' ? found.body : null;
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
