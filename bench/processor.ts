import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in these. */
const TICKS_A_SECOND = 100;

interface Spent {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended and were waited for. */
  readonly children: number;
}

/**
 * Processor seconds so far, by kind of process (Linux, from /proc): of each named process with all its children, living
 * and ended, and under `worker` of what this process started and has seen the end of.
 */
export function processorOf(kinds: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const all = new Map<number, Spent>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const spent = spentBy(Number(name));
    if (spent !== null) all.set(Number(name), spent);
  }
  const withChildren = (pid: number): number => {
    const { own, children } = all.get(pid) ?? { own: 0, children: 0 };
    const living = [...all].filter(([, { parent }]) => parent === pid).map(([child]) => withChildren(child));
    return living.reduce((sum, seconds) => sum + seconds, own + children);
  };
  return new Map([
    ['worker', all.get(process.pid)?.children ?? 0],
    ...Object.entries(kinds).map(([kind, pid]): [string, number] => [kind, withChildren(pid)]),
  ]);
}

function spentBy(pid: number): Spent | null {
  try {
    // The name of the program, in brackets, may hold anything: what follows its last bracket does not.
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, own, ownSystem, children, childrenSystem] = [1, 11, 12, 13, 14].map(
      (at) => fields[at] ?? 0,
    );
    return {
      parent,
      own: ((own ?? 0) + (ownSystem ?? 0)) / TICKS_A_SECOND,
      children: ((children ?? 0) + (childrenSystem ?? 0)) / TICKS_A_SECOND,
    };
  } catch {
    // It ended meanwhile.
    return null;
  }
}
