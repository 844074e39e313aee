/** What a request has made is gone with it: nothing of it waits for a full collection of garbage, which would hold up everybody. */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLibrary } from '../support/library.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let viewer: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  viewer = await server.user('admin');
  await makeLibrary(server.app, { viewer, other: await server.user('user'), sceneCount: 60 });
});

afterAll(async () => server?.[Symbol.asyncDispose]());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void;

/** Objects that have outlived two collections of young ones. */
function old(): number {
  for (let times = 0; times < 2; times += 1) collect({ type: 'minor' });
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => /^(old|large_object)_space$/.test(space_name));
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}

test.each([
  ['{ __typename }', 5],
  [
    '{ scenes(first: 50) { nodes { id title streamUrl tags { id name } actors { id name } interactions { rating } } } }',
    20,
  ],
  [
    '{ scenes(first: 50) { edges { cursor node { id } } pageInfo { endCursor } totalCount } tags { nodes { id sceneCount } } }',
    20,
  ],
])('%s leaves less than %d KB', async (query, kilobytes) => {
  const askOften = async (times: number) => {
    for (let n = 0; n < times; n += 1) await ask(server.url, query, viewer);
  };
  await askOften(100); // until it is compiled, and known who asks
  collect({ type: 'major' });
  const before = old();
  for (let times = 0; times < 20; times += 1) {
    await askOften(10);
    collect({ type: 'minor' });
  }
  expect((old() - before) / 200 / 1000).toBeLessThan(kilobytes);
});

test('of a document that comes once, less than 3 KB stays', async () => {
  const askEach = async (from: number, to: number) => {
    for (let n = from; n < to; n += 1)
      await ask(
        server.url,
        `{ scenes(filter: {duration: {gte: ${n}}, height: {lte: 9999}}) { nodes { id title } } }`,
        viewer,
      );
  };
  await askEach(0, 200); // until it is compiled
  collect({ type: 'major' });
  const before = old();
  await askEach(200, 800);
  collect({ type: 'major' });
  expect((old() - before) / 600 / 1000).toBeLessThan(3);
});
