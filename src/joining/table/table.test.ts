import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyRecord } from '../../../tests/support/record.js';
import { ploverEvents } from '../../export/plover.js';
import { alone } from '../../text/in-sentence.js';
import { sideOf } from '../actors/sides.js';
import type { Actor, Move, Observation } from '../record.js';
import { gatherPledges } from './pledges.js';
import { type GatheredTerms, gatherTerms } from './terms.js';

const actor = (id: string, name: string, side: string | null = null): Actor => ({
  id,
  name,
  kind: side === null ? 'state' : 'person',
  names: [name],
  roles: [],
  side,
});
const actors = [actor('a1', 'Peru'), actor('a2', 'Chile'), actor('a3', 'Maria Rojas', 'a2')];
const actorsById = new Map(actors.map((one) => [one.id, one]));
const lineageOf = new Map([
  ['r1', 'l1'],
  ['r2', 'l1'],
  ['r3', 'l2'],
]);

function move(
  id: string,
  report: string,
  by: string,
  act: string,
  date: string,
  more: Partial<Move> = {},
): Move {
  return {
    id,
    report,
    statement: null,
    actor: by,
    toward: null,
    act,
    issues: ['withdrawal'],
    places: [],
    passage: { report, start: 0, end: 30, text: 'would pull out within 15 days.' },
    modality: 'actual',
    date,
    confidence: 0.5,
    ...more,
  };
}

/** Gathered all at once, report by report. */
function gathered(moves: readonly Move[], byId = actorsById, inSentence = alone): GatheredTerms {
  const reports = [...new Set(moves.map(({ report }) => report))];
  const come = reports.map((report) => ({ report, moves: moves.filter((one) => one.report === report) }));
  const sides = { of: (id: string | null) => sideOf(byId, id) };
  return gatherTerms({
    come,
    gone: [],
    sides,
    lineageOf,
    read: ({ text }) => inSentence(text),
    isNamed: ({ passage }) => /\b(?:Peru|Chile|Rojas)\b/.test(passage.text),
  });
}

test('moves of one side on one issue are one term; its state is that of its last day', () => {
  const moves = [
    move('m1', 'r1', 'a3', 'demand', '2020-01-01'),
    move('m2', 'r2', 'a2', 'demand', '2020-01-02'),
    move('m3', 'r3', 'a2', 'drop', '2020-01-05'),
    move('m4', 'r3', 'a1', 'refuse', '2020-01-03'),
  ];
  const [chile, peru] = [...gathered(moves).terms].sort((a) => (a.party === 'a2' ? -1 : 1));
  expect(chile).toMatchObject({ party: 'a2', state: 'dropped', since: '2020-01-05', lineages: ['l1', 'l2'] });
  expect(chile?.figures?.[0]?.text).toBe('15 days');
  expect(peru).toMatchObject({ party: 'a1', state: 'refused' });
  expect(chile?.positions?.map(({ side, act }) => `${side} ${act}`)).toEqual(['a1 refuse', 'a2 drop']);
});

test('a term is due by the last limit that is set; one without a limit by none', () => {
  const limit = (deadline: string | null) => ({ deadline });
  const [due, ...others] = gathered([
    move('m1', 'r1', 'a1', 'offer', '2020-01-01', limit('2020-02-01')),
    move('m2', 'r1', 'a1', 'offer', '2020-01-05', limit('2020-03-01')),
    move('m3', 'r1', 'a1', 'offer', '2020-01-06', limit(null)),
  ]).terms;
  expect([due?.deadline, others]).toEqual(['2020-03-01', []]);
  expect(gathered([move('m4', 'r1', 'a1', 'offer', '2020-01-01')]).terms[0]?.deadline).toBeNull();
});

test('a term is told by the sure words that are likest the others, in their sentence', () => {
  const words = (text: string, confidence: number): Partial<Move> => ({
    passage: { report: 'r1', start: 0, end: text.length, text },
    confidence,
  });
  const [term] = gathered(
    [
      move('m1', 'r1', 'a1', 'offer', '2020-01-01', words('that the two of them had met', 0.75)),
      move('m2', 'r2', 'a1', 'offer', '2020-01-01', words('would withdraw its northern troops', 0.7)),
      move('m3', 'r3', 'a1', 'offer', '2020-01-02', words('to withdraw all northern troops', 0.6)),
      move('m4', 'r3', 'a1', 'offer', '2020-01-02', words('withdraw northern troops at once', 0.3)),
    ],
    actorsById,
    (own) => ({ before: 'Peru said it ', words: own, after: '.' }),
  ).terms;
  expect(term?.text).toBe('Peru said it would withdraw its northern troops.');
  expect(term?.passage?.text).toBe('would withdraw its northern troops');
});

