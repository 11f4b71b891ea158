import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import { readFileName } from './filename.js';
import { contributorsIn } from './people.js';
import { describeText } from './plain.js';
import { pressOf } from './press.js';
import { readWrittenDate } from './written-date.js';

const press = pressOf(loadCatalog());
const body = 'The envoys of both sides met for two hours on the island and agreed to meet again.';

test.each([
  ['March 29, 2022, 4:19 PM', '2022-03-29T16:19:00'],
  ['29 Mar 2022 08:02 GMT', '2022-03-29T08:02:00Z'],
  ['Wed Nov 20 2019 08:00:58 GMT+0000 (UTC)', '2019-11-20T08:00:58Z'],
  ['2019-11-20T11:06:01+05:30', '2019-11-20T11:06:01+05:30'],
  ['2019-11-18T23:04-05:00', '2019-11-18T23:04:00-05:00'],
  ['2019-11-20T09:28:00.000Z', '2019-11-20T09:28:00Z'],
  ['Tue, 29 Mar 2022 16:00:00 +0300', '2022-03-29T16:00:00+03:00'],
  ['Nov. 20, 2019, 9:28 AM UTC', '2019-11-20T09:28:00Z'],
  ['13 SEP 89', '1989-09-13'],
  ['20191118', '2019-11-18'],
  ['12:05 a.m. EST, May 3rd, 2021', '2021-05-03T00:05:00-05:00'],
])('%s is %s', (written, time) => {
  expect(readWrittenDate(written)?.time).toBe(time);
});

test.each(['03/04/2022', '30 February 2022', '0001-01-01 00:00:00Z', 'Tuesday', '', 'room 20191345'])(
  '%s is no date',
  (written) => {
    expect(readWrittenDate(written)).toBeNull();
  },
);

test('a stamp tells the date, a date in the news does not', () => {
  const stamped = describeText(`Ferry talks\n\n${body}\n\nUpdated: May 3, 2021, 4:19 PM`, press);
  expect(stamped.published).toEqual({ time: '2021-05-03T16:19:00', precision: 'minute', reason: 'text' });
  expect(describeText(`Ferry talks\n\nOn May 3, 2021, ${body}`, press).published).toBeNull();
  expect(describeText(`Ferry talks\n\nMonday, 3 May 2021\n\n${body}`, press).published?.time).toBe(
    '2021-05-03',
  );
  const both = describeText(`Ferry talks\n\nPublished 2 May 2021\n\nUpdated 3 May 2021\n\n${body}`, press);
  expect([both.published?.time, both.modified?.time]).toEqual(['2021-05-02', '2021-05-03']);
});

test.each([
  ['The Guardian, 2021-05-03', '2021-05-03', 'The Guardian'],
  ['Reuters | Monday 3 May 2021', '2021-05-03', 'Reuters'],
  ['May 3, 2021 – BBC News', '2021-05-03', 'BBC News'],
  ['By Ann Lee, The Guardian, May 3, 2021', '2021-05-03', 'The Guardian'],
  ['Port Royal Gazette, 2021-05-03', '2021-05-03', null],
  ['Source: Norland Courier, 3 May 2021', '2021-05-03', null],
])('a line under the headline tells outlet and day: %s', (line, time, outlet) => {
  const told = describeText(`Ferry talks\n\n${line}\n\n${body}`, press);
  expect([told.published?.time, told.outlet, told.title]).toEqual([time, outlet, 'Ferry talks']);
});

test.each(['Timeline, 3 May 2021', 'The harbour of Port Royal, 3 May 2021', 'Vote of May 3, 2021: results'])(
  'another line with a date in it tells none: %s',
  (line) => {
    expect(describeText(`Ferry talks\n\n${line}\n\n${body}`, press).published).toBeNull();
  },
);

test("an agency's dateline tells date and outlet", () => {
  const told = describeText(`PORT ROYAL (NORLAND), 16 OCT 89 (DPA) -- [TEXT] ${body}`, press);
  expect(told.published).toEqual({ time: '1989-10-16', precision: 'day', reason: 'dateline' });
  expect(told.outlet).toBe('dpa');
});

test('a headline is told from a first sentence', () => {
  expect(describeText(`Ferry talks resume\n\n${body}`, press).title).toBe('Ferry talks resume');
  expect(describeText(`${body}\n${body}`, press).title).toBeNull();
  expect(describeText(`But the harbour stayed shut.\nIt rained.`, press).title).toBeNull();
});

test('an outlet is told by the lines in which it speaks of itself, not by whom it quotes', () => {
  expect(describeText(`${body}\n\nThe Hill has removed its comment section.`, press).outlet).toBe('The Hill');
  expect(describeText(`${body}\n\nCNN's Ann Lee contributed to this report.`, press).outlet).toBe('CNN');
  expect(describeText(`${body} Reuters reported it first, citing the BBC.`, press).outlet).toBeNull();
  expect(
    describeText(`${body}\n\nCopyright 2018 The Associated Press. All rights reserved.`, press).outlet,
  ).toBeNull();
});

test('people are told from places and duties in contributor lines', () => {
  const line =
    'Lee reported from Oslo, Norway, and Ray from Lima. Cy Dow in Rabat, Morocco and Di Poe and Ed Roe in Bern contributed to this report.';
  expect(contributorsIn(line, press)).toEqual(['Lee', 'Ray', 'Cy Dow', 'Di Poe', 'Ed Roe']);
  expect(contributorsIn("CNN's Ann Lee and the Associated Press contributed to this report.", press)).toEqual(
    ['Ann Lee'],
  );
});

test('a file name tells date and outlet', () => {
  const told = readFileName('2018-10-01_bbc_us-and-canada.txt', press);
  expect(told).toEqual({
    published: { time: '2018-10-01', precision: 'day', reason: 'file-name' },
    outlet: 'BBC News',
  });
  expect(readFileName('2024-12-06_seine-journal_paris-rejects.txt', press).outlet).toBe('Seine Journal');
  expect(readFileName('000_e68c614791dde89d.txt', press)).toEqual({ published: null, outlet: null });
  expect(readFileName('2018-13-01.txt', press).published).toBeNull();
});
