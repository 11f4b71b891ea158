import type { Sketch } from '../../reading/sketch.js';
import type { Nearness } from '../../text/nearness.js';
import type { Ground } from '../ground.js';
import type { Actor, Lineage, Statement, Utterance } from '../record.js';
import { Meetings, meetingKeys } from './meetings.js';
import { oneSaying, sayingOf } from './one-saying.js';
import { createParaphrases } from './paraphrases.js';
import { realigned } from './realigned.js';
import { bring, gather, part, regather, utteranceOf } from './told.js';
import {
  newUtteranceMemory,
  sayingIn,
  type Told,
  type Turnover,
  turnover,
  type UtteranceMemory,
  weighersOf,
} from './utterance-memory.js';
import { explained } from './why-joined.js';
import { reportWords } from './wordings.js';

/** Where more than this share of all sayings has changed, all are compared anew. */
const many = 1 / 8;

export interface SayingsGround extends Pick<Ground, 'come' | 'gone' | 'lineageOf'> {
  /** In the order of their ids, as are the lineages. */
  readonly actors: readonly Actor[];
  readonly lineages: readonly Lineage[];
  readonly sketchOf: (report: string) => Pick<Sketch, 'sentences'>;
  /** The day on which a report came out. */
  readonly dayOfReport: (report: string) => string;
  readonly nearness: Nearness | null;
  /** Whether utterances of several statements tell why these were joined. */
  readonly reasons: boolean;
}

/** What each report's statements tell, and the reports of which that is another than in the last join. */
export interface JoinedSayings {
  readonly of: (report: string) => readonly Told[];
  readonly changed: ReadonlySet<string>;
  /** An utterance as the record has it. */
  readonly told: (utterance: Utterance) => Utterance;
}

/**
 * Finds statements of several reports that tell one saying: by one speaker, in like words, quoted or paraphrased; with
 * `nearness` also in other words of like meaning. A statement that is the same object as in the last join with `memory`
 * has to be one of the same report.
 */
