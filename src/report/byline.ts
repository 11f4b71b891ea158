import type { Press } from './press.js';
import { attribute, type Element, textOf } from './tree.js';

const person = /^\p{L}[\p{L}'’.-]*(?: [\p{L}'’.-]+){1,4}$/u;
const noPerson =
  /\b(?:the|staff|correspondents?|reporters?|editors?|writers?|news|agency|agencies|desk|team|press|updated|published|share|follow|email|min|read|minutes?|ministr(?:y|ies)|department|comments?|contributors?|more|about|special to|bureau|producer|analyst)\b/i;

/**
 * The names in a byline: `By Ann Lee and BO RAY, Northgate Press` → Ann Lee, Bo Ray. Duties and places are left out;
 * agencies and desks that sign alone ("Reuters", "Editorial") stay.
 */
export function bylineNames(written: string, press: Press): readonly string[] {
  if (/^https?:/.test(written)) return [];
  const text = written
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:by|von|written by|story by|author:?|text:?)[: ]+/i, '');
  const head = (text.split(/\s[-–—|•·]\s|\||•|(?:^|\s)\d|\bfor the\b|\(|@/i)[0] ?? '').trim();
  const known = press.outlets;
  const parts = head.split(/\s*(?:,|;|&|\band\b|\bund\b|\bwith\b)\s*/i).filter(Boolean);
  const people = parts.filter(
    (part) =>
      person.test(part) &&
      !noPerson.test(part) &&
      !known.has(part.toLowerCase()) &&
      /\p{Lu}/u.test(part.charAt(0)),
  );
  if (people.length > 0) return people.map(cased);
  const agency = parts
    .map((part) => (known.has(part.toLowerCase()) ? part : null))
    .find((part) => part !== null);
  if (agency) return [agency];
  return /^(?:editorial|editorial board|the editorial board)$/i.test(head) ? [head] : [];
}

/** `DANICA ROE` → `Danica Roe`. */
const cased = (name: string): string =>
  /\p{Ll}/u.test(name)
    ? name
    : name
        .toLowerCase()
        .replace(
          /(^|[\s'’-])(\p{L})/gu,
          (_, before: string, letter: string) => before + letter.toUpperCase(),
        );

const classes = /byline|author|submitted|contributor|writer/i;

/** The byline that readers see: the first short element marked as one that begins with "By", else that is marked so at all. */
export function visibleByline(elements: readonly Element[], press: Press): readonly string[] {
  let fallback: readonly string[] = [];
  let seen = 0;
  for (const element of elements) {
    const { class: style, 'data-test': test, 'data-testid': testId } = element.attrs;
    const marked =
      attribute(element, 'itemprop') === 'author' ||
      attribute(element, 'rel')?.split(' ').includes('author') === true ||
      (style !== undefined && classes.test(style)) ||
      (test !== undefined && classes.test(test)) ||
      (testId !== undefined && classes.test(testId));
    if (!marked) continue;
    if (++seen > 80) break;
    const text = textOf(element).slice(0, 200);
    if (text === '' || text.length > 190) continue;
    const names = bylineNames(text, press);
    if (names.length === 0) continue;
    if (/^by\b/i.test(text)) return names;
    if (fallback.length === 0) fallback = names;
  }
  return fallback;
}
