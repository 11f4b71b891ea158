import type { TalksRecord } from '../joining/record.js';
import type { RecordList } from '../joining/record-part.js';
import type { Passage } from '../text/passage.js';
import { foldedLineage, foldedLink, positionsByIssue, type TextOf, termFolder } from './folded.js';
import { passageColumns } from './rows.js';
import type { Tables } from './tables.js';

/** A table of items, with the tables whose rows belong to an item and go with it. */
export interface Section {
  readonly table: ItemTable;
  /** Where the section stands in the record's JSON; null where its rows are folded out of another's items. */
  readonly key: RecordList | null;
  rows(record: TalksRecord, textOf: TextOf): readonly ItemRows[];
}

export type ItemTable =
  | 'record_reports'
  | 'lineages'
  | 'lineage_links'
  | 'actors'
  | 'utterances'
  | 'statements'
  | 'moves'
  | 'terms'
  | 'positions'
  | 'pledges'
  | 'observations'
  | 'steps'
  | 'points';

/** One item: its row without `position`, and the rows of other tables that are part of it. */
export interface ItemRows {
  readonly id: string;
  readonly detail: string;
  readonly row: Readonly<Record<string, string | number | null>>;
  readonly parts: readonly {
    readonly table: keyof Tables;
    readonly row: Readonly<Record<string, string | number>>;
  }[];
}

type Part = ItemRows['parts'][number];

function rowsOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  row: (item: T) => ItemRows['row'],
  parts: (item: T) => readonly Part[] = () => [],
  folded: (item: T) => unknown = (item) => item,
): readonly ItemRows[] {
  return items.map((item) => ({
    id: idOf(item),
    detail: JSON.stringify(folded(item)),
    row: row(item),
    parts: parts(item),
  }));
}

const id = (item: { readonly id: string }): string => item.id;
const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
const numbered = (passages: readonly Passage[]): readonly Record<string, string | number>[] =>
  passages.map((passage, number) => ({ number, ...passageColumns(passage) }));

/** Every section of the record as rows, in an order in which they can be written. */
export const sections: readonly Section[] = [
  {
    table: 'lineages',
    key: 'lineages',
    rows: (record) =>
      rowsOf(
        record.lineages,
        id,
        () => ({}),
        () => [],
        foldedLineage,
      ),
  },
  {
    table: 'lineage_links',
    key: null,
    rows: (record, textOf) =>
      rowsOf(
        record.lineages.flatMap(({ id: lineage, links }) => links.map((link) => ({ lineage, link }))),
        // With the lineage, which its detail does not tell: a link that went into another is another row.
        ({ lineage, link }) => `${lineage} ${link.from} ${link.to}`,
        ({ lineage, link: { from, to, kind, share } }) => ({
          lineage,
          from_report: from,
          to_report: to,
          kind,
          share,
        }),
        () => [],
        ({ link }) => foldedLink(link, textOf),
      ),
  },
  {
    table: 'record_reports',
    key: 'reports',
    rows: (record) => rowsOf(record.reports, id, ({ lineage, words }) => ({ lineage, words })),
  },
  {
    table: 'actors',
    key: 'actors',
    rows: (record) =>
      rowsOf(
        record.actors,
        id,
        ({ name, kind, side }) => ({ name, kind, side }),
        (actor) => [
          ...unique(actor.names).map(
            (name): Part => ({ table: 'actor_names', row: { actor: actor.id, name } }),
          ),
          ...unique((actor.parts ?? []).map(({ part }) => part)).map(
            (part): Part => ({ table: 'actor_parts', row: { actor: actor.id, part } }),
          ),
        ],
      ),
  },
  {
    table: 'utterances',
    key: 'utterances',
    rows: (record) =>
      rowsOf(record.utterances, id, ({ speaker, lineages }) => ({ speaker, voices: lineages.length })),
  },
  {
    table: 'statements',
    key: 'statements',
    rows: (record) =>
      rowsOf(
        record.statements,
        id,
        (statement) => ({
          ...passageColumns(statement.passage),
          speaker: statement.speaker,
          mode: statement.mode,
          content: statement.content.text,
          cue: statement.cue?.text ?? null,
          via: statement.via,
          said: statement.said,
          utterance: statement.utterance,
          confidence: statement.confidence ?? null,
        }),
        (statement) =>
          numbered(statement.quotes).map((quote) => ({
            table: 'quotes',
            row: { statement: statement.id, ...quote },
          })),
      ),
  },
  {
    table: 'moves',
    key: 'moves',
    rows: (record) =>
      rowsOf(
        record.moves,
        id,
        (move) => ({
          ...passageColumns(move.passage),
          statement: move.statement,
          actor: move.actor,
          toward: move.toward,
          act: move.act,
          modality: move.modality,
          date: move.date ?? null,
          confidence: move.confidence ?? null,
        }),
        (move) =>
          unique(move.issues).map((issue) => ({ table: 'move_issues', row: { move: move.id, issue } })),
      ),
  },
  {
    table: 'terms',
    key: 'terms',
    rows: (record) =>
      rowsOf(
        record.terms,
        id,
        ({ issue, party, text, state, since, lineages }) => ({
          issue,
          party,
          text,
          state,
          since,
          voices: lineages.length,
        }),
        (term) => unique(term.moves).map((move) => ({ table: 'term_moves', row: { term: term.id, move } })),
        termFolder(positionsByIssue(record)),
      ),
  },
  {
    table: 'positions',
    key: null,
    rows: (record) =>
      rowsOf(
        [...positionsByIssue(record)].flatMap(([issue, positions]) =>
          positions.map((position) => ({ issue, position })),
        ),
        ({ issue, position: { side } }) => `${issue} ${side}`,
        ({ issue, position: { side, act, since, lineages } }) => ({
          issue,
          side,
          act,
          since,
          voices: lineages.length,
        }),
        () => [],
        ({ position }) => position,
      ),
  },
  {
    table: 'pledges',
    key: 'pledges',
    rows: (record) =>
      rowsOf(
        record.pledges ?? [],
        (pledge) => pledge.term,
        ({ term, seen }) => ({ term, seen }),
      ),
  },
  {
    table: 'observations',
    key: 'observations',
    rows: (record) =>
      rowsOf(record.observations, id, (observation) => ({
        ...passageColumns(observation.passage),
        source: observation.source,
        about: observation.about,
        pledge: observation.pledge,
        bearing: observation.bearing,
        date: observation.date ?? null,
        confidence: observation.confidence ?? null,
      })),
  },
  {
    table: 'steps',
    key: 'steps',
    rows: (record) =>
      rowsOf(
        record.steps,
        id,
        ({ kind, due }) => ({ kind, due }),
        (step) => [
          ...numbered(step.told).map(
            (told): Part => ({ table: 'step_passages', row: { step: step.id, ...told } }),
          ),
          ...unique(step.after).map(
            (after): Part => ({ table: 'step_order', row: { step: step.id, after } }),
          ),
        ],
      ),
  },
  {
    table: 'points',
    key: 'points',
    rows: (record) =>
      rowsOf(
        record.points,
        id,
        ({ question, kind, verdict }) => ({ question, kind, verdict }),
        (point) =>
          point.accounts.flatMap((account, number): Part[] => [
            {
              table: 'accounts',
              row: { point: point.id, number, value: account.value, voices: account.lineages.length },
            },
            ...numbered(account.passages).map(
              (passage): Part => ({
                table: 'account_passages',
                row: { point: point.id, account: number, ...passage },
              }),
            ),
          ]),
      ),
  },
];
