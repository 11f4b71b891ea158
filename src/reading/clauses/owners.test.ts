import { expect, test } from 'vitest';
import type { LocalActor } from '../actor.js';
import { ownersOf } from './owners.js';

const actor = (name: string, more: Partial<LocalActor> = {}): LocalActor => ({
  name,
  names: [name],
  kind: 'organization',
  key: null,
  side: null,
  roles: [],
  ...more,
});

test('what is written stands for its side, or for nobody; who is called so stands for himself', () => {
  const actors = [
    actor('Chile', { kind: 'state', key: 'CL' }),
    actor('Chilean proposal', { side: 0 }),
    actor('Grain Accord'),
    actor('Leo Accord', { kind: 'person' }),
    actor('Chilean delegation', { side: 0 }),
  ];
  expect([...ownersOf(actors, new Set(['proposal', 'accord']))]).toEqual([
    [1, 0],
    [2, null],
  ]);
});
