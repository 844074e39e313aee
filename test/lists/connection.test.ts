/** Pages: the rules of their arguments, and that every row is seen once, both ways, while rows come and go. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import type { PageArgs } from '../../src/lists/connection.ts';
import { pageRequestOf } from '../../src/lists/page.ts';
import { ScanStatus } from '../../src/storage/scan.enums.ts';
import { addJob, addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

describe('which page the arguments mean', () => {
  test.each<[PageArgs, object]>([
    [{}, { limit: 20, offset: 0, backwards: false, cursor: null }],
    [
      { first: null, after: null, last: null, before: null, offset: null },
      { limit: 20, backwards: false },
    ],
    [{ first: 1 }, { limit: 1, backwards: false }],
    [
      { first: 100, offset: 200 },
      { limit: 100, offset: 200 },
    ],
    [{ after: 'c' }, { limit: 20, backwards: false, cursor: 'c', cursorField: 'after' }],
    [{ last: 5 }, { limit: 5, backwards: true, cursor: null }],
    [{ before: 'c' }, { limit: 20, backwards: true, cursor: 'c', cursorField: 'before' }],
    [
      { last: 5, before: 'c', offset: 3 },
      { limit: 5, backwards: true, cursor: 'c', offset: 3 },
    ],
  ])('%j', (args, request) => {
    expect(pageRequestOf(args)).toMatchObject(request);
  });

  test.each<[PageArgs, string, RegExp]>([
    [{ first: 0 }, 'first', /between 1 and 100/],
    [{ first: -1 }, 'first', /between 1 and 100/],
    [{ first: 101 }, 'first', /between 1 and 100/],
    [{ last: 0 }, 'last', /between 1 and 100/],
    [{ last: 101 }, 'last', /between 1 and 100/],
    [{ offset: -1 }, 'offset', /0 or more/],
    [{ first: 1, last: 1 }, 'last', /cannot be combined/],
    [{ last: 1, after: 'c' }, 'after', /use before/],
    [{ first: 1, before: 'c' }, 'before', /use after/],
    [{ after: 'c', before: 'd' }, 'after', /use before/],
  ])('%j is refused for %s', (args, field, message) => {
    expect(() => pageRequestOf(args)).toThrow(message);
    expect(() => pageRequestOf(args)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', field }));
  });
});

test('every connection of the API can be paged in both directions and has a total', async () => {
  const types = Object.values((await createSchema()).getTypeMap()).filter(isObjectType);
  const lists = types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const connection = getNamedType(field.type);
      return connection.name.endsWith('Connection') && isObjectType(connection)
        ? [{ name: `${type.name}.${field.name}`, args: field.args.map(({ name }) => name), connection }]
        : [];
    }),
  );

  for (const { name, args, connection } of lists) {
    expect(args, name).toEqual(expect.arrayContaining(['first', 'after', 'last', 'before', 'offset']));
    expect(Object.keys(connection.getFields()), name).toEqual(
      expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']),
    );
  }
  expect(lists.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Query.scenes', 'Query.jobs', 'Query.users', 'Query.watchHistory', 'Tag.scenes']),
  );
});

type ListName = 'scenes' | 'jobs' | 'scans' | 'deadLetters' | 'users';

interface List {
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

describe.each<[ListName]>([['scenes'], ['jobs'], ['scans'], ['deadLetters'], ['users']])('the list of %s', (list) => {
  let server: TestServer;
  let admin: TestUser;
  let sceneOfJobs: string;

  beforeAll(async () => {
    server = await startTestServer({ worker: false });
    admin = await server.user('admin');
    if (list === 'jobs') sceneOfJobs = await addScene(server.app);
    for (let n = list === 'users' ? 1 : 0; n < 7; n++) await add(); // the admin is one of them
  });

  afterAll(async () => server[Symbol.asyncDispose]());

  const db = () => rows(server.app.orm.em.fork());

  async function add(): Promise<string> {
    if (list === 'scenes') return addScene(server.app);
    if (list === 'jobs') return addJob(server.app, sceneOfJobs, Phase.METADATA, JobStatus.COMPLETED);
    if (list === 'users') return (await server.user('user')).id;
    if (list === 'scans') {
      const scan = db().insertInto('scan_history').values({ status: ScanStatus.COMPLETED }).returning('id');
      return String((await scan.executeTakeFirstOrThrow()).id);
    }
    const letter = { jobId: randomUUID(), sceneId: '1', phase: Phase.METADATA, originalError: 'no', lastError: 'no' };
    return (await db().insertInto('dead_letter_queue').values(letter).returning('id').executeTakeFirstOrThrow()).id;
  }

  async function remove(id: string): Promise<void> {
    const tables = { scenes: 'scenes', jobs: 'job_history', deadLetters: 'dead_letter_queue', users: 'users' } as const;
    if (list === 'scans') await db().deleteFrom('scan_history').where('id', '=', Number(id)).execute();
    else await db().deleteFrom(tables[list]).where('id', '=', id).execute();
  }

  async function page(variables: object): Promise<List> {
    const parameters = '$first: Int, $after: String, $offset: Int, $last: Int, $before: String';
    const names = 'first: $first, after: $after, offset: $offset, last: $last, before: $before';
    const fields =
      'nodes { id } edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
    const { data, errors } = await ask(server.url, `query (${parameters}) { ${list}(${names}) { ${fields} } }`, {
      token: admin.token,
      variables: { ...variables },
    });
    expect(errors).toBeUndefined();
    return data?.[list] as List;
  }

  const ids = ({ nodes }: List) => nodes.map(({ id }) => id);

  test('a page says what lies before and after it', async () => {
    const first = await page({ first: 3 });
    const second = await page({ first: 3, after: first.pageInfo.endCursor });
    const third = await page({ first: 3, after: second.pageInfo.endCursor });
    const fourth = await page({ first: 3, after: third.pageInfo.endCursor });

    expect([first, second, third, fourth].map(({ nodes }) => nodes.length)).toEqual([3, 3, 1, 0]);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual([false, true, true]);
    expect(first.edges.map(({ node }) => node.id)).toEqual(ids(first));
    expect([first.pageInfo.startCursor, first.pageInfo.endCursor]).toEqual([
      first.edges[0]?.cursor,
      first.edges[2]?.cursor,
    ]);
    expect(fourth.pageInfo).toMatchObject({ startCursor: null, endCursor: null, hasNextPage: false });
    expect(first.totalCount).toBe(7);
  });

  test('offset gives the same rows by number', async () => {
    const all = ids(await page({ first: 100 }));

    expect(ids(await page({ first: 2, offset: 4 }))).toEqual(all.slice(4, 6));
    expect(ids(await page({ offset: 1000 }))).toEqual([]);
  });

  test('the end that a full page reaches is known', async () => {
    expect((await page({ first: 7 })).pageInfo.hasNextPage).toBe(false);
    expect((await page({ first: 6 })).pageInfo.hasNextPage).toBe(true);
  });

  test('forwards, every row that stays is seen once, whatever comes and goes meanwhile', async () => {
    const before = ids(await page({ first: 100 }));
    const seen: string[] = [];
    const removed: string[] = [];
    for (let after: string | null = null; ; ) {
      const next: List = await page({ first: 2, after });
      seen.push(...ids(next));
      if (!next.pageInfo.hasNextPage) break;
      after = next.pageInfo.endCursor;
      await add();
      if (removed.length < 2) {
        const last = ids(next).at(-1) ?? ''; // the very row that the cursor stands on
        removed.push(last);
        await remove(last);
      }
    }

    expect(seen).toEqual(before);
    expect(removed).toHaveLength(2);
  });

  test('backwards, every row that stays is seen once, in the same order', async () => {
    const before = ids(await page({ first: 100 }));
    const seen: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const next: List = await page({ last: 2, before: cursor });
      seen.unshift(...ids(next));
      if (!next.pageInfo.hasPreviousPage) break;
      cursor = next.pageInfo.startCursor;
      if (seen.length === 2) await remove(ids(next)[0] ?? '');
    }

    expect(seen).toEqual(before);
  });

  test.each([
    '',
    'x',
    'x'.repeat(10_000),
    `${list}:7`,
    Buffer.from('[null,7]').toString('base64url'),
    `${Buffer.from('[null,7]').toString('base64url')}.AAAAAAAAAAAAAAAA`,
  ])('a made-up cursor is refused: %.40s', async (cursor) => {
    for (const field of ['after', 'before']) {
      const document = `query ($cursor: String) { ${list}(${field}: $cursor) { nodes { id } } }`;
      const { errors } = await ask(server.url, document, { token: admin.token, variables: { cursor } });
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field });
    }
  });

  test('a cursor of another list is refused', async () => {
    const other = list === 'scenes' ? 'tags' : 'scenes';
    if (other === 'tags') await db().insertInto('tags').values({ name: 'outdoor' }).execute();
    else await addScene(server.app);
    const { data } = await ask(server.url, `{ ${other} { pageInfo { endCursor } } }`, admin);
    const cursor = (data as Record<string, List>)[other]?.pageInfo.endCursor;
    expect(cursor).toEqual(expect.any(String));

    const { errors } = await ask(server.url, `{ ${list}(after: "${cursor}") { nodes { id } } }`, admin);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'after' });
  });
});
