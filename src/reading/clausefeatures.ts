import type { CutText, Token } from '../text/cut.js';
import { overlapOf } from '../text/passage.js';
import { phrasesIn } from '../text/phrases.js';
import { statementAround, subjectActor, type Voices } from './bearers.js';
import { type Clause, type ClauseWords, clausesOf } from './clauses.js';
import type { MoveLexicon } from './movelexicon.js';

/** Words that say little by themselves: they count only in pairs. */
const slight = new Set(
  'the a an of to in on at for and or by with from as is be are was were it its that this have has had will would'.split(
    ' ',
  ),
);

/**
 * What the models see of a clause, as named features: its words, its verbs with modality and negation, what governs
 * it, who it is said of, the catalogue's words for acts, issues and steps in it and around it.
 */
export function clauseFeatures(context: ClauseContext, index: number): readonly string[] {
  const { cut, clauses, lexicon, topics } = context;
  const clause = clauses[index];
  const sentence = clause === undefined ? undefined : cut.sentences[clause.sentence];
  if (clause === undefined || sentence === undefined) return [];
  const features = new Set<string>(['bias']);
  const { tokens } = cut;
  wordFeatures(tokens, clause, sentence, features);
  shapeFeatures(cut, clause, features);
  subjectFeatures(tokens, clause, features);
  aroundFeatures(tokens, clauses, index, features);
  lexiconFeatures(tokens, clauses, clause, sentence, lexicon, features);
  voiceFeatures(context, clause, features);
  for (const topic of topics) features.add(`D:${topic}`);
  return [...features];
}

/** A report's clauses with what is the same for all of them. */
export interface ClauseContext {
  readonly cut: CutText;
  readonly clauses: readonly Clause[];
  readonly lexicon: MoveLexicon;
  readonly voices: Voices;
  /** How often each actor is named, the most often first: parties are named more than critics. */
  readonly ranks: ReadonlyMap<number, number>;
  /** The issues that the report's words name most often, at most four. */
  readonly topics: readonly string[];
}

export function clauseContextOf(
  cut: CutText,
  words: ClauseWords,
  lexicon: MoveLexicon,
  voices: Voices,
): ClauseContext {
  const counts = new Map<string, number>();
  for (const { value } of phrasesIn(lexicon.issues, cut.tokens, 0, cut.tokens.length))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  const topics = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, 4)
    .map(([issue]) => issue);
  return { cut, clauses: clausesOf(cut, words), lexicon, voices, ranks: ranksOf(voices), topics };
}

type Features = Set<string>;
const lemmas = (tokens: readonly Token[], first: number, last: number): string[] =>
  tokens.slice(first, last).flatMap(({ pos, lemma }) => (pos === 'PUNCT' || pos === 'SPACE' ? [] : [lemma]));

function wordFeatures(
  tokens: readonly Token[],
  clause: Clause,
  sentence: { readonly first: number; readonly last: number },
  features: Features,
): void {
  const own = lemmas(tokens, clause.first, clause.last);
  for (const word of own) if (!slight.has(word)) features.add(`w:${word}`);
  for (let i = 0; i + 1 < own.length; i++) features.add(`b:${own[i]}_${own[i + 1]}`);
  for (const word of lemmas(tokens, sentence.first, sentence.last))
    if (!slight.has(word)) features.add(`S:${word}`);
  features.add(`len:${Math.min(6, Math.floor(own.length / 3))}`);
  const names = tokens.slice(clause.first, clause.last).filter(({ pos }) => pos === 'PROPN').length;
  features.add(`ent:${Math.min(3, names)}`);
}

function shapeFeatures(cut: CutText, clause: Clause, features: Features): void {
  const { tokens } = cut;
  const verbs = clause.verbs.map((at) => tokens[at]?.lemma ?? '');
  const no = clause.negated ? '!' : '';
  const quoted = clause.quotation !== null;
  if (verbs[0] !== undefined) {
    features.add(`v:${verbs[0]}`);
    features.add(`vm:${verbs[0]}${clause.modal ?? ''}${no}${clause.passive ? 'p' : ''}`);
  }
  if (verbs.length > 1) features.add(`vv:${verbs.at(-1)}`);
  features.add(`k:${clause.kind}`);
  features.add(`m:${clause.modal}`);
  features.add(`t:${clause.tense}`);
  features.add(`n:${clause.negated}`);
  features.add(`q:${quoted}`);
  features.add(`km:${clause.kind}${clause.modal}${clause.tense}`);
  features.add(`i:${clause.introducer}`);
  if (quoted) features.add(`qm:${clause.modal}${clause.tense}${clause.negated}`);
  features.add(`pos:${Math.min(9, Math.floor((clause.start / Math.max(1, cut.text.length)) * 10))}`);
  const paragraph = cut.sentences[clause.sentence]?.paragraph;
  features.add(`pk:${paragraph === undefined ? 'body' : cut.paragraphs[paragraph]?.kind}`);
}

