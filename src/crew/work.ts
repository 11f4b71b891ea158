import type { WrittenReading } from '../reading/written.js';
import type { Delivery, TaskQueue } from './queue.js';

/** A text whose reading failed this often is set aside, with the reason, and never blocks the others. */
const TRIES = 3;
/** A text that takes the whole process with it never reports a failure: after so many tries it is set aside unread. */
const HANDED_OUT_AT_MOST = 25;
const PAUSE_BEFORE_AGAIN_MILLISECONDS = 1000;
const SIGN_OF_LIFE_MILLISECONDS = 10_000;

/**
 * While many tasks wait, batches are whole; then each takes an eighth of what still waits, down to a few, so that no
 * worker sits idle beside one that holds the last full batch.
 */
const SHARE_OF_WAITING = 1 / 8;
const FEWEST = 4;
const PAUSE_AT_THE_END_MILLISECONDS = 100;
const PAUSES_BEFORE_ASKING = 10;

/** What a worker needs of the dossier. */
export interface WorkStore {
  texts(sha256s: readonly string[]): Promise<ReadonlyMap<string, string>>;
  keepReadings(readings: ReadonlyMap<string, WrittenReading>): Promise<void>;
  setAside(sha256: string, reader: string, reason: string, at: string): Promise<void>;
}

/** Reads one text somewhere it can do no harm: a thread that can be stopped. */
export type ReadOne = (text: string) => Promise<WrittenReading>;

export interface WorkOptions {
  readonly queue: TaskQueue;
  readonly store: WorkStore;
  readonly read: ReadOne;
  readonly reader: string;
  readonly now: () => string;
  /** How many texts are taken, read and kept together. */
  readonly batch: number;
  /** How many batches are in hand at once: with two, one is read while the other is fetched or kept. */
  readonly lanes: number;
  /** Stops after the batch in hand once this says so. */
  readonly stopped: () => boolean;
  /** Stops by itself when nothing waits and nobody has any in hand; else it waits for more. */
  readonly untilEmpty: boolean;
  readonly report?: (done: WorkDone) => void;
  /** Called when the store or the queue failed; the tasks in hand come back by themselves. Resolves when to go on, or throws to stop. */
  readonly trouble?: (error: unknown) => Promise<void>;
}

export interface WorkDone {
  readonly read: number;
  readonly again: number;
  readonly setAside: number;
}

/**
 * Takes reading tasks in batches, reads them and keeps the readings, until told to stop. A reading is kept before its
 * task is acknowledged: a worker that dies in between leaves a task that is done again, to the same result, and no
 * report is lost or counted twice.
 */
export async function work(options: WorkOptions): Promise<WorkDone> {
  let total: WorkDone = { read: 0, again: 0, setAside: 0 };
  const count = (done: WorkDone): void => {
    total = {
      read: total.read + done.read,
      again: total.again + done.again,
      setAside: total.setAside + done.setAside,
    };
    options.report?.(total);
  };
  const known: Known = { waiting: 0 };
  await Promise.all(Array.from({ length: options.lanes }, () => workLane(options, known, count)));
  return total;
}

/** How many tasks waited when the queue was last heard of: all lanes of a worker learn from each other. */
interface Known {
  waiting: number;
}

async function workLane(options: WorkOptions, known: Known, count: (done: WorkDone) => void): Promise<void> {
  let pauses = 0;
  while (!options.stopped()) {
    try {
      if (options.untilEmpty && known.waiting < options.batch) {
        const { waiting, inHand } = await options.queue.progress();
        if (waiting + inHand === 0) return;
        known.waiting = waiting;
        // What others hold is done soon, or comes back from them: then it is handed out only to one who asks.
        if (waiting === 0 && ++pauses % PAUSES_BEFORE_ASKING !== 0) {
          await new Promise((resolve) => setTimeout(resolve, PAUSE_AT_THE_END_MILLISECONDS));
          continue;
        }
      }
      const deliveries = await options.queue.take(sizeOf(options.batch, known.waiting), 1000);
      known.waiting = deliveries.at(-1)?.waiting ?? 0;
      if (deliveries.length > 0) count(await workBatch(deliveries, options));
    } catch (error) {
      if (!options.trouble) throw error;
      await options.trouble(error);
    }
  }
}

/** How many tasks to ask for. No more than are there: the queue would wait a second for the rest before it hands out any. */
function sizeOf(batch: number, waiting: number): number {
  if (waiting === 0) return batch;
  return Math.min(batch, waiting, Math.max(FEWEST, Math.ceil(waiting * SHARE_OF_WAITING)));
}

async function workBatch(deliveries: readonly Delivery[], options: WorkOptions): Promise<WorkDone> {
  const signs = setInterval(() => {
    for (const delivery of deliveries) delivery.alive();
  }, SIGN_OF_LIFE_MILLISECONDS);
  try {
    const texts = await options.store.texts(deliveries.map((delivery) => delivery.task.sha256));
    const readings = new Map<string, WrittenReading>();
    const finished: Delivery[] = [];
    let again = 0;
    let setAside = 0;
    const aside = async (delivery: Delivery, reason: string): Promise<void> => {
      await options.store.setAside(delivery.task.sha256, options.reader, reason, options.now());
      delivery.drop();
      setAside++;
    };
    await Promise.all(
      deliveries.map(async (delivery) => {
        const text = texts.get(delivery.task.sha256);
        if (text === undefined) {
          // The report was taken out of the dossier after the task was added.
          delivery.drop();
          return;
        }
        if (delivery.tries > HANDED_OUT_AT_MOST)
          return aside(delivery, `handed out ${delivery.tries} times without an answer`);
        try {
          readings.set(delivery.task.sha256, await options.read(text));
          finished.push(delivery);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          if (delivery.tries >= TRIES) return aside(delivery, reason);
          delivery.again(PAUSE_BEFORE_AGAIN_MILLISECONDS);
          again++;
        }
      }),
    );
    await options.store.keepReadings(readings);
    await Promise.all(
      finished.map((delivery, index) =>
        delivery.done(index === finished.length - 1 ? 'confirmed' : 'unconfirmed'),
      ),
    );
    return { read: finished.length, again, setAside };
  } finally {
    clearInterval(signs);
  }
}
