import { byCodeUnits } from '../kept/union.js';
import type { Ruling } from './ruling.js';

/** Two rulings that cannot both hold. */
export interface RulingConflict {
  readonly ids: readonly [string, string];
  readonly reason: 'same-words-ruled-twice' | 'merged-and-parted' | 'same-id';
}

export interface MergedRulings {
  readonly rulings: readonly Ruling[];
  readonly conflicts: readonly RulingConflict[];
}

/** Puts two people's rulings together. Nothing is lost: what stands against another is listed, and both are kept. */
export function mergeRulings(mine: readonly Ruling[], theirs: readonly Ruling[]): MergedRulings {
  const byId = new Map<string, Ruling>();
  const conflicts: RulingConflict[] = [];
  for (const ruling of [...mine, ...theirs]) {
    const known = byId.get(ruling.id);
    if (known === undefined) byId.set(ruling.id, ruling);
    else if (sayingOf(known) !== sayingOf(ruling)) {
      conflicts.push({ ids: [known.id, ruling.id], reason: 'same-id' });
      const other = `${ruling.id}-${String(byId.size)}`;
      byId.set(other, { ...ruling, id: other });
    } else byId.set(ruling.id, { ...known, undone: known.undone ?? ruling.undone });
  }
  const rulings = [...byId.values()].sort(inTime);
  return { rulings, conflicts: [...conflicts, ...conflictsAmong(rulings)] };
}

/** Earlier rulings first. */
export const inTime = (a: Ruling, b: Ruling): number => byCodeUnits(a.at, b.at) || byCodeUnits(a.id, b.id);

/** Pairs of standing rulings of which only one can hold, the earlier first. */
export function conflictsAmong(rulings: readonly Ruling[]): readonly RulingConflict[] {
  const conflicts: RulingConflict[] = [];
  const seen = new Map<string, Ruling>();
  for (const ruling of [...rulings].sort(inTime)) {
    if (ruling.undone !== null || ruling.kind === 'add') continue;
    const key = subjectOf(ruling);
    const known = seen.get(key);
    if (known !== undefined && effectOf(known) !== effectOf(ruling))
      conflicts.push({
        ids: [known.id, ruling.id],
        reason: ruling.names !== null ? 'merged-and-parted' : 'same-words-ruled-twice',
      });
    seen.set(key, ruling);
  }
  return conflicts;
}

function subjectOf({ names, item, target }: Ruling): string {
  if (names !== null) return `actors ${[...names].sort(byCodeUnits).join('\n')}`;
  return `${item} ${target?.source ?? target?.report} ${target?.start} ${target?.words}`;
}

const effectOf = ({ kind, labels }: Ruling): string => `${kind} ${JSON.stringify(labels)}`;

const sayingOf = ({ undone: _, ...ruling }: Ruling): string => JSON.stringify(ruling);

/** A file of rulings, as exported and imported. */
export interface RulingsFile {
  readonly format: 'parley-rulings';
  readonly version: 1;
  readonly rulings: readonly Ruling[];
}

export function rulingsFile(rulings: readonly Ruling[]): RulingsFile {
  return { format: 'parley-rulings', version: 1, rulings: [...rulings].sort(inTime) };
}
