import { createHash } from 'node:crypto';
import { loadCatalog } from '../src/catalog/load.js';
import type { JoinInput } from '../src/joining/join-input.js';
import type { Answer } from '../src/reading/answer.js';
import type { Reading } from '../src/reading/reading.js';
import { createWeigher, type SentenceSketch, signatureOf } from '../src/reading/sketch.js';
import { generator } from './made-reports.js';

/*
 * Synthetic reports with readings, for joining many: own word lists, seeded, with the repetition of a running story. Texts
 * and readings are made as plain as those that come from a dossier.
 */
const weigh = createWeigher(loadCatalog());

const syllables =
  'ka lo mer tis ven dor ul ash bri no fen gal ost pir quen rud sil tor vas wen yor zan eld ham'.split(' ');
const random = generator(20310514);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const made = (parts: number): string => Array.from({ length: parts }, () => pick(syllables)).join('');
const common =
  'talks deal offer sluice grain envoy minister treaty border vote harvest patrol price summit island'.split(
    ' ',
  );
const rareWords = Array.from({ length: 12_000 }, () => made(3));
const surnames = Array.from({ length: 3_000 }, () => made(2).replace(/^./, (c) => c.toUpperCase()));
const states = ['Norland', 'Esturia', 'Vask', 'Orrin', 'Telmark'];

/** Words fall off in frequency as in a language (Zipf 1949). */
const word = (): string =>
  random() < 0.5 ? pick(common) : (rareWords[Math.floor(rareWords.length * random() ** 3)] ?? 'lake');

interface Draft {
  readonly sentences: readonly string[];
  readonly speaker: string;
}

function draft(): Draft {
  const speaker = `${pick(['Ada', 'Ole', 'Mira', 'Jon', 'Ivo'])} ${pick(surnames)}`;
  return {
    speaker,
    sentences: Array.from(
      { length: 8 + Math.floor(random() * 6) },
      () =>
        `${pick(states)} ${Array.from({ length: 12 + Math.floor(random() * 10) }, word).join(' ')} ${2 + Math.floor(random() * 40)} days.`,
    ),
  };
}

function copied({ sentences, speaker }: Draft): Draft {
  const kept = sentences
    .filter(() => random() < 0.8)
    .map((sentence) => (random() < 0.3 ? `${sentence.slice(0, -1)} ${word()}.` : sentence));
  return { speaker, sentences: [...kept, ...draft().sentences.slice(0, 3)] };
}

/** A report with the reading that a reader would make of it. */
function inputOf({ sentences, speaker }: Draft, index: number): JoinInput {
  const text = sentences.join(' ');
  const id = createHash('sha256').update(`${index}\0${text}`).digest('hex').slice(0, 12);
  let at = 0;
  const sketched = sentences.map((sentence, i): SentenceSketch => {
    const start = at;
    at += sentence.length + 1;
    return {
      start,
      end: start + sentence.length,
      role: i % 4 === 1 ? 'stated' : 'told',
      terms: (sentence.match(/\w+/g) ?? []).map(weigh),
    };
  });
  const spans = sketched.map(({ start, end }) => ({ start, end }));
  const day = new Date(Date.UTC(2031, 0, 1) + Math.floor(index / 140) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const reading: Reading = {
    reader: 'synthetic',
    language: 'en',
    words: sketched.reduce((sum, { terms }) => sum + terms.length, 0),
    paragraphs: spans,
    sentences: spans,
    furniture: [],
    actors: [
      { name: speaker, kind: 'person', names: [speaker], roles: [], side: 1, key: null },
      {
        name: sentences[0]?.split(' ')[0] ?? 'Norland',
        kind: 'state',
        names: [],
        roles: [],
        side: null,
        key: null,
      },
    ],
    mentions: [{ actor: 1, form: 'name', start: 0, end: 5 }],
    times: [],
    statements: spans
      .filter((_, i) => i % 4 === 1)
      .map(({ start, end }) => ({
        start,
        end,
        speaker: 0,
        speakerPassage: null,
        mode: 'indirect',
        content: { start, end },
        quotes: [],
        cue: null,
        addressee: null,
        via: null,
        time: null,
        polarity: 'said',
        within: null,
        confidence: 0.9,
      })),
    moves: spans.slice(0, 2).map(({ start, end }) => ({
      start,
      end,
      actor: 1,
      toward: null,
      act: 'offer',
      issues: ['trade'],
      places: [],
      modality: 'actual',
      statement: null,
      condition: null,
      deadline: null,
      exchange: null,
      confidence: 0.9,
    })),
    observations: [],
    steps: [],
    answers: sketched.map(
      (sentence, i): Answer => ({
        start: sentence.start,
        end: sentence.end,
        kind: 'whether',
        keys: [],
        value: { kind: 'words', words: '', negated: false },
        statement: null,
        sentence: i,
        parts: [],
        values: [],
      }),
    ),
    sketch: {
      signature: signatureOf(sketched.flatMap(({ terms }) => terms)),
      landmarks: [],
      sentences: sketched,
    },
  };
  return {
    report: {
      id,
      source: String(index),
      file: `${index}.txt`,
      url: null,
      sha256: id,
      text,
      outlet: null,
      title: null,
      byline: [],
      published: { time: day, precision: 'day', reason: 'file-name' },
      modified: null,
      language: 'en',
      furniture: [],
    },
    reading,
  };
}

const recent: Draft[] = [];
/** The next report: three in ten are copied or reworded from one of the last 400. */
export function nextReport(index: number): JoinInput {
  const made = recent.length > 0 && random() < 0.3 ? copied(pick(recent)) : draft();
  recent.push(made);
  if (recent.length > 400) recent.shift();
  return inputOf(made, index);
}
