import type { Nearness } from '../text/nearness.js';
import type { Lineages } from './lineages.js';
import { Meetings, meetingKeys } from './meetings.js';
import { oneSaying, type Saying, sayingOf, type WordingsOf } from './one-saying.js';
import { createParaphrases } from './paraphrases.js';
import type { Actor, LineageLink, Statement, Utterance } from './record.js';
import { createRelations, surnamesOf } from './relations.js';
import { alignBy, alignedStatements, bring, gather, part, type ToldSaying, utteranceOf } from './told.js';
import { byCodeUnits } from './union.js';

/** Statements with their utterances, and the utterances. */
export interface JoinedUtterances {
  readonly statements: readonly Statement[];
  readonly utterances: readonly Utterance[];
}

type Told = ToldSaying<Saying>;

/** What earlier joins found of sayings: one more statement is compared with those it meets, and nothing else anew. */
export interface UtteranceMemory {
  readonly sayings: Map<string, Told>;
  meetings: Meetings<Told>;
  /** What is asked of an actor when what it says is compared. */
  voices: ReadonlyMap<string, string>;
  /** Statements that the aligned sentences of a link bring together. */
  readonly links: Map<LineageLink, readonly (readonly [Told, Told])[]>;
  nearness: Nearness | null;
}

export const newUtteranceMemory = (): UtteranceMemory => ({
  sayings: new Map(),
  meetings: new Meetings(),
  voices: new Map(),
  links: new Map(),
  nearness: null,
});

/** Where more than this share of all sayings has changed, all are compared anew. */
const many = 1 / 8;

/**
 * Finds statements of several reports that tell one saying: by one speaker, in like words, quoted or paraphrased; with
 * `nearness` also in other words of like meaning. `dayOfReport` says when a report came out. A statement that is the same
 * object as in the last join with `memory` has to be one of the same report.
 */
export function joinUtterances(
  statements: readonly Statement[],
  actors: readonly Actor[],
  { lineages, of: lineageOf }: Lineages,
  wordingsOf: WordingsOf,
  dayOfReport: (report: string) => string,
  nearness: Nearness | null = null,
  memory: UtteranceMemory = newUtteranceMemory(),
): JoinedUtterances {
  const inOtherWords = nearness === null ? null : createParaphrases(nearness);
  const relation = createRelations(actors);
  const compare = (a: Told, b: Told): void => {
    const likely = oneSaying(a.saying, b.saying, relation(a.saying, b.saying), inOtherWords);
    if (likely > 0) bring(a, b, likely);
  };
  const toldOf = (statement: Statement): Told => {
    const saying = sayingOf(statement, wordingsOf);
    return {
      id: statement.id,
      report: statement.report,
      day: dayOfReport(statement.report),
      keys: meetingKeys(saying.wordings, statement.speaker),
      statement,
      saying,
      near: null,
      aligned: null,
      lineage: lineageOf.get(statement.report) ?? statement.report,
      utterance: null,
      told: null,
    };
  };
  const { all, fresh, gone } = sorted(statements, voicesOf(actors), memory, toldOf);
  const changed = new Set<Told>(fresh);
  if (nearness !== memory.nearness || fresh.length + gone.length > all.length * many) {
    memory.meetings = new Meetings();
    for (const one of all) one.near = null;
    for (const [one, met] of memory.meetings.fill(all)) {
      for (const other of met) compare(one, other);
      changed.add(one);
    }
  } else {
    const meet = ([a, b]: readonly [Told, Told]): void => {
      compare(a, b);
      if (a.near?.has(b) === true) changed.add(a).add(b);
    };
    const leave = ([a, b]: readonly [Told, Told]): void => {
      if (a.near?.has(b) !== true || memory.meetings.meet(a, b)) return;
      part(a, b);
      changed.add(a).add(b);
    };
    for (const one of gone) {
      memory.meetings.remove(one, meet);
      for (const other of [...(one.near?.keys() ?? [])]) {
        part(one, other);
        changed.add(other);
      }
    }
    for (const one of fresh) memory.meetings.add(one, meet, leave);
  }
  memory.nearness = nearness;
  const links = lineages.flatMap((lineage) => lineage.links);
  for (const one of realigned(links, all, [...fresh, ...gone], memory)) changed.add(one);
  for (const one of gone) changed.delete(one);
  const moved = relinked(all, lineageOf);
  gather(changed);
  for (const stale of moved) {
    const members = stale.statements.flatMap((id) => memory.sayings.get(id) ?? []);
    const same = members.filter(({ utterance }) => utterance === stale);
    if (same.length === 0) continue;
    const anew = utteranceOf(same);
    for (const one of same) one.utterance = anew;
  }
  return outcome(all);
}

