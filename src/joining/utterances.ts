import type { Nearness } from '../text/nearness.js';
import { partition } from '../text/partition.js';
import { overlapOf, type Passage } from '../text/passage.js';
import { clustered, type Likely } from './clusters.js';
import type { Lineages } from './lineages.js';
import { foldName } from './names.js';
import { createParaphrases, type Paraphrases } from './paraphrases.js';
import type { Actor, Lineage, Statement, Utterance } from './record.js';
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

/** Heaviest words of a saying through which others are met. */
const leads = 8;
/** A word that more sayings share leads from each to the next few in time only: the cost of one more stays flat. */
const crowd = 32;
const next = 12;
/** Sayings of one speaker that are compared with each whatever words they share: the next few in time. */
const ofSpeaker = 40;
/** Sayings go together where they are, on average, so likely one. */
const together = 0.4;

/**
 * Finds statements of several reports that tell one saying: by one speaker, in like words, quoted or paraphrased; with
 * `nearness` also in other words of like meaning. `dayOfReport` says when a report came out.
 */
export function joinUtterances(
  statements: readonly Statement[],
  actors: readonly Actor[],
  { lineages, of: lineageOf }: Lineages,
  wordingsOf: WordingsOf,
  dayOfReport: (report: string) => string,
  nearness: Nearness | null = null,
): JoinedUtterances {
  const inOtherWords = nearness === null ? null : createParaphrases(nearness);
  const known = { sideOf: new Map(actors.map(({ id, side }) => [id, side])), surnamesOf: surnames(actors) };
  const sayings = statements
    .map((statement): Saying => {
      const wording = wordingsOf(statement.report);
      const texts = [...new Set([statement.content.text, ...statement.quotes.map(({ text }) => text)])];
      return {
        statement,
        wordings: texts.map(wording),
        texts,
        around: ` ${foldName(statement.passage.text)} `,
      };
    })
    .map((saying) => ({ saying, day: dayOfReport(saying.statement.report) }))
    .sort((a, b) => byCodeUnits(a.day, b.day) || byCodeUnits(a.saying.statement.id, b.saying.statement.id))
    .map(({ saying }) => saying);
  const pairs = new Map<string, Likely>();
  for (const [a, b] of meetings(sayings)) {
    const [p, q] = [sayings[a], sayings[b]];
    if (p === undefined || q === undefined) continue;
    const likely = oneSaying(p, q, known, inOtherWords);
    if (likely > 0) pairs.set(`${a} ${b}`, { a, b, likely });
  }
  const places = new Map(sayings.map(({ statement }, index) => [statement.id, index]));
  for (const [first, second] of alignedStatements(statements, lineages)) {
    const [x, y] = [places.get(first) ?? 0, places.get(second) ?? 0];
    const [a, b] = x < y ? [x, y] : [y, x];
    pairs.set(`${a} ${b}`, { a, b, likely: 1 });
  }
  const groups = clustered(
    sayings.map(({ statement }) => statement.report),
    [...pairs.values()],
    together,
  );
  return named(
    statements,
    groups.map((group) => group.flatMap((i) => sayings[i]?.statement ?? [])),
    lineageOf,
  );
}

/** Pairs of sayings of different reports that share a heavy word, by their places: the first is the smaller. */
function* meetings(sayings: readonly Saying[]): Generator<readonly [number, number]> {
  const lists = new Map<number, number[]>();
  const leadsOf = sayings.map(({ wordings }, i) => {
    const words = new Map(wordings.flatMap((wording) => [...wording.words]));
    return [...words]
      .sort(([s, v], [t, w]) => w - v || s - t)
      .slice(0, leads)
      .map(([term]) => listed(lists, term, i));
  });
  const speakers = new Map<string, number[]>();
  for (const [i, { statement }] of sayings.entries())
    if (statement.speaker !== null) listed(speakers, statement.speaker, i);
  const met = new Int32Array(sayings.length).fill(-1);
  for (const [i, own] of leadsOf.entries()) {
    const others = own.map((list) => [list, list.length <= crowd ? list.length : next] as const);
    const alsoSaid = speakers.get(sayings[i]?.statement.speaker ?? '') ?? [];
    for (const [list, most] of [...others, [alsoSaid, ofSpeaker] as const]) {
      const from = firstAfter(list, i);
      for (let at = from; at < Math.min(list.length, from + most); at++) {
        const j = list[at] ?? 0;
        if (met[j] === i) continue;
        met[j] = i;
        if (sayings[i]?.statement.report !== sayings[j]?.statement.report) yield [i, j];
      }
    }
  }
}

function listed<K>(lists: Map<K, number[]>, key: K, place: number): readonly number[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  list.push(place);
  return list;
}

/** Place in an ascending list of the first number beyond `than`. */
const firstAfter = (list: readonly number[], than: number): number => partition(list, (one) => one <= than);

/**
 * Statements that stand in aligned sentences of one lineage: whatever words a translation chose, they tell one saying.
 * Where a sentence holds several, they are taken in order.
 */
function alignedStatements(
  statements: readonly Statement[],
  lineages: readonly Lineage[],
): readonly (readonly [string, string])[] {
  const byReport = new Map<string, Statement[]>();
  for (const statement of statements) {
    const list = byReport.get(statement.report);
    if (list === undefined) byReport.set(statement.report, [statement]);
    else list.push(statement);
  }
  const inside = (passage: Passage): readonly Statement[] =>
    (byReport.get(passage.report) ?? []).filter(
      ({ content }) => overlapOf(content, passage) > (content.end - content.start) / 2,
    );
  const pairs: (readonly [string, string])[] = [];
  for (const { links } of lineages)
    for (const { passages } of links)
      for (const [from, to] of passages) {
        const [left, right] = [inside(from), inside(to)];
        if (left.length !== right.length) continue;
        left.forEach(({ id }, i) => {
          const other = right[i];
          if (other !== undefined) pairs.push([id, other.id]);
        });
      }
  return pairs;
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

function named(
  statements: readonly Statement[],
  groups: readonly (readonly Statement[])[],
  lineageOf: ReadonlyMap<string, string>,
): JoinedUtterances {
  const utteranceOf = new Map<string, string>();
  const utterances = groups.map((told): Utterance => {
    const members = told.map(({ id }) => id).sort(byCodeUnits);
    const id = `u${members[0]?.slice(1) ?? ''}`;
    for (const member of members) utteranceOf.set(member, id);
    return {
      id,
      speaker: mostNamed(told),
      statements: members,
      lineages: [...new Set(told.map(({ report }) => lineageOf.get(report) ?? report))].sort(byCodeUnits),
    };
  });
  return {
    statements: statements.map((one) => ({ ...one, utterance: utteranceOf.get(one.id) ?? one.utterance })),
    utterances: utterances.sort((a, b) => byCodeUnits(a.id, b.id)),
  };
}

/** The speaker most of the statements name. */
function mostNamed(told: readonly Statement[]): string | null {
  const counts = new Map<string, number>();
  for (const { speaker } of told) if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b))[0]?.[0] ?? null;
}
