import { revived } from '../kept/revived.js';
import { byCodeUnits } from '../kept/union.js';
import type { Position } from '../record.js';
import { isTermIssue } from './issues.js';
import { latestAct } from './positions.js';
import { type Telling, Tellings } from './tellings.js';

/** Where one side stands on one issue: its moves there, all and by act. */
interface Stance {
  readonly issue: string;
  readonly side: string;
  readonly all: Tellings;
  readonly byAct: Map<string, Tellings>;
  position: Position | null;
}

/**
 * Where each side stands on each issue, by its moves in the order of their days: the act that it was last told to do
 * there by most lineages, and since when it has been told to do so without another act between. Only where moves came or
 * went is it worked out anew.
 */
export class Stances {
  private readonly issues = new Map<string, Map<string, Stance>>();
  private readonly positions = new Map<string, readonly Position[]>();
  private readonly touched = new Set<Stance>();

  add(telling: Telling): void {
    for (const [issue, side] of stancesIn(telling)) {
      const sides = this.issues.get(issue) ?? new Map<string, Stance>();
      this.issues.set(issue, sides);
      const stance = sides.get(side) ?? newStance(issue, side);
      sides.set(side, stance);
      const { act } = telling.move;
      const own = stance.byAct.get(act) ?? new Tellings();
      stance.byAct.set(act, own);
      own.add(telling);
      stance.all.add(telling);
      this.touched.add(stance);
    }
  }

  remove(telling: Telling): void {
    for (const [issue, side] of stancesIn(telling)) {
      const stance = this.issues.get(issue)?.get(side);
      if (stance === undefined) continue;
      stance.all.remove(telling);
      stance.byAct.get(telling.move.act)?.remove(telling);
      this.touched.add(stance);
    }
  }

  /** Works out what changed, and gives the issues on which anything did. */
  follow(): ReadonlySet<string> {
    const restated = new Set<string>();
    for (const stance of this.touched) {
      stance.position = positionOf(stance);
      if (stance.position === null) this.issues.get(stance.issue)?.delete(stance.side);
      restated.add(stance.issue);
    }
    this.touched.clear();
    for (const issue of restated)
      this.positions.set(
        issue,
        [...(this.issues.get(issue)?.values() ?? [])]
          .sort((a, b) => byCodeUnits(a.side, b.side))
          .flatMap(({ position }) => position ?? []),
      );
    return restated;
  }

  /** The positions on an issue, in the order of sides. */
  on(issue: string): readonly Position[] {
    return this.positions.get(issue) ?? [];
  }

  /** Gives stances that were written down and read again their methods. */
  static revived(kept: Stances): Stances {
    const stances = revived(kept, Stances);
    for (const sides of stances.issues.values())
      for (const { all, byAct } of sides.values())
        for (const one of [all, ...byAct.values()]) revived(one, Tellings);
    return stances;
  }
}

const newStance = (issue: string, side: string): Stance => ({
  issue,
  side,
  all: new Tellings(),
  byAct: new Map(),
  position: null,
});

/** The issues on which a move tells where a side stands. */
function stancesIn({ move, side }: Telling): readonly (readonly [issue: string, side: string])[] {
  if (side === null || move.modality === 'negated' || move.modality === 'hypothetical') return [];
  return [...new Set(move.issues)].flatMap((issue) => (isTermIssue(issue) ? [[issue, side] as const] : []));
}

function positionOf({ side, all, byAct }: Stance): Position | null {
  const act = latestAct(all.list);
  const own = byAct.get(act ?? '');
  if (act === null || own === undefined) return null;
  const { list, ids, lineages } = own;
  return {
    side,
    act,
    since: list[0]?.move.date ?? null,
    moves: ids,
    lineages,
  };
}
