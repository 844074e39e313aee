import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
});
afterAll(async () => server[Symbol.asyncDispose]());

const readiness = async () => {
  const response = await fetch(new URL('/readyz', server.url));
  return { code: response.status, ...((await response.json()) as object) };
};

test('/healthz says that the process is alive, to everybody', async () => {
  const response = await fetch(new URL('/healthz', server.url));

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
});

test('/readyz says what is missing, and is well while a worker lives', async () => {
  const withoutWorker = {
    code: 503,
    status: 'unavailable',
    database: 'ok',
    queue: 'ok',
    worker: 'no worker process is running: start one with npm run worker',
  };
  expect(await readiness()).toEqual(withoutWorker);

  const worker = await startWorker(server.app);
  await eventually(async () => (await readiness()).code === 200);
  expect(await readiness()).toEqual({ code: 200, status: 'ok', database: 'ok', queue: 'ok', worker: 'ok' });

  await worker[Symbol.asyncDispose]();
  await eventually(async () => (await readiness()).code === 503);
  expect(await readiness()).toEqual(withoutWorker);
});
