import { partition } from '../../text/partition.js';
import { overlapOf, type Span } from '../../text/passage.js';
import type { Mention } from '../actor.js';
import type { Clause } from '../clauses/clauses.js';
import { type ClauseContext, statementAround } from '../clauses/context.js';
import { meantBy } from '../clauses/owners.js';
import { mentionsWithin, subjectActor } from '../clauses/subject-actor.js';
import type { BearerSigns } from './bearer-model.js';
import {
  type Bearer,
  binding,
  holderOwner,
  introducerOf,
  isOwnVoice,
  lastBefore,
  nounOwner,
} from './bearers.js';

/** An actor that a move could be of, and what in the text points to it. */
export interface BearerCandidate {
  readonly actor: number;
  readonly signs: readonly string[];
}

/** A speaker is looked back for over as many statements. */
const farthest = 20;

/** Everybody near a clause whose move it could be: who speaks, who is spoken of, who owns the noun of a move … */
export function bearerCandidates(
  context: ClauseContext,
  index: number,
  rule: Omit<Bearer, 'likely'>,
): readonly BearerCandidate[] {
  const { cut, clauses, voices } = context;
  const clause = clauses[index];
  if (clause === undefined) return [];
  const signs = new Map<number, string[]>();
  const add = (named: number | null | undefined, sign: string): void => {
    const actor = meantBy(context, named ?? null);
    if (actor === null || actor < 0) return;
    const own = signs.get(actor);
    if (own === undefined) signs.set(actor, [sign]);
    else if (!own.includes(sign)) own.push(sign);
  };
  add(rule.actor, `rule-${rule.from}`);
  const at = statementAround(context, clause, clause.sentence);
  const said = at === null ? undefined : voices.statements[at];
  if (said !== undefined) {
    const inside = overlapOf(clause, said.content) > 0.5 * (clause.end - clause.start);
    add(said.speaker, inside ? (isOwnVoice(context, clause) ? 'says-own' : 'says') : 'tells');
    add(said.addressee, 'told');
    const outer = said.within === null ? undefined : voices.statements[said.within];
    add(outer?.speaker, 'outer');
  } else if (clause.quotation === null && isOwnVoice(context, clause))
    add(speakerBefore(context, clause), 'talks-on');
  if (clause.subject !== null) {
    const row = mentionsWithin(voices.mentions, clause.subject.start, clause.subject.end);
    if (row.length > 1) add(row[0]?.actor, 'row');
  }
  add(subjectActor(context, clause), clause.subject === null ? 'subject-taken' : 'subject');
  let holder = clause.within;
  for (let depth = 0; holder !== null && depth < 2; depth++) {
    const held = clauses[holder];
    if (held === undefined || held.sentence !== clause.sentence) break;
    add(subjectActor(context, held), `holder${depth}`);
    holder = held.within;
  }
  add(antecedent(context, clause), 'antecedent');
  add(nounOwner(context, clause, true), 'noun');
  add(holderOwner(context, clause), 'holder-noun');
  if (clause.listed) add(introducerOf(context, index), 'introduces');
  add(lastBefore(context, index), 'before');
  const sentence = cut.sentences[clause.sentence];
  const verb = clause.verbs[0] === undefined ? undefined : cut.tokens[clause.verbs[0]];
  for (const { actor, start } of mentionsWithin(voices.mentions, clause.start, clause.end).slice(0, 6)) {
    add(actor, verb !== undefined && start > verb.start ? 'object' : 'named');
    const led = cut.text
      .slice(Math.max(0, start - 9), start)
      .toLowerCase()
      .replace(/ the $/, ' ');
    if (led.endsWith(' by ')) add(actor, 'agent');
    if (led.endsWith(' from ')) add(actor, 'from');
  }
  if (sentence !== undefined) {
    const beforeIt = mentionsWithin(
      voices.mentions,
      Math.max(sentence.start, clause.start - 300),
      clause.start,
    );
    add(beforeIt[0]?.actor, 'opens');
    add(beforeIt.at(-1)?.actor, 'left');
    const behind = mentionsWithin(voices.mentions, clause.end, Math.min(sentence.end, clause.end + 120));
    add(behind[0]?.actor, 'right');
  }
  return [...signs].map(([actor, own]) => ({ actor, signs: own.sort() }));
}