test('a term is told by a clause that leaves it in its state, however sure another is', () => {
  const words = (text: string, confidence: number): Partial<Move> => ({
    passage: { report: 'r1', start: 0, end: text.length, text },
    confidence,
  });
  const offered = move(
    'm1',
    'r1',
    'a1',
    'offer',
    '2020-01-01',
    words('would withdraw its northern troops', 0.9),
  );
  const agreed = move(
    'm2',
    'r2',
    'a1',
    'accept',
    '2020-01-02',
    words('had agreed to a withdrawal in May', 0.4),
  );
  expect(gathered([offered, agreed]).terms[0]).toMatchObject({ state: 'agreed', text: agreed.passage.text });
  expect(gathered([offered]).terms[0]).toMatchObject({ state: 'offered', text: offered.passage.text });
});

test('of clauses that are nearly as sure the one is told whose sentence names its side', () => {
  const words = (text: string, confidence: number): Partial<Move> => ({
    passage: { report: 'r1', start: 0, end: text.length, text },
    confidence,
  });
  const we = move('m1', 'r1', 'a1', 'offer', '2020-01-01', words('we will find out about it soon', 0.7));
  const named = (confidence: number): Move =>
    move('m2', 'r2', 'a1', 'offer', '2020-01-01', words('that Peru would leave the valley', confidence));
  expect(gathered([we, named(0.6)]).terms[0]?.text).toBe('that Peru would leave the valley');
  expect(gathered([we, named(0.3)]).terms[0]?.text).toBe('we will find out about it soon');
});

test('a move that was not made puts nothing on the table', () => {
  expect(gathered([move('m1', 'r1', 'a1', 'offer', '2020-01-01', { modality: 'negated' })]).terms).toEqual(
    [],
  );
});

/** What was seen of the first actor on a day. */
const conduct = (date: string, issue: string, direction: 'toward' | 'against') => ({
  observation: {
    id: `o-${date}`,
    report: 'r3',
    source: null,
    about: 'a1',
    passage: { report: 'r3', start: 0, end: 1, text: 'x' },
    pledge: null,
    bearing: 'none',
    date,
  } satisfies Observation,
  issues: [issue],
  direction,
});

test('conduct is laid beside the pledge; what nobody reports is not reported, and not undone', () => {
  const moves = [
    move('m1', 'r1', 'a1', 'pledge', '2020-01-02'),
    move('m2', 'r3', 'a2', 'doubt', '2020-01-03', { toward: 'a1' }),
  ];
  const { promising } = gathered(moves);
  const seen = (date: string, direction: 'toward' | 'against') => conduct(date, 'hostilities', direction);
  expect(gatherPledges(promising, moves, [], actorsById, lineageOf).pledges).toMatchObject([
    { seen: 'not-reported', doubts: ['m2'] },
  ]);
  const { pledges, observations } = gatherPledges(
    promising,
    moves,
    [seen('2020-01-01', 'against'), seen('2020-01-04', 'toward')],
    actorsById,
    lineageOf,
  );
  expect(pledges).toMatchObject([{ seen: 'keeps', observations: ['o-2020-01-04'] }]);
  expect(observations.map(({ bearing }) => bearing)).toEqual(['none', 'keeps']);
  const { observation, ...rest } = seen('2020-01-04', 'toward');
  const unsure = [{ ...rest, observation: { ...observation, confidence: 0.6 } }];
  expect(gatherPledges(promising, moves, unsure, actorsById, lineageOf).pledges).toMatchObject([
    { seen: 'unclear' },
  ]);
});

test('a promise about two issues is one promise, and conduct on either bears on it; a second promise stays its own', () => {
  const moves = [
    move('m1', 'r1', 'a1', 'pledge', '2020-01-02', { issues: ['hostilities', 'aid-access'] }),
    move('m2', 'r1', 'a1', 'pledge', '2020-01-02', {
      issues: ['prisoners'],
      passage: { report: 'r1', start: 40, end: 69, text: 'would free everyone it holds.' },
    }),
  ];
  const { terms, promising } = gathered(moves);
  expect(terms.map(({ issue }) => issue).sort()).toEqual(['aid-access', 'hostilities', 'prisoners']);
  for (const issue of ['hostilities', 'aid-access']) {
    const { pledges } = gatherPledges(
      promising,
      moves,
      [conduct('2020-01-04', issue, 'toward')],
      actorsById,
      lineageOf,
    );
    expect(pledges.map(({ seen }) => seen).sort()).toEqual(['keeps', 'not-reported']);
  }
});

