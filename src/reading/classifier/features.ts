import { overlapOf } from '../../text/passage.js';
import type { Clause } from '../clauses/clauses.js';
import { type ClauseContext, statementAround, wordSort } from '../clauses/context.js';
import { subjectActor } from '../clauses/subject-actor.js';
import { hashOf, mixed } from '../words/hash.js';
import { k } from './feature-kinds.js';

/**
 * What the models see of a clause, as numbers: each feature is the hash of its kind and of what it says (a lemma, the
 * modality, an act of the catalogue …). `form` tells how the clause is built and what is done in it, `topic` what it
 * is about. A feature may stand more than once.
 */
export type Features = number[];

/** A stretch of tokens: `first` … `last - 1`. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** So many tokens of the sentence on either side of a clause are looked at: bounds the time that a sentence takes. */
export const reach = 64;

/** The sentence of a clause, as far as it is looked at. */
export function around({ cut }: ClauseContext, clause: Clause): Stretch {
  const sentence = cut.sentences[clause.sentence] ?? clause;
  return {
    first: Math.max(sentence.first, clause.first - reach),
    last: Math.min(sentence.last, clause.last + reach),
  };
}

const holders = [k.held0, k.held1, k.held2];

const bit = (yes: boolean): number => (yes ? 1 : 0);
/** Modality, tense and negation of a clause as one number. */
type Modes = readonly [number, number, number];
const modesOf = ({ modal, tense, negated, passive }: Clause): Modes => {
  const m = modal === null ? 0 : hashOf(modal);
  return [mixed(m, bit(negated) + 2 * bit(passive)), mixed(m, hashOf(tense)), mixed(m, bit(negated))];
};

export function formFeatures(context: ClauseContext, index: number): Features {
  const clause = context.clauses[index];
  if (clause === undefined) return [];
  const into: number[] = [k.bias];
  const sentence = around(context, clause);
  const subject = subjectActor(context, clause);
  const modes = modesOf(clause);
  wordFeatures(context, clause, sentence, into);
  shapeFeatures(context, clause, modes, into);
  subjectFeatures(context, clause, subject, modes, into);
  aroundFeatures(context, index, modes, into);
  lexiconFeatures(context, index, sentence, into);
  voiceFeatures(context, clause, subject, modes, into);
  return into;
}

function wordFeatures(
  { lemmas, sorts }: ClauseContext,
  clause: Clause,
  sentence: Stretch,
  into: Features,
): void {
  const [word, bigram, trigram] = [k.word, k.bigram, k.trigram];
  const [skip, denied, describing] = [k.skip, k.denied, k.describing];
  const [left, right, whole] = [k.left, k.right, k.sentence];
  let [one, two, content, count, names] = [0, 0, 0, 0, 0];
  let isDenied = false;
  for (let i = clause.first; i < clause.last; i++) {
    const sort = sorts[i] ?? 1;
    if (sort & wordSort.mark) continue;
    const own = lemmas[i] ?? 0;
    count++;
    if (sort & wordSort.name) names++;
    if (!(sort & wordSort.slight)) {
      into.push(mixed(word, own));
      if (isDenied) into.push(mixed(denied, own));
      if (content !== 0) into.push(mixed(mixed(skip, content), own));
      content = own;
    }
    if (sort & wordSort.describing) into.push(mixed(mixed(describing, own), bit(clause.negated)));
    if (count > 1) into.push(mixed(mixed(bigram, one), own));
    if (count > 2) into.push(mixed(mixed(mixed(trigram, two), one), own));
    [two, one] = [one, own];
    if (sort & wordSort.negator) isDenied = true;
  }
  for (let i = sentence.first; i < sentence.last; i++) {
    if ((sorts[i] ?? 1) & (wordSort.mark | wordSort.slight)) continue;
    const own = lemmas[i] ?? 0;
    into.push(mixed(whole, own));
    if (i < clause.first) into.push(mixed(left, own));
    else if (i >= clause.last) into.push(mixed(right, own));
  }
  into.push(mixed(k.length, Math.min(6, Math.floor(count / 3))));
  into.push(mixed(k.names, Math.min(3, names)));
}

