import { z } from 'zod';
import { type DealEvent, parseGrade, verbs } from './event.js';
import { type Problem, problem, type Result } from './problem.js';
import { parseMoment } from './time.js';

const CiteShape = z.strictObject({
  report: z.string(),
  text: z.string().optional(),
  start: z.int().min(0).optional(),
  end: z.int().min(0).optional(),
});

/** One event in a log of JSON lines. */
export const EventFile = z
  .strictObject({
    id: z.string().optional(),
    happened: z.string().describe('A day or an instant, ISO 8601.'),
    learnt: z.string().optional().describe('Default: when it happened.'),
    by: z.string().optional(),
    verb: z.enum(verbs),
    what: z.string(),
    source: z.string().optional(),
    grade: z
      .string()
      .regex(/^[A-F][1-6]$/)
      .optional(),
    corrects: z.string().optional(),
    cites: z.array(CiteShape).optional(),
    note: z.string().optional(),
  })
  .meta({ title: 'Parley agreement event', description: 'One line of an event log.' });

/** Reads one event of a JSON log; see {@link EventFile}. */
export function readEvent(data: unknown, id: string, offset: number): Result<DealEvent> {
  const read = EventFile.safeParse(data);
  const problems = (
    message: string,
    path: readonly (string | number)[],
    expected: string,
  ): readonly Problem[] => [
    problem('event', path, {
      message,
      expected,
      found: JSON.stringify(data) ?? '',
      remedy: 'Mend the event.',
    }),
  ];
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, problems: problems(issue?.message ?? 'no event', [], 'an event') };
  }
  const event = read.data;
  const happened = parseMoment(event.happened, offset);
  const learnt = event.learnt === undefined ? happened : parseMoment(event.learnt, offset);
  if (!happened || !learnt)
    return {
      ok: false,
      problems: problems(`"${happened ? event.learnt : event.happened}" is no time`, [], 'ISO 8601'),
    };
  return {
    ok: true,
    value: {
      id: event.id ?? id,
      happened: happened.start,
      learnt: learnt.start,
      by: event.by ?? null,
      verb: event.verb,
      what: event.what,
      source: event.source ?? null,
      grade: event.grade ? parseGrade(event.grade) : null,
      corrects: event.corrects ?? null,
      cites: event.cites ?? [],
      note: event.note ?? null,
    },
  };
}
