/** Many change studios, and what belongs to them, at the same time: nobody waits for another in a circle. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addScene, addStudio } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});
afterAll(async () => server[Symbol.asyncDispose]());

const codesOf = async (mutations: string[]) => {
  const answers = await Promise.all(mutations.map(async (field) => ask(server.url, `mutation { ${field} }`, admin)));
  return answers.map(({ errors }) => errors?.[0]?.extensions?.code);
};

test('deletions beside moves, restorations and new studios', async () => {
  const parent = await addStudio(server.app);
  const ids = await Promise.all(Array.from({ length: 25 }, async () => (await addStudio(server.app)).id));
  const codes = await codesOf(
    ids.flatMap((id) => [
      `deleteStudio(id: "${id}")`,
      `updateStudio(id: "${id}", input: { parentId: "${parent.id}" }) { id }`,
      `restoreStudio(id: "${id}") { id }`,
      `createStudio(input: { name: "below", parentId: "${id}", networkId: "${parent.id}" }) { id }`,
    ]),
  );

  expect(codes.filter((code) => code !== undefined && !['NOT_FOUND', 'BAD_USER_INPUT'].includes(code))).toEqual([]);
});

test('merges beside scenes that get their studio, one or many at once', async () => {
  const target = await addStudio(server.app);
  const sources = await Promise.all(Array.from({ length: 8 }, async () => addStudio(server.app)));
  const scenes = await Promise.all(sources.map(async ({ pk }) => addScene(server.app, { studioId: pk })));
  const codes = await codesOf(
    sources.flatMap(({ id }, index) => [
      `mergeStudios(targetId: "${target.id}", sourceIds: ["${id}"]) { id }`,
      `updateScene(id: "${scenes[index]}", input: { studioId: "${id}" }) { id }`,
      `updateScenes(ids: ${JSON.stringify(scenes)}, input: { studioId: "${target.id}" }) { count }`,
      `createStudio(input: { name: "between", parentId: "${id}", networkId: "${target.id}" }) { id }`,
    ]),
  );

  expect(codes.filter((code) => code !== undefined && !['NOT_FOUND', 'BAD_USER_INPUT'].includes(code))).toEqual([]);
});

test('PostgreSQL had to end none of them', async () => {
  const [found] = await server.app.orm.em.execute<{ deadlocks: number }[]>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );

  expect(found?.deadlocks).toBe(0);
});
