import { doubleMetaphone } from 'double-metaphone';
import { distance } from 'fastest-levenshtein';

/** A name folded for comparing: accents, case, dots, apostrophes and the possessive go; hyphens part words. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`]s\b/g, '')
    .replace(/[’'`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Codes by which like-sounding spellings of one word meet (double metaphone, Philips 2000). */
export function soundsOf(word: string): readonly string[] {
  const [first, second] = doubleMetaphone(word);
  return first === second ? [first] : [first, second];
}

/** Why two words are taken for spellings of one: null where they are not. */
export function sameWord(a: string, b: string): 'same' | 'spelling' | null {
  if (a === b) return 'same';
  const longer = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < 4 || a[0] !== b[0]) return soundAlike(a, b, longer) ? 'spelling' : null;
  const edits = distance(a, b);
  if (edits === 1 && longer >= 6) return 'spelling';
  return soundAlike(a, b, longer) ? 'spelling' : null;
}

/** Transliterations differ in vowels and doublings, and keep the sound: Karelsky, Karelskiy, Karelskyy. */
function soundAlike(a: string, b: string, longer: number): boolean {
  if (longer < 5) return false;
  const sounds = soundsOf(a);
  if (!soundsOf(b).some((code) => code.length > 1 && sounds.includes(code))) return false;
  return distance(a, b) <= Math.max(1, Math.floor(longer / 3));
}

/** Why two given names may be one person's: null where they tell two people apart. */
export function sameGiven(
  a: readonly string[],
  b: readonly string[],
): 'same' | 'initial' | 'spelling' | null {
  const [x, y] = [a[0], b[0]];
  if (x === undefined || y === undefined) return null;
  if (x === y) return 'same';
  if (a.join('') === b.join('')) return 'same';
  if ((x.length === 1 || y.length === 1) && x[0] === y[0]) return 'initial';
  if (sameWord(x, y) !== null) return 'spelling';
  // "Joe" for "Joseph", "Alex" for "Alexander".
  if (Math.min(x.length, y.length) >= 3 && (x.startsWith(y) || y.startsWith(x))) return 'spelling';
  return null;
}
