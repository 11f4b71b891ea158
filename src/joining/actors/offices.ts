import { foldName } from './names.js';

/**
 * The office by which somebody unnamed is called, with the body whose it is; null where the name says more or less.
 * `body` is the key or folded name of the one the office is of.
 *
 * ```ts
 * officeIn("Norland's foreign minister", 'norland'); // 'norland|foreign minister'
 * officeIn('Olof Brandt', 'norland'); // null
 * ```
 */
export function officeIn(name: string, body: string | null): string | null {
  const words = name.replace(/[’']s\b/gu, '').split(/\s+/);
  const title = words.findIndex((word) => !startsUpper(word));
  // Whose office it is stands first, in capitals; nobody's name follows.
  if (body === null || title < 1 || words.slice(title).some(startsUpper)) return null;
  return officeOf(body, words.slice(title).join(' '));
}

/** An office as it is compared: whose, by key or folded name, and the title. */
export const officeOf = (body: string, title: string): string => `${body}|${foldName(title)}`;

export const titleOf = (office: string): string => office.slice(office.indexOf('|') + 1);

const startsUpper = (word: string): boolean => /^\p{Lu}/u.test(word);
