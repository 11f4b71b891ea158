import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBatches, proven } from '../../tests/support/agreement.js';
import { dealOf } from './compile.js';
import type { Deal } from './deal.js';
import { type DealEvent, verbs } from './event.js';
import type { EventLog } from './log.js';
import { parseAgreement } from './parse.js';
import { apply, applyAll, historyOf, initialState } from './replay.js';
import { standing } from './standing.js';
import { stateToJson } from './state.js';
import { DAY } from './time.js';
import type { Agreement } from './written-agreement.js';

/** A deal with everything in it: all kinds, all ways of bearing, circles of cause between provisions. */
const text = `
agreement: 1
title: Everything
calendar: { missing-day: last }
parties: { a: Ada, b: Ben, c: Cy }
groups: { all: [a, b, c] }
facts: { rain: rain, call: { text: a call, by: all } }
variants: { long: { told: one, point: p }, short: { told: another, point: p } }
path:
  draft: { condition: draft, bearer: { each: all } }
  vote: { condition: vote, after: draft, consent: { majority: all, veto: [c] }, deadline: 20 days after draft }
  open-day: { condition: open day, only: [long], needs: { any: [rain, call] } }
until: { breached: gate }
provisions:
  gate: { prohibition: open the gate, bearer: { each: all }, act: opening, exception: rain, consent: b, on-breach: { suspends: [pay], raises: [fine] } }
  pay: { duty: pay, bearer: { each: all }, counterpart: a, deadline: 5 days after entry, variants: { short: { deadline: 1 day after entry } } }
  fine: { duty: pay a fine, bearer: a, deadline: 1 month after trigger, silence: breach, on-breach: { ends: [stroll] } }
  come: { duty: come, bearer: { jointly: all }, trigger: call, repeats: true, deadline: 12 hours after trigger, act: opening }
  stroll: { power: stroll, bearer: b, trigger: { not: rain }, consent: { at-least: 1/2, of: all }, until: 30 days after entry }
  keep: { duty: keep quiet, kept: true, bearer: c, suspended: { suspended: tit }, from: start }
  tit: { duty: answer, kept: true, bearer: a, suspended: { in-force: keep }, from: start }
`;
const agreement: Agreement = ((): Agreement => {
  const parsed = parseAgreement(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
})();
const dealIn = (choice: readonly string[]): Deal => {
  const deal = dealOf(agreement, choice);
  if (!deal.ok) throw new Error(JSON.stringify(deal.problems));
  return deal.value;
};
const deals = [dealIn(['long']), dealIn(['short'])];

const things = [
  'draft',
  'vote',
  'open-day',
  'gate',
  'pay',
  'fine',
  'come',
  'stroll',
  'keep',
  'tit',
  'opening',
  'rain',
  'call',
  'entry',
  'nothing',
];
const grades = fc.constantFrom(
  null,
  { reliability: 'A', credibility: 1 } as const,
  { reliability: 'E', credibility: 5 } as const,
);
const eventAt = (index: number): fc.Arbitrary<DealEvent> =>
  fc.record({
    id: fc.constant(`e${index}`),
    happened: fc.integer({ min: 0, max: 60 }).map((day) => day * (DAY / 2)),
    learnt: fc.integer({ min: 0, max: 90 }).map((day) => day * (DAY / 2)),
    by: fc.constantFrom(null, 'a', 'b', 'c', 'd'),
    verb: fc.constantFrom(...verbs),
    what: fc.oneof(
      fc.constantFrom(...things),
      fc.nat(Math.max(0, index - 1)).map((before) => `e${before}`),
    ),
    source: fc.constant(null),
    grade: grades,
    corrects:
      index === 0
        ? fc.constant(null)
        : fc.option(
            fc.nat(index - 1).map((before) => `e${before}`),
            { freq: 6 },
          ),
    cites: fc.constant([]),
    note: fc.constant(null),
  });
const logs = fc
  .integer({ min: 0, max: 40 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => eventAt(index))))
  .map(
    (events): EventLog =>
      events.map((event) => ({ ...event, learnt: Math.max(event.learnt, event.happened) })),
  );
const inOrder = (log: EventLog): readonly DealEvent[] => [...log].sort((a, b) => a.happened - b.happened);

