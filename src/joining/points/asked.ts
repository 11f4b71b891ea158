import type { Asked } from '../../reading/answer.js';
import { oneLine } from '../../text/one-line.js';
import { passageAt, type Span } from '../../text/passage.js';
import type { Point } from '../record.js';
import { byCodeUnits } from '../union.js';
import { asWords, type Compared, type Told, toldAccount } from './accounts.js';
import type { Unit } from './units.js';

/** Sentences of one report that count as its answer to one question. */
const mostOfReport = 4;
/** Answers laid side by side; what comes after would not be read. */
const mostTold = 200;

interface Question {
  readonly asked: Asked;
  readonly told: Told[];
}

/**
 * Points about what is asked of every negotiation (`questions` of the catalogue): the sentences that answer it, in
 * whatever words, compared by the kind of the question.
 */
export function askedPoints(units: readonly Unit[]): readonly Point[] {
  const questions = new Map<string, Question>();
  const counts = new Map<string, number>();
  for (const unit of units)
    for (const asked of unit.answer.asked ?? []) {
      const question = questions.get(asked.ask) ?? { asked, told: [] };
      questions.set(asked.ask, question);
      const key = `${asked.ask} ${unit.report}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > mostOfReport || question.told.length >= mostTold) continue;
      question.told.push({
        unit,
        passage: passageAt(unit.report, unit.input.report.text, spanOf(unit, asked)),
        denied: asked.denied,
      });
    }
  return [...questions.values()].flatMap(({ asked: { kind, ask, question }, told }) => {
    const compared = comparisons[kind](told);
    const first = told[0];
    if (compared === null || first === undefined) return [];
    const { verdict, accounts } = compared;
    return [
      { id: `p-${ask}-${first.unit.report}-${first.unit.answer.start}`, question, kind, verdict, accounts },
    ];
  });
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

const comparisons: Readonly<Record<Asked['kind'], (told: readonly Told[]) => Compared | null>> = {
  list: statesNamed,
  who: (told) => {
    if (voices(told) < 2) return null;
    const compared = asWords(told);
    return { ...compared, kind: 'who', verdict: compared.accounts.length > 1 ? 'differ' : 'agree' };
  },
  whether: (told) => {
    const [no, yes] = [told.filter(({ denied }) => denied), told.filter(({ denied }) => !denied)];
    if (voices(told) < 2 || no.length === 0 || yes.length === 0) return null;
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
