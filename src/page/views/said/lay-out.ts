import type { Utterance } from '../../../joining/record.js';
import { nameOf, officeOf } from '../../parts/names.js';
import { dayOf, longDate } from '../../record/dates.js';
import type { Desk } from '../../record/desk.js';
import { t } from '../../strings/strings.js';

export type By = 'speaker' | 'day' | 'report';
export const isBy = (value: string): value is By =>
  value === 'speaker' || value === 'day' || value === 'report';

export type SaidRow =
  | { readonly kind: 'head'; readonly key: string; readonly text: string; readonly aside: string | null }
  | { readonly kind: 'utterance'; readonly key: string; readonly utterance: Utterance };

/** Utterances under headings: speakers by how much they said, days the newest first, reports the newest first. */
export function laidOut(desk: Desk, utterances: readonly Utterance[], by: By): readonly SaidRow[] {
  const groups = new Map<string, Utterance[]>();
  const put = (key: string, utterance: Utterance): void => {
    const group = groups.get(key);
    if (group) group.push(utterance);
    else groups.set(key, [utterance]);
  };
  for (const utterance of utterances)
    if (by === 'speaker') put(utterance.speaker ?? '', utterance);
    else if (by === 'day') put(dayFor(desk, utterance), utterance);
    else for (const report of reportsFor(desk, utterance)) put(report, utterance);

  const keys = [...groups.keys()].sort((a, b) => {
    if (by === 'speaker')
      return (
        Number(a === '') - Number(b === '') ||
        (groups.get(b)?.length ?? 0) - (groups.get(a)?.length ?? 0) ||
        compare(nameOf(desk, a), nameOf(desk, b))
      );
    if (by === 'day') return compare(b, a);
    return (
      compare(desk.reports.get(b)?.published ?? '', desk.reports.get(a)?.published ?? '') || compare(a, b)
    );
  });
  return keys.flatMap((key) => [
    head(desk, key, by),
    ...(groups.get(key) ?? []).map(
      (utterance): SaidRow => ({ kind: 'utterance', key: `${key}/${utterance.id}`, utterance }),
    ),
  ]);
}

function head(desk: Desk, key: string, by: By): SaidRow {
  const row = (text: string, aside: string | null = null): SaidRow => ({
    kind: 'head',
    key: `head/${key}`,
    text,
    aside,
  });
  if (by === 'speaker') return row(nameOf(desk, key), officeOf(desk, key));
  if (by === 'day') return row(longDate(key));
  const report = desk.reports.get(key);
  return row(report?.title ?? report?.file ?? key, `${report?.outlet ?? ''}, ${longDate(report?.published)}`);
}

export const statementsFor = (desk: Desk, utterance: Utterance) =>
  utterance.statements.flatMap((id) => desk.statements.get(id) ?? []);

export function dayFor(desk: Desk, utterance: Utterance): string {
  const days = statementsFor(desk, utterance).map(
    (one) => one.said ?? desk.reports.get(one.report)?.published ?? '',
  );
  return dayOf(days.find(Boolean) ?? '') || t.dates.none;
}

const reportsFor = (desk: Desk, utterance: Utterance): readonly string[] => [
  ...new Set(statementsFor(desk, utterance).map((one) => one.report)),
];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
