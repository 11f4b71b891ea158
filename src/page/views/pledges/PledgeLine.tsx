import { scaleTime } from 'd3-scale';
import type { JSX } from 'preact';
import type { Observation } from '../../../joining/record.js';
import { Mark } from '../../parts/Mark.js';
import { shortDate } from '../../record/dates.js';
import { t } from '../../strings/strings.js';

interface PledgeLineProps {
  readonly since: string | null;
  readonly seen: readonly Observation[];
  readonly from: string | null;
  readonly to: string | null;
}

/** The promise and what was seen since, on the line of time that all pledges share. */
export function PledgeLine({ since, seen, from, to }: PledgeLineProps): JSX.Element | null {
  if (!since || !from || !to || from.slice(0, 10) === to.slice(0, 10)) return null;
  const scale = scaleTime([at(from), at(to)], [3, 97]);
  const stacked = new Map<string, number>();
  return (
    <div class="line" role="img" aria-label={labelOf(since, seen)}>
      <span class="begin" style={{ left: `${scale(at(since))}%`, right: `${100 - 97}%` }} />
      <span class="spot" style={{ left: `${scale(at(since))}%` }}>
        <Mark kind="pledge" />
        <small>{shortDate(since)}</small>
      </span>
      {seen.map((one) => {
        if (!one.date) return null;
        const level = stacked.get(one.date) ?? 0;
        stacked.set(one.date, level + 1);
        return (
          <span
            key={one.id}
            class={`spot tone-${one.bearing}`}
            style={{ left: `calc(${scale(at(one.date))}% - ${level * 0.9}rem)` }}
          >
            <Mark kind={one.bearing} />
            {level === 0 ? <small>{shortDate(one.date)}</small> : null}
          </span>
        );
      })}
    </div>
  );
}

const at = (date: string): Date => new Date(`${date.slice(0, 10)}T00:00:00Z`);

const labelOf = (since: string, seen: readonly Observation[]): string =>
  [
    `${t.pledges.promised} ${shortDate(since)}`,
    ...seen.map((one) => `${shortDate(one.date)} ${t.pledges.bearing[one.bearing]}`),
  ].join(', ');
