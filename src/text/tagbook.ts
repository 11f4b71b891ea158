import type { PartOfSpeech } from './cut.js';

/** Tags by their number in the table; 0 stands for none. */
export const tagNames: readonly PartOfSpeech[] = [
  'X',
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SPACE',
  'SYM',
  'VERB',
  'X',
  'SCONJ',
];

/** What the table says of a word. */
export interface Entry {
  /** Its likeliest tag, an index into `tagNames`. */
  readonly tag: number;
  /** No rule changes the tag. */
  readonly fixed: boolean;
  /** What the rules see of it: the class of a word that rules name, or its tag of the moment where this is 0. */
  readonly symbol: number;
  /** Tags that it can have, one bit each. */
  readonly can: number;
  /** How its lemma is made, by kind of tag; see `edited`. */
  readonly lemmas: readonly string[];
}

/** A word as it stands in texts, with what the lexicon knows of it. Two equal words of a tagger are one object. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly entry: Entry;
  /** The table holds this very word: its lemma is the table's. */
  readonly listed: boolean;
  /** Lemmas found so far, by kind of tag. */
  readonly lemmas: [string | null, string | null, string | null, string | null];
}

/** Applies its rules to the tags of a text's words. */
export type Machine = (words: readonly Word[], tags: Uint8Array) => void;

/** The tagger's table: the lexicon and the rules. */
export interface Tagbook {
  /** A word as the table has it, with a capital where it only begins with one; null for what the table lacks. */
  entry(word: string): Entry | null;
  readonly machines: readonly Machine[];
}

interface Head {
  readonly machines: readonly MachineTable[];
  readonly classes: readonly string[];
}

interface MachineTable {
  readonly moves: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly ends: Readonly<Record<string, string>>;
  readonly marks: Readonly<Record<string, readonly [number, number]>>;
}

/** Opens the table's text: one line of JSON, then a word with its classes on each line, in the order of code units. */
export function readTagbook(table: string): Tagbook {
  const body = table.indexOf('\n') + 1;
  const head: Head = JSON.parse(table.slice(0, body));
  const entries: (Entry | undefined)[] = [];

  const classAt = (name: string): Entry => {
    const index = Number.parseInt(name, 36);
    const kept = entries[index];
    if (kept !== undefined) return kept;
    const [tag, fixed, hint, can = '', ...lemmas] = (head.classes[index] ?? '').split('|');
    const entry: Entry = {
      tag: Number(tag),
      fixed: fixed === '1',
      symbol: Number(hint) > 0 ? tagNames.length + Number(hint) : 0,
      can: can.split(' ').reduce((bits, one) => bits | (1 << Number(one)), 0),
      lemmas,
    };
    entries[index] = entry;
    return entry;
  };

  /** The classes behind a word, `own` or `own titled`; empty where the table lacks it. */
  const find = (word: string): string => {
    let [low, high] = [body, table.length];
    while (low < high) {
      const middle = table.lastIndexOf('\n', (low + high) >> 1) + 1;
      const line = middle < low ? low : middle;
      const end = table.indexOf('\n', line);
      const space = table.indexOf(' ', line);
      const found = table.slice(line, space);
      if (found === word) return table.slice(space + 1, end);
      if (found < word) low = end + 1;
      else high = line;
    }
    return '';
  };

  return {
    entry(word) {
      const own = find(word);
      if (own !== '') return classAt(own.split(' ')[0] ?? '');
      const lower = `${word[0]?.toLowerCase() ?? ''}${word.slice(1)}`;
      const titled = lower === word ? undefined : find(lower).split(' ')[1];
      return titled === undefined ? null : classAt(titled);
    },
    machines: head.machines.map(machineOf),
  };
}

/** Symbols of the machines: tags, then the classes of words. */
const symbols = 64;
/** How the table writes the class of a word, and "whatever comes". */
const [hints, otherwise] = [1_080_000, 2_070_003];

/**
 * A machine that finds patterns of tags, the longest first, left to right, and gives one word of each a new tag: for
 * good, or where the word can have it.
 */
function machineOf({ moves, ends, marks }: MachineTable): Machine {
  const states = 1 + Math.max(...Object.keys(moves).map(Number), ...Object.keys(ends).map(Number));
  const next = new Int16Array(states * symbols);
  const fallback = new Int16Array(states);
  const end = new Int8Array(states);
  const mark = new Int8Array(states);
  for (const [state, row] of Object.entries(moves))
    for (const [event, to] of Object.entries(row)) {
      const code = Number(event);
      if (code === otherwise) fallback[Number(state)] = to;
      else if (code > hints) next[Number(state) * symbols + tagNames.length + code - hints] = to;
      else if (code > 0) next[Number(state) * symbols + code] = to;
    }
  for (const [state, tag] of Object.entries(ends)) end[Number(state)] = Number(tag);
  for (const [state, [first]] of Object.entries(marks)) mark[Number(state)] = first;

  return (words, tags) => {
    const { length } = words;
    // Where a tag changes, and the state that says how: changes are made when all patterns are found.
    const changed: number[] = [];
    for (let at = 0; at < length; at += 1) {
      let state = 0;
      let kept = 0;
      let keptAt = 0;
      for (let here = at; ; here += 1) {
        const word = here < length ? words[here] : undefined;
        const symbol = word === undefined ? 0 : word.entry.symbol || (tags[here] ?? 0);
        const to = symbol === 0 ? 0 : (next[state * symbols + symbol] ?? 0);
        if (to !== 0 && end[to] !== 0) {
          changed.push(at + (mark[to] ?? 0), to);
          at = here;
          break;
        }
        if (to === 0) {
          if (kept !== 0) {
            changed.push(at + (mark[kept] ?? 0), kept);
            at = keptAt;
          }
          break;
        }
        state = to;
        if (fallback[state] !== 0) {
          kept = fallback[state] ?? 0;
          keptAt = here;
        }
      }
    }
    for (let index = 0; index < changed.length; index += 2) {
      const at = changed[index] ?? 0;
      const tag = end[changed[index + 1] ?? 0] ?? 0;
      if (tag < 0) tags[at] = -tag;
      else if (((words[at]?.entry.can ?? 0) & (1 << tag)) !== 0) tags[at] = tag;
    }
  };
}
