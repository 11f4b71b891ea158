import { expect, test } from 'vitest';
import { sampleRecord, sampleText } from '../../tests/support/record.js';
import { cslJson, ris } from './citations.js';
import { csvTables } from './csv.js';
import { dataPackage } from './data-package.js';
import { icalendar } from './icalendar.js';
import { parquetOf } from './parquet.js';
import { webAnnotation } from './web-annotation.js';

test('an annotation counts code points and quotes the exact words', () => {
  const { first } = JSON.parse(webAnnotation(sampleRecord, new Map([['r1', sampleText]])));
  const move = first.items.find((item: { id: string }) => item.id === 'urn:parley:m1');
  const [quote, position] = move.target.selector;
  expect(quote.exact).toBe('offers to release the sailors by Friday');
  expect([...sampleText].slice(position.start, position.end).join('')).toBe(quote.exact);
});

test('without the text an annotation has its quote alone', () => {
  const { first } = JSON.parse(webAnnotation(sampleRecord, new Map()));
  expect(first.items[0].target.selector).toHaveLength(1);
});

test('a dated step and a deadline are events, lines are folded and escaped', () => {
  const calendar = icalendar(sampleRecord);
  expect(calendar).toContain('X-WR-CALNAME:Sailors\\; Varda\\, Ostrel');
  expect(calendar).toContain('DTSTART;VALUE=DATE:20310512');
  expect(calendar).toContain('DTSTART;VALUE=DATE:20310509');
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('a step without a date is a to-do', () => {
  const [step] = sampleRecord.steps;
  const calendar = icalendar({ ...sampleRecord, steps: step ? [{ ...step, due: null }] : [], moves: [] });
  expect(calendar).toContain('BEGIN:VTODO');
  expect(calendar).not.toContain('DTSTART');
});

test('citations carry what the report says of itself', () => {
  expect(JSON.parse(cslJson(sampleRecord))[0]).toMatchObject({
    type: 'article-newspaper',
    issued: { 'date-parts': [[2031, 5, 2]] },
  });
  expect(ris(sampleRecord)).toContain('DA  - 2031/05/02/');
});

test('a data package tells the type of each column and what refers to what', () => {
  const described = JSON.parse(dataPackage(sampleRecord, csvTables(sampleRecord), 'csv'));
  const reports = described.resources.find(({ name }: { name: string }) => name === 'reports');
  expect(reports.schema.fields).toContainEqual({ name: 'words', type: 'integer' });
  const moves = described.resources.find(({ name }: { name: string }) => name === 'moves');
  expect(moves.schema.foreignKeys[0].reference).toEqual({ resource: 'reports', fields: ['id'] });
});

test('a table as Parquet begins and ends as the format asks', () => {
  const bytes = parquetOf(csvTables(sampleRecord).statements);
  expect([new TextDecoder().decode(bytes.slice(0, 4)), new TextDecoder().decode(bytes.slice(-4))]).toEqual([
    'PAR1',
    'PAR1',
  ]);
});
