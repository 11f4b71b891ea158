import type { Desk } from './desk.js';

const longest = 40;

/** How a report is called in a line about it: by its outlet; where none is told, by its title, else by its file. */
export function reportName(desk: Desk, id: string): string {
  const report = desk.reports.get(id);
  const title = report?.title?.trim() || null;
  return report?.outlet ?? (title === null ? null : clipped(title)) ?? report?.file ?? id;
}

function clipped(title: string): string {
  if (title.length <= longest) return `“${title}”`;
  const end = title.lastIndexOf(' ', longest);
  return `“${title.slice(0, end > 0 ? end : longest)} …”`;
}
