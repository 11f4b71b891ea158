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

/** All that can be found, one after another, so that it can be gathered without holding up the page. */
export function* docsOf(desk: Desk, shown: Shown): Generator<Doc> {
  const published = (report: string): string => dayOf(desk.reports.get(report)?.published ?? '');
  const side = (actor: string | null): string | null => (actor && desk.actors.get(actor)?.side) || actor;
  const at = (passage: Passage): string =>
    href('report', [passage.report], { at: `${passage.start}-${passage.end}` });
  for (const one of desk.record.terms)
    if (shown('terms', one))
      yield {
        kind: 'term',
        id: one.id,
        words: one.text,
        aside: `${nameOf(desk, one.party)} · ${desk.issueLabel(one.issue)}`,
        date: dayOf(one.since ?? ''),
        actor: one.party,
        side: side(one.party),
        issues: [one.issue],
        href: href('table', [one.id]),
      };
  for (const one of desk.record.points)
    yield {
      kind: 'point',
      id: one.id,
      words: one.question,
      aside: one.accounts.map((account) => account.value).join(' / '),
      date: '',
      actor: null,
      side: null,
      issues: [],
      href: href('accounts', [one.id]),
    };
  for (const one of desk.record.utterances) {
    const statement = one.statements
      .map((id) => desk.statements.get(id))
      .find((candidate) => candidate !== undefined && shown('statements', candidate));
    if (!statement) continue;
    yield {
      kind: 'utterance',
      id: one.id,
      words: wordingOf(statement),
      aside: nameOf(desk, one.speaker),
      date: dayOf(statement.said ?? desk.reports.get(statement.report)?.published ?? ''),
      actor: one.speaker,
      side: side(one.speaker),
      issues: [],
      href: href('said', [one.id]),
    };
  }
  for (const one of desk.record.moves)
    if (shown('moves', one))
      yield {
        kind: 'move',
        id: one.id,
        words: one.passage.text,
        aside: `${nameOf(desk, one.actor)} · ${one.issues.map(desk.issueLabel).join(', ')}`,
        date: dayOf(one.date ?? published(one.report)),
        actor: one.actor,
        side: side(one.actor),
        issues: one.issues,
        href: at(one.passage),
      };
  for (const one of desk.record.observations)
    if (shown('observations', one))
      yield {
        kind: 'observation',
        id: one.id,
        words: one.passage.text,
        aside: nameOf(desk, one.about),
        date: dayOf(one.date ?? published(one.report)),
        actor: one.about,
        side: side(one.about),
        issues: [],
        href: href('pledges', [one.id]),
      };
  for (const one of desk.record.steps)
    if (shown('steps', one))
      yield {
        kind: 'step',
        id: one.id,
        words: desk.stepLabel(one.kind),
        aside: one.told[0]?.text ?? '',
        date: '',
        actor: null,
        side: null,
        issues: [],
        href: href('path', [one.id]),
      };
  for (const one of desk.record.reports)
    yield {
      kind: 'report',
      id: one.id,
      words: one.title ?? one.file ?? one.id,
      aside: one.outlet ?? '',
      date: dayOf(one.published ?? ''),
      actor: null,
      side: null,
      issues: [],
      href: href('report', [one.id]),
    };
  for (const one of desk.record.actors)
    yield {
      kind: 'actor',
      id: one.id,
      words: one.name,
      aside: one.names.filter((name) => name !== one.name).join(', '),
      date: '',
      actor: one.id,
      side: one.side,
      issues: [],
      href: href('names', [one.id]),
    };
}
