import { expect, test } from 'vitest';
import { reportsOf } from '../../../tests/support/reports.js';
import { join } from '../join.js';

const pointsOf = (...texts: readonly string[]) =>
  join(reportsOf(...texts), { title: 'Lake talks', asOf: null }).points;

const toll = (count: string, rest: string): string =>
  `Talks at Lake Orlen\n\nThe flood at the Kesh dam killed ${count} workers on Monday, Varda's interior ministry said. ${rest}`;

test('every point and every account says how far it can be trusted', () => {
  const points = pointsOf(
    toll('fourteen', 'Envoys meet again on Friday in the old customs house.'),
    toll('fourteen', 'A bridge near the harbour stayed closed.'),
    toll('nineteen', 'The opposition asked for a debate.'),
  );
  expect(points.length).toBeGreaterThan(0);
  for (const { confidence, accounts } of points)
    for (const sure of [confidence, ...accounts.map((account) => account.confidence)]) {
      expect(sure).toBeGreaterThanOrEqual(0);
      expect(sure).toBeLessThanOrEqual(1);
    }
});

test('a number told in the same words by two voices is trusted further than one told of something else', () => {
  const [alike] = pointsOf(
    toll('fourteen', 'Envoys meet again on Friday.'),
    toll('fourteen', 'A bridge near the harbour stayed closed.'),
  ).filter(({ kind }) => kind === 'number');
  const apart = pointsOf(
    toll('fourteen', 'Envoys meet again on Friday.'),
    'Markets\n\nThe Orlen dam company hired fourteen workers on Monday after the flood season, its owner wrote.',
  ).filter(({ kind }) => kind === 'number');
  expect(alike?.confidence).toBeGreaterThan(Math.max(0, ...apart.map(({ confidence = 0 }) => confidence)));
});