function subjectFeatures(tokens: readonly Token[], clause: Clause, features: Features): void {
  const span = clause.subject;
  let head: Token | undefined;
  if (span !== null)
    for (let i = clause.first; i < clause.last; i++) {
      const token = tokens[i];
      if (token !== undefined && token.start >= span.start && token.end <= span.end) head = token;
    }
  if (head === undefined) {
    features.add('s:none');
    return;
  }
  const sort = head.pos === 'PRON' ? head.lemma : head.pos;
  features.add(`sh:${head.lemma}`);
  features.add(`sp:${head.pos}`);
  features.add(`sm:${sort}${clause.modal}${clause.tense}`);
}

function aroundFeatures(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  index: number,
  features: Features,
): void {
  const clause = clauses[index];
  if (clause === undefined) return;
  let holder = clause.within;
  for (let depth = 0; holder !== null && depth < 3; depth++) {
    const held = clauses[holder];
    const verb = held?.verbs.at(-1);
    if (verb !== undefined) {
      const lemma = tokens[verb]?.lemma;
      features.add(`g${depth}:${lemma}`);
      if (depth === 0) features.add(`gm:${lemma}${clause.modal ?? ''}${clause.negated ? '!' : ''}`);
    }
    holder = held?.within ?? null;
  }
  const next = clauses[index + 1];
  if (next !== undefined && next.sentence === clause.sentence) {
    if (next.verbs[0] !== undefined) features.add(`nx:${tokens[next.verbs[0]]?.lemma}`);
    features.add(`nk:${next.kind}`);
  }
  const before = clauses[index - 1];
  if (before === undefined || before.sentence !== clause.sentence) features.add('first');
  else {
    const verb = before.verbs.at(-1);
    if (verb !== undefined) features.add(`pv:${tokens[verb]?.lemma}`);
  }
}

function lexiconFeatures(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  clause: Clause,
  sentence: { readonly first: number; readonly last: number },
  lexicon: MoveLexicon,
  features: Features,
): void {
  const no = clause.negated ? '!' : '';
  for (const { first, last, value } of phrasesIn(lexicon.acts, tokens, clause.first, clause.last)) {
    const name = `${value.weight === 'word' ? 'A' : 'h'}${value.act}${no}`;
    features.add(`L:${name}`);
    if (clause.verbs.includes(first)) features.add(`LV:${name}${clause.modal ?? ''}`);
    if (last - first > 1) features.add(`LP:${name}`);
  }
  const holder = clause.within === null ? undefined : clauses[clause.within];
  if (holder !== undefined)
    for (const { value } of phrasesIn(lexicon.acts, tokens, holder.first, holder.last))
      features.add(`LG:${value.weight === 'word' ? 'A' : 'h'}${value.act}${holder.negated ? '!' : ''}`);
  for (const { value } of phrasesIn(lexicon.acts, tokens, sentence.first, sentence.last))
    features.add(`LS:${value.weight === 'word' ? 'A' : 'h'}${value.act}`);
  for (const { value } of phrasesIn(lexicon.steps, tokens, clause.first, clause.last)) {
    features.add('step');
    features.add(`step:${value}`);
  }
  let issues = 0;
  for (const issue of new Set(
    phrasesIn(lexicon.issues, tokens, clause.first, clause.last).map(({ value }) => value),
  )) {
    features.add(`I:${issue}`);
    issues++;
  }
  features.add(`In:${Math.min(3, issues)}`);
  let cued = false;
  for (let i = sentence.first; i < sentence.last; i++) {
    const token = tokens[i];
    if (token?.pos !== 'VERB' || !lexicon.cues.has(token.lemma)) continue;
    cued = true;
    features.add(`cue:${token.lemma}`);
    if (i >= clause.first && i < clause.last) features.add('owncue');
  }
  features.add(`cued:${cued}${clause.quotation !== null}`);
}

function ranksOf({ mentions }: Voices): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { actor } of mentions) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  return new Map(
    [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([actor], rank) => [actor, rank] as const),
  );
}

/** Who speaks and who is spoken of: their kind, whether they are at the centre of the report, by which cue. */
function voiceFeatures(context: ClauseContext, clause: Clause, features: Features): void {
  const { cut, voices, ranks } = context;
  const sort = (actor: number | null): string => {
    if (actor === null) return 'none';
    const side = voices.actors[actor]?.side ?? null;
    const rank = Math.min(ranks.get(actor) ?? 9, side === null ? 9 : (ranks.get(side) ?? 9));
    return `${voices.actors[actor]?.kind}${rank < 2 ? 'A' : rank < 5 ? 'B' : 'C'}`;
  };
  const at = statementAround(clause, voices.statements);
  const statement = at === null ? undefined : voices.statements[at];
  const subject = subjectActor(context, clause);
  features.add(`su:${sort(subject)}`);
  if (statement === undefined) {
    features.add('st:none');
    return;
  }
  const inside = overlapOf(clause, statement.content) > 0.5 * (clause.end - clause.start);
  features.add(`st:${statement.mode}${inside}`);
  features.add(`sp:${sort(statement.speaker)}`);
  features.add(`ss:${inside}${subject !== null && subject === statement.speaker}${clause.modal}`);
  if (statement.cue !== null) {
    const cue = cut.text.slice(statement.cue.start, statement.cue.end).toLowerCase().slice(0, 24);
    features.add(`sc:${cue}`);
    features.add(`sc:${cue}${inside}${clause.modal}`);
  }
}
