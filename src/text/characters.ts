/** What kind of character a UTF-16 code unit is; the common ones are looked up, the rest asked of Unicode. */
export type CharacterKind = 'space' | 'line' | 'letter' | 'digit' | 'other';

const kinds: readonly CharacterKind[] = Array.from({ length: 0x250 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code === 10 || code === 13 || code === 0x0b || code === 0x0c || code === 0x85) return 'line';
  if (/\s/.test(character)) return 'space';
  if (/\p{L}/u.test(character)) return 'letter';
  return /\p{N}/u.test(character) ? 'digit' : 'other';
});

const space = /[\s\u200b\ufeff]/;
const letter = /[\p{L}\p{M}\u200c\u200d]/u;
const digit = /\p{N}/u;

export function kindOf(text: string, at: number): CharacterKind {
  const code = text.charCodeAt(at);
  const known = kinds[code];
  if (known !== undefined) return known;
  if (code === 0x2028 || code === 0x2029) return 'line';
  // Half of a pair: letters beyond the first plane are taken as letters so that both halves stay in one token.
  if (code >= 0xd800 && code <= 0xdfff) return 'letter';
  const character = text[at] ?? '';
  if (space.test(character)) return 'space';
  if (letter.test(character)) return 'letter';
  return digit.test(character) ? 'digit' : 'other';
}

export const isWordly = (kind: CharacterKind): boolean => kind === 'letter' || kind === 'digit';

/** Upper case, told by what lower case makes of it: holds for every script that has cases. */
export function isUpper(character: string | undefined): boolean {
  if (character === undefined) return false;
  const code = character.charCodeAt(0);
  if (code < 128 && character.length === 1) return code >= 65 && code <= 90;
  return character !== character.toLowerCase();
}

/** Whether a word begins with a capital. */
export function opensUpper(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : isUpper(word[0]);
}

export function isLower(character: string | undefined): boolean {
  if (character === undefined) return false;
  const code = character.charCodeAt(0);
  if (code < 128 && character.length === 1) return code >= 97 && code <= 122;
  return character !== character.toUpperCase();
}

/** How many capitals and small letters a stretch holds. */
export function countCases(
  text: string,
  from: number,
  to: number,
): { readonly upper: number; readonly lower: number } {
  let upper = 0;
  let lower = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (code >= 97 && code <= 122) lower += 1;
      else if (code >= 65 && code <= 90) upper += 1;
    } else if (isUpper(text[at])) upper += 1;
    else if (isLower(text[at])) lower += 1;
  }
  return { upper, lower };
}

/** Whether a code unit is a mark that opens or closes quotations, single ones and apostrophes among them. */
export const isMark = (code: number): boolean =>
  code === 0x22 ||
  code === 0x27 ||
  code === 0x60 ||
  code === 0xab ||
  code === 0xbb ||
  (code >= 0x2018 && code <= 0x201f) ||
  code === 0x2033 ||
  code === 0x2039 ||
  code === 0x203a;
