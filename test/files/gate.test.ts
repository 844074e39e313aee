import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createGate } from '../../src/files/gate.ts';

test('so many pass at once, the rest in their order, also when one fails', async () => {
  const gate = createGate(2);
  const begun: number[] = [];
  const work = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const passed = work.map(async ({ promise }, index) =>
    gate(async () => {
      begun.push(index);
      await promise;
    }).catch((error: Error) => error.message),
  );
  await turn();
  expect(begun).toEqual([0, 1]);
  work[1]?.reject(new Error('one fails'));
  await turn();
  expect(begun).toEqual([0, 1, 2]);
  for (const { resolve } of work) resolve();
  expect(await Promise.all(passed)).toEqual([undefined, 'one fails', undefined, undefined, undefined]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