interface Sorted {
  /** In the order of the statements. */
  readonly all: readonly Told[];
  /** Those that are new or say something else than in the last join, and those that are no more. */
  readonly fresh: readonly Told[];
  readonly gone: readonly Told[];
}

/** Parts what is known from what is not. A speaker who is named otherwise, or has changed sides, says all anew. */
function sorted(
  statements: readonly Statement[],
  voices: ReadonlyMap<string, string>,
  memory: UtteranceMemory,
  toldOf: (statement: Statement) => Told,
): Sorted {
  const fresh: Told[] = [];
  const gone: Told[] = [];
  const all = statements.map((statement) => {
    const had = memory.sayings.get(statement.id);
    const { speaker } = statement;
    const same = speaker === null || voices.get(speaker) === memory.voices.get(speaker);
    if (had?.statement === statement && same) return had;
    if (had !== undefined) gone.push(had);
    const told = toldOf(statement);
    fresh.push(told);
    memory.sayings.set(statement.id, told);
    return told;
  });
  if (memory.sayings.size > all.length) {
    const left = new Set(statements.map(({ id }) => id));
    for (const [id, told] of memory.sayings)
      if (!left.has(id)) {
        gone.push(told);
        memory.sayings.delete(id);
      }
  }
  memory.voices = voices;
  return { all, fresh, gone };
}

/** Everything of an actor that bears on whether it says what another says. */
function voicesOf(actors: readonly Actor[]): ReadonlyMap<string, string> {
  const surnames = surnamesOf(actors);
  return new Map(
    actors.map(({ id, name, kind, side }) => [
      id,
      [kind, side ?? '', name, ...(surnames.get(id) ?? [])].join('\n'),
    ]),
  );
}

/**
 * Brings those together that stand in aligned sentences, and takes apart those that do no more: only links that are new,
 * gone, or of reports with other statements are looked at. Gives those for which anything changed.
 */
function realigned(
  links: readonly LineageLink[],
  all: readonly Told[],
  changed: readonly Told[],
  memory: UtteranceMemory,
): readonly Told[] {
  const reports = new Set(changed.map(({ report }) => report));
  const stays = ({ from, to }: LineageLink): boolean => !reports.has(from) && !reports.has(to);
  const touched: Told[] = [];
  const current = new Set(links);
  for (const [link, pairs] of memory.links) {
    if (current.has(link) && stays(link)) continue;
    memory.links.delete(link);
    for (const [a, b] of pairs) {
      alignBy(a, b, -1);
      touched.push(a, b);
    }
  }
  const open = links.filter((link) => !memory.links.has(link));
  if (open.length === 0) return touched;
  const needed = new Set(open.flatMap(({ from, to }) => [from, to]));
  const byReport = new Map<string, Told[]>();
  for (const one of all) {
    if (!needed.has(one.report)) continue;
    const list = byReport.get(one.report);
    if (list === undefined) byReport.set(one.report, [one]);
    else list.push(one);
  }
  for (const link of open) {
    const pairs = alignedStatements(link, byReport);
    memory.links.set(link, pairs);
    for (const [a, b] of pairs) {
      alignBy(a, b, 1);
      touched.push(a, b);
    }
  }
  return touched;
}

/** Gives each its lineage, and tells what was said by somebody whose lineage is another now. */
function relinked(all: readonly Told[], lineageOf: ReadonlyMap<string, string>): ReadonlySet<Utterance> {
  const stale = new Set<Utterance>();
  for (const one of all) {
    const lineage = lineageOf.get(one.report) ?? one.report;
    if (one.lineage === lineage) continue;
    one.lineage = lineage;
    if (one.utterance !== null) stale.add(one.utterance);
  }
  return stale;
}

function outcome(all: readonly Told[]): JoinedUtterances {
  const utterances: Utterance[] = [];
  const statements = all.map((one): Statement => {
    const { utterance, statement } = one;
    if (utterance === null || utterance.id === statement.utterance) one.told = statement;
    else if (one.told?.utterance !== utterance.id) one.told = { ...statement, utterance: utterance.id };
    // Each is told once: with the first of its statements.
    if (utterance !== null && utterance.statements[0] === one.id) utterances.push(utterance);
    return one.told ?? statement;
  });
  return { statements, utterances: utterances.sort((a, b) => byCodeUnits(a.id, b.id)) };
}
