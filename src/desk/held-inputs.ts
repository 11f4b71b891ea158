import type { Contents, HeldReports, ReportFacts } from '../dossier/store.js';
import type { JoinInput } from '../joining/join-input.js';
import type { Reading } from '../reading/reading.js';

/** Makes of a text's reading what joining is to get. */
export type Widen = (sha256: string, reading: Reading) => Reading;

/** The reports of a dossier as joining gets them: text and reading of each are opened when they are first asked for. */
export interface HeldInputs {
  /** In the order of their ids. */
  readonly reports: readonly ReportFacts[];
  inputOf(report: ReportFacts): JoinInput;
  /** Lets inputs that were copied, which brings back no more than fields, be opened again. */
  revive(copied: readonly JoinInput[]): void;
}

/** Whose words a reading is of. */
interface Held {
  readonly of: string;
}

/**
 * What is opened is no field of an input: whoever copies one copies what the dossier tells of the report, and neither text
 * nor reading.
 */
export function heldInputs({ reports, contents }: HeldReports, widen: Widen): HeldInputs {
  const texts = textsIn(contents);
  const readings = readingsIn(contents, widen);
  return {
    reports,
    inputOf: (facts) => ({
      report: Object.assign(Object.create(texts), facts),
      reading: Object.assign(Object.create(readings), { of: facts.sha256 }),
    }),
    revive: (copied) => {
      for (const { report, reading } of copied) {
        Object.setPrototypeOf(report, texts);
        Object.setPrototypeOf(reading, readings);
      }
    },
  };
}

/** Gives a report its text. */
function textsIn(contents: Contents): object {
  const textOf = opened((sha256) => contents.text(sha256));
  return Object.defineProperties(
    {},
    {
      text: {
        get(this: ReportFacts): string {
          return textOf(this.sha256);
        },
      },
    },
  );
}

/** Gives a reading its fields. */
function readingsIn(contents: Contents, widen: Widen): object {
  const readingOf = opened((sha256): Reading => widen(sha256, JSON.parse(contents.reading(sha256))));
  const field = (name: string): PropertyDescriptor => ({
    get(this: Held): unknown {
      return Reflect.get(readingOf(this.of), name);
    },
  });
  return Object.defineProperties(
    {},
    Object.fromEntries(Object.keys(fields).map((name) => [name, field(name)])),
  );
}

function opened<T>(open: (sha256: string) => T): (sha256: string) => T {
  const known = new Map<string, T>();
  return (sha256) => {
    const had = known.get(sha256);
    if (had !== undefined) return had;
    const now = open(sha256);
    known.set(sha256, now);
    return now;
  };
}

/** Every field of a reading: the compiler misses none. */
const fields: Readonly<Record<keyof Reading, true>> = {
  reader: true,
  language: true,
  unread: true,
  words: true,
  paragraphs: true,
  sentences: true,
  furniture: true,
  actors: true,
  mentions: true,
  times: true,
  statements: true,
  moves: true,
  observations: true,
  steps: true,
  parts: true,
  answers: true,
  sketch: true,
};
