import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import type { Report, Result } from './report.js';
import { choose, concernsOf, selected } from './select.js';

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
  const concerns = concernsOf('Iran herring', catalog);
  for await (const result of selected(all(), concerns, ({ id }, { missing }) =>
    left.push(`${id} ${missing.join('+')}`),
  ))
    if (result.ok) kept.push(result.value.id);
  expect(kept).toEqual(['Iran speaks of herring.']);
  expect(left).toEqual(['Rain in the hills. Iran+herring']);
});
