/** The database goes away under a running server, and comes back. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { addScene } from '../support/factories.ts';
import { removeFolder, startTestServer, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const log = { info: () => {}, warn: () => {} };
const settings = { fsync: 'off' };

test('meanwhile everything is UNAVAILABLE, afterwards all goes on, subscriptions included', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const dataDir = join(folder, 'postgres-data');
  await mkdir(dataDir);
  const database = await startEmbedded({ dataDir, log, settings });
  const orm = await connectOrm(database.url);
  await migrate(orm, log).finally(() => orm.close(true));
  const port = new URL(database.url).port;

  const server = stack.use(await startTestServer({ databaseUrl: database.url }));
  const admin = await server.user('admin');
  const id = await addScene(server.app);
  const { streamUrl } = (await admin.client.scene({ id })).scene ?? {};
  const seen: string[] = [];
  void (async () => {
    for await (const { sceneChanged } of admin.client.sceneChanged()) seen.push(sceneChanged.kind);
  })();
  await admin.client.queueChanged()[Symbol.asyncIterator]().next();

  await database[Symbol.asyncDispose]();
  const impatient = server.client(admin.token, { retries: 0 });
  await expect(impatient.scenes()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect((await fetch(new URL(streamUrl ?? '', server.url))).status).toBe(503);
  expect((await fetch(`${server.url}/api/healthz`)).status).toBe(200);
  const readiness = await fetch(`${server.url}/api/readyz`);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toEqual({
    status: 'unavailable', // and nothing of where the database is
    database: 'the database cannot be used',
    queue: 'the queue cannot be read',
    worker: 'workers cannot be looked for',
  });

  stack.use(await startEmbedded({ dataDir, log, settings: { ...settings, port } }));
  await eventually(async () => (await fetch(`${server.url}/api/readyz`)).status === 200);
  expect((await admin.client.scenes({ totals: true })).scenes.totalCount).toBe(1);
  await admin.client.updateScene({ id, input: { title: 'Back' } });
  await eventually(() => seen.includes('UPDATED'));
}, 60_000);
