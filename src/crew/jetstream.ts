import {
  AckPolicy,
  DiscardPolicy,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { ProblemError } from '../dossier/problem.js';
import type { Delivery, ReadingTask, TaskQueue } from './queue.js';

/** A task that a worker holds in silence for so long is handed to another. */
const PATIENCE_SECONDS = 30;
/** Back-pressure: so many tasks may wait; whoever adds more waits with them. */
const MOST_WAITING = 100_000;
const MOST_IN_HAND = 2_000;
/** Within this time a task that was added twice is kept once; after it, reading twice still does no harm. */
const SAME_WITHIN_SECONDS = 600;
const ADDED_TOGETHER = 500;
const PAUSE_WHEN_FULL_MILLISECONDS = 250;
/** The client refuses to wait for less. */
const SHORTEST_WAIT_MILLISECONDS = 1000;

const nanoseconds = (seconds: number): number => seconds * 1e9;

export interface JetStreamOptions {
  /** `nats://host:4222`; a user and a token may stand in it. */
  readonly server: string;
  /** Which dossier the tasks are for. */
  readonly dossier: string;
  /** Tasks of one version of the reader are seen by workers of that version alone: the crew can be upgraded one by one. */
  readonly reader: string;
}

/**
 * The reading tasks of one dossier and one reader version on NATS JetStream: a work queue with explicit acknowledgement.
 * The queue is no store: what counts is what the dossier holds, and lost tasks are found again by comparing.
 */
export async function openJetStreamQueue(options: JetStreamOptions): Promise<TaskQueue> {
  const { connection, manager } = await connected(options.server);
  const client = jetstream(connection);
  const stream = `PARLEY_${token(options.dossier)}`;
  const subject = `parley.${token(options.dossier)}.${token(options.reader)}`;
  const durable = `read_${token(options.reader)}`;
  await ensureStream(manager, stream, `parley.${token(options.dossier)}.>`);
  await manager.consumers.add(stream, {
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanoseconds(PATIENCE_SECONDS),
    filter_subject: subject,
    max_ack_pending: MOST_IN_HAND,
    max_deliver: -1,
  });
  const consumer = await client.consumers.get(stream, durable);
  // One request at a time: of two that wait on one consumer, the server may leave one without a sign of life.
  let turn: Promise<unknown> = Promise.resolve();

  const fetch = async (most: number, waitMilliseconds: number): Promise<readonly Delivery[]> => {
    const deliveries: Delivery[] = [];
    try {
      for await (const message of await consumer.fetch({
        max_messages: most,
        expires: Math.max(SHORTEST_WAIT_MILLISECONDS, waitMilliseconds),
      }))
        deliveries.push(deliveryOf(message));
    } catch (error) {
      if (!isSilence(error)) throw error;
      // On a busy machine the sign of life may only be late. What came is in hand; a server that is away says so here.
      if (deliveries.length === 0) await manager.consumers.info(stream, durable);
    }
    return deliveries;
  };

  return {
    async add(tasks) {
      for (let at = 0; at < tasks.length; at += ADDED_TOGETHER) {
        let left: readonly ReadingTask[] = tasks.slice(at, at + ADDED_TOGETHER);
        while (left.length > 0) {
          const results = await Promise.allSettled(
            left.map((task) =>
              client.publish(subject, JSON.stringify(task), { msgID: `${options.reader}:${task.sha256}` }),
            ),
          );
          const refused: ReadingTask[] = [];
          for (const [index, result] of results.entries()) {
            if (result.status === 'fulfilled') continue;
            if (!isFull(result.reason)) throw result.reason;
            const task = left[index];
            if (task) refused.push(task);
          }
          left = refused;
          if (left.length > 0)
            await new Promise((resolve) => setTimeout(resolve, PAUSE_WHEN_FULL_MILLISECONDS));
        }
      }
    },

    take(most, waitMilliseconds) {
      const mine = turn.then(() => fetch(most, waitMilliseconds));
      turn = mine.catch(() => undefined);
      return mine;
    },

    async progress() {
      const info = await manager.consumers.info(stream, durable);
      return {
        waiting: info.num_pending,
        inHand: info.num_ack_pending,
        handedOutAgain: info.num_redelivered,
      };
    },

    close: () => connection.drain(),
  };
}

/** Looks whether JetStream answers, and changes nothing there: the server's version. Throws a `ProblemError` otherwise. */
export async function lookAtJetStream(server: string): Promise<string> {
  const { connection, manager } = await connected(server);
  try {
    const { streams } = await manager.getAccountInfo();
    return `nats-server ${connection.info?.version ?? '?'} with JetStream, ${streams} streams`;
  } finally {
    await connection.close();
  }
}

async function connected(
  server: string,
): Promise<{ readonly connection: NatsConnection; readonly manager: JetStreamManager }> {
  let connection: NatsConnection | null = null;
  try {
    connection = await connect({
      ...serverOf(server),
      name: 'parley',
      maxReconnectAttempts: -1,
      waitOnFirstConnect: false,
    });
    return { connection, manager: await jetstreamManager(connection) };
  } catch (error) {
    const reached = connection !== null;
    await connection?.close();
    const said = error instanceof Error ? error.message : String(error);
    const refused = /authorization|authentication/i.test(said);
    throw new ProblemError({
      kind: 'no-queue',
      expected: 'a NATS server with JetStream that answers',
      found: said,
      where: server.replace(/\/\/.*@/, '//'),
      remedy: refused
        ? 'check the user and password, or the token, in the address'
        : reached
          ? 'turn JetStream on: nats-server -js'
          : 'check address and port and that the server runs, then give the same command again',
    });
  }
}

async function ensureStream(manager: JetStreamManager, name: string, subject: string): Promise<void> {
  const wanted = {
    subjects: [subject],
    max_msgs: MOST_WAITING,
    discard: DiscardPolicy.New,
    duplicate_window: nanoseconds(SAME_WITHIN_SECONDS),
  };
  try {
    await manager.streams.add({
      name,
      ...wanted,
      retention: RetentionPolicy.Workqueue,
      storage: StorageType.File,
    });
  } catch (error) {
    // Another worker may have made it, or an older Parley with other limits.
    if (!/already in use|stream name/i.test(String(error))) throw error;
    await manager.streams.update(name, wanted);
  }
}

const deliveryOf = (message: JsMsg): Delivery => ({
  task: message.json<ReadingTask>(),
  tries: message.info.deliveryCount,
  waiting: message.info.pending,
  alive: () => message.working(),
  done: async (confirmed) => {
    if (confirmed === 'confirmed') await message.ackAck();
    else message.ack();
  },
  again: (pause) => message.nak(pause),
  // Without the reason, which servers before 2.10.4 do not understand: they would hand it out for ever.
  drop: () => message.term(),
});

const isSilence = (error: unknown): boolean => /heartbeats missed/i.test(String(error));
const isFull = (reason: unknown): boolean => /maximum messages/i.test(String(reason));

/** Names in NATS hold no dots, blanks or wildcards. */
const token = (name: string): string => name.replace(/[^A-Za-z0-9_-]/g, '_');

function serverOf(address: string): {
  readonly servers: string;
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
} {
  const url = new URL(address.includes('://') ? address : `nats://${address}`);
  const servers = `${url.hostname}:${url.port || '4222'}`;
  if (url.password)
    return { servers, user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  return url.username ? { servers, token: decodeURIComponent(url.username) } : { servers };
}
