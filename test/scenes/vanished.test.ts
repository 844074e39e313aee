/** What is removed by somebody else while a document is answered: between the statement that finds it and the one that reads more of it. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let admin: TestUser;
let database: pg.Client;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
  database = new pg.Client(server.databaseUrl);
  await database.connect();
});

afterAll(async () => {
  await database.end();
  await server[Symbol.asyncDispose]();
});

test.each(['studio', 'actors', 'tags'])('a scene has no %s any more', async (relation) => {
  const id = await addScene(server.app, { duration: 60 });
  await admin.client.createMarker({ input: { sceneId: id, seconds: 1, label: 'Lake' } });
  const table = relation === 'studio' ? 'studios' : `scene_${relation}`;
  await database.query(`begin; lock table ${table}`);
  const scene = `scene { id ${relation} { id } }`; // by itself it would be read together with them
  const asked = ask(server.url, `{ markers(filter: { sceneId: "${id}" }) { nodes { ${scene} } } }`, admin);
  const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await eventually(async () => (await server.app.orm.em.execute(waiting)).length === 1);
  await database.query(`delete from scenes where id = ${id}; commit`);

  const { data, errors } = await asked;
  expect(errors).toBeUndefined();
  const expected = { id, [relation]: relation === 'studio' ? null : [] };
  expect(data).toEqual({ markers: { nodes: [{ scene: expected }] } });
});

test('a marker whose scene is gone says so', async () => {
  const sceneId = await addScene(server.app, { duration: 60 });
  await admin.client.createMarker({ input: { sceneId, seconds: 1, label: 'Lake' } });
  // As it is between the two statements: in the rows themselves the one does not stay without the other.
  await database.query(`set session_replication_role = replica; delete from scenes where id = ${sceneId}`);

  const { errors } = await ask(
    server.url,
    `{ markers(filter: { sceneId: "${sceneId}" }) { nodes { id scene { id } } } }`,
    admin,
  );

  expect(errors).toMatchObject([
    { message: 'It has just been removed by somebody else.', extensions: { code: 'NOT_FOUND' } },
  ]);
});
