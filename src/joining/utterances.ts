import { overlapOf, type Passage } from '../text/passage.js';
import type { Lineages } from './lineages.js';
import { foldName } from './names.js';
import type { Actor, Lineage, Statement, Utterance } from './record.js';
import { byCodeUnits, Union } from './union.js';
import { type Bag, type Bagger, sharedWeight } from './words.js';

/** Statements with their utterances, and the utterances. */
export interface JoinedUtterances {
  readonly statements: readonly Statement[];
  readonly utterances: readonly Utterance[];
}

interface Wording {
  readonly folded: string;
  readonly bag: Bag;
}

interface Saying {
  readonly statement: Statement;
  readonly content: Wording;
  readonly quotes: readonly Wording[];
  /** Folded words of the sentence it stands in. */
  readonly around: ReadonlySet<string>;
}

/** Heaviest words of a saying through which others are met, and how many may share such a word. */
const leads = 8;
const crowd = 120;

/**
 * Finds statements of several reports that tell one saying: by one speaker, in like words, quoted or paraphrased.
 * A day's difference between the dates they give parts them only where neither shares a quotation.
 */
export function joinUtterances(
  statements: readonly Statement[],
  actors: readonly Actor[],
  { lineages, of: lineageOf }: Lineages,
  bag: Bagger,
): JoinedUtterances {
  const known = { sideOf: new Map(actors.map(({ id, side }) => [id, side])), surnamesOf: surnames(actors) };
  const wording = (text: string): Wording => ({ folded: foldQuote(text), bag: bag(text) });
  const sayings = statements.map(
    (statement): Saying => ({
      statement,
      content: wording(statement.content.text),
      quotes: statement.quotes.map(({ text }) => wording(text)),
      around: new Set(foldName(statement.passage.text).split(' ')),
    }),
  );
  const union = new Union();
  for (const { id } of statements) union.find(id);
  for (const [a, b] of meetings(sayings))
    if (oneSaying(a, b, known)) union.join(a.statement.id, b.statement.id);
  for (const [a, b] of alignedStatements(statements, lineages)) union.join(a, b);
  return named(statements, union, lineageOf);
}

/** Pairs of sayings of different reports that share a heavy word. */
function meetings(sayings: readonly Saying[]): readonly (readonly [Saying, Saying])[] {
  const index = new Map<number, number[]>();
  const pairs = new Map<number, Set<number>>();
  sayings.forEach(({ content, quotes }, i) => {
    const words = new Map([...content.bag.words, ...quotes.flatMap((quote) => [...quote.bag.words])]);
    for (const [term] of [...words].sort(([s, v], [t, w]) => w - v || s - t).slice(0, leads)) {
      const list = index.get(term);
      if (list === undefined) index.set(term, [i]);
      else list.push(i);
    }
  });
  for (const list of index.values()) {
    if (list.length > crowd) continue;
    for (const i of list)
      for (const j of list) {
        if (i >= j || sayings[i]?.statement.report === sayings[j]?.statement.report) continue;
        const set = pairs.get(i);
        if (set === undefined) pairs.set(i, new Set([j]));
        else set.add(j);
      }
  }
  return [...pairs].flatMap(([i, set]) =>
    [...set].flatMap((j) => {
      const [a, b] = [sayings[i], sayings[j]];
      return a === undefined || b === undefined ? [] : [[a, b] as const];
    }),
  );
}

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

/** Words run together: "non-aligned" and "nonaligned" are one. */
const foldQuote = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** What is asked of the words, by how well the speakers agree: their Dice coefficient, or how much of the shorter. */
const asked = {
  same: { quote: 0.42, content: 0.38, part: 0.55 },
  kin: { quote: 0.6, content: 0.5, part: 0.8 },
  unknown: { quote: 0.65, content: 0.6, part: 0.9 },
  other: { quote: 0.85, content: 0.85, part: 2 },
} as const;

/** Lightest words that can be told apart from chance: by one speaker, and by whomever. */
const light = 8;
const telling = 20;
/** What two wordings share where one is only a part of the other. */
const partly = 12;

function oneSaying(a: Saying, b: Saying, known: Known): boolean {
  const speakers = relation(a, b, known);
  const need = asked[speakers];
  const floor = speakers === 'same' ? light : telling;
  const alike = (p: Wording, q: Wording, least: number): boolean => {
    const smaller = Math.min(p.bag.weight, q.bag.weight);
    if (p.folded === q.folded) return smaller >= (speakers === 'other' ? telling : light);
    if (smaller < floor) return false;
    const shared = sharedWeight(p.bag, q.bag);
    const share = (2 * shared) / (p.bag.weight + q.bag.weight);
    return share >= least || (shared >= partly && share >= least / 2 && shared / smaller >= need.part);
  };
  for (const p of a.quotes) for (const q of b.quotes) if (alike(p, q, need.quote)) return true;
  return alike(a.content, b.content, need.content);
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
  return surnames !== undefined && [...surnames].some((surname) => around.has(surname));
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
  union: Union,
  lineageOf: ReadonlyMap<string, string>,
): JoinedUtterances {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const utteranceOf = new Map<string, string>();
  const utterances: Utterance[] = [];
  for (const [leader, members] of union.sets()) {
    const id = `u${leader.slice(1)}`;
    const told = members.flatMap((member) => byId.get(member) ?? []);
    for (const member of members) utteranceOf.set(member, id);
    utterances.push({
      id,
      speaker: mostNamed(told),
      statements: members,
      lineages: [...new Set(told.map(({ report }) => lineageOf.get(report) ?? report))].sort(byCodeUnits),
    });
  }
  return {
    statements: statements.map((one) => ({ ...one, utterance: utteranceOf.get(one.id) ?? one.utterance })),
    utterances,
  };
}

/** The speaker most of the statements name. */
function mostNamed(told: readonly Statement[]): string | null {
  const counts = new Map<string, number>();
  for (const { speaker } of told) if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b))[0]?.[0] ?? null;
}
