import type { RecordReport } from '../record.js';

const longest = 40;
const longestFile = 18;

/**
 * What a report is called in a line about it: its outlet; where none is told its title, else its file.
 *
 * ```ts
 * reportLabel({ id: 'r1', outlet: null, title: 'Truce holds', file: 'a.txt', url: null }) // '“Truce holds”'
 * ```
 */
export function reportLabel({
  id,
  outlet,
  title,
  file,
  url,
}: Pick<RecordReport, 'id' | 'outlet' | 'title' | 'file' | 'url'>): string {
  const own = title?.trim() || null;
  return outlet ?? (own === null ? null : clipped(own)) ?? shortFile(file ?? url ?? id);
}

/** A file's name without folder and ending, cut where it is long: `000_e68c614791dd…`. */
function shortFile(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[a-z]{2,5}$/i, '');
  return name.length > longestFile ? `${name.slice(0, longestFile - 1)}…` : name;
}

function clipped(title: string): string {
  if (title.length <= longest) return `“${title}”`;
  const end = title.lastIndexOf(' ', longest);
  return `“${title.slice(0, end > 0 ? end : longest)} …”`;
}
