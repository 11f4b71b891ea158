import { createHash } from 'node:crypto';

/** What a reader decides against what the program found. */
export type RulingKind = 'merge-actors' | 'part-actors' | 'reject' | 'relabel' | 'confirm' | 'add';

/** `furniture` are words that are no part of the report: they can only be added. */
export type RuledItem = 'statement' | 'move' | 'observation' | 'point' | 'step' | 'furniture';

/** Words at a place, with what stands around them: by these they are found again when a text or a reading has changed. */
export interface RulingTarget {
  /** Report id at the time of the ruling. */
  readonly report: string;
  /** Address or path of the report: finds it again when a new version has a new id. */
  readonly source: string | null;
  readonly start: number;
  readonly words: string;
  /** Up to 40 characters before and after. */
  readonly before: string;
  readonly after: string;
}

/** What a relabelling sets or an added item has. Actors are given by any of their names. */
export interface RulingLabels {
  readonly act?: string;
  readonly issues?: readonly string[];
  readonly actor?: string;
  readonly toward?: string;
  readonly speaker?: string;
  readonly about?: string;
  readonly bearing?: 'keeps' | 'breaks' | 'unclear' | 'none';
  readonly verdict?: 'agree' | 'differ' | 'partial';
  readonly modality?: 'actual' | 'conditional' | 'hypothetical' | 'negated' | 'past';
  /** The kind of an added step, by the catalogue's key. */
  readonly step?: string;
}

/** A reader's correction: signed, dated, reversible. Kept apart from what the program finds. */
export interface Ruling {
  readonly id: string;
  readonly kind: RulingKind;
  /** Name of the person who rules. */
  readonly by: string;
  /** `2022-03-30T09:12:00Z`. */
  readonly at: string;
  readonly note: string | null;
  /** For merge-actors and part-actors: two names. */
  readonly names: readonly [string, string] | null;
  /** For the other kinds. */
  readonly item: RuledItem | null;
  readonly target: RulingTarget | null;
  readonly labels: RulingLabels | null;
  readonly undone: { readonly by: string; readonly at: string } | null;
}

export type NewRuling = Omit<Ruling, 'id' | 'undone'>;

/** Gives a ruling its id: the first 12 hex digits of sha256 over what it says, so that two copies of it are one.
 *
 * ```ts
 * rulingOf({ kind: 'merge-actors', by: 'M. Osk', at: '2031-05-14T08:00:00Z', names: ['Kiev', 'Kyiv'], … }).id // 'r-5b0f…'
 * ```
 */
export function rulingOf(ruling: NewRuling): Ruling {
  const { kind, by, at, names, item, target, labels } = ruling;
  const said = JSON.stringify([kind, by, at, names, item, target, labels]);
  const id = `r-${createHash('sha256').update(said).digest('hex').slice(0, 12)}`;
  return { id, ...ruling, undone: null };
}

const around = 40;

/** Marks the words at `start` … `end` of a report's text as what a ruling is about. */
export function targetOf(
  report: { readonly id: string; readonly source?: string | null; readonly text: string },
  start: number,
  end: number,
): RulingTarget {
  return {
    report: report.id,
    source: report.source ?? null,
    start,
    words: report.text.slice(start, end),
    before: report.text.slice(Math.max(0, start - around), start),
    after: report.text.slice(end, end + around),
  };
}

/** Takes a ruling back. It stays in the list, so that what was decided and by whom is not forgotten. */
export function undoRuling(
  rulings: readonly Ruling[],
  id: string,
  by: string,
  at: string,
): readonly Ruling[] {
  return rulings.map((ruling) =>
    ruling.id === id && ruling.undone === null ? { ...ruling, undone: { by, at } } : ruling,
  );
}
