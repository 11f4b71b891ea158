import { describe, expect, test } from 'vitest';
import { casesIn } from '../../../tests/support/cases.js';
import { loadCatalog } from '../../catalog/load.js';
import { createCutter } from '../../text/cutter.js';
import { languageTeller } from '../language.js';
import { createReader } from '../reader.js';
import { framedVoices } from './framed.js';

const german = loadCatalog({ language: 'de' });
const cut = createCutter(german);
const voices = framedVoices(german);

describe('German quotations, by the catalogue alone', () => {
  for (const { name, input, expected } of casesIn('cases/de'))
    test(name, () => {
      const { actors, statements } = voices(cut(input));
      const shown = statements.map(({ speaker, mode, content }) =>
        [speaker === null ? '?' : actors[speaker]?.name, mode, input.slice(content.start, content.end)].join(
          ' | ',
        ),
      );
      expect(shown.join('\n')).toBe(expected);
    });
});

test('languages are told by script and by their commonest words; a few words count as English', () => {
  const tell = languageTeller(loadCatalog());
  const told: readonly (readonly [string, string])[] = [
    ['en', 'The ministers met on the island and said that the tolls would be lifted in May.'],
    ['de', 'Die Minister trafen sich auf der Insel und sagten, die Zölle würden im Mai nicht erhoben.'],
    ['fr', 'Les ministres se sont réunis sur une île et ont dit que les droits ne seront pas levés en mai.'],
    [
      'es',
      'Los ministros se reunieron en la isla y dijeron que los aranceles no se cobrarán en el mes de mayo.',
    ],
    ['ru', 'Министры встретились на острове и сказали, что пошлины не будут взиматься с мая.'],
    ['uk', 'Міністри зустрілися на острові і сказали, що мита не стягуватимуть до травня та від травня.'],
    ['ar', 'اجتمع الوزراء في الجزيرة وقالوا إن الرسوم لن ترفع في مايو'],
    ['zh', '部长们在岛上会面并表示五月不会征收关税。'],
    ['ja', '大臣たちは島で会談し、五月に関税を課さないと述べた。'],
    ['en', 'Herring, nets, tolls'],
    ['und', 'Herring nets tolls ferries harbours crowns boats islands ministers envoys pledges terms deals'],
  ];
  for (const [language, text] of told) expect(`${tell(text)} ${text}`).toBe(`${language} ${text}`);
});

test('another language is read by its catalogue where there is one, else only cut and marked', () => {
  const reader = createReader(loadCatalog(), undefined, [german]);
  const read = reader.read(
    'Die Minister trafen sich auf der Insel. „Wir werden das nicht unterschreiben“, sagte Otto Kron nach dem Treffen.',
  );
  expect([read.language, read.unread, read.statements.length, read.moves.length]).toEqual([
    'de',
    undefined,
    1,
    0,
  ]);
  const other = reader.read(
    'Les ministres se sont réunis sur une île. « Nous ne signerons pas », a dit Otto Kron après la réunion des ministres.',
  );
  expect([other.language, other.unread, other.statements.length]).toEqual(['fr', true, 0]);
  expect(other.sentences.length).toBe(2);
});

test('time grows with the length of the text, whatever it holds', () => {
  const start = performance.now();
  for (const unit of [
    'sagte Voss, ',
    'Voss sagte Voss sagte ',
    '„',
    'der die das ',
    'laut Voss ',
    '„a“, sagte ',
  ])
    voices(cut(unit.repeat(8000)));
  expect(performance.now() - start).toBeLessThan(30_000);
});
