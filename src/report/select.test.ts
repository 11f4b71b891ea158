import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import type { Report, Result } from './report.js';
import { aboutWords, choosing, concernsOf, likeTalks, selected } from './select.js';

const catalog = loadCatalog();

test('states by any of their names, issues by the words of the catalogue, other words as they are', () => {
  const concerns = concernsOf('talks between Iran and the herring fleet', catalog);
  expect(concerns.map(({ label }) => label)).toEqual(expect.arrayContaining(['Iran', 'herring', 'fleet']));
  const choose = choosing(concerns);
  const choice = choose({ title: null, text: 'Tehran wants its herring counted.', published: null });
  expect(choice).toEqual({
    keep: true,
    found: expect.arrayContaining(['Iran', 'herring']),
    missing: ['fleet'],
  });
  expect(choose({ title: 'Tehran', text: 'Rain in the hills.', published: null }).keep).toBe(false);
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
  const issue = catalog.issues[0]?.names?.[0] ?? '';
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

describe('an issue and words that only speak for it', () => {
  const fishery = {
    issue: 'fishery',
    group: 'economic',
    label: 'Fishery',
    names: ['fishing right'],
    words: ['herring', 'trawler', 'landing of * catch', 'haul'],
  };
  const quays = { issue: 'quays', group: 'process', label: 'The quays', names: ['quay'], words: ['berth'] };
  const own = { ...catalog, issues: [fishery, quays, ...catalog.issues] };
  const about = (asked: string) => {
    const chosen = choosing(concernsOf(asked, own));
    return (text: string): boolean => chosen({ title: null, text, published: null }).keep;
  };
  const labels = (asked: string) => concernsOf(asked, own).map(({ label }) => label);

  test('a word that names the issue asks for all of it, in any inflection', () => {
    for (const asked of ['fishing rights', 'Fishery', 'fisheries'])
      expect(labels(asked)).toEqual(['Fishery']);
    const keeps = about('fishing rights');
    expect(keeps('They spoke of a fishing right.')).toBe(true);
    expect(keeps('The trawlers came home with herrings.')).toBe(true);
    expect(keeps('The landing of each day’s catch, and the haul of the week.')).toBe(true);
  });

  test('its look-alike: one word that only speaks for it, however often', () => {
    expect(about('fishing rights')('A long haul. Another haul, and hauls.')).toBe(false);
  });

  test('a word that only speaks for an issue stands for itself and its inflections', () => {
    expect(labels('herring')).toEqual(['herring']);
    const keeps = about('herring');
    expect(keeps('Varda counts its herrings.')).toBe(true);
    expect(keeps('Fishing rights for every trawler of Varda.')).toBe(false);
    expect(labels('Herring and fishing rights')).toEqual(['Fishery', 'herring']);
  });

  test('what is said within something longer is not said by itself', () => {
    expect(labels('trade war')).toEqual(['Trade']);
    expect(labels('war over trade')).toEqual(['Hostilities', 'Trade']);
  });

  test('like talks: how talks go counts only where they are about nothing else', () => {
    const talks = { actors: [{ name: 'Varda', names: ['Varda'] }], days: null };
    const report = { title: null, text: 'Varda speaks of the quay.', published: null };
    expect(likeTalks({ ...talks, issues: ['quays'] }, own)(report).found).toEqual(['Varda', 'The quays']);
    expect(likeTalks({ ...talks, issues: ['quays', 'fishery'] }, own)(report).found).toEqual(['Varda']);
  });
});
