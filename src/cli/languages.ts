/** A language's English name by its ISO 639-1 code: `fr` is French. */
export function languageName(code: string | null): string {
  if (code === null || code === 'und') return 'language unknown';
  return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
}
