import type { AnswerPart, Claim } from '../../reading/answer.js';
import { weightOf } from '../../reading/sketch.js';
import { oneLine } from '../../text/one-line.js';
import { contains, passageAt, spanning } from '../../text/passage.js';
import { type Compared, type Told, toldAccount } from './accounts.js';
import { termsOf, type Unit } from './units.js';

/** What one clause of a sentence asserts or denies. */
interface Claimed {
  readonly told: Told;
  readonly part: AnswerPart;
  readonly claim: Claim;
}

/** So much of the lighter of two subjects, and of what is said of them, both have. */
const mostly = 0.5;

const claimsOf = (told: Told): readonly Claimed[] =>
  (told.unit.answer.parts ?? []).flatMap((part) =>
    part.claim === undefined ? [] : [{ told, part, claim: part.claim }],
  );

/**
 * What some sentences say and another denies, as two accounts, with the question that it comes to; null where none
 * contradicts another lineage's. A clause is denied by one that has its verb, its subject and its object at its time.
 */
export function asContradiction(
  told: readonly Told[],
): { readonly compared: Compared; readonly question: string } | null {
  const claims = told.flatMap(claimsOf);
  let best: {
    readonly no: readonly Claimed[];
    readonly yes: readonly Claimed[];
    readonly question: string;
  } | null = null;
  for (const denial of claims) {
    if (!denial.claim.denied) continue;
    const alike = claims.filter((one) => one === denial || saysOfTheSame(denial, one));
    const yes = alike.filter(
      ({ claim, told: { unit } }) => !claim.denied && unit.lineage !== denial.told.unit.lineage,
    );
    const no = alike.filter(({ claim }) => claim.denied);
    const question = questionOf(denial) ?? yes.map(questionOf).find((one) => one !== null) ?? null;
    if (
      question === null ||
      yes.length === 0 ||
      (best !== null && no.length + yes.length <= best.no.length + best.yes.length)
    )
      continue;
    best = { no, yes, question };
  }
  if (best === null) return null;
  const account = (side: readonly Claimed[], sign: string): ReturnType<typeof toldAccount> => {
    const shown = side.map(({ told: one, part }) => ({
      ...one,
      passage: passageAt(one.unit.report, one.unit.input.report.text, spanning(one.passage, part)),
    }));
    return toldAccount(`${sign}: ${oneLine(shown[0]?.passage.text ?? '')}`, shown);
  };
  const accounts = [account(best.yes, 'yes'), account(best.no, 'no, or doubtful')];
  return { compared: { kind: 'whether', verdict: 'differ', unit: null, accounts }, question: best.question };
}

/** A clause's own question, where yes is what it denies by a negation or asserts: "refused to sign" asks the other way round. */
const questionOf = ({ part: { negated, question }, claim }: Claimed): string | null =>
  (claim.denied !== (claim.overturned ?? false)) === negated ? (question ?? null) : null;

/** Whether two clauses tell of one thing that somebody does: the same verb, subject and object, at one time. */
function saysOfTheSame(a: Claimed, b: Claimed): boolean {
  const [p, q] = [a.claim, b.claim];
  if (p.verb !== q.verb || p.future !== q.future || !sameTimes(a, b)) return false;
  const subjects = shareOf(a.told.unit, p.from, p.to, b.told.unit, q.from, q.to);
  if (subjects < mostly) return false;
  return shareOf(a.told.unit, p.rest, a.part.to, b.told.unit, q.rest, b.part.to) >= mostly;
}

/** How much of the lighter of two stretches of words, told by their places in their sentences, both have. */
function shareOf(a: Unit, from: number, to: number, b: Unit, start: number, end: number): number {
  const [p, q] = [weighed(a, from, to), weighed(b, start, end)];
  const sum = (words: ReadonlyMap<number, number>): number => [...words.values()].reduce((x, y) => x + y, 0);
  const lighter = Math.min(sum(p), sum(q));
  return lighter === 0 ? 0 : sum(new Map([...p].filter(([term]) => q.has(term)))) / lighter;
}

function weighed(unit: Unit, from: number, to: number): ReadonlyMap<number, number> {
  const terms = termsOf(unit);
  // "The plan": common words tell who is meant where there are no others.
  return new Map(
    terms.slice(from, to).map((term) => [term, unit.words.get(term) ?? weightOf(term) * common] as const),
  );
}

/** What a word that is too common to lead to other sentences counts for, in part of its weight. */
const common = 0.2;

/** Two that each tell a time tell the same words for it: a day that is told in two ways is not looked through. */
function sameTimes(a: Claimed, b: Claimed): boolean {
  const [p, q] = [timesIn(a), timesIn(b)];
  return p.length === 0 || q.length === 0 || p.some((time) => q.includes(time));
}

const timesIn = ({ told: { unit }, part }: Claimed): readonly string[] =>
  (unit.answer.values ?? []).flatMap(({ value, start, end }) =>
    value.kind === 'time' && contains(part, { start, end })
      ? [unit.input.report.text.slice(start, end).toLowerCase()]
      : [],
  );
