import type {
  Actor,
  Lineage,
  Move,
  Observation,
  Pledge,
  Point,
  RecordReport,
  Statement,
  Step,
  TalksRecord,
  Term,
  Utterance,
} from '../../joining/record.js';
import { isSure } from '../../joining/sure.js';
import type { DeskSetup } from '../data.js';

/** The record laid out for looking things up by id. It holds nothing that the record does not hold. */
export interface Desk {
  readonly setup: DeskSetup;
  readonly record: TalksRecord;
  readonly reports: ReadonlyMap<string, RecordReport>;
  readonly lineages: ReadonlyMap<string, Lineage>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly utterances: ReadonlyMap<string, Utterance>;
  readonly moves: ReadonlyMap<string, Move>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly pledges: ReadonlyMap<string, Pledge>;
  readonly observations: ReadonlyMap<string, Observation>;
  readonly steps: ReadonlyMap<string, Step>;
  readonly points: ReadonlyMap<string, Point>;
  /** What each report holds, in the order of its text. */
  readonly inReport: ReadonlyMap<string, ReportItems>;
  /** How many items of each kind are likely, and how many only possible. */
  readonly sureness: Readonly<Record<UnsureKind, Sureness>>;
  /** Lineages of the reports that the record rests on. */
  readonly voices: number;
  readonly issueLabel: (key: string) => string;
  readonly issueGroup: (key: string) => string;
  readonly stepLabel: (key: string) => string;
}

/** Kinds of items that carry a confidence. */
export type UnsureKind = 'statements' | 'moves' | 'terms' | 'observations' | 'steps' | 'points';

export interface Sureness {
  readonly likely: number;
  readonly possible: number;
}

/** Tells whether an item of a kind is to be shown. */
export type Shown = (kind: UnsureKind, item: { readonly confidence?: number }) => boolean;

export interface ReportItems {
  readonly statements: readonly Statement[];
  readonly moves: readonly Move[];
  readonly observations: readonly Observation[];
}

export function layOut(setup: DeskSetup, record: TalksRecord): Desk {
  const issues = new Map(setup.labels.issues.map((one) => [one.key, one]));
  const steps = new Map(setup.labels.steps.map((one) => [one.key, one.label]));
  const inReport = new Map<string, { statements: Statement[]; moves: Move[]; observations: Observation[] }>();
  for (const report of record.reports)
    inReport.set(report.id, { statements: [], moves: [], observations: [] });
  for (const one of record.statements) inReport.get(one.report)?.statements.push(one);
  for (const one of record.moves) inReport.get(one.report)?.moves.push(one);
  for (const one of record.observations) inReport.get(one.report)?.observations.push(one);
  return {
    setup,
    record,
    reports: byId(record.reports),
    lineages: byId(record.lineages),
    actors: byId(record.actors),
    statements: byId(record.statements),
    utterances: byId(record.utterances),
    moves: byId(record.moves),
    terms: byId(record.terms),
    pledges: new Map((record.pledges ?? []).map((one) => [one.term, one])),
    observations: byId(record.observations),
    steps: byId(record.steps),
    points: byId(record.points),
    inReport,
    sureness: {
      statements: surenessOf(record.statements),
      moves: surenessOf(record.moves),
      terms: surenessOf(record.terms),
      observations: surenessOf(record.observations),
      steps: surenessOf(record.steps),
      points: surenessOf(record.points),
    },
    voices: new Set(record.reports.map((one) => one.lineage)).size,
    issueLabel: (key) => issues.get(key)?.label ?? spaced(key),
    issueGroup: (key) => issues.get(key)?.group ?? '',
    stepLabel: (key) => steps.get(key) ?? spaced(key),
  };
}

export function surenessOf(items: readonly { readonly confidence?: number }[]): Sureness {
  const sure = items.filter(isSure).length;
  return { likely: sure, possible: items.length - sure };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

const spaced = (key: string): string => key.replace(/-/g, ' ');
