import { partition } from '../../text/partition.js';
import type { JoinInput } from '../join-input.js';
import { byCodeUnits } from '../kept/union.js';

/** From so many new reports on all are sorted anew. */
const many = 16;

/** Reports with their readings, each once, kept in the order of their ids: one more is put in its place. */
export class Inputs {
  readonly #byId: Map<string, JoinInput>;
  #ordered: readonly JoinInput[];
  /** Reports that came, changed or went since they were put in order. */
  readonly #stale = new Set<string>();

  /** `ordered`: reports to begin with, in the order of their ids. */
  constructor(ordered: readonly JoinInput[] = []) {
    this.#byId = new Map(ordered.map((input) => [input.report.id, input]));
    this.#ordered = ordered;
  }

  add(input: JoinInput): void {
    this.#byId.set(input.report.id, input);
    this.#stale.add(input.report.id);
  }

  remove(report: string): void {
    if (this.#byId.delete(report)) this.#stale.add(report);
  }

  get size(): number {
    return this.#byId.size;
  }

  of(report: string): JoinInput | undefined {
    return this.#byId.get(report);
  }

  /** All, in the order of their ids. */
  inOrder(): readonly JoinInput[] {
    if (this.#stale.size >= many)
      this.#ordered = [...this.#byId.values()].sort((a, b) => byCodeUnits(a.report.id, b.report.id));
    else if (this.#stale.size > 0) {
      const ordered = [...this.#ordered];
      for (const id of this.#stale) {
        const place = partition(ordered, ({ report }) => byCodeUnits(report.id, id) < 0);
        const now = this.#byId.get(id);
        ordered.splice(place, ordered[place]?.report.id === id ? 1 : 0, ...(now === undefined ? [] : [now]));
      }
      this.#ordered = ordered;
    }
    this.#stale.clear();
    return this.#ordered;
  }
}
