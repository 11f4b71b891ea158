import { type DealEvent, parseEventLine } from './event.js';
import { readEvent } from './event-file.js';
import { type EventLog, misplaced } from './log.js';
import { failed, type Problem, problem, type Result } from './problem.js';

/**
 * Reads a log: one event a line, as {@link parseEventLine} reads them or as JSON; blank lines and lines that begin
 * with `#` do not count. An event without a name is called `e` and its number in the log.
 */
export function parseLog(text: string, offset: number): Result<EventLog> {
  const events: DealEvent[] = [];
  const problems: Problem[] = [];
  const ids = new Set<string>();
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const where = { line: index + 1, column: raw.length - raw.trimStart().length + 1 };
    const read = eventOf(line, `e${events.length + 1}`, offset);
    const found = read.ok ? misplaced(read.value, ids) : read.problems;
    problems.push(...found.map((one) => ({ ...one, where })));
    if (read.ok && found.length === 0) {
      events.push(read.value);
      ids.add(read.value.id);
    }
  });
  return problems.length > 0 ? failed(problems) : { ok: true, value: events };
}

/** Reads one event, in either form. */
export function eventOf(line: string, id: string, offset: number): Result<DealEvent> {
  if (!line.startsWith('{')) return parseEventLine(line, id, offset);
  try {
    return readEvent(JSON.parse(line), id, offset);
  } catch {
    return failed([
      problem('event', [], {
        message: 'this line is not JSON',
        expected: 'one JSON object a line',
        found: line.slice(0, 40),
        remedy: 'Mend it, or write the event as "2022-04-05 us consents treaty".',
      }),
    ]);
  }
}
