import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load.js';
import { createCutter } from '../text/cutter.js';
import { loadNearness } from '../text/load-nearness.js';
import { createClassifier, type Judgement } from './classifier.js';
import { readClassifierWeights } from './classifier-file.js';
import { clauseAt } from './clause-at.js';
import { clauseContextOf } from './clausefeatures.js';
import { clauseWordsOf } from './clauses.js';
import { createLexicon } from './lexicon.js';
import { loadClassifier } from './load-classifier.js';
import { moveLexiconOf } from './movelexicon.js';
import { voicesOf } from './voices.js';

const catalog = loadCatalog();
const cut = createCutter(catalog);
const classify = loadClassifier(catalog);
const contextOf = (text: string) => {
  const parts = cut(text);
  return clauseContextOf(
    parts,
    clauseWordsOf(catalog),
    moveLexiconOf(catalog),
    voicesOf(parts, createLexicon(catalog)),
  );
};

function judge(text: string, words: string): Judgement {
  const start = text.indexOf(words);
  const at = clauseAt(contextOf(text), { start, end: start + words.length });
  if (at === null) throw new Error(`no clause at ${words}`);
  return classify(at.context).judge(at.index, { given: true });
}

test.each([
  ['Arland rejected the proposal on Monday.', 'rejected the proposal', 'refuse'],
  [
    'The envoy warned that the truce could collapse within days.',
    'the truce could collapse within days',
    'warn',
  ],
  ['The minister of Arland welcomed the agreement as a historic step.', 'welcomed the agreement', 'welcome'],
  ['Arland accused Borland of breaking the truce.', 'accused Borland of breaking the truce', 'accuse'],
  [
    'Arland called on both sides to return to the talks.',
    'called on both sides to return to the talks',
    'urge',
  ],
])('%s: «%s» is %s', (text, words, act) => {
  const { move, acts } = judge(text, words);
  expect(acts[0]?.[0]).toBe(act);
  expect(move).toBeGreaterThan(0.5);
});

test('what carries no move is told from one', () => {
  const text = 'Stocks fell in the morning. Arland rejected the offer of a cease-fire.';
  expect(judge(text, 'Stocks fell in the morning').move).toBeLessThan(judge(text, 'rejected the offer').move);
});

test('issues come from meaning and from the catalogue, also from a user’s own', () => {
  const text = 'Arland offered to lift the tariffs on steel.';
  expect(judge(text, 'offered to lift the tariffs').issues()[0]?.[0]).toBe('tariffs');
  const own = {
    ...catalog,
    issues: [
      { issue: 'whaling', group: 'economic', label: 'Whaling', words: ['whaling', 'whale hunt'] },
      ...catalog.issues,
    ],
  };
  const weights = readFileSync(new URL('./data/classifier.bin', import.meta.url));
  const parts = cut('Arland offered to end the whale hunt.');
  const context = clauseContextOf(
    parts,
    clauseWordsOf(own),
    moveLexiconOf(own),
    voicesOf(parts, createLexicon(own)),
  );
  const issues = createClassifier(weights, own, loadNearness())(context).judge(0).issues();
  expect(issues.slice(0, 3).map(([issue]) => issue)).toContain('whaling');
});

test('probabilities are probabilities, and the same each time', () => {
  const context = contextOf(
    'Arland will not sign. Borland said it would, in return for grain, if talks resumed.',
  );
  const first = classify(context);
  const second = classify(context);
  context.clauses.forEach((_, index) => {
    const { move, acts, issues } = first.judge(index);
    expect(move).toBeGreaterThanOrEqual(0);
    expect(move).toBeLessThanOrEqual(1);
    for (const ps of [acts, issues()]) expect(ps.reduce((sum, [, p]) => sum + p, 0)).toBeCloseTo(1, 1);
    expect(second.judge(index)).toEqual({ move, acts, issues: expect.any(Function) });
  });
});

test('bytes that are no weights are refused', () => {
  expect(() => readClassifierWeights(new Uint8Array(16))).toThrow(RangeError);
});
