import type { Passage } from '../../text/passage.js';
import { nameOf } from '../parts/names.js';
import { wordingOf } from '../parts/Wording.js';
import { dayOf } from '../record/dates.js';
import type { Desk, Shown } from '../record/desk.js';
import { href } from '../route.js';
import type { t } from '../strings/strings.js';

export type DocKind = keyof typeof t.search.kinds;

/** Something that search can find: an item of the record, or a report. */
export interface Doc {
  readonly kind: DocKind;
  readonly id: string;
  readonly words: string;
  /** Said beside the words, and found too. */
  readonly aside: string;
  readonly date: string;
  readonly actor: string | null;
  readonly side: string | null;
  readonly issues: readonly string[];
  readonly href: string;
}

/** All that can be found, what was said first. */
export function docsOf(desk: Desk, shown: Shown): readonly Doc[] {
  const published = (report: string): string => dayOf(desk.reports.get(report)?.published ?? '');
  const side = (actor: string | null): string | null => (actor && desk.actors.get(actor)?.side) || actor;
  const at = (passage: Passage): string =>
    href('report', [passage.report], { at: `${passage.start}-${passage.end}` });
  const docs: Doc[] = [];
  for (const one of desk.record.terms)
    if (shown('terms', one))
      docs.push({
        kind: 'term',
        id: one.id,
        words: one.text,
        aside: `${nameOf(desk, one.party)} · ${desk.issueLabel(one.issue)}`,
        date: dayOf(one.since ?? ''),
        actor: one.party,
        side: side(one.party),
        issues: [one.issue],
        href: href('table', [one.id]),
      });
  for (const one of desk.record.points)
    docs.push({
      kind: 'point',
      id: one.id,
      words: one.question,
      aside: one.accounts.map((account) => account.value).join(' / '),
      date: '',
      actor: null,
      side: null,
      issues: [],
      href: href('accounts', [one.id]),
    });
  for (const one of desk.record.utterances) {
    const statement = one.statements
      .map((id) => desk.statements.get(id))
      .find((candidate) => candidate !== undefined && shown('statements', candidate));
    if (!statement) continue;
    docs.push({
      kind: 'utterance',
      id: one.id,
      words: wordingOf(statement),
      aside: nameOf(desk, one.speaker),
      date: dayOf(statement.said ?? desk.reports.get(statement.report)?.published ?? ''),
      actor: one.speaker,
      side: side(one.speaker),
      issues: [],
      href: href('said', [one.id]),
    });
  }
  for (const one of desk.record.moves)
    if (shown('moves', one))
      docs.push({
        kind: 'move',
        id: one.id,
        words: one.passage.text,
        aside: `${nameOf(desk, one.actor)} · ${one.issues.map(desk.issueLabel).join(', ')}`,
        date: dayOf(one.date ?? published(one.report)),
        actor: one.actor,
        side: side(one.actor),
        issues: one.issues,
        href: at(one.passage),
      });
  for (const one of desk.record.observations)
    if (shown('observations', one))
      docs.push({
        kind: 'observation',
        id: one.id,
        words: one.passage.text,
        aside: nameOf(desk, one.about),
        date: dayOf(one.date ?? published(one.report)),
        actor: one.about,
        side: side(one.about),
        issues: [],
        href: href('pledges', [one.id]),
      });
  for (const one of desk.record.steps)
    if (shown('steps', one))
      docs.push({
        kind: 'step',
        id: one.id,
        words: desk.stepLabel(one.kind),
        aside: one.told[0]?.text ?? '',
        date: '',
        actor: null,
        side: null,
        issues: [],
        href: href('path', [one.id]),
      });
  for (const one of desk.record.reports)
    docs.push({
      kind: 'report',
      id: one.id,
      words: one.title ?? one.file ?? one.id,
      aside: one.outlet ?? '',
      date: dayOf(one.published ?? ''),
      actor: null,
      side: null,
      issues: [],
      href: href('report', [one.id]),
    });
  for (const one of desk.record.actors)
    docs.push({
      kind: 'actor',
      id: one.id,
      words: one.name,
      aside: one.names.filter((name) => name !== one.name).join(', '),
      date: '',
      actor: one.id,
      side: one.side,
      issues: [],
      href: href('names', [one.id]),
    });
  return docs;
}
