/**
 * Folds a word to a rough stem, so that inflections and the two English spellings meet: accents and case go, then the
 * common endings. Made for comparing wordings, not for showing: the result is often no word.
 *
 * ```ts
 * stemOf('Withdrawals') // 'withdrawal'
 * stemOf('demilitarised') === stemOf('demilitarized') // true
 * ```
 */
export function stemOf(word: string): string {
  return stemFolded(foldWord(word));
}

/** Lower case without accents. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  for (let i = 0; i < lower.length; i++)
    if (lower.charCodeAt(i) > 127) return lower.normalize('NFD').replace(/\p{M}/gu, '');
  return lower;
}

function stemFolded(word: string): string {
  if (word.length <= 3 || word.charCodeAt(0) < 58) return word;
  let stem = word;
  if (stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`;
  else if (stem.endsWith('sses')) stem = stem.slice(0, -2);
  stem = stem.replace(/is(e|ed|es|ing|er|ers|ation|ations)$/, 'iz$1');
  const cut = stem.replace(/(?:ations?|ating|ated|ates?)$/, 'at').replace(/(?:ing|edly|ed|es|s|ly|e)$/, '');
  stem = cut.length < 3 ? stem.replace(/s$/, '') : cut;
  return stem
    .replace(/([bdfgklmnprt])\1$/, '$1')
    .replace(/our$/, 'or')
    .replace(/i$/, 'y');
}
