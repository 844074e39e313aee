/** Nobody runs many operations at once, and few dear ones run at all; those who wait come in their order. */
import { expect, test } from 'vitest';
import { createTurns, dearCost, quickCost } from '../../src/graphql/turns.ts';

const [quick, light, dear] = [quickCost, dearCost, dearCost + 1];

/** Takes turns and notes in which order they are had; `end` gives one back. */
function visitors() {
  const turns = createTurns(2);
  const running = new Map<string, Disposable>();
  return {
    running: () => [...running.keys()],
    async come(name: string, caller: string, cost: number) {
      void turns.take(caller, cost).then((turn) => running.set(name, turn));
      await settled();
    },
    async end(name: string) {
      running.get(name)?.[Symbol.dispose]();
      running.delete(name);
      await settled();
    },
  };
}

const settled = async () => new Promise((resolve) => setImmediate(resolve));

test('one caller runs twelve at once; the others do not wait for them', async () => {
  const { come, end, running } = visitors();
  for (let n = 1; n <= 14; n += 1) await come(`a${n}`, 'a', light);
  await come('b1', 'b', light);

  expect(running()).toEqual([...Array.from({ length: 12 }, (_, index) => `a${index + 1}`), 'b1']);
  await end('a3');
  expect(running()).toContain('a13');
  expect(running()).not.toContain('a14');
});

test('what is quick does not wait for lists of the same caller', async () => {
  const { come, running } = visitors();
  for (let n = 1; n <= 13; n += 1) await come(`list ${n}`, 'a', light);
  for (let n = 1; n <= 13; n += 1) await come(`look ${n}`, 'a', quick);

  const running12 = (what: string) => Array.from({ length: 12 }, (_, index) => `${what} ${index + 1}`);
  expect(running()).toEqual([...running12('list'), ...running12('look')]);
});

test('of what is dear two run, of different callers, and hold up nothing that is not', async () => {
  const { come, end, running } = visitors();
  await come('a1', 'a', dear);
  await come('a2', 'a', dear);
  await come('b1', 'b', dear);
  await come('c1', 'c', dear);
  await come('a3', 'a', light);

  expect(running()).toEqual(['a1', 'b1', 'a3']);
  await end('a1');
  expect(running()).toEqual(['b1', 'a3', 'c1']);
  await end('b1');
  expect(running()).toEqual(['a3', 'c1', 'a2']);
});

test('dear operations share their statements, so that those of others find a connection', async () => {
  const turns = createTurns(2);
  const [a, b, c] = [await turns.take('a', dear), await turns.take('b', dear), await turns.take('c', light)];
  await Promise.all([a.statements.enter(), b.statements.enter()]);
  await c.statements.enter();
  let hasEntered = false;
  void a.statements.enter().then(() => {
    hasEntered = true;
  });
  await settled();

  expect(hasEntered).toBe(false);
  b.statements.leave();
  await settled();
  expect(hasEntered).toBe(true);
});

test('who lets more than 200 wait is refused, until some have ended', async () => {
  const turns = createTurns(2);
  const open = Array.from({ length: 212 }, async () => turns.take('a', light));
  const refusal = { code: 'RATE_LIMITED', retryAfterSeconds: 1 };

  await expect(turns.take('a', light)).rejects.toMatchObject(refusal);
  await expect(turns.take('a', dear)).rejects.toMatchObject(refusal);
  await expect(turns.take('b', light)).resolves.toBeDefined();
  (await open[0])?.[Symbol.dispose]();
  await expect(turns.take('a', dear)).resolves.toBeDefined();
});
