import { partition } from '../../text/partition.js';
import type { Passage } from '../../text/passage.js';
import { type Made, madeOf, type Order, patched } from '../kept/kept.js';
import { byCodeUnits } from '../kept/union.js';
import type { Move } from '../record.js';
import { byDate } from './positions.js';

/** A move as a lineage tells it. */
export interface Telling {
  readonly move: Move;
  readonly lineage: string;
  /** Whom its actor speaks for. */
  readonly side: string | null;
  /** Tellings of the same report that it was exchanged for. */
  mates: readonly Telling[];
  /** The numbers in it, once they were asked for. */
  figures: readonly Passage[] | null;
}

/** Tellings in the order of their days. */
export const inOrder: Order<Telling> = (a, b) => byDate(a.move, b.move);

/** Moves in the order of their days, and the lineages that tell them: what comes and goes is put in and taken out. */
export class Tellings {
  private moves: readonly Telling[] = [];
  private readonly come = new Set<Telling>();
  private gone: Telling[] = [];
  private named: Made<Telling, string> = { from: [], to: [] };
  private readonly times = new Map<string, number>();
  private voices: readonly string[] = [];
  private readonly turned = new Set<string>();

  add(one: Telling): void {
    this.come.add(one);
    this.count(one.lineage, 1);
  }

  remove(one: Telling): void {
    if (!this.come.delete(one)) this.gone.push(one);
    this.count(one.lineage, -1);
  }

  get list(): readonly Telling[] {
    if (this.come.size + this.gone.length > 0) {
      this.moves = patched(this.moves, { come: [...this.come], gone: this.gone }, inOrder);
      this.come.clear();
      this.gone = [];
    }
    return this.moves;
  }

  /** Ids of the moves, in the same order. */
  get ids(): readonly string[] {
    this.named = madeOf(this.named, this.list, inOrder, ({ move }) => move.id);
    return this.named.to;
  }

  /** Each once, in order. */
  get lineages(): readonly string[] {
    if (this.turned.size > 0) {
      const before = this.voices;
      const had = (one: string): boolean => before[partition(before, (other) => other < one)] === one;
      const turned = [...this.turned];
      const come = turned.filter((lineage) => this.times.has(lineage) && !had(lineage));
      const gone = turned.filter((lineage) => !this.times.has(lineage) && had(lineage));
      this.voices = patched(before, { come, gone }, byCodeUnits);
      this.turned.clear();
    }
    return this.voices;
  }

  /** Of a lineage that was told once or is told no more it is open whether it stands in the list. */
  private count(lineage: string, by: 1 | -1): void {
    const times = (this.times.get(lineage) ?? 0) + by;
    if (times > 0) this.times.set(lineage, times);
    else this.times.delete(lineage);
    if (times < 2) this.turned.add(lineage);
  }
}