/** Who spoke last before a clause: a transcript that talks on in the first person. */
function speakerBefore({ voices: { statements } }: ClauseContext, { start }: Clause): number | null {
  const after = partition(statements, (one) => one.start < start);
  for (let i = after - 1; i >= 0 && i > after - farthest; i--) {
    const speaker = statements[i]?.speaker ?? null;
    if (speaker !== null) return speaker;
  }
  return null;
}

/** What is common to a clause's candidates, made once for each clause. */
export interface BearerGround {
  readonly context: ClauseContext;
  readonly clause: Clause;
  readonly act: string;
  readonly binds: boolean;
  /** Whether the subject is the clause's own, or that of a clause before; whether there is one. */
  readonly subject: 'own' | 'taken' | 'none';
  /** The pronoun that stands as the subject. */
  readonly pronoun: string | null;
  /** Who is named in it. */
  readonly named: readonly Mention[];
  readonly quoted: string;
  readonly sort: string;
  readonly passive: string;
}

export function bearerGround(context: ClauseContext, clause: Clause, act: string): BearerGround {
  const from =
    clause.subject !== null || clause.subjectOf === null ? null : context.clauses[clause.subjectOf];
  const subject = clause.subject ?? from?.subject ?? null;
  return {
    context,
    clause,
    act,
    binds: binding.has(act),
    subject: clause.subject !== null ? 'own' : subject === null ? 'none' : 'taken',
    pronoun: subject === null ? null : pronounAt(context, subject),
    named: subject === null ? [] : mentionsWithin(context.voices.mentions, subject.start, subject.end),
    quoted: String(clause.quotation !== null),
    sort: `${clause.kind}${subject === null}`,
    passive: String(clause.passive),
  };
}

/** What the model that says whose move a clause is looks at in one candidate. */
export function bearerSigns(ground: BearerGround, candidate: BearerCandidate): BearerSigns | null {
  const { context, act, binds } = ground;
  const actor = context.voices.actors[candidate.actor];
  if (actor === undefined) return null;
  const rank = context.ranks.get(candidate.actor) ?? 9;
  const { kind } = actor;
  const head = subjectHead(ground, candidate.actor);
  const all = candidate.signs.join('+');
  return {
    whole: [
      'bias',
      `kind:${kind}`,
      `act:${act}${kind}`,
      `rank:${rank < 2 ? 'A' : rank < 5 ? 'B' : 'C'}`,
      `key:${actor.key !== null}${kind}`,
      `head:${head}|${kind}`,
      `head:${head}|${kind}|${binds}`,
      `all:${all}`,
      `all:${all}|${act}`,
    ],
    signs: candidate.signs,
    act,
    kind,
    quoted: ground.quoted,
    clause: ground.sort,
    passive: ground.passive,
    head: `${head}|${binds}`,
  };
}

/** The one that a pronoun in the subject's place can stand for: the nearest before it that is of its kind. */
function antecedent(context: ClauseContext, { subject, sentence }: Clause): number | null {
  const pronoun = subject === null ? null : pronounAt(context, subject);
  const person =
    pronoun === 'he' || pronoun === 'she' ? true : pronoun === 'it' || pronoun === 'they' ? false : null;
  const { mentions, actors } = context.voices;
  const from = context.cut.sentences[Math.max(0, sentence - 1)]?.start ?? 0;
  if (subject === null || person === null) return null;
  for (let i = partition(mentions, (one) => one.start < subject.start) - 1; i >= 0; i--) {
    const mention = mentions[i];
    if (mention === undefined || mention.start < from) return null;
    if ((actors[mention.actor]?.kind === 'person') === person) return mention.actor;
  }
  return null;
}

/** The pronoun that a span is, in small letters; null for all else. */
function pronounAt({ cut }: ClauseContext, { start, end }: Span): string | null {
  const token = cut.tokens[partition(cut.tokens, (one) => one.start < start)];
  return token !== undefined && token.pos === 'PRON' && token.end === end ? token.lower : null;
}

/**
 * What a clause's subject is: a pronoun as it stands, the candidate itself, another actor, a thing, or nothing; and whether
 * it is taken over ("countries that could give aid and commit to talks": a thing commits, whoever tells it).
 */
function subjectHead({ subject, pronoun, named }: BearerGround, actor: number): string {
  if (subject === 'none') return 'none';
  const head =
    pronoun ?? (named.length === 0 ? 'thing' : named.some((one) => one.actor === actor) ? 'self' : 'other');
  return subject === 'taken' ? `taken-${head}` : head;
}
