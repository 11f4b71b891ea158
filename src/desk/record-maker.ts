import { Worker } from 'node:worker_threads';
import type { Store } from '../dossier/store.js';
import { type MadeRecord, madeRecord, type SentRecord } from './made-record.js';
import { thisProgram } from './program.js';
import type { RecordWork } from './record.js';
import { createRecordSource } from './record-source.js';
import type { RecordAnswer, RecordQuestion, RecordThreadData } from './record-thread.js';

/** The records that a service shows. Making one takes a while and never holds up who reads: they get the one before. */
export interface RecordMaker {
  /** The newest record that is made. Now and then it looks whether the dossier has moved on, and begins the next. */
  newest(): Promise<MadeRecord>;
  /** The first record that holds what the dossier held at that revision. */
  atLeast(revision: number): Promise<MadeRecord>;
  asOf(day: string): Promise<MadeRecord>;
  close(): Promise<void>;
}

/** What other programs do to the dossier is looked for no more often; what this one does is told to it. */
const LOOK_EVERY_MILLISECONDS = 250;

/** So many records as of a day are remembered. */
const REMEMBERED = 16;

/**
 * Room for what joining makes and soon lets go of: with the engine's own 48 it is copied time and again before it is
 * found to be garbage, a sixth of the time of 20,000 reports. A small dossier never fills it.
 */
const YOUNG_MEGABYTES = 192;

/** Makes records where `make` says. */
export function createRecordMaker(
  store: Pick<Store, 'revision'>,
  make: (asOf: string | null) => Promise<SentRecord>,
  close: () => Promise<void>,
): RecordMaker {
  let made: MadeRecord | null = null;
  let making: Promise<MadeRecord> | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  const days = new Map<string, Promise<MadeRecord>>();

  const begin = (): Promise<MadeRecord> => {
    making ??= make(null)
      .then((sent) => {
        if (made === null || sent.revision > made.revision) made = madeRecord(sent);
        return made;
      })
      .finally(() => {
        making = null;
      });
    return making;
  };
  const atLeast = async (revision: number): Promise<MadeRecord> => {
    // What is being made may have begun before: at most twice round.
    for (let turn = 0; turn < 3; turn++) {
      if (made !== null && made.revision >= revision) return made;
      await begin();
    }
    return made ?? begin();
  };
  const look = (): void => {
    if (performance.now() - looked < LOOK_EVERY_MILLISECONDS) return;
    looked = performance.now();
    // Who waits for the next record will hear of a failure; who does not, has the record before.
    store
      .revision()
      .then((revision) => (made !== null && made.revision < revision ? begin() : made))
      .catch(() => undefined);
  };
  return {
    async newest() {
      if (made === null) return atLeast(0);
      look();
      return made;
    },
    atLeast,
    async asOf(day) {
      const key = `${await store.revision()} ${day}`;
      const known = days.get(key);
      if (known !== undefined) return known;
      const asked = make(day).then(madeRecord);
      days.set(key, asked);
      asked.catch(() => days.delete(key));
      for (const old of [...days.keys()].slice(0, -REMEMBERED)) days.delete(old);
      return asked;
    },
    close,
  };
}

/** Makes records in a thread of its own, where the program is built (the thread's file is the compiled one); else here. */
export function openRecordMaker(work: RecordWork, data: RecordThreadData): RecordMaker {
  if (thisProgram().build === null) {
    const source = createRecordSource(work);
    return createRecordMaker(
      work.store,
      (asOf) => source.make(asOf),
      async () => undefined,
    );
  }
  const waiting = new Map<
    number,
    { readonly done: (sent: SentRecord) => void; readonly failed: (error: Error) => void }
  >();
  let worker: Worker | null = null;
  let last = 0;
  const lost = (error: Error): void => {
    worker = null;
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  const thread = (): Worker => {
    if (worker !== null) return worker;
    const started = new Worker(new URL('./record-thread.js', import.meta.url), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    started.unref();
    started.on('message', (answer: RecordAnswer) => {
      if (answer.number === null) return work.warn(answer.warning);
      const asked = waiting.get(answer.number);
      waiting.delete(answer.number);
      if ('sent' in answer) asked?.done(answer.sent);
      else asked?.failed(new Error(answer.failed));
    });
    // The next question starts another.
    started.on('error', lost);
    started.on('exit', () => {
      if (worker === started) lost(new Error('the thread that joins has ended'));
    });
    worker = started;
    return started;
  };
  return createRecordMaker(
    work.store,
    (asOf) =>
      new Promise((done, failed) => {
        const question: RecordQuestion = { number: ++last, asOf };
        waiting.set(question.number, { done, failed });
        thread().postMessage(question);
      }),
    async () => {
      const running = worker;
      worker = null;
      await running?.terminate();
    },
  );
}
