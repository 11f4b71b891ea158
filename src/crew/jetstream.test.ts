import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NatsServer, startNats } from '../../tests/support/nats.js';
import { describeWith } from '../../tests/support/needs.js';
import { lookAtJetStream, openJetStreamQueue } from './jetstream.js';

describeWith('nats')('the queue on JetStream', () => {
  let nats: NatsServer;
  beforeAll(async () => {
    nats = await startNats();
  });
  afterAll(() => nats.remove());

  const open = (dossier: string, reader = '1-abc') =>
    openJetStreamQueue({ server: nats.address, dossier, reader });
  const tasks = (count: number) => Array.from({ length: count }, (_, index) => ({ sha256: `t${index}` }));

  test('hands out each task once', async () => {
    const queue = await open('once');
    await queue.add(tasks(10));
    const first = await queue.take(6, 1000);
    const second = await queue.take(6, 1000);
    await Promise.all([...first, ...second].map((delivery) => delivery.done('confirmed')));
    expect([...first, ...second].map(({ task }) => task.sha256).sort()).toEqual(
      tasks(10)
        .map(({ sha256 }) => sha256)
        .sort(),
    );
    expect(await queue.progress()).toEqual({ waiting: 0, inHand: 0, handedOutAgain: 0 });
    await queue.close();
  });

  test('a task added twice is queued once', async () => {
    const queue = await open('twice');
    await queue.add(tasks(3));
    await queue.add(tasks(3));
    expect((await queue.progress()).waiting).toBe(3);
    await queue.close();
  });

  test('a task given back comes again, counted', async () => {
    const queue = await open('again');
    await queue.add(tasks(1));
    const [first] = await queue.take(1, 1000);
    first?.again(10);
    const [second] = await queue.take(1, 2000);
    expect([first?.tries, second?.tries]).toEqual([1, 2]);
    second?.drop();
    await queue.close();
  });

  test('workers of another reader version do not see these tasks', async () => {
    const old = await open('versions', '1-abc');
    const fresh = await open('versions', '2-abc');
    await old.add(tasks(2));
    expect(await fresh.take(2, 1000)).toEqual([]);
    expect(await old.take(2, 1000)).toHaveLength(2);
    await Promise.all([old.close(), fresh.close()]);
  });

  test('a look at the server changes nothing, and an absent one is a problem with a way out', async () => {
    const before = await lookAtJetStream(nats.address);
    expect(before).toMatch(/^nats-server 2\.\d+.* with JetStream, \d+ streams$/);
    expect(await lookAtJetStream(nats.address)).toBe(before);
    const nowhere = 'nats://nora:secret@127.0.0.1:1';
    await expect(lookAtJetStream(nowhere)).rejects.toMatchObject({
      problem: { kind: 'no-queue', where: 'nats://127.0.0.1:1' },
    });
    await expect(
      openJetStreamQueue({ server: nowhere, dossier: 'x', reader: '1-abc' }),
    ).rejects.toMatchObject({ problem: { kind: 'no-queue' } });
  });

  test('a server that is killed keeps its tasks', async () => {
    const queue = await open('killed');
    await queue.add(tasks(20));
    await nats.kill();
    await nats.start();
    const taken = await queue.take(20, 3000);
    expect(new Set(taken.map(({ task }) => task.sha256)).size).toBe(20);
    await queue.close();
  });
});