function shapeFeatures(
  { cut, lemmas, forms }: ClauseContext,
  clause: Clause,
  [mode, modalTense]: Modes,
  into: Features,
): void {
  const head = clause.verbs[0];
  const tail = clause.verbs.at(-1);
  const quoted = clause.quotation !== null;
  const kind = hashOf(clause.kind);
  if (head !== undefined && tail !== undefined) {
    const verb = lemmas[head] ?? 0;
    into.push(mixed(k.verb, verb), mixed(mixed(k.verbMode, verb), mode));
    into.push(mixed(k.verbForm, forms[head] ?? 0));
    into.push(mixed(mixed(k.verbObject, lemmas[tail] ?? 0), forms[tail + 1] ?? 0));
    if (tail !== head) {
      into.push(mixed(k.lastVerb, lemmas[tail] ?? 0));
      into.push(mixed(mixed(k.verbPair, verb), lemmas[tail] ?? 0));
    }
  }
  into.push(mixed(k.kind, kind));
  into.push(mixed(k.modal, clause.modal === null ? 0 : hashOf(clause.modal)));
  into.push(mixed(k.tense, hashOf(clause.tense)));
  into.push(mixed(k.negated, bit(clause.negated)));
  into.push(mixed(k.quoted, bit(quoted)));
  into.push(mixed(mixed(k.kindModal, kind), modalTense));
  into.push(mixed(k.introducer, clause.introducer === null ? 0 : hashOf(clause.introducer)));
  if (quoted) into.push(mixed(mixed(k.quotedModal, modalTense), bit(clause.negated)));
  const place = clause.start / Math.max(1, cut.text.length);
  into.push(mixed(k.place, Math.min(9, Math.floor(place * 10))));
  const paragraph = cut.sentences[clause.sentence]?.paragraph ?? -1;
  into.push(mixed(k.paragraph, hashOf(cut.paragraphs[paragraph]?.kind ?? 'body')));
}

function subjectFeatures(
  context: ClauseContext,
  clause: Clause,
  subject: number | null,
  modes: Modes,
  into: Features,
): void {
  const { cut, lemmas } = context;
  const verb = clause.verbs[0];
  if (verb !== undefined) {
    const own = mixed(lemmas[verb] ?? 0, bit(clause.negated));
    into.push(mixed(mixed(k.verbSubject, own), sortOf(context, subject)));
  }
  let at = -1;
  if (clause.subject !== null)
    for (let i = clause.first; i < clause.last; i++) {
      const token = cut.tokens[i];
      if (token === undefined || token.end > clause.subject.end) break;
      if (token.start >= clause.subject.start) at = i;
    }
  const head = cut.tokens[at];
  if (head === undefined) {
    into.push(k.noSubject);
    return;
  }
  const lemma = lemmas[at] ?? 0;
  const part = hashOf(head.pos);
  into.push(mixed(k.subject, lemma), mixed(k.subjectPart, part));
  into.push(mixed(mixed(k.subjectModal, head.pos === 'PRON' ? lemma : part), modes[1]));
  if (verb !== undefined && head.pos !== 'PROPN')
    into.push(mixed(mixed(k.subjectVerb, lemma), lemmas[verb] ?? 0));
}

