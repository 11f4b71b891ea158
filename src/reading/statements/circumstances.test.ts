import { expect, test } from 'vitest';
import { casesIn } from '../../../tests/support/cases.js';
import { loadCatalog } from '../../catalog/load.js';
import { createCutter } from '../../text/cutter.js';
import { createLexicon } from '../lexicon.js';
import { timesOf } from '../times/times.js';
import { timeWordsOf } from '../times/words.js';
import { voicesOf } from './voices.js';

const catalog = loadCatalog();
const cut = createCutter(catalog);
const lexicon = createLexicon(catalog);
const timeWords = timeWordsOf(catalog);

for (const { name, input, expected } of casesIn('cases/circumstances'))
  test(name, () => {
    const parts = cut(input);
    const times = timesOf(parts, timeWords);
    const { actors, statements } = voicesOf(parts, lexicon, times);
    const nameOf = (actor: number | null): string => (actor === null ? '-' : (actors[actor]?.name ?? '?'));
    const shown = statements.map(({ speaker, content, time, via }) =>
      [
        nameOf(speaker),
        input.slice(content.start, content.end),
        time === null ? '-' : times[time]?.text,
        nameOf(via),
      ].join(' | '),
    );
    expect(shown.join('\n')).toBe(expected);
  });
