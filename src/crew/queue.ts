/** One text to be read by one version of the reader: all that a task says, so that doing it twice does no harm. */
export interface ReadingTask {
  readonly sha256: string;
}

/** A task in the hands of one worker. It comes back by itself when the worker says nothing for `PATIENCE`. */
export interface Delivery {
  readonly task: ReadingTask;
  /** How many times it was handed out, this time counted. */
  readonly tries: number;
  /** How many tasks were still waiting when this one was handed out. */
  readonly waiting: number;
  /** Says that the worker is still at it. */
  alive(): void;
  /**
   * Takes it out of the queue: it is done. Whoever finishes many at once waits for the last one's confirmation only; one
   * that gets lost on a broken line comes again, and doing it twice does no harm.
   */
  done(confirmed: 'confirmed' | 'unconfirmed'): Promise<void>;
  /** Gives it back, to be handed out after a pause. */
  again(pauseMilliseconds: number): void;
  /** Takes it out of the queue for good: it has been set aside. */
  drop(): void;
}

export interface QueueProgress {
  readonly waiting: number;
  readonly inHand: number;
  readonly handedOutAgain: number;
}

/** Where reading tasks wait. One implementation today: JetStream. */
export interface TaskQueue {
  /** Adds tasks; one that is queued already is not queued twice. Waits while the queue is full. */
  add(tasks: readonly ReadingTask[]): Promise<void>;
  /** Up to `most` tasks; fewer, or none, when `waitMilliseconds` have passed. */
  take(most: number, waitMilliseconds: number): Promise<readonly Delivery[]>;
  progress(): Promise<QueueProgress>;
  close(): Promise<void>;
}
