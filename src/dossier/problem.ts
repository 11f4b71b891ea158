import type { Problem } from '../report/report.js';

/** Carries a problem to the outermost edge, where it is told to the user. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(`${problem.where}: expected ${problem.expected}, found ${problem.found}; ${problem.remedy}`);
  }
}
