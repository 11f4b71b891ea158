import { overlapOf, type Passage, passageAt, type Span, spanning } from '../../text/passage.js';
import { foldName } from '../actors/names.js';
import type { ReportItems } from '../items/items.js';
import type { JoinInput } from '../join-input.js';
import type { Actor, AppliedRuling, Move, Observation, RuledAbout, Statement } from '../record.js';
import { areOfOne } from '../utterances/wholes.js';
import { locate } from './locate.js';
import { conflictsAmong, inTime } from './merge.js';
import type { Ruling } from './ruling.js';

export interface RuledItems {
  readonly items: readonly ReportItems[];
  readonly applied: readonly AppliedRuling[];
  /** Words that readers have taken out, by report. */
  readonly furniture: ReadonlyMap<string, readonly Passage[]>;
}

type State = { readonly state: AppliedRuling['state']; readonly items: readonly string[] };

/** An item is the one ruled on where it covers so much of the words and the words so much of it. */
const same = 0.6;

/**
 * Applies rulings about statements, moves and observations to what reading found; `items[i]` are those of `inputs[i]`.
 * Each ruling comes back with what became of it. Actor rulings are applied when actors are joined; those about points and
 * steps, when these are (`applyJoinedRulings`): here they come back as orphaned.
 */
export function applyRulings(
  inputs: readonly JoinInput[],
  items: readonly ReportItems[],
  actors: readonly Actor[],
  rulings: readonly Ruling[],
): RuledItems {
  if (rulings.length === 0) return { items, applied: [], furniture: new Map() };
  const furniture = new Map<string, Passage[]>();
  const work = [...items];
  const open = new Map<number, WorkItems>();
  // What nobody ruled on stays the same object.
  const workAt = (at: number): WorkItems | undefined => {
    const given = items[at];
    if (given === undefined) return undefined;
    const { report, statements, moves, observations } = given;
    const mine = open.get(at) ?? {
      report,
      statements: [...statements],
      moves: [...moves],
      observations: [...observations],
    };
    open.set(at, mine);
    work[at] = mine;
    return mine;
  };
  const superseded = new Set(conflictsAmong(rulings).map(({ ids }) => ids[0]));
  const actorOf = actorFinder(actors);
  const applied = [...rulings].sort(inTime).map((ruling): AppliedRuling => {
    const outcome = ((): State => {
      if (ruling.undone !== null) return { state: 'undone', items: [] };
      if (superseded.has(ruling.id)) return { state: 'conflict', items: [] };
      if (ruling.names !== null) {
        const found = ruling.names.map(actorOf);
        const ids = found.flatMap((id) => id ?? []);
        return ids.length === 2
          ? { state: 'applied', items: [...new Set(ids)] }
          : { state: 'orphaned', items: ids };
      }
      return applyOne(inputs, workAt, ruling, actorOf, furniture);
    })();
    const { id, kind, by, at, note } = ruling;
    return { id, kind, by, at, note, ...outcome, about: aboutOf(ruling) };
  });
  return { items: work, applied, furniture };
}

/** Finds an actor by any of its names, if only one bears it. */
export function actorFinder(actors: readonly Actor[]): (name: string) => string | null {
  const byName = new Map<string, Set<string>>();
  for (const { id, names } of actors)
    for (const name of [id, ...names])
      byName.set(foldName(name), (byName.get(foldName(name)) ?? new Set()).add(id));
  return (name) => {
    const ids = byName.get(foldName(name));
    return ids?.size === 1 ? ([...ids][0] ?? null) : null;
  };
}

const orphaned: State = { state: 'orphaned', items: [] };

interface WorkItems {
  readonly report: string;
  statements: Statement[];
  moves: Move[];
  observations: Observation[];
}

function applyOne(
  inputs: readonly JoinInput[],
  workAt: (at: number) => WorkItems | undefined,
  ruling: Ruling,
  actorOf: (name: string) => string | null,
  furniture: Map<string, Passage[]>,
): State {
  const { target, item, kind, labels } = ruling;
  if (target === null || item === null || item === 'point' || item === 'step') return orphaned;
  const index = inputs.findIndex(({ report }) => report.id === target.report);
  const at =
    index >= 0
      ? index
      : inputs.findIndex(({ report }) => target.source !== null && report.source === target.source);
  const [input, mine] = [inputs[at], workAt(at)];
  const span = input === undefined ? null : locate(target, input.report.text);
  if (input === undefined || mine === undefined || span === null) return orphaned;
  if (item === 'furniture') {
    if (kind !== 'add') return orphaned;
    takeOut(mine, span);
    const { id, text } = input.report;
    furniture.set(id, [...(furniture.get(id) ?? []), passageAt(id, text, span)]);
    return { state: 'applied', items: [] };
  }
  if (kind === 'add') return add(input, mine, ruling, span, actorOf);
  const lists = { move: mine.moves, observation: mine.observations } as const;
  if (item === 'statement') return ruleOnStatement(mine, ruling, span, actorOf);
  const found = nearest<{ readonly passage: Span }>(lists[item], span);
  if (found === null) return orphaned;
  const id = lists[item][found]?.id ?? '';
  if (kind === 'reject') {
    lists[item].splice(found, 1);
    return { state: 'applied', items: [id] };
  }
  const named = (name: string | undefined): string | null => (name === undefined ? null : actorOf(name));
  if (item === 'move') {
    const old = mine.moves[found];
    if (old !== undefined)
      mine.moves[found] = {
        ...old,
        ...(labels?.act === undefined ? {} : { act: labels.act }),
        ...(labels?.issues === undefined ? {} : { issues: labels.issues }),
        ...(labels?.actor === undefined ? {} : { actor: named(labels.actor) }),
        ...(labels?.toward === undefined ? {} : { toward: named(labels.toward) }),
        ...(labels?.modality === undefined ? {} : { modality: labels.modality }),
        confidence: 1,
      };
  } else {
    const old = mine.observations[found];
    if (old !== undefined)
      mine.observations[found] = {
        ...old,
        ...(labels?.about === undefined ? {} : { about: named(labels.about) }),
        ...(labels?.bearing === undefined ? {} : { bearing: labels.bearing }),
        confidence: 1,
      };
  }
  return { state: 'applied', items: [id] };
}

