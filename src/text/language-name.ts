/** A language's name by its ISO 639-1 code: `fr` is French. `unknown` where the language is not known. */
export function languageName(code: string | null, unknown: string, locale = 'en'): string {
  if (code === null || code === 'und') return unknown;
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
}
