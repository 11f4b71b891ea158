/**
 * What those of a party are called, by the name of the party or of all of them: the words of its name without "Party", their
 * plural and the adjective.
 *
 * ```ts
 * memberForms('Reform Party')     // ['Reform', 'Reforms']
 * memberForms('Social Democrats') // ['Social Democrat', 'Social Democratic']
 * ```
 */
export function memberForms(name: string): readonly string[] {
  const stem = name.replace(/^The /, '').replace(/ [Pp]arty$/, '');
  if (!/^\p{Lu}/u.test(stem)) return [];
  if (stem !== name.replace(/^The /, ''))
    return [
      stem,
      `${stem}s`,
      ...(stem.endsWith('cratic') ? [stem.replace(/ic$/, ''), stem.replace(/ic$/, 's')] : []),
    ];
  if (!stem.endsWith('s') || !stem.split(' ').every((word) => /^\p{Lu}/u.test(word))) return [];
  const one = stem.slice(0, -1);
  return [one, ...(one.endsWith('crat') ? [`${one}ic`] : [])];
}
