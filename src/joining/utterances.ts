import type { Nearness } from '../text/nearness.js';
import type { Lineages } from './lineages.js';
import { Meetings, meetingKeys } from './meetings.js';
import { oneSaying, sayingOf, type WordingsOf } from './one-saying.js';
import { createParaphrases } from './paraphrases.js';
import { realigned, relinked } from './realigned.js';
import { recallSayings } from './recalled-sayings.js';
import type { Actor, Statement, Utterance } from './record.js';
import { createRelations } from './relations.js';
import { bring, gather, part, utteranceOf } from './told.js';
import { byCodeUnits } from './union.js';
import { newUtteranceMemory, sorted, type Told, type UtteranceMemory, voicesOf } from './utterance-memory.js';
import { explained } from './why-joined.js';

/** Statements with their utterances, and the utterances. */
export interface JoinedUtterances {
  readonly statements: readonly Statement[];
  readonly utterances: readonly Utterance[];
}

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
  reasons = false,
): JoinedUtterances {
  const revectored = nearness !== memory.nearness;
  if (revectored) memory.inOtherWords = nearness === null ? null : createParaphrases(nearness);
  memory.nearness = nearness;
  const { inOtherWords } = memory;
  const relation = createRelations(actors, memory.heard);
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
  const voices = voicesOf(actors, memory.heard);
  const recalled = memory.recalled.length > 0 && nearness !== null;
  if (recalled) recallSayings(memory, memory.recalled, { statements, voices, dayOfReport, wordingsOf });
  memory.recalled = [];
  const { all, fresh, gone } = sorted(statements, voices, memory, toldOf);
  const changed = new Set<Told>(recalled ? all : fresh);
  if ((revectored && !recalled) || fresh.length + gone.length > all.length * many) {
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
  return outcome(all, (utterance) => {
    if (!reasons || utterance.statements.length < 2) return utterance;
    const known = memory.explained.get(utterance);
    if (known !== undefined) return known;
    const members = utterance.statements.flatMap((id) => memory.sayings.get(id) ?? []);
    const why = explained(utterance, members, relation);
    memory.explained.set(utterance, why);
    return why;
  });
}

function outcome(all: readonly Told[], withWhy: (utterance: Utterance) => Utterance): JoinedUtterances {
  const utterances: Utterance[] = [];
  const statements = all.map((one): Statement => {
    const { utterance, statement } = one;
    if (utterance === null || utterance.id === statement.utterance) one.told = statement;
    else if (one.told?.utterance !== utterance.id) one.told = { ...statement, utterance: utterance.id };
    // Each is told once: with the first of its statements.
    if (utterance !== null && utterance.statements[0] === one.id) utterances.push(withWhy(utterance));
    return one.told ?? statement;
  });
  return { statements, utterances: utterances.sort((a, b) => byCodeUnits(a.id, b.id)) };
}
