/** Pages: the rules of their arguments, and that every row is seen once, both ways, while rows come and go. */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { type PageArgs, windowOf } from '../../src/lists/connection.ts';
import { ScanStatus } from '../../src/storage/scan.enums.ts';
import { addJob, addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const cursor = (text: string) => Buffer.from(text).toString('base64url');

describe('which window the arguments mean', () => {
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
    [{ after: cursor('list:7') }, { limit: 20, backwards: false, cursor: '7' }],
    [{ last: 5 }, { limit: 5, backwards: true, cursor: null }],
    [{ before: cursor('list:7') }, { limit: 20, backwards: true, cursor: '7' }],
    [
      { last: 5, before: cursor('list:7'), offset: 3 },
      { limit: 5, backwards: true, cursor: '7', offset: 3 },
    ],
  ])('%j', (args, window) => {
    expect(windowOf(args, 'list')).toMatchObject(window);
  });

  test.each<[PageArgs, string, RegExp]>([
    [{ first: 0 }, 'first', /between 1 and 100/],
    [{ first: -1 }, 'first', /between 1 and 100/],
    [{ first: 101 }, 'first', /between 1 and 100/],
    [{ last: 0 }, 'last', /between 1 and 100/],
    [{ last: 101 }, 'last', /between 1 and 100/],
    [{ offset: -1 }, 'offset', /0 or more/],
    [{ first: 1, last: 1 }, 'last', /cannot be combined/],
    [{ last: 1, after: cursor('list:7') }, 'after', /use before/],
    [{ first: 1, before: cursor('list:7') }, 'before', /use after/],
    [{ after: cursor('list:7'), before: cursor('list:9') }, 'after', /use before/],
    [{ after: cursor('jobs:7') }, 'after', /of this very list/],
    [{ after: 'list:7' }, 'after', /of this very list/],
    [{ after: '' }, 'after', /of this very list/],
    [{ after: cursor('list:') }, 'after', /of this very list/],
    [{ after: cursor('list:7:8') }, 'after', /of this very list/],
    [{ after: cursor('list:-7') }, 'after', /of this very list/],
    [{ after: cursor("list:1'; drop table scenes") }, 'after', /of this very list/],
    [{ after: cursor('list:9999999999999999') }, 'after', /of this very list/],
    [{ before: 'x'.repeat(10_000) }, 'before', /of this very list/],
  ])('%.80j is refused for %s', (args, field, message) => {
    expect(() => windowOf(args, 'list')).toThrow(message);
    expect(() => windowOf(args, 'list')).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', field }));
  });
});

type ListName = 'scenes' | 'jobs' | 'scans';

interface List {
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

describe.each<[ListName, string]>([
  ['scenes', 'first: Int, $after: String, $offset: Int, $last: Int, $before: String'],
  ['jobs', 'first: Int, $after: String, $offset: Int'],
  ['scans', 'first: Int, $after: String, $offset: Int'],
])('the list of %s', (list, parameters) => {
  let server: TestServer;
  let admin: TestUser;
  let sceneOfJobs: string;

  beforeAll(async () => {
    server = await startTestServer({ worker: false });
    admin = await server.user('admin');
    if (list === 'jobs') sceneOfJobs = await addScene(server.app);
    for (let n = 0; n < 7; n++) await add();
  });

  afterAll(async () => server[Symbol.asyncDispose]());

  const db = () => rows(server.app.orm.em.fork());

  async function add(): Promise<string> {
    if (list === 'scenes') return addScene(server.app);
    if (list === 'jobs') return addJob(server.app, sceneOfJobs, Phase.METADATA, JobStatus.COMPLETED);
    const values = { status: ScanStatus.COMPLETED };
    return String((await db().insertInto('scan_history').values(values).returning('id').executeTakeFirstOrThrow()).id);
  }

  async function remove(id: string): Promise<void> {
    if (list === 'scenes') await db().deleteFrom('scenes').where('id', '=', id).execute();
    else if (list === 'jobs') await db().deleteFrom('job_history').where('id', '=', id).execute();
    else await db().deleteFrom('scan_history').where('id', '=', Number(id)).execute();
  }

  async function page(variables: object): Promise<List> {
    const names = [...parameters.matchAll(/(\w+):/g)].map(([, name]) => `${name}: $${name}`).join(', ');
    const fields =
      'nodes { id } edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
    const { data, errors } = await ask(server.url, `query ($${parameters}) { ${list}(${names}) { ${fields} } }`, {
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

  if (list === 'scenes')
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

  test('a made-up cursor breaks nothing: it finds what is there, or is refused where cursors are signed', async () => {
    if (list === 'scenes') {
      const { errors } = await ask(server.url, `{ scenes(after: "${cursor('[null,7]')}") { nodes { id } } }`, admin);
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'after' });
      return;
    }
    const all = ids(await page({ first: 100 }));

    expect(ids(await page({ after: cursor(`${list}:999999999999999`), first: 100 }))).toEqual(all);
    expect(ids(await page({ after: cursor(`${list}:0`) }))).toEqual([]);
  });
});
