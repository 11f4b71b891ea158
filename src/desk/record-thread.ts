import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openDossier } from '../dossier/open.js';
import type { SentRecord } from './made-record.js';
import { loadReader } from './reader.js';
import { createRecordSource } from './record-source.js';

/** What the thread is started with. */
export interface RecordThreadData {
  readonly dossier: string;
  readonly catalogs: readonly string[];
}

/** One question at a time for each number; the answer carries it back. */
export interface RecordQuestion {
  readonly number: number;
  readonly asOf: string | null;
}
export type RecordAnswer =
  | { readonly number: number; readonly sent: SentRecord }
  | { readonly number: number; readonly failed: string }
  | { readonly number: null; readonly warning: string };

/** A third of another thread's share where both want all: the one that answers wants little, and gets it at once. */
const NICER = 5;

/** While people rule, saving would stand in their way; a dossier that was left alone so long is saved. */
const QUIET_MILLISECONDS = 5000;

stepBack();
const data: RecordThreadData = workerData;
const say = (answer: RecordAnswer): void => parentPort?.postMessage(answer);
const warn = (warning: string): void => say({ number: null, warning });
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const { catalog, reader } = loadReader(data);
const store = await openDossier(data.dossier, { create: false });
const source = createRecordSource({ store, catalog, reader, now: () => new Date().toISOString(), warn });

let before: Promise<unknown> = Promise.resolve();
let quiet: NodeJS.Timeout | null = null;
const oneAfterAnother = (work: () => Promise<void>): void => {
  before = before.then(work).catch((error: unknown) => warn(messageOf(error)));
};

parentPort?.on('message', ({ number, asOf }: RecordQuestion) => {
  if (quiet !== null) clearTimeout(quiet);
  oneAfterAnother(async () => {
    try {
      say({ number, sent: await source.make(asOf) });
    } catch (error) {
      say({ number, failed: messageOf(error) });
    }
  });
  quiet = setTimeout(() => oneAfterAnother(() => source.save()), QUIET_MILLISECONDS);
});

/** Where threads compete for the processor, the one that answers goes first. Only Linux has priorities of threads. */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (thread > 0 && thread !== process.pid) setPriority(thread, Math.min(19, getPriority() + NICER));
  } catch {
    // Without /proc all threads stay equal.
  }
}
