/** Phases for the scenes that a filter means. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
  for (const title of ['beach one', 'beach two', 'forest']) await addScene(server.app, { title });
  await addScene(server.app, { title: 'beach three', trashedAt: new Date() });
});

afterAll(async () => server[Symbol.asyncDispose]());

test('a filter names them, without those in the trash', async () => {
  const { processScenes } = await admin.client.processScenes({
    phase: 'METADATA',
    filter: { title: { startsWith: 'beach' } },
  });

  expect(processScenes).toMatchObject({ queued: 2, skipped: 0 });
});

test('ids and filter both, or neither, is refused', async () => {
  for (const named of ['', ', ids: ["1"], filter: {}']) {
    const { errors } = await ask(server.url, `mutation { processScenes(phase: METADATA${named}) { queued } }`, admin);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'ids' });
  }
});
