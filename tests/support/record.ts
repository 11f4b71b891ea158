import type { TalksRecord } from '../../src/joining/record.js';

/** A record in which nothing is told. */
export const emptyRecord: TalksRecord = {
  format: 'parley-record',
  version: 1,
  talks: { title: 'Talks', asOf: null },
  reports: [],
  lineages: [],
  actors: [],
  statements: [],
  utterances: [],
  moves: [],
  terms: [],
  observations: [],
  steps: [],
  points: [],
};

/** A small record of invented talks, with one of each item, for the tests of what goes out. */
export const sampleText =
  'Varda 😀 offers to release the sailors by Friday, minister Ilse Kron said. A vote follows on 12 May 2031.';

const at = (words: string) => {
  const start = sampleText.indexOf(words);
  return { report: 'r1', start, end: start + words.length, text: words };
};

export const sampleRecord: TalksRecord = {
  format: 'parley-record',
  version: 1,
  talks: { title: 'Sailors; Varda, Ostrel', asOf: '2031-05-02' },
  reports: [
    {
      id: 'r1',
      file: 'a.txt',
      url: 'https://courier.example/a',
      sha256: 'ab'.repeat(32),
      outlet: 'The Courier',
      title: 'Varda offers',
      byline: ['Nora Field'],
      published: '2031-05-02',
      language: 'en',
      words: 19,
      lineage: 'l1',
      furniture: [],
    },
  ],
  lineages: [{ id: 'l1', reports: ['r1'], links: [] }],
  actors: [
    { id: 'a1', name: 'Varda', kind: 'state', names: ['Varda'], roles: [], side: 'a1' },
    {
      id: 'a2',
      name: 'Ilse Kron',
      kind: 'person',
      names: ['Ilse Kron'],
      roles: [{ title: 'minister', of: 'a1', passages: [at('minister Ilse Kron')] }],
      side: 'a1',
    },
  ],
  statements: [
    {
      id: 's1',
      report: 'r1',
      speaker: 'a2',
      mode: 'indirect',
      passage: at('Varda 😀 offers to release the sailors by Friday, minister Ilse Kron said'),
      content: at('Varda 😀 offers to release the sailors by Friday'),
      quotes: [],
      cue: at('said'),
      speakerPassage: at('minister Ilse Kron'),
      via: null,
      said: '2031-05-02',
      utterance: 'u1',
      confidence: 0.95,
    },
  ],
  utterances: [{ id: 'u1', speaker: 'a2', statements: ['s1'], lineages: ['l1'] }],
  moves: [
    {
      id: 'm1',
      report: 'r1',
      statement: 's1',
      actor: 'a1',
      toward: null,
      act: 'offer',
      issues: ['prisoners'],
      places: [],
      passage: at('offers to release the sailors by Friday'),
      modality: 'actual',
      deadline: '2031-05-09',
      confidence: 0.9,
    },
  ],
  terms: [
    {
      id: 't1',
      issue: 'prisoners',
      party: 'a1',
      text: 'release the sailors by Friday',
      moves: ['m1'],
      state: 'offered',
      since: '2031-05-02',
      lineages: ['l1'],
    },
  ],
  observations: [],
  steps: [
    {
      id: 'p1',
      kind: 'vote',
      after: [],
      by: ['a1'],
      due: '2031-05-12',
      told: [at('A vote follows on 12 May 2031')],
    },
  ],
  points: [],
};
