import { expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load.js';
import { createReader } from '../reader.js';

const reader = createReader(loadCatalog());
const read = (body: string) => reader.read(`What was told\n\n${body}`);

test('a move is made to the side behind its verb, not to the one that makes it', () => {
  const { moves, actors } = read('Chile urged Peru to stop the attacks on the border at once.');
  expect(moves.map(({ act, toward }) => [act, actors[toward ?? -1]?.name])).toContainEqual(['urge', 'Peru']);
});

test('look-alike: praise is for nobody in particular', () => {
  const { moves } = read('Chile welcomed the agreement with Peru as a historic step.');
  expect(moves.filter(({ act }) => act === 'welcome').map(({ toward }) => toward)).toEqual([null]);
});

test('places stand behind a word of place; months and owners do not', () => {
  const placesOf = (body: string) => read(body).moves.flatMap(({ places }) => places);
  expect(placesOf('Peru offered to withdraw its troops in Arica in return for aid.')).toContain('Arica');
  expect(placesOf('Peru promised to withdraw all of its troops in March.')).toEqual([]);
});

test('a place has no part in the talks that are held there', () => {
  const { parts = [], actors } = read(
    'In Bern, the delegations from Chile and Peru met. Peru’s chief negotiator left.',
  );
  const named = parts.map(({ actor, part }) => [actors[actor]?.name, part]);
  expect(named).toContainEqual(['Peru', 'party']);
  expect(named.map(([name]) => name)).not.toContain('Bern');
});