function aboutOf({ item, target, names, labels }: Ruling): RuledAbout {
  return { item, report: target?.report ?? null, words: target?.words ?? null, names, labels };
}

/** What rests on words that are no part of the report goes; a move said in a statement that goes is one of its own. */
function takeOut(mine: WorkItems, span: Span): void {
  const stays = ({ passage }: { readonly passage: Span }): boolean => !isOfFurniture(passage, [span]);
  mine.statements = mine.statements.filter(stays);
  mine.observations = mine.observations.filter(stays);
  const left = new Set(mine.statements.map(({ id }) => id));
  mine.moves = mine.moves
    .filter(stays)
    .map((move) =>
      move.statement === null || left.has(move.statement) ? move : { ...move, statement: null },
    );
}

/** Whether most of a passage lies in words that were taken out. */
export function isOfFurniture(passage: Span, furniture: readonly Span[]): boolean {
  return furniture.some((span) => overlapOf(passage, span) >= same * (passage.end - passage.start));
}

function add(
  { report }: JoinInput,
  mine: WorkItems,
  { id: ruling, item, labels }: Ruling,
  span: Span,
  actorOf: (name: string) => string | null,
): State {
  const passage = passageAt(report.id, report.text, span);
  const named = (name: string | undefined): string | null => (name === undefined ? null : actorOf(name));
  const id = `${item === 'statement' ? 's' : item === 'move' ? 'm' : 'o'}-${ruling}`;
  if (item === 'statement')
    mine.statements.push({
      id,
      report: report.id,
      speaker: named(labels?.speaker ?? labels?.actor),
      mode: 'indirect',
      passage,
      content: passage,
      quotes: [],
      cue: null,
      speakerPassage: null,
      addressee: null,
      via: null,
      said: null,
      polarity: 'said',
      utterance: `u-${ruling}`,
      confidence: 1,
    });
  else if (item === 'move')
    mine.moves.push({
      id,
      report: report.id,
      statement: null,
      actor: named(labels?.actor),
      toward: named(labels?.toward),
      act: labels?.act ?? 'inform',
      issues: labels?.issues ?? [],
      places: [],
      passage,
      modality: labels?.modality ?? 'actual',
      confidence: 1,
    });
  else
    mine.observations.push({
      id,
      report: report.id,
      source: null,
      about: named(labels?.about),
      passage,
      pledge: null,
      bearing: labels?.bearing ?? 'none',
      confidence: 1,
    });
  return { state: 'applied', items: [id] };
}

/** A statement may be told as a whole or in parts: the ruling is on all the parts that make up what was ruled on. */
function ruleOnStatement(
  mine: WorkItems,
  { kind, labels }: Ruling,
  span: Span,
  actorOf: (name: string) => string | null,
): State {
  const runs = runsOf(mine.statements);
  const found = runs[nearest(runs, span, contentOf) ?? -1];
  if (found === undefined) return orphaned;
  const ruled = new Set(mine.statements.slice(found.first, found.last).map(({ id }) => id));
  if (kind === 'reject') {
    mine.statements.splice(found.first, found.last - found.first);
    mine.moves = mine.moves.map((move) =>
      move.statement !== null && ruled.has(move.statement) ? { ...move, statement: null } : move,
    );
  } else {
    const speaker = labels?.speaker === undefined ? {} : { speaker: actorOf(labels.speaker) };
    mine.statements = mine.statements.map((old) =>
      ruled.has(old.id) ? { ...old, ...speaker, confidence: 1 } : old,
    );
  }
  return { state: 'applied', items: [...ruled] };
}

/** Statements from `first` to `last - 1` that make up one, with all that they span. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly passage: Span;
  readonly content: Span;
}

/** A row of more parts is not ruled on as a whole: it keeps the time linear. */
const mostParts = 64;

/** Each statement, and each row of neighbouring parts of one. */
function runsOf(statements: readonly Statement[]): readonly Run[] {
  return statements.flatMap((statement, first) => {
    const runs: Run[] = [{ first, last: first + 1, passage: statement.passage, content: statement.content }];
    for (let at = first + 1; at < first + mostParts; at++) {
      const [run, part] = [runs.at(-1), statements[at]];
      if (run === undefined || part === undefined || !areOfOne(statement, part)) break;
      runs.push({
        first,
        last: at + 1,
        passage: spanning(run.passage, part.passage),
        content: spanning(run.content, part.content),
      });
    }
    return runs;
  });
}

/** Two statements may share a passage ("… and said …"): what each of them says tells them apart. */
const contentOf = ({ content }: Run): Span => content;

/** A match of the content, which is within the passage, counts a shade less than one of the passage. */
const shade = 0.999;

function nearest<I extends { readonly passage: Span }>(
  items: readonly I[],
  span: Span,
  partOf: ((item: I) => Span) | null = null,
): number | null {
  let [best, at] = [0, -1];
  items.forEach((item, index) => {
    const whole = likeness(item.passage, span);
    const value = partOf === null ? whole : Math.max(whole, likeness(partOf(item), span) * shade);
    if (value > best) [best, at] = [value, index];
  });
  return best >= same ? at : null;
}

function likeness(a: Span, b: Span): number {
  const shared = overlapOf(a, b);
  return shared / (a.end - a.start + (b.end - b.start) - shared);
}
