import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { calendarOf } from '../../agreement/calendar.js';
import { dealOf } from '../../agreement/compile.js';
import type { Deal } from '../../agreement/deal.js';
import { type DealEvent, parseGrade } from '../../agreement/event.js';
import type { Belief, EventLog } from '../../agreement/log.js';
import { eventOf, parseLog } from '../../agreement/log-file.js';
import { parseAgreement } from '../../agreement/parse.js';
import { type Problem, problemLine, type Result } from '../../agreement/problem.js';
import type { When } from '../../agreement/standing.js';
import { type Instant, NEVER, parseMoment } from '../../agreement/time.js';
import type { Agreement } from '../../agreement/written-agreement.js';
import { type Outside, UsageError } from '../command.js';
import { printable } from '../terminal/layout.js';
import type { AskOptions } from './options.js';

/** A question to an agreement with everything that it names read in. */
export interface Asked {
  readonly agreement: Agreement;
  readonly deal: Deal;
  readonly log: EventLog;
  readonly when: When;
}

/** A file that could not be read for what it should be. */
export interface Unread {
  readonly file: string;
  readonly problems: readonly Problem[];
}

export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly unread: Unread };

export function loadAgreement(file: string, outside: Outside): Loaded<Agreement> {
  const parsed = named(file, parseAgreement(textOf(file, outside)));
  // What a file from elsewhere holds must not command the terminal.
  return parsed.ok ? { ok: true, value: { ...parsed.value, file: printable(parsed.value.file) } } : parsed;
}

export function loadAsked(file: string, options: AskOptions, outside: Outside): Loaded<Asked> {
  const agreement = loadAgreement(file, outside);
  if (!agreement.ok) return agreement;
  const { offset } = calendarOf(agreement.value.file.calendar ?? {});
  const deal = named(file, dealOf(agreement.value, options.variant ?? []));
  if (!deal.ok) {
    const [first] = deal.unread.problems;
    throw new UsageError(`--variant: ${first?.message}; there are: ${first?.expected}`);
  }
  const log =
    options.events === undefined
      ? null
      : named(options.events, parseLog(textOf(options.events, outside), offset));
  if (log && !log.ok) return log;
  return {
    ok: true,
    value: {
      agreement: agreement.value,
      deal: deal.value,
      log: printable(log?.value ?? []),
      when: whenOf(options, offset, outside),
    },
  };
}

/** What is only supposed: lines, or files of them; a line without a date happens at the time asked about. */
export function supposedOf(
  said: readonly string[],
  { when, log, deal }: Asked,
  outside: Outside,
): Loaded<readonly DealEvent[]> {
  const events: DealEvent[] = [];
  for (const one of said) {
    const path = resolve(outside.cwd, one);
    if (existsSync(path)) {
      const read = named(one, parseLog(textOf(one, outside), deal.calendar.offset));
      if (!read.ok) return read;
      events.push(...read.value);
      continue;
    }
    const dated = /^(\{|[a-z][a-z0-9-]*: |\d{4}-)/.test(one)
      ? one
      : `${new Date(when.happened).toISOString().slice(0, 19)}Z ${one}`;
    const read = named(
      `"${one}"`,
      eventOf(dated, `supposed-${log.length + events.length + 1}`, deal.calendar.offset),
    );
    if (!read.ok) return read;
    events.push(read.value);
  }
  return { ok: true, value: events };
}

export function textOf(file: string, outside: Outside): string {
  try {
    return readFileSync(resolve(outside.cwd, file), 'utf8');
  } catch {
    throw new UsageError(`no file ${file} that can be read`);
  }
}

export function named<T>(file: string, result: Result<T>): Loaded<T> {
  return result.ok ? result : { ok: false, unread: { file, problems: result.problems } };
}

/** Says what is wrong with a file: to a person on standard error, to a program as JSON. Exit status 1. */
export function refuse({ file, problems }: Unread, json: boolean, outside: Outside): number {
  if (json) outside.stdout.write(`${JSON.stringify({ file, problems }, null, 2)}\n`);
  else for (const one of problems) outside.stderr.write(`${printable(problemLine(file, one))}\n`);
  return 1;
}

function whenOf(options: AskOptions, offset: number, outside: Outside): When {
  const time = (text: string | undefined, name: string): Instant | null => {
    if (text === undefined) return null;
    const moment = parseMoment(text, offset);
    if (!moment)
      throw new UsageError(`--${name} ${text}: write a day (2022-04-01) or a time (2022-04-01T12:00Z)`);
    return moment.end - 1;
  };
  const asOf = time(options.asOf, 'as-of');
  const now = Date.parse(outside.now());
  return {
    happened: time(options.happened, 'happened') ?? asOf ?? now,
    known: time(options.known, 'known') ?? asOf ?? NEVER,
    belief: beliefOf(options.believe),
  };
}

function beliefOf(text: string | undefined): Belief | null {
  if (text === undefined) return { reliability: 'D', credibility: 4 };
  if (text === 'all') return null;
  const grade = parseGrade(text);
  if (!grade) throw new UsageError(`--believe ${text}: write a grade from A1 to F6, or "all"`);
  return grade;
}
