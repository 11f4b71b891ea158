import type { Asked } from '../../reading/answer.js';
import { oneLine } from '../../text/one-line.js';
import { contains, passageAt, type Span } from '../../text/passage.js';
import { byCodeUnits } from '../kept/union.js';
import type { Point } from '../record.js';
import { dayOf, shiftDate } from '../resolve.js';
import { type Compared, type Told, toldAccount } from './accounts.js';
import type { Names } from './names-of.js';
import { alike, type Unit } from './units.js';
import { whoNamed } from './who.js';

/** Sentences of one report that count as its answer to one question. */
const mostOfReport = 4;
/** Answers laid side by side; what comes after would not be read. */
const mostTold = 200;

interface Question {
  readonly id: string;
  readonly question: string;
  readonly kind: Asked['kind'];
  readonly told: Told[];
}

/**
 * Points about what is asked of every negotiation (`questions` of the catalogue): the sentences that answer it, in
 * whatever words, compared by the kind of the question. `names` tells who is meant by those who are named.
 */
export function askedPoints(units: readonly Unit[], names: Names): readonly Point[] {
  const questions = new Map<string, Question>();
  const counts = new Map<string, number>();
  const mostlyDone = doneAlready(units);
  for (const unit of units)
    for (const asked of unit.answer.asked ?? []) {
      const key = `${asked.ask} ${unit.report}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > mostOfReport) continue;
      const one: Told = {
        unit,
        passage: passageAt(unit.report, unit.input.report.text, spanOf(unit, asked)),
        denied: asked.denied,
        answering: asked,
        ...(asked.by === undefined ? {} : { by: asked.by }),
      };
      const past = (asked.done ?? mostlyDone.has(asked.ask)) ? asked.doneQuestion : undefined;
      const id = past === undefined ? asked.ask : `${asked.ask}-done`;
      const question = past ?? asked.question;
      const known = questions.get(id) ?? { id, question, kind: asked.kind, told: [] };
      questions.set(id, known);
      if (known.told.length < mostTold) known.told.push(one);
    }
  return [...questions.values()].flatMap(({ id, question, kind, told }) => {
    const compared = comparisons[kind](told, names);
    const first = compared?.accounts[0]?.passages[0];
    if (compared === null || first === undefined) return [];
    const { verdict, accounts } = compared;
    return [{ id: `p-${id}-${first.report}-${first.start}`, question, kind, verdict, accounts }];
  });
}

/** Questions that more sentences answer as of what is done than as of what is to come: so do those that do not tell. */
function doneAlready(units: readonly Unit[]): ReadonlySet<string> {
  const more = new Map<string, number>();
  for (const { answer } of units)
    for (const { ask, done, doneQuestion } of answer.asked ?? [])
      if (done !== undefined && doneQuestion !== undefined)
        more.set(ask, (more.get(ask) ?? 0) + (done ? 1 : -1));
  return new Set([...more].flatMap(([ask, count]) => (count > 0 ? [ask] : [])));
}

/** A sentence no longer than this is quoted whole. */
const short = 180;

function spanOf({ answer, input }: Unit, asked: Asked): Span {
  const whole = asked.kind === 'list' || answer.end - answer.start <= short;
  let { start, end } = whole ? answer : asked;
  while (start < end && /\s/.test(input.report.text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(input.report.text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

const comparisons: Readonly<Record<Asked['kind'], (told: readonly Told[], names: Names) => Compared | null>> =
  {
    list: statesNamed,
    who: whoNamed,
    whether: (told) => {
      const opposed = (one: Told): boolean =>
        told.some((other) => other.denied !== one.denied && ofOneEvent(one, other));
      const [no, yes] = [
        told.filter((one) => one.denied === true && opposed(one)),
        told.filter((one) => one.denied !== true && opposed(one)),
      ];
      if (voices([...no, ...yes]) < 2 || no.length === 0 || yes.length === 0) return null;
      return {
        kind: 'whether',
        verdict: 'differ',
        unit: null,
        accounts: [
          toldAccount(`yes: ${wordsOf(yes)}`, yes),
          toldAccount(`no, or doubtful: ${wordsOf(no)}`, no),
        ],
      };
    },
  };

/** Reports that appeared so many days apart tell of two times. */
const mostDays = 3;
/** Sentences as alike as this tell of one event, whomever they name. */
const alikeEnough = 0.1;

/** Whether two sentences may tell of one event: of one time, and of the same states and bodies where both name any. */
function ofOneEvent(a: Told, b: Told): boolean {
  const [p, q] = [dayOf(a.unit.input.report.published?.time), dayOf(b.unit.input.report.published?.time)];
  if (p !== null && q !== null && (q > shiftDate(p, mostDays) || p > shiftDate(q, mostDays))) return false;
  if (alike(a.unit, b.unit) >= alikeEnough) return true;
  const [those, others] = [bodiesIn(a), bodiesIn(b)];
  return those.size === 0 || others.size === 0 || [...those].some((name) => others.has(name));
}

/** Names of states and organizations in the clauses that answer. */
const bodiesIn = ({ unit: { input }, passage, answering = passage }: Told): ReadonlySet<string> =>
  new Set(
    input.reading.mentions.flatMap((mention) => {
      const actor = input.reading.actors[mention.actor];
      const body = actor?.kind === 'state' || actor?.kind === 'organization';
      return body && contains(answering, mention) ? [actor.name] : [];
    }),
  );

const voices = (told: readonly Told[]): number => new Set(told.map(({ unit }) => unit.lineage)).size;

const wordsOf = (told: readonly Told[]): string => oneLine(told[0]?.passage.text ?? '');

/** States that each lineage names in rows, as sets; null where fewer than two name any, or none as many as three. */
function statesNamed(told: readonly Told[]): Compared | null {
  const lists = new Map<string, { readonly items: Set<string>; complete: boolean; readonly told: Told[] }>();
  for (const one of told)
    for (const { items, complete } of rowsOfStates(one)) {
      const list = lists.get(one.unit.lineage) ?? { items: new Set(), complete: true, told: [] };
      lists.set(one.unit.lineage, list);
      for (const item of items) list.items.add(item);
      if (!complete) list.complete = false;
      if (!list.told.includes(one)) list.told.push(one);
    }
  const all = [...lists.values()];
  if (all.length < 2 || Math.max(...all.map(({ items }) => items.size)) < 3) return null;
  const byItems = new Map<string, Told[]>();
  for (const list of all) {
    const key = [...list.items].sort(byCodeUnits).join(', ');
    byItems.set(key, [...(byItems.get(key) ?? []), ...list.told]);
  }
  const open = all.every(({ complete }) => !complete);
  return {
    kind: 'list',
    verdict: byItems.size < 2 ? 'agree' : open ? 'partial' : 'differ',
    unit: null,
    accounts: [...byItems].map(([key, by]) => ({
      ...toldAccount(key, by),
      items: key.split(', ').map((name) => ({ name, named: 'named' as const })),
    })),
  };
}

/** The rows of a sentence that name at least two states. */
function rowsOfStates({
  unit,
}: Told): readonly { readonly items: readonly string[]; readonly complete: boolean }[] {
  const states = new Set(
    unit.input.reading.actors.filter(({ kind }) => kind === 'state').map(({ name }) => name),
  );
  return (unit.answer.values ?? []).flatMap(({ value }) =>
    value.kind === 'list' && value.items.filter((item) => states.has(item)).length > 1 ? [value] : [],
  );
}
