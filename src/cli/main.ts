import { Command, CommanderError } from 'commander';
import { thisProgram } from '../desk/program.js';
import { ProblemError } from '../dossier/problem.js';
import { accountCommand } from './account.js';
import { agreementCommand } from './agreement.js';
import { type CommandModule, type Outside, type Status, UsageError } from './command.js';
import { copyCommand } from './copy.js';
import { crewCommand } from './crew.js';
import { diffCommand } from './diff.js';
import { doctorCommand } from './doctor.js';
import { explainCommand } from './explain.js';
import { exportCommand } from './export.js';
import { leftOutCommand } from './left-out.js';
import { mcpCommand } from './mcp.js';
import { openCommand } from './open.js';
import { proposeCommand } from './propose.js';
import { readCommand } from './read.js';
import { ruleCommand, undoCommand } from './rule.js';
import { rulingsCommand } from './rulings.js';
import { searchCommand } from './search.js';
import { serveCommand } from './serve.js';
import { showCommand } from './show.js';
import { startCommand } from './start.js';
import { verifyCommand } from './verify.js';
import { watchCommand } from './watch.js';
import { workCommand } from './work.js';

/** Every command, in the order of the help. */
export const commands: readonly CommandModule[] = [
  readCommand,
  leftOutCommand,
  watchCommand,
  showCommand,
  openCommand,
  startCommand,
  searchCommand,
  diffCommand,
  explainCommand,
  exportCommand,
  agreementCommand,
  ruleCommand,
  undoCommand,
  rulingsCommand,
  copyCommand,
  verifyCommand,
  serveCommand,
  accountCommand,
  mcpCommand,
  proposeCommand,
  workCommand,
  crewCommand,
  doctorCommand,
];

/** Runs one command and gives its exit status: 0 done, 1 some inputs failed, 2 wrong usage. */
export async function run(args: readonly string[], outside: Outside = theWorld()): Promise<Status> {
  let status: Status = 0;
  const program = programOf(outside, (ended) => {
    status = ended;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) return tell(error, outside);
    // Commander has written its message already; help and version are no mistakes.
    return error.exitCode === 0 ? 0 : 2;
  }
  return status;
}

/** The program with all commands declared: also what the test of the documentation walks over. */
export function programOf(outside: Outside, ended: (status: Status) => void): Command {
  const program = new Command('parley');
  program
    .description('Reads the coverage of a negotiation and keeps the record of it.')
    .version(thisProgram().version, '--version', 'the version of Parley')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => outside.stdout.write(text),
      writeErr: (text) => outside.stderr.write(text),
      getOutHelpWidth: () => outside.stdout.columns ?? 80,
      getErrHelpWidth: () => outside.stderr.columns ?? 80,
    })
    .showHelpAfterError('(parley --help lists the commands)');
  for (const { declare } of commands)
    declare(program, outside, (action) => async (...args) => {
      try {
        ended(await action(...args));
      } catch (error) {
        if (error instanceof CommanderError) throw error;
        ended(tell(error, outside));
      }
    });
  return program;
}

function tell(error: unknown, outside: Outside): Status {
  if (error instanceof UsageError) {
    outside.stderr.write(`parley: ${error.message}\n`);
    return 2;
  }
  if (error instanceof ProblemError) {
    const { where, expected, found, remedy } = error.problem;
    outside.stderr.write(`parley: ${where}: ${found}; expected ${expected}\n  ${remedy}\n`);
    return 1;
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  outside.stderr.write(`parley: this should not happen, and is a mistake in Parley\n${message}\n`);
  return 1;
}

function theWorld(): Outside {
  return {
    env: process.env,
    cwd: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date().toISOString(),
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
  };
}