test('one promise that two clauses tell of two issues, one of them of both, is one; where no day is told nothing is said to keep it', () => {
  const [both, one] = [['hostilities', 'aid-access'], ['aid-access']];
  const moves = [
    move('m1', 'r1', 'a1', 'pledge', '2020-01-02', { issues: both }),
    move('m2', 'r2', 'a1', 'pledge', '2020-01-02', { issues: both }),
    move('m3', 'r3', 'a1', 'pledge', '2020-01-02', { issues: one }),
  ];
  const seen = { ...conduct('2020-01-04', 'hostilities', 'toward') };
  const undated = { ...seen, observation: { ...seen.observation, date: null } };
  for (const [reported, as] of [
    [seen, 'keeps'],
    [undated, 'unclear'],
  ] as const)
    expect(
      gatherPledges(gathered(moves).promising, moves, [reported], actorsById, lineageOf).pledges,
    ).toMatchObject([{ seen: as }]);
});

test('a doubt is laid at the door of the side that it names, else of what is told beside it; each voice counts once', () => {
  const said = (id: string, report: string, start: number, text: string, more: Partial<Move> = {}): Move =>
    move(id, report, 'a4', 'doubt', '2020-01-03', {
      passage: { report, start, end: start + text.length, text },
      ...more,
    });
  const moves = [
    move('m1', 'r1', 'a1', 'pledge', '2020-01-02'),
    move('m2', 'r3', 'a2', 'pledge', '2020-01-02'),
    said('m3', 'r1', 60, 'does not trust what Chile says'),
    said('m4', 'r1', 90, 'saw few signs of a retreat'),
    // The same voice in a report of the same lineage counts once.
    said('m5', 'r2', 0, 'little faith in the word of Maria Rojas'),
    said('m6', 'r2', 0, 'little faith in the word of Peru', { confidence: 0.6 }),
    said('m7', 'r3', 90, 'little faith in the word of Peru'),
    // Another voice counts again, but not where nothing is told beside it, nor where it blames nobody of those.
    said('m8', 'r2', 400, 'who knows Peru doubts that', { actor: 'a5' }),
    said('m9', 'r1', 4000, 'a bad deal', { actor: 'a5' }),
    said('m10', 'r1', 50, 'thieves are to blame', { actor: 'a5', act: 'accuse' }),
  ];
  const five = new Map([...actorsById, ['a4', actor('a4', 'Bolivia')], ['a5', actor('a5', 'Brazil')]]);
  const { promising } = gathered(moves, five);
  const { pledges } = gatherPledges(promising, moves, [], five, lineageOf);
  expect(pledges.map(({ doubts }) => doubts)).toEqual([['m6', 'm7', 'm8'], ['m3']]);
});

test('the order of moves does not matter', () => {
  const moves = ['m1', 'm2', 'm3', 'm4', 'm5'].map((id, i) =>
    move(
      id,
      `r${(i % 3) + 1}`,
      `a${(i % 3) + 1}`,
      ['offer', 'demand', 'refuse'][i % 3] ?? 'offer',
      `2020-01-0${(i % 2) + 1}`,
    ),
  );
  const expected = JSON.stringify(gathered(moves).terms);
  fc.assert(
    fc.property(fc.shuffledSubarray(moves, { minLength: moves.length }), (shuffled) => {
      expect(JSON.stringify(gathered(shuffled).terms)).toBe(expected);
    }),
  );
});

test('moves become PLOVER events; what was not done is none', () => {
  const moves = [
    move('m1', 'r1', 'a1', 'offer', '2020-01-01', { toward: 'a2' }),
    move('m2', 'r1', 'a1', 'accept', '2020-01-01', { modality: 'negated' }),
  ];
  expect(ploverEvents({ ...emptyRecord, actors, moves })).toMatchObject([
    {
      id: 'm1',
      event_type: 'AGREE',
      event_mode: 'offer',
      actor: ['Peru'],
      recipient: ['Chile'],
      event_context: ['military'],
    },
  ]);
});
