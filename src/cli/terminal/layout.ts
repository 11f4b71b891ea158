import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Screen } from './screen.js';

export interface Column {
  readonly head: string;
  /** Narrowest and widest, in columns of the terminal; a column without `most` takes what is left. */
  readonly least?: number;
  readonly most?: number;
  readonly align?: 'left' | 'right';
}

const gap = 2;

/**
 * Sets cells as a table that fits the screen: columns as wide as their content asks for, long cells wrapped.
 *
 * ```ts
 * tableOf(screen, [{ head: 'act' }, { head: 'words' }], [['offer', 'release the sailors']])
 * // 'act    words\n─────  …\noffer  release the sailors\n'
 * ```
 */
export function tableOf(
  screen: Screen,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const widths = widthsOf(screen.width, columns, rows);
  const line = (cells: readonly string[]): string => {
    const wrapped = cells.map((cell, index) => wrap(cell, widths[index] ?? 0));
    const height = Math.max(1, ...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, row) =>
      columns
        .map(({ align }, index) => pad(wrapped[index]?.[row] ?? '', widths[index] ?? 0, align ?? 'left'))
        .join(' '.repeat(gap))
        .trimEnd(),
    ).join('\n');
  };
  const head = line(columns.map(({ head: text }) => screen.style('bold', text)));
  const rule = screen.style('dim', widths.map((width) => '─'.repeat(width)).join(' '.repeat(gap)));
  return `${[head, rule, ...rows.map(line)].join('\n')}\n`;
}

function widthsOf(
  total: number,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly number[] {
  const wanted = columns.map(({ head, least = 0, most = Number.POSITIVE_INFINITY }, index) => {
    const content = Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[index] ?? '')));
    return Math.max(least, Math.min(most, content));
  });
  const room = total - gap * (columns.length - 1);
  const widths = [...wanted];
  // The widest columns give way first, each down to its least; on a very narrow screen further.
  const narrow = (floorOf: (index: number) => number): void => {
    for (let over = sum(widths) - room; over > 0; over--) {
      let widest = -1;
      widths.forEach((width, index) => {
        if (width > floorOf(index) && (widest < 0 || width > (widths[widest] ?? 0))) widest = index;
      });
      if (widest < 0) break;
      widths[widest] = (widths[widest] ?? 1) - 1;
    }
  };
  narrow((index) => Math.max(columns[index]?.least ?? 4, 4));
  narrow(() => 4);
  return widths;
}

/** Text wrapped to a width, each line with an indent; the first may have another. */
export function paragraph(width: number, text: string, indent = '', first = indent): string {
  const lines = wrap(text, Math.max(20, width - Math.max(stringWidth(indent), stringWidth(first))));
  return lines.map((line, index) => `${index === 0 ? first : indent}${line}`.trimEnd()).join('\n');
}

/** Two texts on one line, the second at the right edge; on a line of its own where both have no room. */
export function sides(width: number, left: string, right: string): string {
  const space = width - stringWidth(left) - stringWidth(right);
  if (right === '') return left;
  if (space >= 2) return `${left}${' '.repeat(space)}${right}`;
  return `${fitted(width, left)}\n${fitted(width, `    ${right}`)}`;
}

/** Lines that are too long wrapped, each under its own indent; the others as they are. */
export function fitted(width: number, text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (stringWidth(line) <= width) return line;
      const indent = ' '.repeat(Math.min(line.search(/\S/), Math.floor(width / 2)));
      return paragraph(width, line.trimStart(), indent);
    })
    .join('\n');
}

function wrap(text: string, width: number): readonly string[] {
  return wrapAnsi(text.replace(/\s+/g, ' '), width, { hard: true, trim: true }).split('\n');
}

/**
 * The same data with every control and direction-changing character taken out of its strings, line ends apart: what a
 * report holds cannot command the terminal.
 */
export function printable<T>(data: T): T;
export function printable(data: unknown): unknown {
  if (typeof data === 'string') return data.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, plain);
  if (Array.isArray(data)) return data.map((item) => printable(item));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value)]));
}

const plain = (sign: string): string => (/\s/.test(sign) ? sign : '');

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
