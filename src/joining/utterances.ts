import type { Nearness } from '../text/nearness.js';
import type { Lineages } from './lineages.js';
import { Meetings, meetingKeys } from './meetings.js';
import { foldName } from './names.js';
import { createParaphrases, type Paraphrases } from './paraphrases.js';
import type { Actor, LineageLink, Statement, Utterance } from './record.js';
import { alignBy, alignedStatements, bring, gather, part, type ToldSaying, utteranceOf } from './told.js';
import { byCodeUnits } from './union.js';
import { likelyOne, sharedWeight, type Wording, windowOf } from './wordings.js';

/** A statement with its wordings: the whole of what is said, and each quotation in it. */
interface Saying {
  readonly statement: Statement;
  readonly wordings: readonly Wording[];
  /** The texts of the wordings. */
  readonly texts: readonly string[];
  /** Folded words of the sentence it stands in, a space before and after each. */
  readonly around: string;
}

/** Statements with their utterances, and the utterances. */
export interface JoinedUtterances {
  readonly statements: readonly Statement[];
  readonly utterances: readonly Utterance[];
}

/** Gives the words of a report's passages their weights. */
export type WordingsOf = (report: string) => (text: string) => Wording;

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
  const known = { sideOf: new Map(actors.map(({ id, side }) => [id, side])), surnamesOf: surnames(actors) };
  const compare = (a: Told, b: Told): void => {
    const likely = oneSaying(a.saying, b.saying, known, inOtherWords);
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
  const { all, fresh, gone } = sorted(statements, voicesOf(actors, known), memory, toldOf);
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

/** A statement made ready for comparing. */
function sayingOf(statement: Statement, wordingsOf: WordingsOf): Saying {
  const texts = [...new Set([statement.content.text, ...statement.quotes.map(({ text }) => text)])];
  return {
    statement,
    wordings: texts.map(wordingsOf(statement.report)),
    texts,
    around: ` ${foldName(statement.passage.text)} `,
  };
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
const voicesOf = (actors: readonly Actor[], { surnamesOf }: Known): ReadonlyMap<string, string> =>
  new Map(
    actors.map(({ id, name, kind, side }) => [
      id,
      [kind, side ?? '', name, ...(surnamesOf.get(id) ?? [])].join('\n'),
    ]),
  );

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

/**
 * What is asked of two wordings, by how well the speakers agree: how likely they are one, what the words they share
 * weigh, and from which weight on a wording is looked for within a longer one. Where reading took another for the speaker, only long and like words make up for it.
 */
const asked = {
  same: { likely: 0.55, shared: 4, within: 10 },
  kin: { likely: 0.75, shared: 12, within: 14 },
  unknown: { likely: 0.75, shared: 14, within: 14 },
  other: { likely: 0.95, shared: 20, within: 20 },
} as const;

/** Wordings lighter than this ("He said no") are alike by chance. */
const light = 6;

/** How likely two statements tell one saying; 0 where too little speaks for it. */
function oneSaying(a: Saying, b: Saying, known: Known, inOtherWords: Paraphrases | null): number {
  const speakers = relation(a, b, known);
  const need = asked[speakers];
  let best = 0;
  for (const p of a.wordings)
    for (const q of b.wordings) {
      if (Math.min(p.weight, q.weight) < light) continue;
      const shared = sharedWeight(p, q);
      if (shared < need.shared && !(p.folded === q.folded && shared >= light)) continue;
      if (p.folded === q.folded) return 1;
      best = Math.max(best, likelyOne(p, q, shared, need.likely));
      if (shared < need.within) continue;
      const [short, long] = p.run.length <= q.run.length ? [p, q] : [q, p];
      const window = windowOf(long, short);
      if (window !== long) {
        const inside = sharedWeight(short, window);
        best = Math.max(best, likelyOne(short, window, inside, need.likely));
      }
    }
  if (best >= need.likely) return best;
  return speakers === 'same' && inOtherWords !== null ? inOtherWords(a, b) : 0;
}

interface Known {
  readonly sideOf: ReadonlyMap<string, string | null>;
  /** Last words of a person's names, folded. */
  readonly surnamesOf: ReadonlyMap<string, ReadonlySet<string>>;
}

function relation(a: Saying, b: Saying, known: Known): keyof typeof asked {
  const [x, y] = [a.statement.speaker, b.statement.speaker];
  if (x !== null && x === y) return 'same';
  // Where reading took another for the speaker, the right one is mostly named in the same sentence.
  if (names(a, y, known) || names(b, x, known)) return 'kin';
  if (x === null || y === null) return 'unknown';
  return (known.sideOf.get(x) ?? x) === (known.sideOf.get(y) ?? y) ? 'kin' : 'other';
}

function names({ around }: Saying, speaker: string | null, { surnamesOf }: Known): boolean {
  const surnames = speaker === null ? undefined : surnamesOf.get(speaker);
  return surnames !== undefined && [...surnames].some((surname) => around.includes(` ${surname} `));
}

function surnames(actors: readonly Actor[]): Known['surnamesOf'] {
  return new Map(
    actors
      .filter(({ kind }) => kind === 'person')
      .map(({ id, names: forms }) => [
        id,
        new Set(forms.flatMap((form) => foldName(form).split(' ').at(-1) ?? [])),
      ]),
  );
}
