import type { Press } from './press.js';
import type { PublishedTime } from './report.js';
import { isDay } from './written-date.js';

export interface FileNameTells {
  readonly published: PublishedTime | null;
  readonly outlet: string | null;
}

/**
 * What the name of a file says: `2018-10-01_bbc_us-and-canada.txt` was published that day by the BBC. A part between
 * the date and the title is taken for the outlet where the catalogue knows it, or where all three parts stand.
 *
 * ```ts
 * readFileName('2018-10-01_bbc_us-and-canada.txt', press)
 * // { published: { time: '2018-10-01', precision: 'day', reason: 'file-name' }, outlet: 'BBC News' }
 * ```
 */
export function readFileName(name: string, press: Press): FileNameTells {
  const stem = name.replace(/\.[A-Za-z0-9]{1,8}(?:\.gz)?$/, '');
  const parts = stem.split(/_+| - /).map((part) => part.trim());
  const published = dateInName(stem);
  const dated = parts.findIndex((part) => dateInName(part) !== null);
  const known = parts
    .map((part) => press.outlets.get(part.toLowerCase()))
    .find((outlet) => outlet !== undefined);
  const between = dated === 0 && parts.length >= 3 ? parts[1] : undefined;
  return {
    published,
    outlet: known ?? (between && /^\p{L}[\p{L}\d .&-]+$/u.test(between) ? titled(between) : null),
  };
}

function dateInName(stem: string): PublishedTime | null {
  const full = /(?:^|[^\d])((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/.exec(stem);
  if (full?.[1] && full[3] && full[4]) {
    const time = `${full[1]}-${full[3]}-${full[4]}`;
    if (isDay(time)) return { time, precision: 'day', reason: 'file-name' };
  }
  const month = /(?:^|[^\d])((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\d-])/.exec(stem);
  return month?.[1] && month[2]
    ? { time: `${month[1]}-${month[2]}`, precision: 'month', reason: 'file-name' }
    : null;
}

/** `northgate-wire` → `Northgate Wire`. */
const titled = (part: string): string =>
  part
    .split(/[- ]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
