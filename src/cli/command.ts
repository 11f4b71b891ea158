import type { Command } from 'commander';

/** The world outside, passed in: commands touch nothing else. */
export interface Outside {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Resolves when the user ends the program (Ctrl-C, or asked to stop by the system). */
  readonly interrupted: () => Promise<void>;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Exit status: 0 done, 1 some inputs failed, 2 wrong usage. */
export type Status = number;

/**
 * One command: declares itself on the program. Its module loads only what declaring needs; the work is imported when
 * the command runs, so that `parley --help` and every other command start at once.
 */
export interface CommandModule {
  readonly declare: (
    program: Command,
    outside: Outside,
    /** Wraps an action: its status becomes the program's, a thrown problem is told to the user. */
    act: <A extends readonly unknown[]>(
      action: (...args: A) => Promise<Status>,
    ) => (...args: A) => Promise<void>,
  ) => void;
}

/** Adds the options that every command on a dossier takes. */
export function withDossier(command: Command): Command {
  return command
    .option('--dossier <file>', 'where the talks are kept: a file, or postgres://… (default: talks.parley)')
    .option(
      '--catalog <file>',
      'a catalogue of your own, added to the shipped one; may be given again',
      (file: string, files: readonly string[] | undefined) => [...(files ?? []), file],
    );
}

export interface DossierOptions {
  readonly dossier?: string;
  readonly catalog?: readonly string[];
}

/** Throw it for a wrong use of a command: told with the usage, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
