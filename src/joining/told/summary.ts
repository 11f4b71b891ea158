import { isSide } from '../actors/sides.js';
import { byCodeUnits } from '../kept/union.js';
import type { Actor, Point, Step, SummaryLine, TalksRecord, Term, TermState } from '../record.js';
import { isSure } from '../sure.js';
import { oneThing, voicesOfAny } from '../table/one-thing.js';
import { contestedOf } from './contested.js';

/** An actor of the record by its id. */
type ActorOf = (id: string) => Actor | undefined;

type Clause = SummaryLine['clauses'][number];
type Ground = Pick<
  TalksRecord,
  'actors' | 'terms' | 'pledges' | 'observations' | 'steps' | 'points' | 'reports'
>;

/** An issue is what the words are about, not what is offered: "makes offers on sanctions" holds whichever way they go. */
const verbs: Record<TermState, string> = {
  floated: 'has floated terms on',
  offered: 'makes offers on',
  demanded: 'makes demands on',
  agreed: 'has agreed on',
  refused: 'refuses terms on',
  dropped: 'has dropped its terms on',
};

/** The catalogue's names for the keys of issues and kinds of steps: "De-escalation" for `de-escalation`. */
export interface Labels {
  readonly issue: (key: string) => string;
  readonly step: (kind: string) => string;
}

const keys: Labels = { issue: (key) => key, step: (kind) => kind };

const most = { sides: 4, terms: 3, issues: 3, points: 3, steps: 4 } as const;

/**
 * Where it stands, in sentences composed by fixed patterns: what each side offers, demands or refuses; what was pledged
 * and what has been seen of it; where accounts differ; what is still to come. Every clause names the items it rests on
 * and counts lineages.
 */
export function summaryOf(record: Ground, labels: Labels = keys): readonly SummaryLine[] {
  // Of many actors and reports few are told of.
  const actors = byIds(record.actors, new Set(record.terms.map(({ party }) => party)));
  const actorOf: ActorOf = (id) => actors.get(id);
  return [
    ...tableLines(record, actorOf, labels),
    ...pledgeLines(record, actorOf, labels),
    ...differenceLine(record),
    ...pathLine(record, labels),
  ];
}

/** Those of a list that have one of these ids. */
function byIds<T extends { readonly id: string }>(
  list: readonly T[],
  ids: ReadonlySet<string | null>,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  if (ids.size > 0) for (const one of list) if (ids.has(one.id)) found.set(one.id, one);
  return found;
}

/** A label within a sentence: "De-escalation" → "de-escalation", but "EU membership". */
const inside = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label;

/** One line a side, the sides and terms that most lineages tell of first. */
function tableLines({ terms }: Ground, actorOf: ActorOf, { issue }: Labels): readonly SummaryLine[] {
  const bySide = new Map<string, Term[]>();
  for (const term of terms) {
    if (term.party === null || !isSure(term) || !isSide(actorOf(term.party))) continue;
    bySide.set(term.party, [...(bySide.get(term.party) ?? []), term]);
  }
  return [...bySide]
    .map(([side, own]) => ({ side, own: [...own].sort(byWeight) }))
    .sort((a, b) => total(b.own) - total(a.own) || byCodeUnits(a.side, b.side))
    .slice(0, most.sides)
    .map(({ side, own }) => ({
      clauses: oneThing(own)
        .slice(0, most.terms)
        .map((things, index, all): Clause => {
          const state = things[0]?.state ?? 'floated';
          const issues = new Set(things.map((term) => term.issue));
          const exchange = things
            .flatMap((term) => term.exchange ?? [])
            .flatMap((id) => terms.find((other) => other.id === id) ?? []);
          const return_ = exchange.find((term) => !issues.has(term.issue));
          const verb = index > 0 && all[index - 1]?.[0]?.state === state ? 'on' : verbs[state];
          const subject = index === 0 ? `${called(actorOf(side), side)} ` : '';
          const about = [...issues].slice(0, most.issues).map((key) => inside(issue(key)));
          const tail = return_ === undefined ? '' : `, in exchange for ${inside(issue(return_.issue))}`;
          return {
            text: `${subject}${verb} ${listed(about)}${tail}`,
            items: [...things.map(({ id }) => id), ...(return_ === undefined ? [] : [return_.id])],
            lineages: voicesOfAny(things),
          };
        }),
    }));
}

