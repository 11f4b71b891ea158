import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import type { Report, Result } from './report.js';
import { aboutWords, choose, concernsOf, likeTalks, selected } from './select.js';

const catalog = loadCatalog();

test('states by any of their names, issues by the words of the catalogue, other words as they are', () => {
  const concerns = concernsOf('talks between Iran and the herring fleet', catalog);
  expect(concerns.map(({ label }) => label)).toEqual(expect.arrayContaining(['Iran', 'herring', 'fleet']));
  const choice = choose({ title: null, text: 'Tehran wants its herring counted.' }, concerns);
  expect(choice).toEqual({
    keep: true,
    found: expect.arrayContaining(['Iran', 'herring']),
    missing: ['fleet'],
  });
  expect(choose({ title: 'Tehran', text: 'Rain in the hills.' }, concerns).keep).toBe(false);
});

test('what is left out is told with what it lacks', async () => {
  const report = (text: string): Result<Report> => ({
    ok: true,
    value: {
      id: text,
      source: text,
      file: null,
      url: null,
      sha256: '',
      text,
      outlet: null,
      title: null,
      byline: [],
      published: null,
      modified: null,
      language: null,
      furniture: [],
    },
  });
  async function* all(): AsyncGenerator<Result<Report>> {
    yield report('Iran speaks of herring.');
    yield report('Rain in the hills.');
  }
  const left: string[] = [];
  const kept: string[] = [];
  const about = aboutWords('Iran herring', catalog);
  if (about === null) throw new Error('nothing asked');
  for await (const result of selected(all(), about, ({ id }, { keep, found, missing }) =>
    left.push(`${keep ? '+' : '-'} ${id} ${(keep ? found : missing).join('+')}`),
  ))
    if (result.ok) kept.push(result.value.id);
  expect(kept).toEqual(['Iran speaks of herring.']);
  expect(left).toEqual(['+ Iran speaks of herring. Iran+herring', '- Rain in the hills. Iran+herring']);
});

test('like a dossier: its actors by any of their names, its issues, its days', () => {
  const like = likeTalks(
    {
      actors: [
        { name: 'Iran', names: ['Iran', 'Tehran'] },
        { name: 'Ana Marin', names: ['Ana Marin', 'Marin'] },
        { name: 'Otto Kron', names: ['Otto Kron'] },
      ],
      issues: catalog.issues.slice(0, 1).map(({ issue }) => issue),
      days: ['2021-05-03', '2021-05-09'],
    },
    catalog,
  );
  const issue = catalog.issues[0]?.words[0] ?? '';
  const on = (day: string) => ({ time: day, precision: 'day' as const, reason: 'text' });
  const text = `The Iranian side and Marin spoke of ${issue} for an hour.`;
  expect(like({ title: null, text, published: on('2021-06-01') })).toMatchObject({
    keep: true,
    found: ['Iran', 'Ana Marin', catalog.issues[0]?.label],
  });
  expect(like({ title: null, text, published: null }).keep).toBe(true);
  expect(like({ title: null, text, published: on('2015-06-01') })).toMatchObject({
    keep: false,
    missing: ['a date near 2021-05-03 to 2021-05-09 (it came 2015-06-01)'],
  });
  expect(
    like({ title: null, text: 'Marin swims in the lake near the town.', published: null }).missing,
  ).toEqual(['two of Iran, Ana Marin, Otto Kron …', 'any of its issues']);
});
