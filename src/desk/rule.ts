import { ProblemError } from '../dossier/problem.js';
import type { Statement, TalksRecord } from '../joining/record.js';
import {
  type NewRuling,
  type RuledItem,
  type Ruling,
  type RulingLabels,
  rulingOf,
  targetOf,
} from '../joining/rulings/ruling.js';
import type { RulingDraft } from '../page/data.js';
import type { Passage } from '../text/passage.js';
import { putUnder } from '../text/put-under.js';
import type { Desk } from './desk.js';
import { type ItemList, type ItemOf, itemOf } from './made-record.js';

/** What a draft points into by ids: the record that the ruler had before the eyes. */
export interface RulingGround {
  readonly item: <List extends ItemList>(list: List, id: string) => ItemOf<List> | undefined;
  /** Whether another statement stands in the very passage of the one of this id. */
  readonly sharesPassage: (statement: string) => boolean;
  /** The report of that id with its text. */
  readonly report: (
    id: string,
  ) => Promise<{ readonly id: string; readonly source: string; readonly text: string } | null>;
}

export function groundOf(desk: Desk, record: TalksRecord): RulingGround {
  let shared: ReadonlySet<string> | null = null;
  return {
    item: (list, id) => itemOf(record, list, id),
    sharesPassage(id) {
      shared ??= new Set(sharingPassages(record.statements));
      return shared.has(id);
    },
    report: async (id) => (await desk.store.report(id))?.report ?? null,
  };
}

/** The ids of statements that stand in one passage with another. */
export function sharingPassages(statements: readonly Statement[]): readonly string[] {
  const byPassage = new Map<string, string[]>();
  for (const { id, passage } of statements) {
    const key = `${passage.report} ${passage.start} ${passage.end}`;
    putUnder(byPassage, key, id);
  }
  return [...byPassage.values()].filter(({ length }) => length > 1).flat();
}

/**
 * Signs a draft: what it names by the record's ids is put in names and words of reports, by which it is found again
 * when the program has become better and the ids others. A draft about a term or an utterance becomes one ruling for
 * each move or statement of it. Throws a `ProblemError` for what cannot be ruled on.
 */
export async function signed(
  draft: RulingDraft,
  ground: RulingGround,
  by: string,
  at: string,
): Promise<readonly Ruling[]> {
  const base = { by, at, note: draft.note, names: null, item: null, target: null, labels: null };
  const nameOf = (id: string): string => actorName(ground, id);
  switch (draft.kind) {
    case 'merge': {
      const [keep, other] = draft.items;
      return [rulingOf({ ...base, kind: 'merge-actors', names: [nameOf(keep), nameOf(other)] })];
    }
    case 'part':
      return draft.names.map((name) =>
        rulingOf({ ...base, kind: 'part-actors', names: [nameOf(draft.items[0]), name] }),
      );
    case 'add': {
      const item = ruledItem(draft.what);
      const target = await targetAt(ground, draft.passage);
      return [rulingOf({ ...base, kind: 'add', item, target, labels: labelsOf(draft.fields, ground) })];
    }
    default: {
      const labels = draft.kind === 'relabel' ? labelsOf({ [draft.field]: draft.value }, ground) : null;
      const about = itemsAt(ground, draft.items[0]);
      return Promise.all(
        about.map(async ({ item, passage }) => {
          const ruling: NewRuling = {
            ...base,
            kind: draft.kind,
            item,
            target: await targetAt(ground, passage),
            labels,
          };
          return rulingOf(ruling);
        }),
      );
    }
  }
}

interface RuledOn {
  readonly item: RuledItem;
  readonly passage: Passage;
}

function itemsAt(ground: RulingGround, id: string): readonly RuledOn[] {
  const one = (item: RuledItem, passage: Passage | undefined): readonly RuledOn[] =>
    passage === undefined ? [] : [{ item, passage }];
  const statements = (ids: readonly string[]): readonly RuledOn[] =>
    ids.flatMap((of) => {
      const statement = ground.item('statements', of);
      return statement === undefined ? [] : one('statement', tellingPassage(ground, statement));
    });
  const moves = (ids: readonly string[]): readonly RuledOn[] =>
    ids.flatMap((of) => one('move', ground.item('moves', of)?.passage));
  const found = [
    ...statements([id]),
    ...statements(ground.item('utterances', id)?.statements ?? []),
    ...moves([id]),
    ...moves(ground.item('terms', id)?.moves ?? []),
    ...one('observation', ground.item('observations', id)?.passage),
    ...(ground.item('steps', id)?.told ?? []).flatMap((passage) => one('step', passage)),
    ...one('point', ground.item('points', id)?.accounts[0]?.passages[0]),
  ];
  if (found.length > 0) return found;
  throw new ProblemError({
    kind: 'cannot-rule',
    expected: 'a statement, utterance, move, term, observation, step or point of the record',
    found: 'none of that id',
    where: id,
    remedy: 'load the record again: it may have changed; ids stand in: parley show … --ids',
  });
}

const addable = ['statement', 'move', 'observation', 'step', 'furniture'] as const;

/** The words by which a statement is found again: what it says, where another one stands in the same passage. */
const tellingPassage = (ground: RulingGround, { id, passage, content }: Statement): Passage =>
  ground.sharesPassage(id) ? content : passage;

function ruledItem(what: string): RuledItem {
  const found = addable.find((one) => one === what);
  if (found !== undefined) return found;
  throw new ProblemError({
    kind: 'cannot-rule',
    expected: `one of ${addable.join(', ')} to add`,
    found: what,
    where: 'the ruling',
    remedy: 'mark it as one of these',
  });
}

async function targetAt(
  ground: RulingGround,
  { report: id, start, end, text }: Passage,
): Promise<Ruling['target']> {
  const report = await ground.report(id);
  if (report !== null && report.text.slice(start, end) === text && text !== '')
    return targetOf(report, start, end);
  throw new ProblemError({
    kind: 'no-passage',
    expected: 'words that stand in a report at that place',
    found: report === null ? 'no such report' : 'others',
    where: id,
    remedy: 'load the report again and mark the words once more',
  });
}

const actorFields = ['speaker', 'actor', 'toward', 'about'] as const;
const otherFields = ['act', 'bearing', 'verdict', 'modality', 'step'] as const;

function labelsOf(
  fields: Readonly<Record<string, string | readonly string[] | null>>,
  ground: RulingGround,
): RulingLabels {
  const labels: Record<string, string | readonly string[]> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) continue;
    if (field === 'issues') labels.issues = typeof value === 'string' ? [value] : value;
    else if (typeof value === 'string' && actorFields.some((name) => name === field))
      labels[field] = actorName(ground, value);
    else if (typeof value === 'string' && otherFields.some((name) => name === field)) labels[field] = value;
    else
      throw new ProblemError({
        kind: 'cannot-rule',
        expected: `one of ${['issues', ...actorFields, ...otherFields].join(', ')}`,
        found: field,
        where: 'the ruling',
        remedy: 'name another field',
      });
  }
  return labels;
}

/** An actor's name by its id; what is no id is taken for a name. */
function actorName(ground: RulingGround, id: string): string {
  return ground.item('actors', id)?.name ?? id;
}
