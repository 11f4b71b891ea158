import { isUpper } from '../../text/characters.js';
import type { Cast } from './cast.js';

/** An office as a description tells it. */
export interface ToldOffice {
  readonly title: string;
  /** The actor whose office it is, or null. */
  readonly of: number | null;
  /** Whom its holder can speak for: a student for no state; an expert, an institute's head, whoever held it once for nobody. */
  readonly speaks: 'anybody' | 'no state' | 'nobody';
}

/** Words of a title at most; of a longer one only what stands before its first preposition is kept. */
const longest = 8;

/**
 * The office in some tokens: its title without articles, owners and what comes after it, and whose it is. "Norland's
 * fisheries minister", "the minister of fisheries of Norland", "a former Norland analyst and chair of the Northern program at
 * the Varda Institute" (a former analyst).
 */
export function toldOffice(cast: Cast, first: number, last: number): ToldOffice {
  const head = headAt(cast, first, last);
  const before = ownerBefore(cast, first, head);
  const end = titleEnd(cast, head, last);
  const after = before.of === null ? ownerBehind(cast, head, last) : null;
  const told = [...before.own, ...range(head, after !== null && after.opens < end ? after.opens : end)];
  // "for talks with Norland's minister": his title is another's.
  const another = before.own.some((at, i) => i > 0 && cast.tokens[at]?.pos === 'ADP');
  const title = another ? '' : titleOf(cast, told);
  const word = cast.tokens[head]?.lower ?? '';
  const { learned, naming, privately } = cast.lexicon;
  const past = naming.past.has(/^\p{L}*/u.exec(title)?.[0] ?? '');
  return {
    title,
    of: before.of ?? after?.of ?? null,
    speaks:
      past || learned.has(word) || after?.named === true
        ? 'nobody'
        : privately.has(word)
          ? 'no state'
          : 'anybody',
  };
}

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);

const isGenitive = (text: string | undefined): boolean => /^['’][sS]?$/.test(text ?? '');

/** The word that tells the office: the last one of its kind before a preposition, a comma or "and"; else the last token. */
function headAt({ tokens, lexicon }: Cast, first: number, last: number): number {
  let head = -1;
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (lexicon.offices.has(token.lower) && !isGenitive(tokens[at + 1]?.text)) head = at;
    else if (head >= 0 && (token.pos === 'ADP' || token.pos === 'CCONJ' || /^[,(—–]$/.test(token.text)))
      break;
  }
  return head < 0 ? last - 1 : head;
}

/** Whose an office is by what stands before it, and the tokens before it that are its own: "former | Norland's | chief". */
function ownerBefore(
  cast: Cast,
  first: number,
  head: number,
): { readonly of: number | null; readonly own: readonly number[] } {
  const { tokens, byToken, knownByToken, lexicon } = cast;
  const outside = isGenitive(tokens[first - 1]?.text) ? (byToken[first - 2] ?? -1) : -1;
  let of: number | null = outside < 0 ? null : outside;
  let own: number[] = [];
  for (let at = first; at < head; at += 1) {
    const known = knownByToken.get(at);
    const end = known?.last ?? at + 1;
    const owns = isGenitive(tokens[end]?.text);
    // "a Norland expert" knows the land, "a Norlandic expert" is of it.
    const land = known?.known.body.kind === 'state' && known.known.form !== 'demonym';
    const studied = land && lexicon.learned.has(tokens[head]?.lower ?? '') && !owns;
    if (known !== undefined && !studied) {
      of = cast.bodyActor(known.known.body);
      // "the envoy of a land's ally": what stands before an owner with a genitive is the owner's.
      at = owns ? end : end - 1;
      continue;
    }
    if (owns) {
      const owner = byToken[end - 1] ?? -1;
      if (owner >= 0) of = owner;
      own = [];
      at = end;
      continue;
    }
    own.push(...range(at, end));
    at = end - 1;
  }
  return { of, own };
}

/** Where a title ends: at another office, a clause, or where its holder works. */
function titleEnd({ tokens, lexicon }: Cast, head: number, last: number): number {
  for (let at = head + 1; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined) return at;
    if (/^[,(;—–]$/.test(token.text) || /^(?:who|which|that|whose)$/.test(token.lower)) return at;
    if (token.pos === 'ADP' && !lexicon.naming.task.has(token.lower)) return at;
    if (
      token.lower === 'and' &&
      range(at + 1, last).some((next) => lexicon.offices.has(tokens[next]?.lower ?? ''))
    )
      return at;
  }
  return last;
}

/** Whose an office is by what stands behind it: "of Turkey", "at the Varda Institute". `opens`: where that begins. */
function ownerBehind(
  cast: Cast,
  head: number,
  last: number,
): { readonly of: number; readonly opens: number; readonly named?: true } | null {
  const { tokens, byToken, drafts, knownByToken, lexicon } = cast;
  const abroad = lexicon.naming.abroad.has(tokens[head]?.lower ?? '');
  for (let at = head + 1; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined || /^(?:who|which|that|whose)$/.test(token.lower)) return null;
    if (!lexicon.naming.employing.has(token.lower)) continue;
    // "envoy for Norland", "envoy to the Union": where he is sent.
    if (abroad && token.lower === 'for') continue;
    const next = tokens[at + 1]?.pos === 'DET' ? at + 2 : at + 1;
    if (next >= last) return null;
    const known = knownByToken.get(next);
    if (known !== undefined) {
      // "a professor of Norlandic law", but "a spokesman for the Norlandic ministry".
      const adjective = known.known.form === 'demonym';
      if (adjective && lexicon.privately.has(tokens[head]?.lower ?? '')) continue;
      // "of state", "of the treasury": what the office looks after.
      const task = range(next, known.last).every((one) => lexicon.portfolios.has(tokens[one]?.lower ?? ''));
      return { of: cast.bodyActor(known.known.body), opens: task || adjective ? last : at };
    }
    const named = byToken[next] ?? -1;
    if (drafts[named]?.kind === 'organization' && isUpper(tokens[next]?.text[0]))
      return { of: named, opens: at, named: true };
  }
  return null;
}