function aroundFeatures(context: ClauseContext, index: number, modes: Modes, into: Features): void {
  const { cut, clauses, lemmas, forms } = context;
  const clause = clauses[index];
  const sentence = clause === undefined ? undefined : cut.sentences[clause.sentence];
  if (clause === undefined || sentence === undefined) return;
  const own = clause.verbs[0];
  let holder = clause.within;
  for (let depth = 0; holder !== null && depth < 3; depth++) {
    const held = clauses[holder];
    const verb = held?.verbs.at(-1);
    if (verb !== undefined) {
      const lemma = mixed(lemmas[verb] ?? 0, bit(held?.negated ?? false));
      into.push(mixed(holders[depth] ?? 0, lemma));
      if (depth === 0) {
        into.push(mixed(mixed(k.heldMode, lemma), modes[2]));
        into.push(mixed(mixed(k.heldKind, lemma), hashOf(clause.kind)));
        if (own !== undefined) into.push(mixed(mixed(k.heldVerb, lemma), lemmas[own] ?? 0));
      }
    }
    holder = held?.within ?? null;
  }
  const next = clauses[index + 1];
  if (next !== undefined && next.sentence === clause.sentence) {
    if (next.verbs[0] !== undefined) into.push(mixed(k.nextVerb, lemmas[next.verbs[0]] ?? 0));
    into.push(mixed(k.nextKind, hashOf(next.kind)));
  }
  const before = clauses[index - 1];
  if (before === undefined || before.sentence !== clause.sentence) into.push(k.first);
  else {
    const verb = before.verbs.at(-1);
    if (verb !== undefined) into.push(mixed(k.previousVerb, lemmas[verb] ?? 0));
  }
  const at = (i: number): number => (i < sentence.first || i >= sentence.last ? 0 : (forms[i] ?? 0));
  into.push(mixed(k.before1, at(clause.first - 1)));
  into.push(mixed(mixed(k.before2, at(clause.first - 2)), at(clause.first - 1)));
  into.push(mixed(k.after1, at(clause.last)));
  into.push(mixed(k.open1, at(clause.first)));
  into.push(mixed(mixed(k.open2, at(clause.first)), at(clause.first + 1)));
}

function lexiconFeatures(context: ClauseContext, index: number, sentence: Stretch, into: Features): void {
  const { cut, clauses, hits, lemmas, sorts } = context;
  const clause = clauses[index];
  if (clause === undefined) return;
  const modal = clause.modal === null ? 0 : hashOf(clause.modal);
  for (const { first, last, value } of hits.acts.in(clause.first, clause.last)) {
    const code = mixed(value.code, bit(clause.negated));
    into.push(mixed(k.act, code), mixed(mixed(k.actModal, code), modal));
    if (clause.verbs.includes(first)) into.push(mixed(mixed(k.actVerb, code), modal));
    if (last - first > 1) into.push(mixed(k.actPhrase, code));
  }
  const named = (which: number, first: number, last: number, denied: boolean): void => {
    for (const { value } of hits.acts.in(first, last))
      into.push(mixed(which, mixed(value.code, bit(denied))));
  };
  const holder = clause.within === null ? undefined : clauses[clause.within];
  if (holder !== undefined) named(k.actHolder, holder.first, holder.last, holder.negated);
  named(k.actSentence, sentence.first, sentence.last, false);
  const previous = clauses[index - 1];
  if (previous !== undefined && previous.sentence === clause.sentence)
    named(k.previousAct, previous.first, previous.last, previous.negated);
  const before = cut.sentences[clause.sentence - 1];
  if (before !== undefined && before.paragraph === cut.sentences[clause.sentence]?.paragraph)
    named(k.actBefore, Math.max(before.first, before.last - reach), before.last, false);
  for (const { value } of hits.steps.in(clause.first, clause.last))
    into.push(k.stepAny, mixed(k.step, hashOf(value)));
  const issues = new Set<number>();
  for (const { value } of hits.issues.in(clause.first, clause.last)) issues.add(hashOf(value));
  for (const issue of issues) into.push(mixed(k.issue, issue));
  into.push(mixed(k.issues, Math.min(3, issues.size)));
  let cued = false;
  for (let i = sentence.first; i < sentence.last; i++) {
    if (!((sorts[i] ?? 0) & wordSort.cue)) continue;
    cued = true;
    into.push(mixed(k.cue, lemmas[i] ?? 0));
    if (i >= clause.first && i < clause.last) into.push(mixed(k.ownCue, lemmas[i] ?? 0));
  }
  into.push(mixed(k.cued, bit(cued) + 2 * bit(clause.quotation !== null)));
}

