import { expect, test } from 'vitest';
import { ConflatingQueue } from '../../src/events/conflating-queue.ts';

const value = async (queue: ConflatingQueue<string>) => (await queue.next()).value;

test('each key comes with its newest value, in the order of these', async () => {
  const queue = new ConflatingQueue<string>();
  queue.push('a', 'a1');
  queue.push('b', 'b1');
  queue.push('a', 'a2');

  expect([await value(queue), await value(queue)]).toEqual(['b1', 'a2']);
});

test('a reader that waits gets what is pushed next, and what comes meanwhile after that', async () => {
  const queue = new ConflatingQueue<string>();
  const first = value(queue);
  queue.push('a', 'a1');
  queue.push('b', 'b1');
  queue.push('b', 'b2');

  expect(await first).toBe('a1');
  expect(await value(queue)).toBe('b2');
});

test('a reader that fell behind by thousands reads the last word on each thing only', async () => {
  const queue = new ConflatingQueue<string>();
  for (let n = 0; n < 10_000; n++) queue.push(`key ${n % 3}`, String(n));

  expect([await value(queue), await value(queue), await value(queue)]).toEqual(['9997', '9998', '9999']);
});

test('its end reaches a reader that waits, and says so once to whoever feeds it', async () => {
  let closed = 0;
  const queue = new ConflatingQueue<string>(() => closed++);
  const waiting = queue.next();

  await queue.return();
  await queue.return();

  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(closed).toBe(1);
});

test('after its end nothing is kept or given', async () => {
  const queue = new ConflatingQueue<string>();
  queue.push('a', 'a1');
  await queue.return();
  queue.push('b', 'b1');

  expect(await queue.next()).toEqual({ done: true, value: undefined });
});

test('a loop over it ends with a break, which closes it', async () => {
  let closed = false;
  const queue = new ConflatingQueue<string>(() => {
    closed = true;
  });
  queue.push('a', 'a1');

  for await (const item of queue) {
    expect(item).toBe('a1');
    break;
  }

  expect(closed).toBe(true);
});

test('several readers that wait at once all come to an end', async () => {
  const queue = new ConflatingQueue<string>();
  const readers = [queue.next(), queue.next()];
  queue.push('a', 'a1');
  await queue.return();

  expect((await Promise.all(readers)).map(({ done }) => done)).toContain(true);
});
