import type { LineageLink } from '../joining/record.js';
import type { Passage } from '../text/passage.js';
import { foldedLineage, foldedLink, positionsByIssue, termFolder } from './folded.js';
import { type Part, rowsOf, type Section } from './item-rows.js';
import { passageColumns } from './rows.js';

const id = (item: { readonly id: string }): string => item.id;
const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
const numbered = (passages: readonly Passage[]): readonly Record<string, string | number>[] =>
  passages.map((passage, number) => ({ number, ...passageColumns(passage) }));

/** The id of a link's row, with the lineage, which its detail does not tell: a link that went into another is another row. */
export const linkId = (lineage: string, { from, to }: LineageLink): string => `${lineage} ${from} ${to}`;

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
        ({ lineage, link }) => linkId(lineage, link),
        ({ lineage, link: { from, to, kind, share } }) => ({
          lineage,
          from_report: from,
          to_report: to,
          kind,
          share,
        }),
        () => [],
        ({ link }) => foldedLink(link, textOf),
        ({ link }) => link,
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
    parts: [
      ['actor_names', 'actor'],
      ['actor_parts', 'actor'],
    ],
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
    parts: [['quotes', 'statement']],
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
    parts: [['move_issues', 'move']],
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
    parts: [['term_moves', 'term']],
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
    parts: [
      ['step_passages', 'step'],
      ['step_order', 'step'],
    ],
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
    parts: [['accounts', 'point']],
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
