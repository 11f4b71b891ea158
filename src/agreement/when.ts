import { parsePeriod } from './calendar.js';
import type { Reference, When } from './deal.js';
import type { DeadlineFile } from './format.js';
import { problem } from './problem.js';
import { misused, type Scope, unknownName } from './scope.js';
import type { Path } from './source.js';
import { parseMoment } from './time.js';

const deadlineForm =
  /^(.{1,40}) after ([a-z][a-z0-9-]*)(?:, (exact|end of day|end of week|end of month|end of quarter|end of year|next working day))?$/;

/** A deadline of the file; null, with a problem reported, for what is none. `rule` is null outside a provision. */
export function whenOf(scope: Scope, file: DeadlineFile, path: Path, rule: number | null): When | null {
  const said = typeof file === 'string' ? file : `${file.period} after ${file.after}`;
  const moment = parseMoment(said, scope.calendar.offset);
  if (moment) return { kind: 'at', end: moment.end, said };
  const found = deadlineForm.exec(said);
  const period = found ? parsePeriod(found[1] ?? '') : null;
  if (!found || !period) {
    misused(
      scope,
      path,
      `"${said}" is no time`,
      'a day (2022-04-01), an instant, or a period after something (3 days after attack)',
      said,
      'Write it as "2022-04-01" or "3 days after entry"; units: hours, days, working days, weeks, months, quarters, years.',
    );
    return null;
  }
  const written = typeof file === 'string' ? found[3]?.replaceAll(' ', '-') : file.rounding;
  const rounding = written === undefined ? null : roundingOf(written);
  const monthly = period.unit === 'month' || period.unit === 'quarter' || period.unit === 'year';
  if (monthly && scope.calendar.missingDay === null)
    scope.report(
      problem('rounding', path, {
        message: `"${said}" may end on a day that its month does not have`,
        expected: 'a rule for it: calendar.missing-day',
        found: 'none',
        remedy: 'Add "calendar: { missing-day: last }" (or next).',
      }),
    );
  const after = referenceOf(scope, found[2] ?? '', path, rule);
  return after && { kind: 'period', period, rounding, after, said };
}

function roundingOf(name: string): Extract<When, { kind: 'period' }>['rounding'] {
  switch (name) {
    case 'exact':
    case 'end-of-day':
    case 'end-of-week':
    case 'end-of-month':
    case 'end-of-quarter':
    case 'end-of-year':
    case 'next-working-day':
      return name;
    default:
      return null;
  }
}

function referenceOf(scope: Scope, name: string, path: Path, rule: number | null): Reference | null {
  if (name === 'trigger' && rule !== null) return { kind: 'trigger' };
  const leaf = scope.fact.get(name);
  if (leaf !== undefined) return { kind: 'fact', leaf };
  const provision = scope.rule.get(name);
  const head = provision === undefined ? undefined : scope.head(provision);
  if (provision !== undefined && head && head.kind !== 'prohibition' && !head.kept)
    return { kind: 'provision', provision };
  unknownName(scope, path, 'fact, condition, duty or power', name, [
    ...scope.fact.keys(),
    ...scope.rule.keys(),
    'trigger',
  ]);
  return null;
}
