import type { Desk } from './desk.js';

const longest = 40;
const longestFile = 18;

/** How a report is called in a line about it: by its outlet; where none is told, by its title, else by its file. */
export function reportName(desk: Desk, id: string): string {
  const report = desk.reports.get(id);
  const title = report?.title?.trim() || null;
  return report?.outlet ?? (title === null ? null : clipped(title)) ?? shortFile(report?.file ?? id);
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
