import type { Output } from '../command.js';
import type { Screen } from './screen.js';

export interface Progress {
  show(done: number): void;
  end(): void;
}

const silent: Progress = { show: () => {}, end: () => {} };

/** A bar that grows on one line of a terminal; nothing at all anywhere else. `total` null where it is not known. */
export function progressOn(output: Output, screen: Screen, what: string, total: number | null): Progress {
  if (output.isTTY !== true) return silent;
  let last = 0;
  return {
    show(done) {
      const now = performance.now();
      if (now - last < 80 && done !== total) return;
      last = now;
      output.write(`\r\u001b[K${lineOf(screen, what, done, total)}`);
    },
    end: () => {
      output.write('\r\u001b[K');
    },
  };
}

function lineOf(screen: Screen, what: string, done: number, total: number | null): string {
  // Archives hold more pieces than there are files: then only the count is told.
  if (total === null || done > total) return `${what}  ${screen.style('dim', String(done))}`;
  const count = `${done}/${total}`;
  const room = Math.min(40, screen.width - what.length - count.length - 5);
  if (room < 8) return `${what} ${count}`;
  const filled = Math.round((room * done) / Math.max(1, total));
  const bar = screen.style('cyan', '━'.repeat(filled)) + screen.style('dim', '─'.repeat(room - filled));
  return `${what}  ${bar} ${screen.style('dim', count)}`;
}
