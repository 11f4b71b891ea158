import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Desk, deskOf } from './desk.js';
import { parseAgreement, readAgreement } from './parse.js';

const deskFor = (text: string): Desk => {
  const parsed = parseAgreement(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  const desk = deskOf(parsed.value.file);
  if (!desk.ok) throw new Error(desk.problems[0]?.message);
  return desk.value;
};
const at = Date.UTC(2024, 4, 1);

describe('the desk of a page', () => {
  const desk = deskFor(`
agreement: 1
title: Lake
parties: { a: Arvenia, b: Belor, c: Cassia }
path:
  sign: { condition: Both sign, bearer: { each: both } }
  vote: { condition: The three vote, after: sign, consent: { majority: [a, b, c], veto: [a] } }
groups: { both: [a, b] }
`);
  test('says what is next and who can block it', () => {
    const view = desk.view({ at });
    expect(view.sentence).toBe(
      'Not in force yet; next: Both sign. Arvenia and Belor can each still block it alone.',
    );
    expect(view.nodes.map(({ id, word, after }) => [id, word, after])).toEqual([
      ['sign', 'open', []],
      ['vote', 'pending', ['sign']],
    ]);
    expect(view.nodes[1]?.voices).toHaveLength(3);
  });
  test('says who stopped it', () => {
    const view = desk.view({ at, suppose: [{ what: 'vote', party: 'a', says: 'no' }] });
    expect(view.sentence).toBe('Does not enter into force: Arvenia refuses (vote); nobody can overrule it.');
    expect(view.blocking.verdict).toBe('blocked');
  });
  test('says when a refusal does not stop it', () => {
    const view = desk.view({
      at,
      suppose: [
        { what: 'sign', party: 'a', says: 'yes' },
        { what: 'sign', party: 'b', says: 'yes' },
        { what: 'vote', party: 'c', says: 'no' },
      ],
    });
    expect(view.sentence).toBe(
      'Not in force yet; next: The three vote. The refusal of Cassia does not stop it. Arvenia and Belor can each still block it alone.',
    );
    const voice = view.nodes[1]?.voices.find(({ party }) => party === 'c');
    expect(voice).toMatchObject({ says: 'no', role: 'consent', supposed: true });
  });
  test('says when all is met', () => {
    const yes = (what: string, party: string) => ({ what, party, says: 'yes' as const });
    const suppose = [yes('sign', 'a'), yes('sign', 'b'), yes('vote', 'a'), yes('vote', 'b')];
    expect(desk.view({ at, suppose }).sentence).toBe('Enters into force: every condition is met.');
  });
});

describe('reading an agreement', () => {
  const word = fc.constantFrom(
    'a',
    'b',
    'all',
    'entry',
    'start',
    'trigger',
    '__proto__',
    '3 days after entry',
    '2024-01-01',
    '',
  );
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'duty',
          'power',
          'condition',
          'bearer',
          'each',
          'trigger',
          'consent',
          'all',
          'of',
          'at-least',
          'veto',
          'not',
          'deadline',
          'after',
          'a',
          'b',
          'variants',
          'members',
          '__proto__',
        ),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  })).value;
  test('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(value, value, value, (provisions, path, groups) => {
        const file = { agreement: 1, title: 'T', parties: { a: 'A', b: 'B' }, provisions, path, groups };
        const parsed = parseAgreement(JSON.stringify(file));
        if (!parsed.ok) for (const one of parsed.problems) expect(one.where).not.toBeNull();
        readAgreement(file);
      }),
      { numRuns: 300 },
    );
  });
  test('never throws, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseAgreement(text);
        parseAgreement(`agreement: 1\n${text}`);
      }),
    );
  });
});
