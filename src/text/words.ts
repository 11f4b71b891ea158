/** Runs of letters and digits. */
const run = /[\p{L}\p{N}]+/gu;

/** By code unit below U+0250: whether it is of a kind. Nearly all that is read stands below. */
const tableOf = (kind: RegExp): Uint8Array =>
  Uint8Array.from({ length: 0x250 }, (_, code) => (kind.test(String.fromCharCode(code)) ? 1 : 0));
const isLetterOrDigit = tableOf(/[\p{L}\p{N}]/u);
const isLetter = tableOf(/\p{L}/u);

/**
 * The words of a stretch of text in order, runs of letters and digits: what `/[\p{L}\p{N}]+/gu` finds there, without
 * asking Unicode of every letter.
 *
 * ```ts
 * wordsOf('By 12 May, they say', 3, 9) // ['12', 'May']
 * ```
 */
export function wordsOf(text: string, start: number, end: number): readonly string[] {
  const words: string[] = [];
  const plain = eachRun(text, start, end, (from, to) => words.push(text.slice(from, to)));
  return plain ? words : (text.slice(start, end).match(run) ?? []);
}

/** How many words there are. */
export function countWords(text: string, start: number, end: number): number {
  let count = 0;
  const plain = eachRun(text, start, end, () => {
    count += 1;
  });
  return plain ? count : (text.slice(start, end).match(run)?.length ?? 0);
}

/**
 * Calls for every run of letters alone, in order; false, perhaps after some calls, where a character is met that needs
 * Unicode to be asked.
 */
export function eachLetterRun(text: string, found: (from: number, to: number) => void): boolean {
  return eachRun(text, 0, text.length, found, isLetter);
}

/** Calls for every run; false where a character is met that the table does not know. */
function eachRun(
  text: string,
  start: number,
  end: number,
  found: (from: number, to: number) => void,
  isRun: Uint8Array = isLetterOrDigit,
): boolean {
  let from = -1;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x250 && !isPunctuation(code)) return false;
    if (isRun[code] === 1) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      found(from, at);
      from = -1;
    }
  }
  if (from >= 0) found(from, Math.min(end, text.length));
  return true;
}

/** Quotation marks, dashes, dots and spaces of every width: the block "General Punctuation" holds no letter. */
const isPunctuation = (code: number): boolean => code >= 0x2000 && code <= 0x206f;
