import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load.js';
import { createCutter } from '../../text/cutter.js';
import { loadNearness } from '../../text/load-nearness.js';
import { clauseAt } from '../clauses/clause-at.js';
import { clauseContextOf } from '../clauses/context.js';
import { clauseWordsOf } from '../clauses/words.js';
import { createLexicon } from '../lexicon.js';
import { voicesOf } from '../statements/voices.js';
import { loadClauseModels } from '../weights/models.js';
import { moveLexiconOf } from '../words/move-lexicon.js';
import { createClassifier, type Judgement } from './classifier.js';
import { readClassifierWeights } from './file.js';

const catalog = loadCatalog();
const cut = createCutter(catalog);
const { classify } = loadClauseModels(catalog);
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
  const { acts } = judge(text, words);
  expect(catalog.acts[acts.indexOf(Math.max(...acts))]?.act).toBe(act);
});

test('what carries no move is told from one', () => {
  const text = 'Stocks fell in the morning. Arland rejected the offer of a cease-fire.';
  const none = (index: number): number => classify(contextOf(text)).judge(index).none;
  expect(none(0)).toBeGreaterThan(none(1));
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
  const weights = readFileSync(new URL('../weights/clauses.bin', import.meta.url));
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
    const judgement = first.judge(index);
    const { none, acts, step, observation, issues } = judgement;
    for (const p of [none, step, observation, ...acts]) expect(p >= 0 && p <= 1).toBe(true);
    for (const ps of [[none, ...acts], issues().map(([, p]) => p)])
      expect(ps.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 1);
    expect(second.judge(index)).toEqual({ ...judgement, issues: expect.any(Function) });
  });
});

test('bytes that are no weights are refused', () => {
  expect(() => readClassifierWeights(new Uint8Array(16))).toThrow(RangeError);
  const head = new TextEncoder().encode('{"acts":[],"issues":[7]}');
  const bytes = new Uint8Array([0x50, 0x43, 0x4c, 0x32, head.length, 0, 0, 0, ...head]);
  expect(() => readClassifierWeights(bytes)).toThrow('issues[0]');
});

test('a hint speaks for an issue and does not name it: what is named is told, what is hinted at only if it is likely', () => {
  const own = {
    ...catalog,
    issues: [
      { issue: 'whaling', group: 'economic', label: 'Whaling', words: ['whale hunt'], hints: ['harpoon'] },
      ...catalog.issues,
    ],
  };
  const parts = cut('Arland offered to end the whale hunt. Its rival offered to hand in each harpoon.');
  const { clauses, hits } = clauseContextOf(
    parts,
    clauseWordsOf(own),
    moveLexiconOf(own),
    voicesOf(parts, createLexicon(own)),
  );
  const found = (of: typeof hits.issues): readonly number[] =>
    clauses.flatMap(({ first, last }, i) =>
      of.in(first, last).some(({ value }) => value === 'whaling') ? [i] : [],
    );
  expect(found(hits.issues)).toEqual([0]);
  expect(found(hits.issueHints)).toEqual([1]);
});
