import { type Passage, passageAt, type Span } from '../../text/passage.js';
import type { JoinedActors } from '../actors/actors.js';
import { byReport, type JoinInput } from '../join-input.js';
import { type Made, madeOf } from '../kept/kept.js';
import type { Move, Observation, Statement } from '../record.js';
import { dayOf, resolveTime } from '../resolve.js';
import { stretchesOf } from './stretches.js';

/** Ids of what one report holds: made from the report's id and the place in its reading, so that order does not matter. */
export const moveId = (report: string, index: number): string => `m-${report}-${index}`;
export const observationId = (report: string, index: number): string => `o-${report}-${index}`;

/** The items of one report with actors, dates and passages of the record in place of a reading's indices. */
export interface ReportItems {
  readonly report: string;
  readonly statements: readonly Statement[];
  readonly moves: readonly Move[];
  readonly observations: readonly Observation[];
}

/** The items of the last join: while a report's actors stay who they were, its items are the same object. */
export interface ItemsMemory {
  made: Made<JoinInput, ReportItems>;
}

export const newItemsMemory = (): ItemsMemory => ({ made: { from: [], to: [] } });

/** The items of all reports, in their order; those of a report about which nothing has changed are taken over. */
export function rememberedItems(
  inputs: readonly JoinInput[],
  idOf: JoinedActors['idOf'],
  renamed: ReadonlySet<string>,
  memory: ItemsMemory,
): readonly ReportItems[] {
  memory.made = madeOf(
    memory.made,
    inputs,
    byReport,
    (input) => itemsOf(input, idOf),
    [...renamed].map((id) => ({ report: { id } })),
  );
  return memory.made.to;
}

export function itemsOf({ report, reading }: JoinInput, idOf: JoinedActors['idOf']): ReportItems {
  const published = dayOf(report.published?.time);
  const passage = (span: Span): Passage => passageAt(report.id, report.text, span);
  const maybe = (span: Span | null): Passage | null => (span === null ? null : passage(span));
  const actor = (index: number | null): string | null => idOf(report.id, index);
  const date = (index: number | null): string | null => {
    const time = index === null ? undefined : reading.times[index];
    return time === undefined ? null : (resolveTime(time, published)?.date ?? null);
  };
  const pieces = reading.statements.map((local, index) =>
    stretchesOf(local, reading.sentences, reading.statements).map((stretch, piece): Statement => {
      const id = `${report.id}-${index}${piece === 0 ? '' : `-${piece + 1}`}`;
      return {
        id: `s-${id}`,
        report: report.id,
        speaker: actor(local.speaker),
        mode: stretch.quotes.length === 0 && local.mode === 'mixed' ? 'indirect' : local.mode,
        passage: passage(stretch),
        content: passage(stretch.content),
        quotes: stretch.quotes.map(passage),
        cue: piece === 0 ? maybe(local.cue) : null,
        speakerPassage: maybe(local.speakerPassage),
        addressee: actor(local.addressee),
        via: actor(local.via),
        said: date(local.time),
        polarity: local.polarity,
        utterance: `u-${id}`,
        confidence: local.confidence,
        ...(stretch.start === local.start && stretch.end === local.end ? {} : { whole: passage(local) }),
        ...(local.proposedBy === undefined ? {} : { proposedBy: local.proposedBy }),
      };
    }),
  );
  const statements = pieces.flat();
  /** The part of a statement in which a span begins. */
  const statementAt = (index: number | null, span: Span): string | null => {
    const own = index === null ? [] : (pieces[index] ?? []);
    return (own.findLast((piece) => piece.passage.start <= span.start) ?? own[0])?.id ?? null;
  };
  const saidOf = (index: number | null): string | null =>
    index === null ? null : (pieces[index]?.[0]?.said ?? null);
  const moves = reading.moves.map(
    (local, index): Move => ({
      id: moveId(report.id, index),
      report: report.id,
      statement: statementAt(local.statement, local),
      actor: actor(local.actor),
      toward: actor(local.toward),
      act: local.act,
      issues: local.issues,
      places: local.places,
      passage: passage(local),
      modality: local.modality,
      condition: maybe(local.condition),
      deadline: date(local.deadline),
      exchange: local.exchange === null ? null : moveId(report.id, local.exchange),
      date: saidOf(local.statement) ?? published,
      confidence: local.confidence,
      ...(local.proposedBy === undefined ? {} : { proposedBy: local.proposedBy }),
    }),
  );
  const observations = reading.observations.map(
    (local, index): Observation => ({
      id: observationId(report.id, index),
      report: report.id,
      source: actor(local.source),
      about: actor(local.about),
      passage: passage(local),
      pledge: null,
      bearing: 'none',
      date: date(local.time) ?? saidOf(local.statement) ?? published,
      places: local.places,
      confidence: local.confidence,
    }),
  );
  return { report: report.id, statements, moves, observations };
}
