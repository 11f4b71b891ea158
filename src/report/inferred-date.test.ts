import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import { calendarWordsOf, inferredDate } from './inferred-date.js';
import { datedByOthers } from './other-dates.js';
import type { PublishedTime, Report, Result } from './report.js';

const words = calendarWordsOf(loadCatalog());
const by = (text: string, time: string): PublishedTime | null =>
  inferredDate(text, words, { time, reason: 'text-and-file-time' });

test.each([
  ['The envoys met on Tuesday, March 29, on the island.', '2023-01-08', '2022-03-29'],
  ['The envoys met on Tuesday 29 March on the island.', '2023-01-08', '2022-03-29'],
  ['The envoys met on March 29 (Tuesday) on the island.', '2026-11-22', '2022-03-29'],
  ['The envoys met on Monday. They had met in April before.', '2021-05-05', '2021-05-03'],
])('%s, there by %s: %s', (text, time, day) => {
  expect(by(text, `${time}T09:00:00Z`)).toEqual({
    time: day,
    precision: 'week',
    reason: 'text-and-file-time',
  });
});

test.each([
  ['a weekday without a month', 'The envoys met on Tuesday.', '2022-03-30'],
  ['a month without a weekday', 'The envoys met on March 29.', '2022-03-30'],
  [
    'a month far from the time of the file: a late copy',
    'On Monday the envoys met, as in March.',
    '2021-09-03',
  ],
  ['a verb, no month', 'The envoys may meet on Tuesday. They march.', '2021-05-05'],
  ['a later year in the text', 'They met on Tuesday, March 29. The tolls of 2023 are paid.', '2023-06-01'],
])('nothing is guessed from %s', (_, text, time) => {
  expect(by(text, `${time}T09:00:00Z`)).toBeNull();
});

const report = (text: string, published: PublishedTime | null): Result<Report> => ({
  ok: true,
  value: {
    id: text.slice(0, 12),
    source: text.slice(0, 12),
    file: 'a.txt',
    url: null,
    sha256: '',
    text,
    outlet: null,
    title: null,
    byline: [],
    published,
    modified: null,
    language: null,
    furniture: [],
    evidence: { sha256: '', bytes: new Uint8Array(), mediaType: 'text/plain', from: 'a.txt', obtained: null },
  },
});

test('a report of the same names and numbers came within the week of one that has a date; another did not', async () => {
  const names =
    'the envoys Ana Marin, Otto Kron and Ida Voss of Norland, Sudmark and the Isles of Karn met in Port Royal for 12 hours over 340 boats and the 2,500 crowns';
  const dated = report(`On the day before, ${names}.`, {
    time: '2021-05-03',
    precision: 'day',
    reason: 'text',
  });
  const same = report(`It is told that ${names} again.`, null);
  const other = report(
    'The herring of Lake Tarn is rare, said Bo Ray, and the nets of Port Elm stay empty.',
    null,
  );
  async function* all() {
    yield same;
    yield dated;
    yield other;
  }
  const found: (PublishedTime | null)[] = [];
  for await (const one of datedByOthers(all(), words)) found.push(one.ok ? one.value.published : null);
  expect(found).toEqual([
    { time: '2021-05-03', precision: 'day', reason: 'text' },
    { time: '2021-05-03', precision: 'week', reason: 'other-reports' },
    null,
  ]);
});
