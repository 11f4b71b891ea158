import { isUpper } from '../../text/characters.js';
import type { CutText } from '../../text/cut.js';
import type { Run } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';

/**
 * Full names that only tags and captions give, of people whom the text itself calls by surname: "Joe Orr" in "Tags: Ana
 * Marin Joe Orr" where `lacks('orr')`. A surname before which two given names stand is left alone: it is two people's.
 */
export function fullNamesOf(
  cut: CutText,
  lexicon: Lexicon,
  lacks: (surname: string) => boolean,
): ReadonlyMap<string, Run> {
  const { tokens } = cut;
  const found = new Map<string, Run | null>();
  for (const { kind, first, last } of cut.paragraphs) {
    if (kind !== 'furniture' && kind !== 'caption') continue;
    const [from, to] = [cut.sentences[first]?.first ?? 0, cut.sentences[last - 1]?.last ?? 0];
    for (let at = from; at + 1 < to; at += 1) {
      const [given, surname] = [tokens[at], tokens[at + 1]];
      if (given === undefined || surname === undefined) continue;
      if (!isUpper(given.text[0]) || !isUpper(surname.text[0]) || !lexicon.givenNames.has(given.lower))
        continue;
      if (!lacks(surname.lower)) continue;
      const before = found.get(surname.lower);
      if (before === undefined) found.set(surname.lower, { first: at, last: at + 2 });
      else if (before !== null && tokens[before.first]?.lower !== given.lower) found.set(surname.lower, null);
    }
  }
  const known = new Map<string, Run>();
  for (const [surname, run] of found) if (run !== null) known.set(surname, run);
  return known;
}
