import type { TalksRecord } from '../joining/record.js';
import type { Passage } from '../text/passage.js';

type Cell = string | number | null | undefined;

/** One table of the record: a line of column names, then rows. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type CsvTableName =
  | 'reports'
  | 'actors'
  | 'statements'
  | 'moves'
  | 'terms'
  | 'pledges'
  | 'observations'
  | 'steps'
  | 'points';

const passageColumns = ['report', 'start', 'end', 'words'];
const passageCells = ({ report, start, end, text }: Passage): readonly Cell[] => [report, start, end, text];
const list = (values: readonly string[]): string => values.join('; ');

/** The record's tables for spreadsheets and statistics; lists are joined by `; `, actors stand by their names. */
export function csvTables(record: TalksRecord): Readonly<Record<CsvTableName, CsvTable>> {
  const names = new Map(record.actors.map(({ id, name }) => [id, name]));
  const actor = (id: string | null | undefined): Cell =>
    id === null || id === undefined ? null : (names.get(id) ?? id);
  return {
    reports: {
      columns: [
        'id',
        'published',
        'outlet',
        'title',
        'byline',
        'file',
        'url',
        'language',
        'words',
        'lineage',
        'sha256',
      ],
      rows: record.reports.map((report) => [
        report.id,
        report.published,
        report.outlet,
        report.title,
        list(report.byline),
        report.file,
        report.url,
        report.language,
        report.words,
        report.lineage,
        report.sha256,
      ]),
    },
    actors: {
      columns: ['id', 'name', 'kind', 'side', 'offices', 'parts', 'names', 'mentions'],
      rows: record.actors.map(({ id, name, kind, side, roles, parts, names: forms, mentions }) => [
        id,
        name,
        kind,
        actor(side),
        list(roles.map(({ title, of }) => (of === null ? title : `${title} (${actor(of)})`))),
        list((parts ?? []).map(({ part }) => part)),
        list(forms),
        mentions,
      ]),
    },
    statements: {
      columns: [
        'id',
        'utterance',
        'speaker',
        'mode',
        'said',
        'via',
        'content',
        'confidence',
        ...passageColumns,
      ],
      rows: record.statements.map((statement) => [
        statement.id,
        statement.utterance,
        actor(statement.speaker),
        statement.mode,
        statement.said,
        actor(statement.via),
        statement.content.text,
        statement.confidence,
        ...passageCells(statement.passage),
      ]),
    },
    moves: {
      columns: [
        'id',
        'date',
        'actor',
        'act',
        'issues',
        'toward',
        'modality',
        'deadline',
        'confidence',
        ...passageColumns,
      ],
      rows: record.moves.map((move) => [
        move.id,
        move.date,
        actor(move.actor),
        move.act,
        list(move.issues),
        actor(move.toward),
        move.modality,
        move.deadline,
        move.confidence,
        ...passageCells(move.passage),
      ]),
    },
    terms: {
      columns: ['id', 'issue', 'party', 'state', 'since', 'voices', 'text', 'moves'],
      rows: record.terms.map((term) => [
        term.id,
        term.issue,
        actor(term.party),
        term.state,
        term.since,
        term.lineages.length,
        term.text,
        list(term.moves),
      ]),
    },
    pledges: {
      columns: ['term', 'party', 'issue', 'text', 'seen', 'observations', 'doubts'],
      rows: (record.pledges ?? []).map(({ term: id, seen, observations, doubts }) => {
        const term = record.terms.find((candidate) => candidate.id === id);
        return [id, actor(term?.party), term?.issue, term?.text, seen, list(observations), list(doubts)];
      }),
    },
    observations: {
      columns: [
        'id',
        'date',
        'source',
        'about',
        'bearing',
        'pledge',
        'places',
        'confidence',
        ...passageColumns,
      ],
      rows: record.observations.map((observation) => [
        observation.id,
        observation.date,
        actor(observation.source),
        actor(observation.about),
        observation.bearing,
        observation.pledge,
        list(observation.places ?? []),
        observation.confidence,
        ...passageCells(observation.passage),
      ]),
    },
    steps: {
      columns: ['id', 'kind', 'by', 'due', 'after', ...passageColumns],
      rows: record.steps.flatMap((step) =>
        step.told.map((passage) => [
          step.id,
          step.kind,
          list(step.by.map((id) => String(actor(id)))),
          step.due,
          list(step.after),
          ...passageCells(passage),
        ]),
      ),
    },
    points: {
      columns: [
        'id',
        'question',
        'kind',
        'verdict',
        'confidence',
        'account',
        'account_confidence',
        'voices',
        ...passageColumns,
      ],
      rows: record.points.flatMap((point) =>
        point.accounts.flatMap((account) =>
          account.passages.map((passage) => [
            point.id,
            point.question,
            point.kind,
            point.verdict,
            point.confidence,
            account.value,
            account.confidence,
            account.lineages.length,
            ...passageCells(passage),
          ]),
        ),
      ),
    },
  };
}

/**
 * A table as CSV (RFC 4180: CRLF, quotation marks doubled). A cell that a spreadsheet would run as a formula gets an
 * apostrophe before it (OWASP, CSV injection): what a report holds must not run in the reader's office.
 *
 * ```ts
 * csvOf({ columns: ['act'], rows: [['say "no"']] }) // 'act\r\n"say ""no"""\r\n'
 * ```
 */
export function csvOf({ columns, rows }: CsvTable): string {
  return [columns, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
