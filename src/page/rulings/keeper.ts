import type { AppliedRuling, RuledAbout } from '../../joining/record.js';
import type { LocalRuling, RulingDraft, RulingsFile } from '../data.js';

/** A ruling as the page shows it, wherever it is kept. */
export interface KeptRuling {
  /** Ids of what was signed in one go: a ruling on a saying is kept as one ruling on each of its wordings. */
  readonly ids: readonly string[];
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  readonly items: readonly string[];
  /** `kept`: in this browser only, not yet in the dossier. */
  readonly state: AppliedRuling['state'] | 'kept';
  readonly note: string | null;
  readonly draft: RulingDraft | null;
  /** What the dossier keeps of the words ruled on, one entry for each of `ids`, the fullest first. */
  readonly about: readonly RuledAbout[];
}

/** Keeps rulings: with the server, or in this browser where the page is a file. */
export interface RulingKeeper {
  readonly may: boolean;
  readonly local: boolean;
  /** Newest first. */
  readonly all: readonly KeptRuling[];
  /** Rulings in force, by item. */
  readonly on: ReadonlyMap<string, readonly KeptRuling[]>;
  readonly reader: string | null;
  sign(reader: string): void;
  /** `by` signs it where nobody is signed in. */
  rule(draft: RulingDraft, by: string): Promise<void>;
  /** Whether it can be undone here: in a file, only what was ruled in this browser. */
  undoable(ruling: KeptRuling): boolean;
  undo(ruling: KeptRuling): Promise<void>;
}

/** The rulings of a record, those that were signed in one go as one. */
export function ofRecord(rulings: readonly AppliedRuling[]): readonly KeptRuling[] {
  const together = new Map<string, AppliedRuling[]>();
  for (const ruling of rulings) {
    const { kind, by, at, note, state } = ruling;
    const key = JSON.stringify([kind, by, at, note, state === 'undone']);
    const known = together.get(key);
    if (known) known.push(ruling);
    else together.set(key, [ruling]);
  }
  return [...together.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const states = some.map(({ state }) => state);
    return [
      {
        ids: some.map(({ id }) => id),
        kind: first.kind.replace(/-actors$/, ''),
        by: first.by,
        at: first.at,
        items: [...new Set(some.flatMap(({ items }) => items))],
        state: states.find((state) => state === 'conflict') ?? states.find(isApplied) ?? first.state,
        note: first.note,
        draft: null,
        about: some.flatMap(({ about }) => about ?? []).sort(fullestFirst),
      },
    ];
  });
}

/** What was signed in one go is named by its fullest words, whatever the order of the rulings' ids. */
const fullestFirst = (a: RuledAbout, b: RuledAbout): number =>
  (b.words?.length ?? 0) - (a.words?.length ?? 0) || ((a.words ?? '') < (b.words ?? '') ? -1 : 1);

const isApplied = (state: string): state is 'applied' => state === 'applied';

export const ofBrowser = (ruling: LocalRuling): KeptRuling => ({
  ids: [ruling.id],
  kind: ruling.draft.kind,
  by: ruling.by,
  at: ruling.at,
  items: ruling.draft.items,
  state: ruling.undone ? 'undone' : 'kept',
  note: ruling.draft.note,
  draft: ruling.draft,
  about: [],
});

export function byItem(rulings: readonly KeptRuling[]): ReadonlyMap<string, readonly KeptRuling[]> {
  const map = new Map<string, KeptRuling[]>();
  for (const ruling of rulings) {
    if (ruling.state === 'undone') continue;
    for (const item of ruling.items) {
      const list = map.get(item);
      if (list) list.push(ruling);
      else map.set(item, [ruling]);
    }
  }
  return map;
}

const place = (talks: string): string => `parley-rulings:${talks}`;

/** Rulings kept in this browser for the talks of this title. A browser that keeps nothing gives none. */
export function readLocal(storage: Storage | null, talks: string): readonly LocalRuling[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(place(talks)) ?? 'null');
    return isRulingsFile(kept) ? kept.rulings : [];
  } catch {
    return [];
  }
}

export function writeLocal(storage: Storage | null, talks: string, rulings: readonly LocalRuling[]): void {
  try {
    storage?.setItem(place(talks), JSON.stringify(fileOf(talks, rulings)));
  } catch {
    // A full or forbidden store: the rulings live as long as the page, and can still be saved as a file.
  }
}

export const fileOf = (talks: string, rulings: readonly LocalRuling[]): RulingsFile => ({
  format: 'parley-rulings',
  version: 1,
  talks,
  rulings,
});

function isRulingsFile(value: unknown): value is RulingsFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'parley-rulings' &&
    'rulings' in value &&
    Array.isArray(value.rulings)
  );
}
