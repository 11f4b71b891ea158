import { expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load.js';
import { createCutter } from '../../text/cutter.js';
import { createLexicon } from '../lexicon.js';
import { voicesOf } from '../statements/voices.js';
import { nobodiesOf } from './nobodies.js';

const catalog = loadCatalog();
const cutter = createCutter(catalog);
const lexicon = createLexicon(catalog);
const nobodiesIn = (text: string): readonly string[] => {
  const cut = cutter(text);
  const voices = voicesOf(cut, lexicon);
  return [...nobodiesOf(cut, voices)].map((actor) => voices.actors[actor]?.name ?? '?');
};

test('what is only bought, or only where people meet, is nobody', () => {
  expect(nobodiesIn('They will buy Farm Goods, Made Wares and Fuel Oils.')).toEqual([
    'Farm Goods',
    'Made Wares',
    'Fuel Oils',
  ]);
  // A place is not even told among the names.
  const { actors } = voicesOf(cutter('Envoys met in Port Vellan on Tuesday.'), lexicon);
  expect(actors.filter(({ name }) => name === 'Port Vellan')).toEqual([]);
});

test('what acts, owns, speaks, or stands for a state is somebody', () => {
  expect(nobodiesIn('The Orani will send grain. Envoys met the Orani.')).toEqual([]);
  expect(nobodiesIn('Envoys took up the Orani’s plan.')).toEqual([]);
  expect(nobodiesIn('“It is over,” the Orani said.')).toEqual([]);
  expect(nobodiesIn('Envoys met French officials.')).toEqual([]);
  expect(nobodiesIn('The plan was drawn up by Kelso Varn.')).toEqual([]);
  expect(nobodiesIn('Envoys met Kelso Varn, who has a plan.')).toEqual([]);
});
