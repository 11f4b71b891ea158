import type { Token } from '../../text/cut.js';
import type { ActorKind } from '../actor.js';
import type { Lexicon } from '../lexicon.js';
import type { FoundName } from '../names/names.js';

/** What a common noun names, by its head: "associate of Marin" a person, "aides to Marin" a group. */
export function kindOfPhrase(
  tokens: readonly Token[],
  first: number,
  last: number,
  lexicon: Lexicon,
): ActorKind {
  let end = first + 1;
  while (end < last && tokens[end]?.pos !== 'ADP') end += 1;
  const head = tokens[end - 1]?.lower ?? '';
  // "the chairman and ranking member".
  for (let at = first; at < end; at += 1) if (tokens[at]?.lower === 'and') return 'group';
  if (lexicon.groups.has(head)) return 'group';
  if (lexicon.corporate.has(head)) return 'organization';
  return lexicon.offices.has(head) ? 'person' : 'group';
}

/** What a run of capitals names, `parts` its words: where nothing tells, one word is anybody's, several are a person's. */
export function kindOfName(
  tokens: readonly Token[],
  name: FoundName,
  lexicon: Lexicon,
  parts: readonly string[],
): ActorKind {
  if (name.titled < name.first) return 'person';
  if (name.body !== null || parts.some((part) => lexicon.bodyNames.has(part))) return 'organization';
  if (parts.length > 1 && isPlace(parts, lexicon)) return 'group';
  if (parts.length > 1 && lexicon.givenNames.has(parts[0] ?? '')) return 'person';
  if (parts.length === 1 && isShort(tokens[name.first]?.text ?? '')) return 'organization';
  const before = tokens[name.first - 1];
  if (
    before !== undefined &&
    before.sentence === name.sentence &&
    (before.pos === 'ADP' || before.pos === 'DET')
  )
    return 'group';
  return parts.length > 1 ? 'person' : 'group';
}

/** "Port Vell", "Vell Airport": what no person is called. */
const isPlace = (parts: readonly string[], { naming }: Lexicon): boolean =>
  naming.place.has(parts.at(-1) ?? '') || naming['place-start'].has((parts[0] ?? '').replace(/\.$/, ''));

/** "NCGA": a body's short name. */
const isShort = (text: string): boolean => text.length > 1 && text.length < 7 && text === text.toUpperCase();