export function joinUtterances(
  ground: SayingsGround,
  memory: UtteranceMemory = newUtteranceMemory(),
): JoinedSayings {
  const { lineageOf, nearness, dayOfReport } = ground;
  const same =
    memory.kept === null ? nearness === memory.nearness : memory.kept.vectored === (nearness !== null);
  if (nearness !== memory.nearness)
    memory.inOtherWords = nearness === null ? null : createParaphrases(nearness);
  memory.nearness = nearness;
  for (const { report } of ground.gone) memory.words.delete(report);
  memory.wordsOf = (report) => memory.words.get(report) ?? reportWords(ground.sketchOf(report));
  memory.wordingsOf = weighersOf(memory.wordsOf);
  memory.kept = null;
  const { relations, sayings, byReport } = memory;
  const turned = relations.follow(ground.actors);
  const toldOf = (statement: Statement): Told => {
    const saying = sayingOf(statement, memory.wordingsOf);
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
  const { fresh, gone } = turnover(ground, turned, memory, toldOf);
  const whole = !same || fresh.length + gone.length > sayings.size * many;
  const changed = whole ? comparedAnew(memory) : compared({ fresh, gone }, memory);
  const reports = new Set([...fresh, ...gone].map(({ report }) => report));
  for (const [a, b] of realigned(ground.lineages, lineageOf, reports, memory)) {
    // What is new is looked at anyway, with all that it may go together with.
    if (a.utterance !== null && b.utterance !== null) changed.add(a).add(b);
  }
  const left = gone.flatMap(({ utterance }) => utterance?.statements ?? []);
  for (const id of left) {
    const told = sayings.get(id);
    if (told !== undefined) changed.add(told);
  }
  for (const one of gone) changed.delete(one);
  const touched = new Set([...ground.come, ...ground.gone].map(({ report }) => report));
  const moved = relinked(ground.come, lineageOf, byReport);
  if (whole) {
    gather(sayings.values());
    for (const report of byReport.keys()) touched.add(report);
  } else {
    const clusterOf = (one: Told): readonly Told[] =>
      one.utterance?.statements
        .flatMap((id) => sayings.get(id) ?? [])
        .filter((other) => other.utterance === one.utterance) ?? [one];
    for (const { report } of regather(changed, clusterOf)) touched.add(report);
  }
  for (const stale of moved) {
    const same = stale.statements
      .flatMap((id) => sayings.get(id) ?? [])
      .filter(({ utterance }) => utterance === stale);
    if (same.length === 0) continue;
    const anew = utteranceOf(same);
    const { joined } = memory.explained.get(stale) ?? {};
    // Why they were joined has nothing to do with lineages.
    if (joined !== undefined && same.length === stale.statements.length)
      memory.explained.set(anew, { ...anew, joined });
    for (const one of same) {
      one.utterance = anew;
      touched.add(one.report);
    }
  }
  return {
    of: (report) => byReport.get(report) ?? [],
    changed: touched,
    told: (utterance) => (ground.reasons ? withReasons(utterance, memory) : utterance),
  };
}

/** Compares all with all that they meet. */
function comparedAnew(memory: UtteranceMemory): Set<Told> {
  const all = [...memory.sayings.values()];
  memory.meetings = new Meetings();
  for (const one of all) one.near = null;
  for (const [one, met] of memory.meetings.fill(all)) for (const other of met) compare(one, other, memory);
  return new Set(all);
}

/** Compares what is new with what it meets. Gives those that are new, and old ones of which a pair came or went. */
function compared({ fresh, gone }: Turnover, memory: UtteranceMemory): Set<Told> {
  const changed = new Set<Told>(fresh);
  const isNew = new Set<Told>(fresh);
  const both = (a: Told, b: Told): void => {
    if (!isNew.has(a) && !isNew.has(b)) changed.add(a).add(b);
  };
  const meet = ([a, b]: readonly [Told, Told]): void => {
    compare(a, b, memory);
    if (a.near?.has(b) === true) both(a, b);
  };
  const leave = ([a, b]: readonly [Told, Told]): void => {
    if (a.near?.has(b) !== true || memory.meetings.meet(a, b)) return;
    part(a, b);
    both(a, b);
  };
  for (const one of gone) {
    memory.meetings.remove(one, meet);
    for (const other of [...(one.near?.keys() ?? [])]) part(one, other);
  }
  for (const one of fresh) memory.meetings.add(one, meet, leave);
  return changed;
}

function compare(a: Told, b: Told, memory: UtteranceMemory): void {
  const [one, other] = [sayingIn(a, memory), sayingIn(b, memory)];
  const likely = oneSaying(one, other, memory.relations.between(one, other), memory.inOtherWords);
  if (likely > 0) bring(a, b, likely);
}

/** Gives each its lineage, and tells what was said by somebody whose lineage is another now. */
function relinked(
  come: Ground['come'],
  lineageOf: ReadonlyMap<string, string>,
  byReport: UtteranceMemory['byReport'],
): ReadonlySet<Utterance> {
  const stale = new Set<Utterance>();
  for (const { report } of come) {
    const lineage = lineageOf.get(report) ?? report;
    for (const one of byReport.get(report) ?? []) {
      if (one.lineage === lineage) continue;
      one.lineage = lineage;
      if (one.utterance !== null) stale.add(one.utterance);
    }
  }
  return stale;
}

function withReasons(utterance: Utterance, memory: UtteranceMemory): Utterance {
  if (utterance.statements.length < 2) return utterance;
  const known = memory.explained.get(utterance);
  if (known !== undefined) return known;
  const members = utterance.statements.flatMap((id) => memory.sayings.get(id) ?? []);
  const why = explained(utterance, members, memory);
  memory.explained.set(utterance, why);
  return why;
}
