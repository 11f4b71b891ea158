import { saidWords } from '../../joining/utterances/said-words.js';
import type { Passage } from '../../text/passage.js';
import { nameOf } from '../parts/names.js';
import { isQuoted } from '../parts/Told.js';
import { dayOf } from '../record/dates.js';
import type { Desk, Shown } from '../record/desk.js';
import { movePassages } from '../record/passages.js';
import { reportName } from '../record/report-name.js';
import { href } from '../route.js';
import type { t } from '../strings/strings.js';

export type DocKind = keyof typeof t.search.kinds;

/** Something that search can find: an item of the record, or a report. */
export interface Doc {
  readonly kind: DocKind;
  readonly id: string;
  readonly words: string;
  /** The words are a report's, not the record's. */
  readonly told: boolean;
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
  // The same words in reports of one story are told once: counts are voices.
  const heard = new Set<string>();
  const isNew = (kind: DocKind, who: string | null, { report, text }: Passage): boolean => {
    const lineage = desk.reports.get(report)?.lineage ?? report;
    const key = `${lineage} ${kind} ${who} ${text.replace(/\s+/g, ' ')}`;
    const known = heard.has(key);
    heard.add(key);
    return !known;
  };
  const at = (passage: Passage): string =>
    href('report', [passage.report], { at: `${passage.start}-${passage.end}` });
  for (const one of desk.record.terms)
    if (shown('terms', one))
      yield {
        kind: 'term',
        id: one.id,
        words: one.text,
        told: isQuoted(one.text, movePassages(desk, one.moves)),
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
      told: false,
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
      words: saidWords(statement),
      told: true,
      aside: nameOf(desk, one.speaker),
      date: dayOf(statement.said ?? desk.reports.get(statement.report)?.published ?? ''),
      actor: one.speaker,
      side: side(one.speaker),
      issues: [],
      href: href('said', [one.id]),
    };
  }
  for (const one of desk.record.moves)
    if (shown('moves', one) && isNew('move', one.actor, one.passage))
      yield {
        kind: 'move',
        id: one.id,
        words: one.passage.text,
        told: true,
        aside: `${nameOf(desk, one.actor)} · ${one.issues.map(desk.issueLabel).join(', ')}`,
        date: dayOf(one.date ?? published(one.report)),
        actor: one.actor,
        side: side(one.actor),
        issues: one.issues,
        href: at(one.passage),
      };
  for (const one of desk.record.observations)
    if (shown('observations', one) && isNew('observation', one.about, one.passage))
      yield {
        kind: 'observation',
        id: one.id,
        words: one.passage.text,
        told: true,
        aside: [one.about === null ? '' : nameOf(desk, one.about), reportName(desk, one.report)]
          .filter(Boolean)
          .join(' · '),
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
        words: one.kind === 'other' ? (one.told[0]?.text ?? '') : desk.stepLabel(one.kind),
        told: one.kind === 'other',
        aside: one.kind === 'other' ? '' : (one.told[0]?.text ?? ''),
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
      told: one.title !== null,
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
      told: false,
      aside: one.names.filter((name) => name !== one.name).join(', '),
      date: '',
      actor: one.id,
      side: one.side,
      issues: [],
      href: href('names', [one.id]),
    };
}
