import { describe, expect, test } from 'vitest';
import { type Calendar, calendarOf, endOfPeriod, parsePeriod, type Rounding } from './calendar.js';
import { parseMoment, showEnd } from './time.js';

const ends = (from: string, period: string, calendar: Calendar, rounding?: Rounding): string => {
  const start = parseMoment(from, calendar.offset)?.start ?? 0;
  const parsed = parsePeriod(period);
  return parsed ? showEnd(endOfPeriod(start, parsed, calendar, rounding), calendar.offset) : 'no period';
};

describe('periods, as in Regulation 1182/71', () => {
  const plain = calendarOf({ 'missing-day': 'last' });
  test('the day of the event does not count, and the last day counts to its end', () => {
    expect(ends('2024-05-01', '3 days', plain)).toBe('2024-05-04');
    expect(ends('2024-05-01T18:00', '3 days', plain)).toBe('2024-05-04');
    expect(ends('2024-05-01', '2 weeks', plain)).toBe('2024-05-15');
  });
  test('hours run by the clock', () => {
    expect(ends('2024-05-01T18:30', '12 hours', plain)).toBe('2024-05-02 06:30');
    expect(ends('2024-05-01T18:30', '1 day', plain, 'exact')).toBe('2024-05-02 18:30');
  });
  test('a day that the month does not have is the last, or the first of the next', () => {
    expect(ends('2024-01-31', '1 month', plain)).toBe('2024-02-29');
    expect(ends('2023-01-31', '1 month', calendarOf({ 'missing-day': 'next' }))).toBe('2023-03-01');
    expect(ends('2024-02-29', '15 years', plain)).toBe('2039-02-28');
    expect(ends('2023-11-30', '1 quarter', plain)).toBe('2024-02-29');
  });
  test('working days leave out the weekend and the holidays that the deal names', () => {
    const worked = calendarOf({ weekend: ['fri', 'sat'], holidays: ['2024-05-05'] });
    expect(ends('2024-05-02', '2 working days', worked)).toBe('2024-05-07');
    expect(ends('2024-05-02', '1 day', worked, 'next-working-day')).toBe('2024-05-06');
    const idle = calendarOf({ weekend: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] });
    expect(ends('2024-05-02', '2 working days', idle)).toBe('2024-05-04');
  });
  test('rounding carries to the end of a week, month, quarter or year', () => {
    expect(ends('2024-05-01', '3 days', plain, 'end-of-week')).toBe('2024-05-05');
    expect(ends('2024-05-01', '3 days', plain, 'end-of-month')).toBe('2024-05-31');
    expect(ends('2024-05-01', '3 days', plain, 'end-of-quarter')).toBe('2024-06-30');
    expect(ends('2024-05-01', '3 days', plain, 'end-of-year')).toBe('2024-12-31');
  });
  test('days are those of the deal, wherever the reader is', () => {
    const east = calendarOf({ zone: '+03:00', 'missing-day': 'last' });
    expect(ends('2024-05-01T23:30Z', '1 day', east)).toBe('2024-05-03');
    expect(ends('2024-05-01T23:30Z', '1 day', plain)).toBe('2024-05-02');
  });
  test('days that no calendar has are no days', () => {
    expect(parseMoment('2023-02-29', 0)).toBeNull();
    expect(parseMoment('2023-13-01', 0)).toBeNull();
    expect(parseMoment('2023-01-01T24:10', 0)).toBeNull();
  });
});
