import { isUpper } from '../../text/characters.js';
import type { Token } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import { leaderSide } from './body-kinds.js';
import { type Cast, type Draft, namesakes, push, recent, sideOf } from './cast.js';
import { kindOfPhrase } from './kinds.js';
import { isShared } from './roles.js';

/** Finds whom a common noun means: an office, a group, a body. */
export interface Describer {
  /**
   * The actor that a phrase names by office or group ("Ukrainian officials"), made when first met. With `epithets`, a
   * definite phrase that nobody was called before ("the Ohio Republican") gives null: it is somebody's, told by context. It is never `not`: "his lawyer".
   */
  described(first: number, last: number, epithets?: boolean, not?: number | null): number | null;
  /** The body with a name of its own that a common noun means: "the federation", "the company" after one that spoke last. */
  bodyCalled(first: number, last: number, lately: number | null): number | null;
  /** Whom a sentence starts with by office alone: "The president himself …". */
  recalled(first: number, last: number): number | null;
}

export function createDescriber(cast: Cast): Describer {
  const { tokens, lexicon } = cast;
  const byPhrase = new Map<string, number>();
  return {
    described(first, last, epithets = false, not = null) {
      let start = first;
      while (start < last && lexicon.naming.determiner.has(tokens[start]?.lower ?? '')) start += 1;
      if (start >= last) return null;
      const key = cast.parts(start, last).join(' ');
      const kept = byPhrase.get(key);
      const of = bodyIn(cast, start, last);
      const head = tokens[last - 1]?.lower ?? '';
      const definite =
        lexicon.naming.definite.has(tokens[first]?.lower ?? '') || isBareName(tokens, first, last);
      if (lexicon.offices.has(head) && definite) {
        const met = metBefore(cast, key, head, first) ?? officerOf(cast, start, last, of);
        if (met !== null && met !== not) return met;
        if (kept === undefined && epithets) return null;
      }
      if (kept !== undefined) return kept;
      const { index, draft } = cast.add(
        cast.written(start, last),
        kindOfPhrase(tokens, start, last, lexicon),
      );
      draft.side = sideOf(cast, of);
      draft.words = cast.parts(start, last);
      if (draft.kind === 'organization') draft.side ??= leaderSide(cast, draft.words);
      if (draft.kind === 'person' && isShared(key, lexicon)) draft.shared = true;
      push(cast.byHead, head, index);
      byPhrase.set(key, index);
      return index;
    },
    bodyCalled: (first, last, lately) => bodyCalled(cast, first, last, lately),
    recalled(start, last) {
      // "Though the president …": the clause before the main one is about the same, as a rule.
      const first = lexicon.speech.subordinating.has(tokens[start]?.lower ?? '') ? start + 1 : start;
      if (tokens[first]?.lower !== 'the') return null;
      for (let at = first + 1; at < Math.min(last, first + 4); at += 1) {
        const head = tokens[at]?.lower ?? '';
        if (lexicon.offices.has(head))
          return metBefore(cast, cast.parts(first + 1, at + 1).join(' '), head, first);
      }
      return null;
    },
  };
}

/** "Priest said", after Leo Priest: an office's word with a capital and no article. */
function isBareName(tokens: readonly Token[], first: number, last: number): boolean {
  const text = tokens[first]?.text ?? '';
  return last === first + 1 && isUpper(text[0]) && text !== text.toUpperCase();
}

/** The last catalogued body that a phrase names: "Ukrainian officials". */
function bodyIn({ knownByToken, bodyActor }: Cast, first: number, last: number): number | null {
  let of: number | null = null;
  for (let at = first; at < last; at += 1) {
    const known = knownByToken.get(at);
    if (known !== undefined) of = bodyActor(known.known.body);
  }
  return of;
}

/** "the Norwegian minister": who is of that state or body and bears an office that ends so, the last met. */
function officerOf(cast: Cast, first: number, last: number, of: number | null): number | null {
  if (of === null || !cast.knownByToken.has(first)) return null;
  const own = cast.knownByToken.get(first)?.last ?? first;
  const head = cast.tokens[last - 1]?.lower ?? '';
  const title = cast.parts(own, last).join(' ');
  let best: number | null = null;
  let bestAt = -1;
  for (const index of recent(cast.byHead.get(head))) {
    const draft = cast.drafts[index];
    const at = draft === undefined ? -1 : lastBelow(draft.seen, first);
    if (draft === undefined || at <= bestAt || !isCalled(draft, title, head)) continue;
    if (draft.side === of || draft.roles.some((role) => role.of === of)) [best, bestAt] = [index, at];
  }
  return best;
}

