import type { Passage } from '../../text/passage.js';
import type { Pledge, Point, TalksRecord, Term, TermState } from '../record.js';

/** What one record says that another does not. Ids are those of the later record, where it has the item. */
export interface RecordDiff {
  readonly reports: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly terms: {
    readonly added: readonly string[];
    readonly gone: readonly string[];
    /** A demand dropped, an offer refused …: the state is another than it was. */
    readonly changed: readonly { readonly id: string; readonly from: TermState; readonly to: TermState }[];
    /** More lineages tell of it than did. */
    readonly confirmed: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  };
  readonly pledges: {
    readonly added: readonly string[];
    readonly changed: readonly {
      readonly term: string;
      readonly from: Pledge['seen'];
      readonly to: Pledge['seen'];
    }[];
  };
  readonly points: {
    readonly added: readonly string[];
    readonly changed: readonly {
      readonly id: string;
      readonly from: Point['verdict'];
      readonly to: Point['verdict'];
    }[];
  };
  readonly steps: { readonly added: readonly string[]; readonly gone: readonly string[] };
  readonly utterances: { readonly added: readonly string[] };
}

/**
 * What is new from one record of the same talks to another: yesterday's and today's, or two as-of dates. Pure.
 *
 * ```ts
 * diffRecords(join(inputs, { title, asOf: '2031-05-13' }), join(inputs, { title, asOf: '2031-05-14' })).terms.changed
 * // [{ id: 't-…', from: 'demanded', to: 'dropped' }]
 * ```
 */
export function diffRecords(before: TalksRecord, after: TalksRecord): RecordDiff {
  const old = new Map(before.terms.map((term): [string, Term] => [term.id, term]));
  const kept = after.terms.flatMap((term) => {
    const was = old.get(term.id);
    return was === undefined ? [] : [{ term, was }];
  });
  const seen = new Map((before.pledges ?? []).map((pledge) => [pledge.term, pledge.seen]));
  const points = pointsBefore(before.points);
  return {
    reports: ends(before.reports, after.reports),
    terms: {
      ...renamed(ends(before.terms, after.terms)),
      changed: kept.flatMap(({ term, was }) =>
        term.state === was.state ? [] : [{ id: term.id, from: was.state, to: term.state }],
      ),
      confirmed: kept.flatMap(({ term, was }) =>
        term.lineages.length > was.lineages.length
          ? [{ id: term.id, from: was.lineages.length, to: term.lineages.length }]
          : [],
      ),
    },
    pledges: {
      added: (after.pledges ?? []).flatMap(({ term }) => (seen.has(term) ? [] : [term])),
      changed: (after.pledges ?? []).flatMap(({ term, seen: to }) => {
        const from = seen.get(term);
        return from === undefined || from === to ? [] : [{ term, from, to }];
      }),
    },
    points: {
      added: after.points.flatMap((point) => (points(point) === null ? [point.id] : [])),
      changed: after.points.flatMap((point) => {
        const was = points(point);
        return was === null || was.verdict === point.verdict
          ? []
          : [{ id: point.id, from: was.verdict, to: point.verdict }];
      }),
    },
    steps: renamed(ends(before.steps, after.steps)),
    utterances: { added: ends(before.utterances, after.utterances).added },
  };
}

interface Ends {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

function ends(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]): Ends {
  const [old, now] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  return {
    added: [...now].filter((id) => !old.has(id)),
    removed: [...old].filter((id) => !now.has(id)),
  };
}

const renamed = ({
  added,
  removed,
}: Ends): { readonly added: readonly string[]; readonly gone: readonly string[] } => ({
  added,
  gone: removed,
});

/** Finds the earlier point that a later one goes on: the one with which it shares most passages. */
function pointsBefore(points: readonly Point[]): (point: Point) => Point | null {
  const byPlace = new Map<string, Point>();
  const place = ({ report, start }: Passage): string => `${report} ${start}`;
  for (const point of points)
    for (const { passages } of point.accounts)
      for (const passage of passages) byPlace.set(place(passage), point);
  return (point) => {
    const counts = new Map<Point, number>();
    for (const { passages } of point.accounts)
      for (const passage of passages) {
        const was = byPlace.get(place(passage));
        if (was !== undefined) counts.set(was, (counts.get(was) ?? 0) + 1);
      }
    return [...counts].sort(([, m], [, n]) => n - m)[0]?.[0] ?? null;
  };
}
