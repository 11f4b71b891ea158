import { createHash } from 'node:crypto';
import type { TalksRecord } from '../../src/joining/record.js';
import type { Report } from '../../src/report/report.js';
import type { Passage } from '../../src/text/passage.js';

/** Invented talks told by three invented outlets, and the record of them with every kind of item. */
const pieces = [
  {
    name: '2031-05-02_courier_sailors.txt',
    outlet: 'The Courier',
    title: 'Varda offers to free the sailors',
    text: `Varda offers to free the sailors

Varda would release the eleven sailors by Friday if Ostrel lifted its blockade of the Strait of Moll, Foreign Minister Ilse Kron said on Friday.

"We put our offer on the table in good faith," Kron told reporters. She said the deal would have to pass a vote in the assembly, after the ministers had met.

Ostrel pledged to pull its patrol boats back from the strait. Officials in Nordmark said they would judge Ostrel by what it does.
`,
  },
  {
    name: '2031-05-02_meridian_exchange.txt',
    outlet: 'Meridian Press',
    title: 'An exchange on the strait',
    text: `An exchange on the strait

Foreign Minister Ilse Kron of Varda offered to let the nine sailors go in exchange for an end to the blockade. "We put our offer on the table in good faith," she said.

Ostrel's envoy, Tomas Brel, ruled out an end to the blockade before the sailors are home.
`,
  },
  {
    name: '2031-05-03_harbour-post_boats.txt',
    outlet: 'Harbour Post',
    title: 'Boats still off Moll',
    text: `Boats still off Moll

Fishermen said on Saturday that six Ostrel patrol boats were still anchored off Moll, a day after Ostrel had promised to withdraw them.
`,
  },
] as const;

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

export const talksReports: readonly Report[] = pieces.map(({ name, outlet, title, text }) => ({
  id: sha(`${name}\0${text}`).slice(0, 12),
  source: `/talks/${name}`,
  file: name,
  url: null,
  sha256: sha(text),
  text,
  outlet,
  title,
  byline: ['Nora Field'],
  published: { time: name.slice(0, 10), precision: 'day', reason: 'file-name' },
  modified: null,
  language: 'en',
  furniture: [],
}));

function at(report: number, words: string): Passage {
  const piece = talksReports[report];
  const start = piece?.text.indexOf(words) ?? -1;
  if (piece === undefined || start < 0) throw new Error(`no words "${words}" in report ${report}`);
  return { report: piece.id, start, end: start + words.length, text: words };
}

const idOf = (report: number): string => talksReports[report]?.id ?? '';
const faith = 'We put our offer on the table in good faith';

