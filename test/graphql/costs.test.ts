/** What costs too much is refused before it runs, and what grows too large while it grows: over HTTP and WebSockets. */

import { createClient as createSocketClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { rows } from '../../src/database/rows.ts';
import { addScene } from '../support/factories.ts';
import { ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let user: TestUser;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [user, admin] = [await server.user('user'), await server.user('admin')];
});
afterAll(async () => server[Symbol.asyncDispose]());

const dear = '{ scenes(first: 50) { nodes { related { related { id } } } } }';

describe('too dear', () => {
  test('over HTTP', async () => {
    const { status, data, errors } = await ask(server.url, dear, user);

    expect(status).toBe(400);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', cost: expect.any(Number), limit: 200_000 } },
    ]);
    expect(errors?.[0]?.message).toMatch(
      /^This document costs \d+ points: at most 200000 are allowed. Ask for fewer rows or fields at once.$/,
    );
  });

  test('over a WebSocket', async () => {
    expect((await askSocket(server.url, dear, user)).errors).toMatchObject([
      { message: /costs \d+ points: at most 200000/, extensions: { code: 'BAD_USER_INPUT', limit: 200_000 } },
    ]);
  });

  test('each event of a subscription, which may cost a tenth', async () => {
    const related = Array.from({ length: 25 }, (_, n) => `r${n}: related { id }`).join(' ');
    const events = `subscription { sceneChanged { scene { ${related} } } }`;
    expect((await askSocket(server.url, events, user)).errors).toMatchObject([
      { message: /Each event of this subscription costs \d+ points: at most 20000/, extensions: { limit: 20_000 } },
    ]);
  });

  test('without a login sooner', async () => {
    const part = '__schema { types { fields { name args { name } } } }';
    const types = `{ a: ${part} b: ${part} }`;
    expect((await ask(server.url, types)).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', limit: 1000 } },
    ]);
  });

  test.each([
    [
      'depth',
      `{ studios { nodes { ${'parent { '.repeat(14)} id ${'} '.repeat(14)} } } }`,
      /nests 17 fields: at most 15/,
    ],
    [
      'aliases',
      `{ server { ${Array.from({ length: 101 }, (_, n) => `a${n}: version`).join(' ')} } }`,
      /101 aliases: at most 100/,
    ],
    [
      'root fields',
      `{ ${Array.from({ length: 51 }, (_, n) => `a${n}: viewer { permissions }`).join(' ')} }`,
      /51 fields at once: at most 50/,
    ],
    [
      'a filter',
      `{ tags(filter: { scene: { or: [${'{ averageRating: { gte: 1 } }'.repeat(6)}] } }) { nodes { id } } }`,
      /A filter costs \d+ points: at most 80000/,
    ],
  ])('%s', async (_name, text, message) => {
    for (const { errors } of [await ask(server.url, text, user), await askSocket(server.url, text, user)]) {
      expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('a filter that is to be saved', async () => {
    const filter = { or: Array.from({ length: 20 }, () => ({ title: { contains: 'boat' } })) };
    const text = 'mutation ($filter: SceneFilter!) { createSavedSearch(name: "boats", filter: $filter) { id } }';
    expect((await ask(server.url, text, { ...user, variables: { filter } })).errors).toMatchObject([
      { message: /A filter costs/, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

test('the cost is told when it is asked for', async () => {
  const query = '{ scenes(first: 10) { nodes { id } } }';
  const response = await fetch(new URL('/graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${user.token}` },
    body: JSON.stringify({ query, extensions: { cost: true } }),
  });
  const { extensions } = (await response.json()) as { extensions: object };
  expect(extensions).toEqual({ cost: 131, limit: 200_000 });

  const client = createSocketClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${user.token}` },
  });
  const { value } = await client.iterate({ query, extensions: { cost: true } }).next();
  await client.dispose();
  expect(value.extensions).toEqual({ cost: 131, limit: 200_000 });

  expect(await ask(server.url, query, user)).not.toHaveProperty('extensions');
});

describe('an answer that grows too large', () => {
  const large = '{ scenes(first: 100) { nodes { description } } }';

  beforeAll(async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, async () => addScene(server.app)));
    await rows(server.app.orm.em.fork())
      .updateTable('scenes')
      .set({ description: 'ä'.repeat(300_000) })
      .where('id', 'in', ids)
      .execute();
  });

  test('is given up, over HTTP', async () => {
    const { data, errors } = await ask(server.url, large, user);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message: /larger than 32 MiB/, extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors).toHaveLength(1);
  });

  test('and over a WebSocket', async () => {
    const { data, errors } = await askSocket(server.url, large, user);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message: /larger than 32 MiB/, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('a smaller one is not', async () => {
    const { data, errors } = await ask(server.url, '{ scenes(first: 40) { nodes { description } } }', user);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ scenes: { nodes: { length: 40 } } });
  });
});

describe('what is too long in an argument', () => {
  const refusal = async (text: string, who = user) => {
    const { errors } = await ask(server.url, text, who);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    return errors?.[0]?.message;
  };
  const ids = (count: number) => JSON.stringify(Array.from({ length: count }, (_, n) => String(n + 1)));
  const long = 'x'.repeat(256);

  test.each([
    ['contains', `{ scenes(filter: { title: { contains: "${long}" } }) { nodes { id } } }`, 'filter.title.contains'],
    [
      'startsWith',
      `{ actors(filter: { name: { startsWith: "${long}" } }) { nodes { id } } }`,
      'filter.name.startsWith',
    ],
    ['labels', `{ markerLabels(search: "${long}") { nodes { label } } }`, 'search'],
    ['users', `{ users(search: "${long}") { nodes { id } } }`, 'search'],
  ])('%s has at most 255 characters', async (_name, text, field) => {
    expect(await refusal(text, admin)).toBe(`${field} must be at most 255 characters long; it has 256.`);
  });

  test('a filter has at most 200 filters in it', async () => {
    expect(await refusal(`{ scenes(filter: { or: [${'{}'.repeat(201)}] }) { nodes { id } } }`)).toMatch(
      'filter must have at most 200 filters in it.',
    );
  });

  test.each([
    [
      'merged actors',
      `mutation { mergeActors(sourceIds: ${ids(1001)}, targetId: "1") { id } }`,
      'sourceIds must name at most 1000 actors.',
    ],
    [
      'merged studios',
      `mutation { mergeStudios(sourceIds: ${ids(1001)}, targetId: "1") { id } }`,
      'sourceIds must name at most 1000 studios.',
    ],
    [
      'merged tags',
      `mutation { mergeTags(sourceIds: ${ids(1001)}, targetId: "1") { id } }`,
      'sourceIds must name at most 1000 tags.',
    ],
    [
      'a list of texts',
      `{ scenes(filter: { title: { in: ${ids(1001)} } }) { nodes { id } } }`,
      'filter.title.in must have at most 1000 entries; it has 1001.',
    ],
    [
      'permissions',
      `mutation { createRole(name: "r", permissions: ${ids(1001)}) { id } }`,
      'permissions must have at most 1000 entries; it has 1001.',
    ],
  ])('%s', async (_name, text, message) => {
    expect(await refusal(text, admin)).toBe(message);
  });

  test('tags and actors of a scene', async () => {
    const id = await addScene(server.app);
    const update = (input: string) => `mutation { updateScene(id: "${id}", input: { ${input} }) { id } }`;
    expect(await refusal(update(`tagIds: ${ids(201)}`), admin)).toBe('input.tagIds must name at most 200 tags.');
    expect(await refusal(update(`actorIds: ${ids(201)}`), admin)).toBe('input.actorIds must name at most 200 actors.');
    const bulk = `mutation { updateScenes(ids: ["${id}"], input: { tags: { mode: ADD, ids: ${ids(201)} } }) { count } }`;
    expect(await refusal(bulk, admin)).toBe('input.tags.ids must name at most 200 tags.');
  });

  test('ids, of which no field takes more than 10000', async () => {
    const { errors } = await ask(server.url, 'mutation ($ids: [ID!]) { startScan(storagePathIds: $ids) { id } }', {
      ...admin,
      variables: { ids: Array.from({ length: 10_001 }, (_, n) => String(n)) },
    });
    expect(errors).toMatchObject([
      {
        message: 'storagePathIds must have at most 10000 entries; it has 10001.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});