const isCalled = (draft: Draft, key: string, head: string): boolean =>
  draft.kind === 'person' &&
  (draft.called.has(key) ||
    hasTitle(draft, key) ||
    (draft.words.at(-1) === head && key.split(' ').every((word) => draft.words.includes(word))));

/** An office of that name is told beside the name itself. */
const hasTitle = ({ roles }: Draft, key: string): boolean =>
  roles.some(({ title }) => title === key || title.endsWith(` ${key}`));

/** "the foreign minister", "the official": whoever was called that last before here. */
function metBefore(cast: Cast, key: string, head: string, before: number): number | null {
  const candidates = cast.byHead.get(head) ?? [];
  if (candidates.length > namesakes) return nearest(cast, key, head, before);
  let best: number | null = null;
  let bestAt = -1;
  /** Who bears the office without a foreign body beside it. */
  let own: number | null = null;
  let ownAt = -1;
  for (const index of candidates) {
    const draft = cast.drafts[index];
    if (draft === undefined) continue;
    const at = lastBelow(draft.seen, before);
    if (at < 0 || !isCalled(draft, key, head)) continue;
    // "the congressman", long after "Rep. Roux": another, if anybody, was spoken of since.
    if (draft.called.has(key) && before - at > nearby && !hasTitle(draft, key)) continue;
    if (at > bestAt) [best, bestAt] = [index, at];
    if (at > ownAt && draft.roles.some(({ title, of }) => title === key && of === null))
      [own, ownAt] = [index, at];
  }
  // "the president", long after "Vardan President Roux" or after "Marin met Vardan President Roux": whom the report calls
  // president without more.
  const beside = ownAt < bestAt && cast.tokens[ownAt]?.sentence === cast.tokens[bestAt]?.sentence;
  return own !== null && (beside || before - bestAt > nearby) ? own : best;
}

/** In a text with a crowd of ministers: whoever stands near. */
function nearest({ drafts, byToken }: Cast, key: string, head: string, before: number): number | null {
  for (let at = before - 1; at >= 0 && before - at < reach; at -= 1) {
    const named = byToken[at] ?? -1;
    const draft = named < 0 ? undefined : drafts[named];
    if (draft !== undefined && isCalled(draft, key, head)) return named;
  }
  return null;
}

function bodyCalled(cast: Cast, first: number, last: number, lately: number | null): number | null {
  const { tokens, lexicon, drafts, byToken } = cast;
  const head = tokens[last - 1]?.lower ?? '';
  if (last - first !== 2 || tokens[first]?.lower !== 'the') return null;
  if (!lexicon.corporate.has(head) || lexicon.documents.has(head)) return null;
  for (let at = first - 1; at >= 0 && first - at < reach; at -= 1) {
    const named = byToken[at] ?? -1;
    if (named < 0) continue;
    const draft = drafts[named];
    if (isNamedBody(draft) && draft.words.length > 1 && draft.name.toLowerCase().split(' ').includes(head))
      return named;
  }
  const spoke = lately === null ? undefined : drafts[lately];
  if (lately === null || !lexicon.naming.body.has(head) || !isNamedBody(spoke)) return null;
  // "the company", after the Dockers' Union spoke: another.
  const own = spoke.name.slice(spoke.name.lastIndexOf(' ') + 1).toLowerCase();
  return own !== head && lexicon.naming.body.has(own) ? null : lately;
}

const isNamedBody = (draft: Draft | undefined): draft is Draft =>
  draft !== undefined &&
  (draft.kind === 'organization' || draft.kind === 'group') &&
  /^\p{Lu}/u.test(draft.name);

/** Tokens within which an office alone means whoever was called that last, whosever officer he is. */
const nearby = 80;
/** Tokens over which an office that a crowd bears, or a body, is looked for. */
const reach = 2000;

/** The last of an ascending list below a bound, or -1. */
const lastBelow = (list: readonly number[], bound: number): number =>
  list[partition(list, (one) => one < bound) - 1] ?? -1;