test('every event can be undone, comes back from JSON, and batches change nothing', () => {
  fc.assert(
    fc.property(
      logs,
      fc.constantFrom(...deals),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (log, deal, sizes) => {
        const state = proven(deal, log);
        expect(inBatches(deal, inOrder(log), sizes)).toEqual(state);
      },
    ),
    { numRuns: 120 },
  );
});

test('the fold never throws, whatever events come in whatever order', () => {
  const wild = fc.array(
    fc.record({
      id: fc.string(),
      happened: fc.oneof(fc.integer(), fc.double({ noNaN: true, min: -9e15, max: 9e15 })),
      learnt: fc.integer(),
      by: fc.option(fc.oneof(fc.string(), fc.constantFrom('a', 'b', '__proto__'))),
      verb: fc.constantFrom(...verbs),
      what: fc.oneof(fc.string(), fc.constantFrom(...things, '__proto__', 'constructor')),
      source: fc.constant(null),
      grade: grades,
      corrects: fc.option(fc.string()),
      cites: fc.constant([]),
      note: fc.constant(null),
    }),
  );
  fc.assert(
    fc.property(wild, fc.constantFrom(...deals), (events, deal) => {
      let state = initialState(deal);
      events.forEach((event, index) => {
        const applied = apply(deal, state, event, index);
        if (applied.ok) state = applied.state;
      });
      expect(state.every((value) => Number.isFinite(value))).toBe(true);
      standing(deal, events, { happened: 40 * DAY });
    }),
    { numRuns: 150 },
  );
});

test('what is learnt late never changes what was known earlier', () => {
  fc.assert(
    fc.property(logs, fc.nat(90), fc.nat(60), fc.constantFrom(...deals), (log, knownDay, day, deal) => {
      const when = { known: knownDay * (DAY / 2), happened: day * (DAY / 2) };
      const then = log.filter(({ learnt }) => learnt <= when.known);
      const all = standing(deal, log, when);
      // Only the positions of events in the log differ, and no standing shows them.
      expect(all).toEqual(standing(deal, then, when));
    }),
    { numRuns: 120 },
  );
});

test('what-if says what a replay of the longer log says', () => {
  fc.assert(
    fc.property(logs, eventAt(99), fc.constantFrom(...deals), (log, more, deal) => {
      const event = {
        ...more,
        learnt: 100 * DAY,
        corrects: null,
        verb: more.verb === 'retracts' ? ('does' as const) : more.verb,
        grade: null,
      };
      const supposed = historyOf(deal, log).whatIf([event], 50 * DAY);
      const replayed = historyOf(deal, [...log, event]).at(50 * DAY);
      expect(stateToJson(supposed)).toEqual(stateToJson(replayed));
    }),
    { numRuns: 120 },
  );
});

test('a long log and its what-ifs agree with a plain replay across kept states', () => {
  const deal = dealIn(['short']);
  const turns = ['does', 'breaks', 'remedies', 'consents', 'refuses', 'occurs', 'ends'] as const;
  const log: DealEvent[] = Array.from({ length: 5000 }, (_, index) => ({
    id: `e${index}`,
    happened: index * 60_000,
    learnt: index * 60_000,
    by: ['a', 'b', 'c'][index % 3] ?? 'a',
    verb: turns[(index * 5) % 7] ?? 'does',
    what: things[(index * 11) % 13] ?? 'gate',
    source: null,
    grade: null,
    corrects: null,
    cites: [],
    note: null,
  }));
  const end = 6000 * 60_000;
  const history = historyOf(deal, log);
  expect(history.at(end)).toEqual(historyOf(deal, [...log]).whatIf([], end));
  for (const minute of [0, 10, 1023, 1024, 2500, 4999, 5500]) {
    const first = log[0];
    if (!first) return;
    const event: DealEvent = {
      ...first,
      id: 'x',
      happened: minute * 60_000,
      learnt: end,
      by: 'a',
      verb: 'does',
      what: 'draft',
    };
    expect(history.whatIf([event], end)).toEqual(historyOf(deal, [...log, event]).at(end));
    const taken: DealEvent = {
      ...event,
      id: 'y',
      by: null,
      verb: 'retracts',
      what: `e${Math.min(minute, 4999)}`,
    };
    const without = history.whatIf([taken], end);
    expect(stateToJson(without)).toEqual(stateToJson(historyOf(deal, [...log, taken]).at(end)));
  }
  expect(applyAll(deal, initialState(deal), log, 0)).toBeDefined();
});
