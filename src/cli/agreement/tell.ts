import { appendFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { changesBetween } from '../../agreement/change.js';
import { appended } from '../../agreement/log.js';
import { eventOf } from '../../agreement/log-file.js';
import { historyOf } from '../../agreement/replay.js';
import type { Outside, Status } from '../command.js';
import { screenOf } from '../terminal/screen.js';
import { loadAsked, named, refuse } from './load.js';
import type { AskOptions } from './options.js';
import { changeLine } from './sheet.js';

/** Appends events to a log, one at a time: an event that the deal cannot read is not written, and stops the rest. */
export async function tell(
  file: string,
  events: readonly string[],
  options: AskOptions,
  outside: Outside,
): Promise<Status> {
  const path = resolve(outside.cwd, options.events ?? '');
  const { events: log, ...rest } = options;
  const loaded = loadAsked(
    file,
    existsSync(path) && log !== undefined ? { ...rest, events: log } : rest,
    outside,
  );
  if (!loaded.ok) return refuse(loaded.unread, options.json === true, outside);
  const { deal, when } = loaded.value;
  let known = loaded.value.log;
  const told: unknown[] = [];
  const screen = screenOf(outside);
  for (const line of events) {
    const read = named('event', eventOf(line, `e${known.length + 1}`, deal.calendar.offset));
    if (!read.ok) return refuse(read.unread, options.json === true, outside);
    const longer = named('event', appended(known, read.value));
    if (!longer.ok) return refuse(longer.unread, options.json === true, outside);
    const after = historyOf(deal, longer.value, { belief: null });
    const rejected = after.problems.filter(({ found }) => found === read.value.id);
    if (rejected.length > 0)
      return refuse({ file: 'event', problems: rejected }, options.json === true, outside);
    const at = Math.max(when.happened, read.value.happened);
    const changes = changesBetween(deal, historyOf(deal, known, { belief: null }).at(at), after.at(at));
    appendFileSync(path, `${line.trim()}\n`);
    known = longer.value;
    told.push({ event: read.value.id, changes });
    if (options.json !== true)
      outside.stdout.write(
        `${read.value.id}: ${changes.length === 0 ? 'changes nothing' : ''}\n${changes.map((one) => `${changeLine(screen, deal, one)}\n`).join('')}`,
      );
  }
  if (options.json === true) outside.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  return 0;
}