/** A side at the start of a sentence: "The White House", "Norway". */
const called = (actor: Actor | undefined, id: string): string =>
  actor === undefined ? id : actor.article === true ? `The ${actor.name}` : actor.name;

/** "a", "a and b", "a, b and c". */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const total = (terms: readonly Term[]): number =>
  terms.reduce((sum, { lineages }) => sum + lineages.length, 0);

const byWeight = (a: Term, b: Term): number =>
  b.lineages.length - a.lineages.length || b.moves.length - a.moves.length || byCodeUnits(a.id, b.id);

const seenWords = {
  keeps: 'what is reported since keeps it',
  breaks: 'what is reported since breaks it',
  mixed: 'reports of what has happened since differ',
  unclear: 'what is reported since is unclear',
  'not-reported': 'no account yet says what has happened since',
} as const;

function pledgeLines(record: Ground, actorOf: ActorOf, { issue }: Labels): readonly SummaryLine[] {
  const terms = new Map(record.terms.map((term) => [term.id, term]));
  const pledges = record.pledges ?? [];
  const observed = byIds(record.observations, new Set(pledges.flatMap(({ observations }) => observations)));
  const tellers = byIds(record.reports, new Set([...observed.values()].map(({ report }) => report)));
  return pledges
    .flatMap((pledge) => {
      const term = terms.get(pledge.term);
      return term?.party == null || !isSure(term) ? [] : [{ pledge, term }];
    })
    .sort((a, b) => byWeight(a.term, b.term))
    .slice(0, 2)
    .map(({ pledge, term }) => ({
      clauses: [
        {
          text: `${called(actorOf(term.party ?? ''), '')} has made a promise on ${inside(issue(term.issue))}`,
          items: [term.id],
          lineages: term.lineages.length,
        },
        {
          // That a promise is kept or broken is not said from conduct that may not bear on it.
          text:
            pledge.seen === 'not-reported' || pledge.observations.some((id) => isSure(observed.get(id)))
              ? seenWords[pledge.seen]
              : 'what is reported since may bear on it',
          items: pledge.observations,
          lineages: new Set(
            pledge.observations.map((id) => tellers.get(observed.get(id)?.report ?? '')?.lineage ?? ''),
          ).size,
        },
      ],
    }));
}

const voicesOf = (point: Point): number => new Set(point.accounts.flatMap(({ lineages }) => lineages)).size;

function differenceLine({ points }: Ground): readonly SummaryLine[] {
  const clauses = contestedOf(points)
    .filter(
      (point) =>
        isSure(point) &&
        point.topic !== true &&
        voicesOf(point) > 1 &&
        (point.kind === 'list' || point.kind === 'number'),
    )
    .sort((a, b) => voicesOf(b) - voicesOf(a) || byCodeUnits(a.id, b.id))
    .slice(0, most.points)
    .map(
      (point, index): Clause => ({
        // Without its sign: it stands within a sentence here.
        text: `${index === 0 ? 'Accounts differ: ' : ''}${point.question.replace(/\?$/, '')}`,
        items: [point.id],
        lineages: voicesOf(point),
      }),
    );
  return clauses.length === 0 ? [] : [{ clauses }];
}

/** What was due before the newest report is not still to come, whether it was done or not. */
function pathLine({ steps, reports }: Ground, labels: Labels): readonly SummaryLine[] {
  const told = steps.filter((step) => step.kind !== 'other' && voices(step) > 0);
  if (told.length === 0) return [];
  let newest = '';
  for (const { published } of reports) if (published !== null && published > newest) newest = published;
  const isPast = (due: string | null): boolean => due !== null && due < newest.slice(0, due.length);
  const clauses = told
    .filter(({ due }) => !isPast(due))
    .sort((a, b) => voices(b) - voices(a) || byCodeUnits(a.id, b.id))
    .slice(0, most.steps)
    .map(
      (step, index): Clause => ({
        text: `${index === 0 ? 'Still to come: ' : ''}${inside(labels.step(step.kind))}${step.due === null ? '' : ` (${step.due})`}`,
        items: [step.id],
        lineages: voices(step),
      }),
    );
  return clauses.length === 0 ? [] : [{ clauses }];
}

const voices = (step: Step): number => step.lineages?.length ?? 0;
