/** A trigger whose plan was made for one row must do for thousands: as a nested loop that took hours, where it takes a second. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

afterAll(async () => server?.[Symbol.asyncDispose]());

test('a change of six thousand rows ends on a connection that has changed one before', async () => {
  const em = server.app.orm.em.fork();
  await em.begin(); // one connection
  const execute = async (statement: string) => em.execute(statement);
  const tables = { scenes: 'title', actors: 'name', studios: 'name', tags: 'name' };
  await execute(`insert into storage_paths (name, path) values ('Library', '/library')`);
  for (const [table, name] of Object.entries(tables)) {
    await execute(`insert into ${table} (${name}) select 'thing ' || n from generate_series(1, 6000) n`);
  }
  for (const [table, name] of Object.entries(tables)) {
    await execute(`update ${table} set ${name} = 'one' where id = (select min(id) from ${table})`); // the first of all changes
  }
  await execute(`
    update scenes set stored_path = '/library/' || id % 10 || '/' || id || '.mp4', duration = 10,
           storage_path_id = (select id from storage_paths where path = '/library')`);
  await execute(
    'insert into scene_tags (scene_id, tag_id) select id, (select min(id) from tags) from scenes order by id limit 1',
  );
  for (const [table, name] of Object.entries(tables)) {
    await execute(`update ${table} set ${name} = ${name} || ' more'`);
  }
  await execute('update scenes set duration = 20, view_count = 1');
  await execute('insert into scene_tags (scene_id, tag_id) select id, (select max(id) from tags) from scenes');
  await execute('insert into scene_actors (scene_id, actor_id) select id, (select max(id) from actors) from scenes');
  expect(
    await execute(
      `select sum(scenes)::int as scenes, sum(duration)::int as seconds from scene_count_changes where kind = 'tag'`,
    ),
  ).toEqual([{ scenes: 6001, seconds: 120_020 }]);
  await em.rollback();
}, 60_000);