/** Lower case, but for names and short forms: "former CIA analyst"; a form of address is the office that it tells. */
function titleOf({ tokens, lexicon, byToken, knownByToken }: Cast, told: readonly number[]): string {
  let from = 0;
  const isOpening = (at: number): boolean => {
    const token = tokens[at];
    return (
      token !== undefined &&
      (/^(?:DET|PUNCT|ADV|CCONJ|ADP|PRON)$/.test(token.pos) || lexicon.naming.definite.has(token.lower))
    );
  };
  while (from < told.length - 1 && isOpening(told[from] ?? 0)) from += 1;
  let kept = told.slice(from);
  if (kept.length > longest) {
    const small = kept.findIndex((at) => tokens[at]?.pos === 'ADP');
    if (small > 0) kept = kept.slice(0, small);
  }
  let title = '';
  let before = -1;
  let name = -1;
  for (const at of kept) {
    const token = tokens[at];
    if (token === undefined) continue;
    const address = token.lower.replace(/\.$/, '');
    if (lexicon.honorifics.has(token.lower) && kept.length > 1) {
      const office = at === kept.at(-1) ? lexicon.titledOffices.get(address)?.[0] : undefined;
      if (office !== undefined) title += `${title === '' ? '' : ' '}${office}`;
      continue;
    }
    name = Math.max(name, knownByToken.get(at)?.last ?? -1);
    const actor = byToken[at] ?? -1;
    const lone = actor < 0 || (byToken[at - 1] !== actor && byToken[at + 1] !== actor);
    const named =
      isUpper(token.text[0]) &&
      (lexicon.naming.thing.has(token.lower) ||
        ((at < name || actor >= 0) && !(lone && lexicon.portfolios.has(token.lower))));
    const short =
      token.text.length > 1 && token.text === token.text.toUpperCase() && !lexicon.offices.has(token.lower);
    const spaced = before >= 0 && (before !== at - 1 || (tokens[before]?.end ?? 0) < token.start);
    title += (spaced ? ' ' : '') + (named || short ? token.text : token.lower);
    before = at;
  }
  return title;
}
