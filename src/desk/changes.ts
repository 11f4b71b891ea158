import type { TalksRecord } from '../joining/record.js';
import { diffRecords } from '../joining/told/diff.js';
import { saidToRead } from '../joining/utterances/said-words.js';
import type { Change, Changes } from '../page/data.js';
import { stretchOf } from '../text/in-sentence.js';
import type { Desk } from './desk.js';
import { labelsOf } from './labels.js';

/** What is new in a record since the end of a day. */
export async function changesSince(desk: Desk, day: string, record: TalksRecord): Promise<Changes> {
  const before = await desk.recordAsOf(day);
  return changesBetween(before, record, day, labelsOf(desk.catalog).issue);
}

/** The differences of two records as lines that can be shown: what changed first, then what is new, then what is gone. */
export function changesBetween(
  before: TalksRecord,
  after: TalksRecord,
  since: string,
  issue: (key: string) => string,
): Changes {
  const diff = diffRecords(before, after);
  const one =
    (kind: Change['kind'], change: Change['change'], record: TalksRecord) =>
    (id: string): Change[] => {
      const text = textOf(record, kind, id, issue);
      return text === null ? [] : [{ kind, id, change, text }];
    };
  const added = (kind: Change['kind'], ids: readonly string[]): Change[] =>
    ids.flatMap(one(kind, 'new', after));
  const gone = (kind: Change['kind'], ids: readonly string[]): Change[] =>
    ids.flatMap(one(kind, 'gone', before));
  const changed = (
    kind: Change['kind'],
    list: readonly { readonly id: string; readonly from: string | number; readonly to: string | number }[],
    written = String as (value: string | number) => string,
  ): Change[] =>
    list.flatMap(({ id, from, to }) =>
      one(kind, 'changed', after)(id).map((item) => ({ ...item, was: written(from), is: written(to) })),
    );
  return {
    since,
    until: after.talks.asOf,
    items: [
      ...changed('term', diff.terms.changed),
      ...changed(
        'pledge',
        diff.pledges.changed.map(({ term, from, to }) => ({ id: term, from, to })),
      ),
      ...changed('point', diff.points.changed),
      ...changed('term', diff.terms.confirmed, (count) => `${count} ${count === 1 ? 'voice' : 'voices'}`),
      ...added('term', diff.terms.added),
      ...added('pledge', diff.pledges.added),
      ...added('point', diff.points.added),
      ...added('step', diff.steps.added),
      ...added('utterance', diff.utterances.added),
      ...added('report', diff.reports.added),
      ...gone('term', diff.terms.gone),
      ...gone('step', diff.steps.gone),
      ...gone('report', diff.reports.removed),
    ],
  };
}

function textOf(
  record: TalksRecord,
  kind: Change['kind'],
  id: string,
  issue: (key: string) => string,
): string | null {
  const actor = (of: string | null | undefined): string =>
    record.actors.find((candidate) => candidate.id === of)?.name ?? 'not named';
  if (kind === 'term' || kind === 'pledge') {
    const term = record.terms.find((candidate) => candidate.id === id);
    return term === undefined ? null : `${actor(term.party)}, ${issue(term.issue)}: ${term.text}`;
  }
  if (kind === 'utterance') {
    const utterance = record.utterances.find((candidate) => candidate.id === id);
    const first = record.statements.find((statement) => utterance?.statements.includes(statement.id));
    return first === undefined ? null : `${actor(utterance?.speaker)}: ${stretchOf(saidToRead(first))}`;
  }
  if (kind === 'point') return record.points.find((point) => point.id === id)?.question ?? null;
  if (kind === 'step') return record.steps.find((step) => step.id === id)?.kind.replace(/-/g, ' ') ?? null;
  const report = record.reports.find((candidate) => candidate.id === id);
  return report === undefined ? null : `${report.outlet ?? ''} ${report.title ?? report.file ?? id}`.trim();
}
