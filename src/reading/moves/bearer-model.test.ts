import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinearModel, probabilities } from '../classifier/linear.js';
import { bearerFeatureNames, bearerLikelihood, bearerModelOf } from './bearer-model.js';

const words = fc.constantFrom('left', 'says', 'pledge', 'offer', 'state', 'true', 'false', 'it|true');
const candidate = fc.record({
  whole: fc.array(fc.constantFrom('bias', 'kind:state', 'head:it|state', 'all:left+says|offer')),
  signs: fc.uniqueArray(fc.constantFrom('left', 'says', 'noun', 'rule-subject'), { maxLength: 4 }),
  act: words,
  kind: words,
  quoted: words,
  clause: words,
  passive: words,
  head: words,
});

test('weights laid out by sign score as the model does over the names of its features', () => {
  fc.assert(
    fc.property(
      fc.array(candidate, { minLength: 1 }),
      fc.array(fc.integer({ min: -127, max: 127 })),
      (all, given) => {
        const names = [...new Set(all.slice(1).flatMap(bearerFeatureNames))];
        const model: LinearModel = {
          kind: 'any',
          classes: ['right'],
          rows: new Map(names.map((name, row) => [name, row])),
          weights: Int8Array.from(names, (_, row) => given[row % Math.max(1, given.length)] ?? 1),
          scale: 0.05,
        };
        for (const one of all)
          expect(bearerLikelihood(bearerModelOf(model), one)).toBe(
            probabilities(model, bearerFeatureNames(one))[0],
          );
      },
    ),
  );
});
