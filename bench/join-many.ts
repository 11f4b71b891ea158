import { createHash } from 'node:crypto';
import { loadCatalog } from '../src/catalog/load.js';
import { createJoiner } from '../src/joining/join.js';
import type { JoinInput } from '../src/joining/join-input.js';
import type { Answer } from '../src/reading/answer.js';
import type { Reading } from '../src/reading/reading.js';
import { createWeigher, type SentenceSketch, signatureOf } from '../src/reading/sketch.js';
import { generator } from './made-reports.js';

/*
 * Joins many synthetic reports (own word lists, seeded, three in ten copied or reworded from an earlier one) and prints
 * time (on the wall, and of the processor with its collector of garbage), the processor's time for one report, its time
 * to take in one report more and make the record again, and the peak of memory, at several sizes:
 *   node --expose-gc --max-old-space-size=4096 --import tsx bench/join-many.ts [REPORTS]
 */
const most = Number(process.argv[2] ?? 100_000);
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
      .map((span) => ({
        ...span,
        speaker: 0,
        speakerPassage: null,
        mode: 'indirect',
        content: span,
        quotes: [],
        cue: null,
        addressee: null,
        via: null,
        time: null,
        polarity: 'said',
        within: null,
        confidence: 0.9,
      })),
    moves: spans.slice(0, 2).map((span) => ({
      ...span,
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
        keys: text.slice(sentence.start, sentence.end).split(' ').slice(0, 6),
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
function next(index: number): JoinInput {
  const made = recent.length > 0 && random() < 0.3 ? copied(pick(recent)) : draft();
  recent.push(made);
  if (recent.length > 400) recent.shift();
  return inputOf(made, index);
}

const sizes = [100, 300, 1_000, 2_000, 4_000, 10_000, 20_000, 40_000, 100_000].filter((size) => size <= most);
console.log('reports   join s   processor s   ms/report   one more, s   lineages   points   peak MB');
let n = 0;
const inputs: JoinInput[] = [];
for (const size of sizes) {
  while (n < size) inputs.push(next(n++));
  const started = performance.now();
  const used = process.cpuUsage();
  const joiner = createJoiner();
  for (const input of inputs) joiner.add(input);
  const record = joiner.record({ title: 'synthetic', asOf: null });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(used);
  const worked = (user + system) / 1_000_000;
  const before = process.cpuUsage();
  joiner.add(inputOf(draft(), size));
  joiner.record({ title: 'synthetic', asOf: null });
  const after = process.cpuUsage(before);
  console.log(
    [
      String(size).padStart(7),
      seconds.toFixed(1).padStart(8),
      worked.toFixed(1).padStart(13),
      ((worked * 1000) / size).toFixed(2).padStart(11),
      ((after.user + after.system) / 1_000_000).toFixed(2).padStart(13),
      String(record.lineages.length).padStart(10),
      String(record.points.length).padStart(8),
      (process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(9),
    ].join(' '),
  );
}