export const talks: TalksRecord = {
  format: 'parley-record',
  version: 1,
  talks: { title: 'The strait of Moll', asOf: '2031-05-03' },
  summary: [
    {
      clauses: [
        { text: 'Varda offers prisoners for blockade', items: ['t-sailors'], lineages: 2 },
        { text: 'Ostrel refuses', items: ['t-blockade'], lineages: 1 },
      ],
    },
  ],
  reports: talksReports.map((report, index) => ({
    id: report.id,
    file: report.file,
    url: report.url,
    sha256: report.sha256,
    outlet: report.outlet,
    title: report.title,
    byline: report.byline,
    published: report.published?.time ?? null,
    publishedReason: 'file-name',
    language: 'en',
    words: report.text.split(/\s+/).length - 1,
    lineage: `l${index}`,
    furniture: [],
  })),
  lineages: talksReports.map(({ id }, index) => ({ id: `l${index}`, reports: [id], links: [] })),
  actors: [
    {
      id: 'varda',
      name: 'Varda',
      kind: 'state',
      names: ['Varda'],
      roles: [],
      side: null,
      parts: [{ part: 'party', passages: [at(0, 'Varda would release')] }],
      mentions: 4,
    },
    {
      id: 'ostrel',
      name: 'Ostrel',
      kind: 'state',
      names: ['Ostrel'],
      roles: [],
      side: null,
      parts: [{ part: 'party', passages: [at(0, 'Ostrel lifted')] }],
      mentions: 5,
    },
    {
      id: 'kron',
      name: 'Ilse Kron',
      kind: 'person',
      names: ['Ilse Kron', 'Kron'],
      roles: [{ title: 'foreign minister', of: 'varda', passages: [at(0, 'Foreign Minister Ilse Kron')] }],
      side: 'varda',
      mentions: 4,
      joined: [
        {
          names: ['Ilse Kron', 'Kron'],
          reason: 'the last name of one person in the same report',
          passages: [at(0, 'Foreign Minister Ilse Kron'), at(0, 'Kron told reporters')],
        },
      ],
    },
    {
      id: 'brel',
      name: 'Tomas Brel',
      kind: 'person',
      names: ['Tomas Brel'],
      roles: [{ title: 'envoy', of: 'ostrel', passages: [at(1, "Ostrel's envoy, Tomas Brel")] }],
      side: 'ostrel',
      mentions: 1,
    },
    {
      id: 'fishermen',
      name: 'fishermen',
      kind: 'group',
      names: ['Fishermen'],
      roles: [],
      side: null,
      mentions: 1,
    },
  ],
  statements: [
    {
      id: 's1',
      report: idOf(0),
      speaker: 'kron',
      mode: 'direct',
      passage: at(0, `"${faith}," Kron told reporters`),
      content: at(0, faith),
      quotes: [at(0, faith)],
      cue: at(0, 'told'),
      speakerPassage: at(0, 'Kron'),
      via: null,
      said: '2031-05-02',
      utterance: 'u1',
      confidence: 0.99,
    },
    {
      id: 's2',
      report: idOf(1),
      speaker: 'kron',
      mode: 'direct',
      passage: at(1, `"${faith}," she said`),
      content: at(1, faith),
      quotes: [at(1, faith)],
      cue: at(1, 'said'),
      speakerPassage: at(1, 'she'),
      via: null,
      said: '2031-05-02',
      utterance: 'u1',
      confidence: 0.93,
    },
    {
      id: 's3',
      report: idOf(2),
      speaker: 'fishermen',
      mode: 'indirect',
      passage: at(2, 'Fishermen said on Saturday that six Ostrel patrol boats were still anchored off Moll'),
      content: at(2, 'six Ostrel patrol boats were still anchored off Moll'),
      quotes: [],
      cue: at(2, 'said'),
      speakerPassage: at(2, 'Fishermen'),
      via: null,
      said: '2031-05-03',
      utterance: 'u2',
      confidence: 0.6,
    },
  ],
  utterances: [
    { id: 'u1', speaker: 'kron', statements: ['s1', 's2'], lineages: ['l0', 'l1'] },
    { id: 'u2', speaker: 'fishermen', statements: ['s3'], lineages: ['l2'] },
  ],
  moves: [
    {
      id: 'm1',
      report: idOf(0),
      statement: null,
      actor: 'varda',
      toward: 'ostrel',
      act: 'offer',
      issues: ['prisoners'],
      places: [],
      passage: at(0, 'would release the eleven sailors by Friday'),
      modality: 'conditional',
      condition: at(0, 'if Ostrel lifted its blockade of the Strait of Moll'),
      deadline: '2031-05-09',
      date: '2031-05-02',
      confidence: 0.9,
    },
    {
      id: 'm2',
      report: idOf(1),
      statement: null,
      actor: 'kron',
      toward: null,
      act: 'offer',
      issues: ['prisoners', 'blockade'],
      places: [],
      passage: at(1, 'offered to let the nine sailors go in exchange for an end to the blockade'),
      modality: 'actual',
      date: '2031-05-02',
      confidence: 0.95,
    },
    {
      id: 'm3',
      report: idOf(1),
      statement: null,
      actor: 'brel',
      toward: null,
      act: 'refuse',
      issues: ['blockade'],
      places: [],
      passage: at(1, 'ruled out an end to the blockade before the sailors are home'),
      modality: 'actual',
      date: '2031-05-02',
      confidence: 0.97,
    },
    {
      id: 'm4',
      report: idOf(0),
      statement: null,
      actor: 'ostrel',
      toward: null,
      act: 'pledge',
      issues: ['withdrawal'],
      places: ['Strait of Moll'],
      passage: at(0, 'pledged to pull its patrol boats back from the strait'),
      modality: 'actual',
      date: '2031-05-02',
      confidence: 0.92,
    },
    {
      id: 'm5',
      report: idOf(0),
      statement: null,
      actor: null,
      toward: 'ostrel',
      act: 'doubt',
      issues: ['pledge'],
      places: [],
      passage: at(0, 'they would judge Ostrel by what it does'),
      modality: 'actual',
      date: '2031-05-02',
      confidence: 0.5,
    },
  ],
  terms: [
    {
      id: 't-sailors',
      issue: 'prisoners',
      party: 'varda',
      text: 'would release the eleven sailors by Friday',
      moves: ['m1', 'm2'],
      state: 'offered',
      since: '2031-05-02',
      lineages: ['l0', 'l1'],
      exchange: ['t-blockade'],
      positions: [
        { side: 'varda', act: 'offer', since: '2031-05-02', moves: ['m1', 'm2'], lineages: ['l0', 'l1'] },
      ],
    },
    {
      id: 't-blockade',
      issue: 'blockade',
      party: 'ostrel',
      text: 'an end to the blockade',
      moves: ['m3'],
      state: 'refused',
      since: '2031-05-02',
      lineages: ['l1'],
    },
    {
      id: 't-boats',
      issue: 'withdrawal',
      party: 'ostrel',
      text: 'pull its patrol boats back from the strait',
      moves: ['m4'],
      state: 'offered',
      since: '2031-05-02',
      lineages: ['l0'],
    },
  ],
  pledges: [{ term: 't-boats', observations: ['o1'], doubts: ['m5'], seen: 'breaks' }],
  observations: [
    {
      id: 'o1',
      report: idOf(2),
      source: 'fishermen',
      about: 'ostrel',
      passage: at(2, 'six Ostrel patrol boats were still anchored off Moll'),
      pledge: 't-boats',
      bearing: 'breaks',
      date: '2031-05-03',
      places: ['Moll'],
      confidence: 0.85,
    },
  ],
  steps: [
    {
      id: 'p1',
      kind: 'foreign-ministers-meet',
      after: [],
      by: [],
      due: null,
      told: [at(0, 'after the ministers had met')],
      lineages: ['l0'],
    },
    {
      id: 'p2',
      kind: 'parliament-vote',
      after: ['p1'],
      by: ['varda'],
      due: null,
      told: [at(0, 'a vote in the assembly')],
      lineages: ['l0'],
    },
  ],
  points: [
    {
      id: 'q1',
      question: 'How many sailors?',
      kind: 'number',
      verdict: 'differ',
      accounts: [
        {
          value: '11 sailors',
          number: { value: 11, unit: 'sailors', hedge: null },
          reports: [idOf(0)],
          lineages: ['l0'],
          passages: [at(0, 'the eleven sailors')],
        },
        {
          value: '9 sailors',
          number: { value: 9, unit: 'sailors', hedge: null },
          reports: [idOf(1)],
          lineages: ['l1'],
          passages: [at(1, 'the nine sailors')],
        },
      ],
    },
  ],
};
