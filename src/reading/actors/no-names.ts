import type { CutText, Token } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';
import { type FoundName, isOpening } from '../names/names.js';
import { isFiniteVerb } from '../words/finite.js';

/** How a word in capitals is used in a report. */
interface Uses {
  readonly names: FoundName[];
  /** How often it stands behind "in". */
  within: number;
  /** How often it owns or does something. */
  acting: number;
  /** Whether it stands anywhere but at the head of its sentence. */
  inside: boolean;
  /** A form of address or an office stands before it somewhere, or it says something. */
  somebody: boolean;
}

/**
 * Names that are nobody's, by all that the report does with them: places ("in Port Vell", as a rule), and common nouns that
 * only open a sentence ("Talks began", where "the talks" stands elsewhere; "Prospects for" of which nothing else is told).
 */
export function namesOfNobody(
  cut: CutText,
  lexicon: Lexicon,
  names: readonly FoundName[],
): ReadonlySet<FoundName> {
  const { tokens } = cut;
  const uses = new Map<string, Uses>();
  /** Last words of names that stand with more: "Ana Marin", "Mr. Marin". */
  const surnames = new Set<string>();
  for (const name of names) {
    if (name.known !== null) continue;
    const { first, last, titled } = name;
    if (titled < first || last > first + 1) surnames.add(tokens[last - 1]?.lower ?? '');
    if (name.body !== null) continue;
    const key = written(tokens, first, last);
    const use = uses.get(key) ?? { names: [], within: 0, acting: 0, inside: false, somebody: false };
    use.names.push(name);
    const [before, after] = [tokens[first - 1], tokens[last]];
    const owns = /^['’]s?$/.test(after?.text ?? '');
    if (before?.sentence === name.sentence && lexicon.naming.within.has(before.lower) && !owns)
      use.within += 1;
    const verb = after?.sentence === name.sentence && isFiniteVerb(after);
    if (owns || verb) use.acting += 1;
    if (!isOpening(tokens, name.first)) use.inside = true;
    const says = after?.sentence === name.sentence && after?.pos === 'VERB' && lexicon.cues.has(after.lower);
    if (
      titled < first ||
      says ||
      (after?.text === ',' && tokens[last + 1]?.lower === 'who') ||
      /^(?::|himself|herself)$/.test(after?.lower ?? '') ||
      lexicon.givenNames.has(tokens[first]?.lower ?? '')
    )
      use.somebody = true;
    uses.set(key, use);
  }
  const small = new Set<string>();
  for (const { text } of tokens) if (/^\p{Ll}/u.test(text)) small.add(text);
  const nobodies = new Set<FoundName>();
  for (const { names: own, within, acting, inside, somebody } of uses.values()) {
    const [one] = own;
    if (one === undefined || somebody) continue;
    const surname = tokens[one.last - 1]?.lower ?? '';
    const lone = one.last === one.first + 1;
    if (lone && surnames.has(surname)) continue;
    const place = (within > 0 && 2 * within >= own.length) || (within > 1 && acting === 0);
    const common = lone && (small.has(surname) || (!inside && acting === 0));
    if (place) for (const name of own) nobodies.add(name);
    else if (common) for (const name of own) if (isOpening(tokens, name.first)) nobodies.add(name);
  }
  return nobodies;
}

const written = (tokens: readonly Token[], first: number, last: number): string => {
  let text = '';
  for (let at = first; at < last; at += 1) text += ` ${tokens[at]?.lower ?? ''}`;
  return text;
};
