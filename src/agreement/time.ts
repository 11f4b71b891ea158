/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
/** No time: later than any date a file can hold, and finite, so that it survives JSON. */
export const NEVER: Instant = 9e15;
/** Before every event: when the clock has not started. */
export const ALWAYS: Instant = -9e15;

/** A point in time as a file says it: a whole day, or an instant. */
export interface Moment {
  readonly precision: 'day' | 'instant';
  /** Start of the day, or the instant. */
  readonly start: Instant;
  /** First instant after it. */
  readonly end: Instant;
}

const form = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads an ISO 8601 date or date-time; null for what is none, or for a day that no calendar has.
 *
 * ```ts
 * parseMoment('2022-03-29', 0)?.end // 1648598400000, the start of the 30th
 * ```
 *
 * @param offset minutes east of Greenwich, for a date, and for a time that names no zone
 */
export function parseMoment(text: string, offset: number): Moment | null {
  const found = form.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (isoDay(midnight) !== `${year}-${month}-${day}`) return null;
  if (hour === undefined) {
    const start = midnight - offset * 60_000;
    return { precision: 'day', start, end: start + DAY };
  }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const east = zone === undefined ? offset : parseOffset(zone);
  if (east === null) return null;
  const start =
    midnight + Number(hour) * HOUR + Number(minute) * 60_000 + Number(second ?? 0) * 1000 - east * 60_000;
  return { precision: 'instant', start, end: start + 1 };
}

/** `+02:00` → 120; null for what is no offset. */
export function parseOffset(text: string): number | null {
  if (text === 'Z') return 0;
  const found = /^([+-])(\d{2}):(\d{2})$/.exec(text);
  if (!found || Number(found[2]) > 14 || Number(found[3]) > 59) return null;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

const isoDay = (instant: Instant): string => new Date(instant).toISOString().slice(0, 10);

/** A time for a reader: the day where it is a day's start, else day and minute. */
export function showTime(instant: Instant, offset: number): string {
  if (instant <= ALWAYS) return 'the start';
  if (instant >= NEVER) return 'never';
  const local = instant + offset * 60_000;
  if (Math.abs(local) > 8.64e15) return 'out of the calendar';
  return local % DAY === 0 ? isoDay(local) : new Date(local).toISOString().slice(0, 16).replace('T', ' ');
}

/** The last moment before an end: the day `2022-04-01` for an end at the start of the 2nd. */
export function showEnd(end: Instant, offset: number): string {
  if (end >= NEVER) return 'never';
  const local = end + offset * 60_000;
  return local % DAY === 0 ? showTime(end - DAY, offset) : showTime(end, offset);
}
