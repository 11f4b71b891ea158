import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { talks, talksReports } from '../../tests/support/talks.js';
import { brokenLinks } from '../dossier/integrity.js';
import { csvOf, csvTables } from './csv.js';
import { markdownOf } from './markdown.js';
import { recordJson } from './record.js';
import { recordJsonSchema } from './record-schema.js';

const labels = { issue: (key: string) => key, step: (kind: string) => kind };

test('a record goes out as it is, and a broken one does not', () => {
  expect(JSON.parse(recordJson(talks))).toEqual(talks);
  const [first, ...others] = talks.moves;
  if (first === undefined) throw new Error('the sample has moves');
  const broken = { ...talks, moves: [{ ...first, confidence: 7 }, ...others] };
  expect(() => recordJson(broken)).toThrow(/moves\.0\.confidence/);
});

test('the published schema names everything that the sample holds', () => {
  const known = JSON.stringify(recordJsonSchema());
  const fields = new Set<string>();
  JSON.stringify(talks, (key, value) => {
    if (key !== '' && !/^\d+$/.test(key)) fields.add(key);
    return value;
  });
  expect([...fields].filter((field) => !known.includes(`"${field}":{`))).toEqual([]);
});

test('broken links are told by name', () => {
  expect(brokenLinks(talks)).toEqual([]);
  const broken = brokenLinks({ ...talks, actors: talks.actors.filter(({ id }) => id !== 'brel') });
  expect(broken).toEqual(['move m3: actor brel does not exist']);
});

test('every CSV table comes back cell by cell, and nothing in it runs in a spreadsheet', () => {
  for (const table of Object.values(csvTables(talks))) {
    const rows: string[][] = parse(csvOf(table));
    expect(rows).toHaveLength(table.rows.length + 1);
    expect(rows[0]).toEqual(table.columns);
  }
  const cells = ['=1+1', '@sum', '+1', '-x', '-5', 'a "b", c\nd', null, 7];
  expect(parse(csvOf({ columns: cells.map((_, index) => `c${index}`), rows: [cells] }))[1]).toEqual([
    "'=1+1",
    "'@sum",
    "'+1",
    "'-x",
    '-5',
    'a "b", c\nd',
    '',
    '7',
  ]);
});

test('Markdown quotes the words of every line in numbered notes and lets no report write markup', () => {
  const text = markdownOf(talks, labels);
  expect(text).toContain('How many sailors? (differ)');
  const marks = new Set(text.match(/\[\^\d+\](?!:)/g));
  const notes = new Set(text.match(/^\[\^\d+\](?=:)/gm));
  expect(marks).toEqual(notes);
  for (const [, words] of text.matchAll(/^\[\^\d+\]: “(.*)” — /gm))
    expect(talksReports.some((report) => report.text.includes(words ?? '?'))).toBe(true);
  const evil = { ...talks, talks: { ...talks.talks, title: '<script>x</script> [a](javascript:b) `c`' } };
  expect(markdownOf(evil, labels).split('\n')[0]).toBe(
    '# \\<script\\>x\\</script\\> \\[a\\](javascript:b) \\`c\\`',
  );
});