const actorKinds = ['person', 'state', 'organization', 'group'];

/** What sort of actor: its kind, and whether it stands at the centre of the report; 0 for none. */
function sortOf({ voices, ranks }: ClauseContext, actor: number | null): number {
  const found = actor === null ? undefined : voices.actors[actor];
  if (actor === null || found === undefined) return 0;
  const rank = Math.min(ranks.get(actor) ?? 9, found.side === null ? 9 : (ranks.get(found.side) ?? 9));
  return 1 + 3 * actorKinds.indexOf(found.kind) + (rank < 2 ? 0 : rank < 5 ? 1 : 2);
}

/** Who speaks and who is spoken of: their kind, whether they are at the centre of the report, by which cue. */
function voiceFeatures(
  context: ClauseContext,
  clause: Clause,
  subject: number | null,
  [, , mode]: Modes,
  into: Features,
): void {
  const { cut, voices } = context;
  const at = statementAround(context, clause, clause.sentence);
  const statement = at === null ? undefined : voices.statements[at];
  into.push(mixed(k.subjectActor, sortOf(context, subject)));
  if (statement === undefined) {
    into.push(k.noStatement);
    return;
  }
  const inside = bit(overlapOf(clause, statement.content) > 0.5 * (clause.end - clause.start));
  const same = bit(subject !== null && subject === statement.speaker);
  into.push(mixed(mixed(k.statement, hashOf(statement.mode)), inside));
  into.push(mixed(k.speaker, sortOf(context, statement.speaker)));
  into.push(mixed(mixed(k.speakerSubject, inside + 2 * same), mode));
  if (statement.cue === null) return;
  const { start, end } = statement.cue;
  const cue = hashOf(cut.text.slice(start, Math.min(end, start + 24)).toLowerCase());
  into.push(mixed(k.sayCue, cue), mixed(mixed(mixed(k.sayCueMode, cue), inside), mode));
}

/** What a clause is about: its words and the catalogue's issues, in it and around it. */
export function topicFeatures(context: ClauseContext, index: number): Features {
  const { cut, clauses, hits, lemmas, sorts, topics } = context;
  const clause = clauses[index];
  if (clause === undefined) return [];
  const sentence = around(context, clause);
  const into: number[] = [k.topicBias];
  const words = (which: number, first: number, last: number): void => {
    for (let i = first; i < last; i++)
      if (!((sorts[i] ?? 1) & (wordSort.mark | wordSort.slight))) into.push(mixed(which, lemmas[i] ?? 0));
  };
  const issues = (which: number, first: number, last: number): void => {
    for (const { value } of hits.issues.in(first, last)) into.push(mixed(which, hashOf(value)));
  };
  words(k.topicWord, clause.first, clause.last);
  let one = 0;
  for (let i = clause.first; i < clause.last; i++) {
    if ((sorts[i] ?? 1) & wordSort.mark) continue;
    const own = lemmas[i] ?? 0;
    if (one !== 0) into.push(mixed(mixed(k.topicBigram, one), own));
    one = own;
  }
  words(k.topicSentence, sentence.first, clause.first);
  words(k.topicSentence, clause.last, sentence.last);
  issues(k.topicIssue, clause.first, clause.last);
  for (const { value } of hits.issueHints.in(clause.first, clause.last))
    into.push(mixed(k.topicHint, hashOf(value)));
  issues(k.topicIssueSentence, sentence.first, sentence.last);
  const title = cut.sentences[0];
  if (title !== undefined) {
    words(k.topicTitle, title.first, Math.min(title.last, title.first + 20));
    issues(k.topicIssueTitle, title.first, Math.min(title.last, title.first + 20));
  }
  const before = cut.sentences[clause.sentence - 1];
  if (before !== undefined) issues(k.topicBefore, Math.max(before.first, before.last - reach), before.last);
  for (const topic of topics) into.push(mixed(k.topicReport, hashOf(topic)));
  return into;
}
