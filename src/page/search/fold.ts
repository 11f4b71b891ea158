/** A text as search compares it: lower case, accents off, one kind of quotation mark. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .toLowerCase();

/** The words that a query asks for, folded; words in quotation marks stay together. */
export const wordsOf = (query: string): readonly string[] =>
  [...fold(query).matchAll(/"([^"]+)"?|([^\s"]+)/g)]
    .map((match) => (match[1] ?? match[2] ?? '').trim())
    .filter(Boolean);
