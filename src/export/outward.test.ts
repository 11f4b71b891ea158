import { expect, test } from 'vitest';
import { sampleRecord, sampleText } from '../../tests/support/record.js';
import { cslJson, ris } from './citations.js';
import { icalendar } from './icalendar.js';
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
