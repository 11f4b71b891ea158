import type { Problem } from '../report.js';

/** Breaks off a stream from within; caught where the archive's members are read, and told as its problem. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  constructor(readonly problem: Problem) {
    super(problem.found);
  }
}
