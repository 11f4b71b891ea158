import type { TalksRecord } from '../joining/record.js';

/** RFC 5545 section 3.1: a content line longer than this many octets is folded. */
const FOLD = 75;

/**
 * The dated steps of the path and the deadlines of moves as an iCalendar (RFC 5545). A step with a date is an event of
 * that day; one without a date is a to-do, so that nothing still to come is left out. The stamp is the record's date:
 * the same record gives the same bytes.
 *
 * ```ts
 * icalendar(record) // 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…'
 * ```
 */
export function icalendar(record: TalksRecord): string {
  const stamp = `${compact(lastDay(record))}T000000Z`;
  const names = new Map(record.actors.map((actor) => [actor.id, actor.name]));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parley//record//EN',
    `X-WR-CALNAME:${escaped(record.talks.title)}`,
  ];
  for (const step of record.steps) {
    const by = step.by.map((id) => names.get(id) ?? id).join(', ');
    lines.push(
      ...component(
        step.due,
        stamp,
        `step-${step.id}`,
        `${step.kind.replaceAll('-', ' ')}${by ? ` (${by})` : ''}`,
        step.told[0]?.text ?? '',
      ),
    );
  }
  for (const move of record.moves) {
    if (!move.deadline) continue;
    const who = move.actor === null ? 'somebody' : (names.get(move.actor) ?? move.actor);
    lines.push(
      ...component(
        move.deadline,
        stamp,
        `deadline-${move.id}`,
        `deadline: ${who} ${move.act} ${move.issues.join(', ')}`,
        move.passage.text,
      ),
    );
  }
  lines.push('END:VCALENDAR');
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function component(
  due: string | null,
  stamp: string,
  uid: string,
  summary: string,
  words: string,
): readonly string[] {
  const day = due === null ? null : fullDay(due);
  const kind = day === null ? 'VTODO' : 'VEVENT';
  return [
    `BEGIN:${kind}`,
    `UID:${uid}@parley`,
    `DTSTAMP:${stamp}`,
    ...(day === null ? [] : [`DTSTART;VALUE=DATE:${compact(day)}`]),
    `SUMMARY:${escaped(summary)}`,
    ...(words ? [`DESCRIPTION:${escaped(`"${words}"`)}`] : []),
    `END:${kind}`,
  ];
}

/** A month or a year has no day that a calendar could show. */
function fullDay(date: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : null;
}

function lastDay(record: TalksRecord): string {
  const days = record.reports.flatMap((report) =>
    report.published === null ? [] : [report.published.slice(0, 10)],
  );
  return record.talks.asOf?.slice(0, 10) ?? days.sort().at(-1) ?? '1970-01-01';
}

const compact = (day: string): string => day.replaceAll('-', '');

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replace(/\r?\n/g, '\\n');

/** Folds between characters, never inside one: the limit counts octets. */
function folded(line: string): string {
  let out = '';
  let width = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (width + octets > FOLD) {
      out += '\r\n ';
      width = 1;
    }
    out += character;
    width += octets;
  }
  return out;
}
