import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
});
afterAll(async () => server[Symbol.asyncDispose]());

const readiness = async (path = '/api/readyz') => {
  const response = await fetch(new URL(path, server.url));
  return { code: response.status, ...((await response.json()) as Record<'worker', string>) };
};

test('/api/healthz says that the process is alive, to everybody', async () => {
  const response = await fetch(new URL('/api/healthz', server.url));

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
});

test('/api/readyz says whether a worker lives, and is well without one; /api/readyz?worker is not', async () => {
  const withoutWorker = {
    code: 200,
    status: 'ok',
    database: 'ok',
    queue: 'ok',
    worker: 'no worker process is running: start one with npm run worker',
  };
  const withWorker = { ...withoutWorker, worker: 'ok' };
  const unready = { ...withoutWorker, code: 503, status: 'unavailable' };
  expect(await readiness()).toEqual(withoutWorker);
  expect(await readiness('/api/readyz?worker')).toEqual(unready);

  const worker = await startWorker(server.app);
  await eventually(async () => (await readiness()).worker === 'ok');
  expect(await readiness()).toEqual(withWorker);
  expect(await readiness('/api/readyz?worker')).toEqual(withWorker);

  await worker[Symbol.asyncDispose]();
  await eventually(async () => (await readiness()).worker !== 'ok');
  expect(await readiness('/api/readyz?worker=')).toEqual(unready);
});

test('/api/readyz is 503 when the queue cannot be read, and says so', async () => {
  await server.app.orm.em.fork().execute('alter schema graphile_worker rename to queue_of_before');

  expect(await readiness()).toMatchObject({
    code: 503,
    status: 'unavailable',
    database: 'ok',
    queue: 'the queue cannot be read',
  });
});
