import { phrasesIn } from '../text/phrases.js';
import { type ClauseContext, clauseFeatures } from './clausefeatures.js';

/** The clause's named features, and what stands just beside it and in the sentence before. */
export function classifierFeatures(
  context: ClauseContext,
  index: number,
  named: readonly string[] = clauseFeatures(context, index),
): readonly string[] {
  const { cut, clauses, lexicon } = context;
  const clause = clauses[index];
  const sentence = clause === undefined ? undefined : cut.sentences[clause.sentence];
  if (clause === undefined || sentence === undefined) return [];
  const features = [...named];
  const at = (i: number): string =>
    i < sentence.first || i >= sentence.last ? '^' : (cut.tokens[i]?.lower ?? '^');
  features.push(`B1:${at(clause.first - 1)}`, `B2:${at(clause.first - 2)}_${at(clause.first - 1)}`);
  features.push(
    `N1:${at(clause.last)}`,
    `F1:${at(clause.first)}`,
    `F2:${at(clause.first)}_${at(clause.first + 1)}`,
  );
  const head = clause.verbs[0];
  const tail = clause.verbs.at(-1);
  if (head !== undefined && tail !== undefined) {
    const token = cut.tokens[head];
    features.push(`vf:${token?.lower}`, `vo:${token?.lemma}_${at(tail + 1)}`);
    features.push(`vpair:${token?.lemma}_${cut.tokens[tail]?.lemma}`);
    const holder = clause.within === null ? undefined : clauses[clause.within]?.verbs.at(-1);
    if (holder !== undefined) features.push(`gv:${cut.tokens[holder]?.lemma}_${token?.lemma}`);
  }
  let lemmas = '';
  for (let i = clause.first; i < clause.last; i++) {
    const token = cut.tokens[i];
    if (token?.pos === 'ADJ' || token?.pos === 'ADV')
      features.push(`adj:${token.lemma}${clause.negated ? '!' : ''}`);
    if (lexicon.cues.has(token?.lemma ?? '')) lemmas = token?.lemma ?? '';
  }
  if (lemmas !== '') features.push(`own:${lemmas}`);
  const before = cut.sentences[clause.sentence - 1];
  if (before !== undefined && before.paragraph === sentence.paragraph)
    for (const { value } of phrasesIn(lexicon.acts, cut.tokens, before.first, before.last))
      if (value.weight === 'word') features.push(`LB:${value.act}`);
  return features;
}
