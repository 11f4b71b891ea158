import type { RuledAbout } from '../../../joining/record.js';
import { saidWords } from '../../../joining/utterances/said-words.js';
import type { Desk } from '../../record/desk.js';
import { href } from '../../route.js';
import type { KeptRuling } from '../../rulings/keeper.js';
import { t } from '../../strings/strings.js';

/** Something that was ruled on, and where it stands, if it still does. */
export interface About {
  readonly words: string;
  readonly href: string | null;
  /** The words are a report's, not the record's. */
  readonly told: boolean;
}

/** What a ruling is about, in words, and what it says of it. */
export interface Subject {
  readonly about: readonly About[];
  /** Further wordings that it holds for. */
  readonly more: number;
  /** What it is instead, or what was added: `Speaker: Edda Rovik`. */
  readonly says: string;
}

/** By what the record holds now; where that is gone (it was ruled wrong), by the words that were ruled on. */
export function subjectOf(desk: Desk, ruling: KeptRuling): Subject {
  const { draft, about, items } = ruling;
  if (draft?.kind === 'add') {
    const { report, start, end, text } = draft.passage;
    return {
      about: [
        { words: clipped(text), told: true, href: href('report', [report], { at: `${start}-${end}` }) },
      ],
      more: 0,
      says: [t.rulings.whats[draft.what], ...labelled(desk, draft.fields)].join(', '),
    };
  }
  const [kept] = about;
  if (kept?.names)
    return {
      about: kept.names.map((name) => ({ words: name, told: false, href: actorHref(desk, name) })),
      more: 0,
      says: '',
    };
  const says = [
    ...(ruling.kind === 'add' && kept ? [whatOf(kept)] : []),
    ...labelled(desk, draft?.kind === 'relabel' ? { [draft.field]: draft.value } : (kept?.labels ?? {})),
  ].join(', ');
  const question = kept?.item === 'point' ? desk.points.get(items[0] ?? '') : undefined;
  if (kept?.words != null && question === undefined) {
    const [item] = items;
    const there = item !== undefined && titleOf(desk, item) !== null;
    return {
      about: [
        {
          words: clipped(kept.words.trim()),
          told: true,
          href: there ? href('item', [item]) : kept.report === null ? null : href('report', [kept.report]),
        },
      ],
      more: about.length - 1,
      says,
    };
  }
  return {
    about: items.map((item) => {
      const title = titleOf(desk, item);
      return {
        words: title ?? t.rulings.lost,
        told: isTold(desk, item),
        href: title === null ? null : href('item', [item]),
      };
    }),
    more: 0,
    says,
  };
}

const longest = 110;

const clipped = (words: string): string =>
  words.length > longest ? `${words.slice(0, words.lastIndexOf(' ', longest))} …` : words;

function whatOf({ item }: RuledAbout): string {
  const whats: Readonly<Record<string, string>> = t.rulings.whats;
  return whats[item ?? ''] ?? '';
}

function labelled(desk: Desk, labels: object): readonly string[] {
  return Object.entries(labels).flatMap(([field, value]: [string, unknown]) => {
    const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
    if (values.length === 0 || values.every((one) => one === '')) return [];
    const words = values.map((one) => labelOf(desk, field, one)).join(', ');
    return [field === 'verdict' ? words : `${t.rulings.fields[field] ?? field} ${words}`];
  });
}

function labelOf(desk: Desk, field: string, value: string): string {
  const words: Readonly<Record<string, string>> =
    field === 'act'
      ? t.acts
      : field === 'bearing'
        ? t.pledges.bearing
        : field === 'verdict'
          ? t.accounts.verdict
          : {};
  if (field === 'issues') return desk.issueLabel(value);
  if (field === 'step') return desk.stepLabel(value);
  return words[value] ?? desk.actors.get(value)?.name ?? value;
}

const actorHref = (desk: Desk, name: string): string | null => {
  const actor = desk.record.actors.find((one) => one.name === name || one.names.includes(name));
  return actor ? href('names', [actor.id]) : null;
};

// The line sets its own quotation marks.
const unquoted = (words: string): string => words.replace(/^“(.*)”$/s, '$1');

const isTold = (desk: Desk, item: string): boolean =>
  [desk.statements, desk.utterances, desk.moves, desk.observations].some((items) => items.has(item));

/** How an item is called in a line about it; null for one that the record has not. */
function titleOf(desk: Desk, item: string): string | null {
  const utterance = desk.utterances.get(item);
  const statement = desk.statements.get(utterance?.statements[0] ?? item);
  const words =
    desk.actors.get(item)?.name ??
    desk.terms.get(item)?.text ??
    desk.points.get(item)?.question ??
    (statement === undefined ? undefined : unquoted(saidWords(statement))) ??
    desk.moves.get(item)?.passage.text ??
    desk.observations.get(item)?.passage.text;
  if (words !== undefined) return clipped(words);
  const step = desk.steps.get(item);
  return step ? desk.stepLabel(step.kind) : null;
}
