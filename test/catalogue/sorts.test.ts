/** Every sort field in both directions against an oracle in memory, and pages that lose and repeat nothing. */
import { randomUUID } from 'node:crypto';
import { type GraphQLEnumType, type GraphQLSchema, isEnumType } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { idAt, placeOf } from '../../src/lists/shuffle.ts';
import { addActor, addScene, addStudio, addTag } from '../support/factories.ts';
import { type Library, makeLibrary, randomly } from '../support/library.ts';
import { inOrderOf, oracle } from '../support/oracle.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

type ListName = 'scenes' | 'actors' | 'studios' | 'tags';
type Direction = 'ASC' | 'DESC';
type Sort = { field: string; direction: Direction }[];

interface List {
  nodes: { id: string }[];
  seed?: number | null;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const kinds: Record<ListName, string> = { scenes: 'Scene', actors: 'Actor', studios: 'Studio', tags: 'Tag' };
const lists = Object.keys(kinds) as ListName[];
const directions: Direction[] = ['ASC', 'DESC'];

/** Of the rows' own values; RELEVANCE is of a search, and has tests of its own. */
const isOwn = (field: string) => field !== 'RANDOM' && field !== 'RELEVANCE';

let server: TestServer;
let viewer: TestUser;
let library: Library;
let schema: GraphQLSchema;
let expected: ReturnType<typeof oracle>;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  viewer = await server.user('admin');
  library = await makeLibrary(server.app, { viewer, other: await server.user('user') });
  expected = oracle(library);
  schema = await createSchema();
});

afterAll(async () => server[Symbol.asyncDispose]());

describe.each(lists)('%s', (list) => {
  const fields = () => {
    const type = schema.getType(`${kinds[list]}SortField`) as GraphQLEnumType;
    expect(isEnumType(type)).toBe(true);
    return type.getValues().map(({ name }) => name);
  };
  /** As the oracle orders them; of the scenes all, so that there are trashed ones. */
  const inOrder = (sort: Sort) => {
    const { matching, values } = expected[list] as unknown as {
      matching(filter: object): { id: string }[];
      values: Values;
    };
    return inOrderOf(
      matching(everything(list)),
      sort.map(({ field, direction }) => ({ value: values[field] ?? expect.fail(`no ${field}`), direction })),
    ).map(({ id }) => id);
  };
  type Values = Record<string, (thing: { id: string }) => string | number | null>;

  test('come in the order of each field, in both directions, absent values last', async () => {
    const known = fields().filter(isOwn);
    expect(Object.keys(expected[list].values).sort()).toEqual(known.sort());
    for (const field of known) {
      for (const direction of directions) {
        const sort = [{ field, direction }];
        expect(await all(list, { sort }), `${field} ${direction}`).toEqual(inOrder(sort));
      }
    }
  });

  test('come in the same order page by page, forwards and backwards', async () => {
    for (const field of fields().filter(isOwn)) {
      for (const direction of directions) {
        const sort = [{ field, direction }];
        expect(await forwards(list, { sort }, 11), `${field} ${direction}`).toEqual(inOrder(sort));
        expect(await backwards(list, { sort }, 11), `${field} ${direction}`).toEqual(inOrder(sort));
      }
    }
  });

  test('come in the order of up to four fields, each in its own direction', async () => {
    const random = randomly(5);
    for (let n = 0; n < 12; n += 1) {
      const names = fields().filter(isOwn);
      const sort = Array.from({ length: Math.min(4, names.length) }, () => ({
        field: names.splice(Math.floor(random() * names.length), 1)[0] ?? '',
        direction: directions[Math.floor(random() * 2)] ?? 'ASC',
      }));
      expect(await forwards(list, { sort }, 4), JSON.stringify(sort)).toEqual(inOrder(sort));
      expect(await backwards(list, { sort }, 4), JSON.stringify(sort)).toEqual(inOrder(sort));
    }
  });
});

describe('by two fields that can be absent, with ties', () => {
  const both = directions.flatMap((one) => directions.map((other): [Direction, Direction] => [one, other]));

  test.each(both)('%s and %s: each row can be the last of a page and the first', async (one, other) => {
    const sort: Sort = [
      { field: 'DURATION', direction: one },
      { field: 'VIEW_COUNT', direction: other },
    ];
    const inOrder = inOrderOf(library.scenes, [
      { value: ({ duration }) => duration, direction: one },
      { value: ({ viewCount }) => viewCount, direction: other },
    ]).map(({ id }) => id);

    expect(library.scenes.filter(({ duration, viewCount }) => duration === null && viewCount === null)).not.toEqual([]);
    expect(await forwards('scenes', { sort }, 1)).toEqual(inOrder);
    expect(await backwards('scenes', { sort }, 1)).toEqual(inOrder);
  });

  test('a cursor holds one value for each, null where there is none, and the id', async () => {
    const sort: Sort = [
      { field: 'DURATION', direction: 'ASC' },
      { field: 'VIEW_COUNT', direction: 'ASC' },
    ];
    const { nodes, pageInfo } = await page('scenes', { sort, last: 1 });

    const [body = ''] = (pageInfo.endCursor ?? '').split('.');
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual([null, null, null, nodes[0]?.id]);
  });
});

describe('a random order', () => {
  const sort = [{ field: 'RANDOM', direction: 'ASC' }];

  test('is the same for the same seed, and another one for another', async () => {
    const one = await all('scenes', { sort, seed: 1 });

    expect(await all('scenes', { sort, seed: 1 })).toEqual(one);
    expect(await all('scenes', { sort, seed: 2 })).not.toEqual(one);
    expect(one.toSorted()).toEqual((await all('scenes', {})).sort());
  });

  test('draws its seed and returns it; the pages that follow are disjoint and whole', async () => {
    const first = await page('scenes', { sort, first: 9 });
    const { seed } = first;
    expect(seed).toBeGreaterThan(0);
    expect(await forwards('scenes', { sort, seed }, 9)).toEqual(await all('scenes', { sort, seed }));
    expect((await page('scenes', { sort, first: 9 })).seed).not.toBe(seed);
    // A cursor remembers the seed, so it may be left out.
    const next = await page('scenes', { sort, first: 9, after: first.pageInfo.endCursor });
    expect(next).toMatchObject({
      seed,
      nodes: (await all('scenes', { sort, seed })).slice(9, 18).map((id) => ({ id })),
    });
  });

  test('is found by looking up the next places, as by sorting all, whatever the filter leaves of them', async () => {
    for (const direction of directions) {
      const order = [{ field: 'RANDOM', direction }];
      const whole = await page('scenes', { sort: order, seed: 3, first: 100 });
      const ids = whole.nodes.map(({ id }) => id);
      for (const filter of [everything('scenes'), { ...everything('scenes'), liked: true }]) {
        const matching = new Set((await page('scenes', { filter, first: 100 })).nodes.map(({ id }) => id));
        const inOrder = ids.filter((id) => matching.has(id));
        expect(await forwards('scenes', { filter, sort: order, seed: 3 }, 1)).toEqual(inOrder);
        expect(await backwards('scenes', { filter, sort: order, seed: 3 }, 2)).toEqual(inOrder);
        const { nodes } = await page('scenes', { filter, sort: order, seed: 3, first: 2, offset: 5 });
        expect(nodes.map(({ id }) => id)).toEqual(inOrder.slice(5, 7));
      }
    }
  });

  test.each([1, 2, 3, 7, 12, 48])('is a permutation of all ids of %i bits, known in both directions', async (bits) => {
    const shuffle = { seed: 1 - 2 ** 53, bits };
    const ids = 2 ** Math.min(bits, 12);
    const found = await sql`
      select count(distinct place)::int as places, bool_and(${idAt(sql.ref('place'), shuffle)} = id) as back,
             bool_and(place >> ${bits}::int = 0) as within
        from (select id, ${placeOf(sql.ref('id'), shuffle)} as place from generate_series(0, ${ids - 1}::bigint) id) ids`.execute(
      rows(server.app.orm.em.fork()),
    );

    expect(found.rows).toEqual([{ places: ids, back: true, within: true }]);
  });

  test('of another seed is no rotation of it', async () => {
    const place = (seed: number) => placeOf(sql.ref('id'), { seed, bits: 12 });
    const found = await sql<{ alike: number }>`
      select max(alike)::int as alike from (
        select count(*) as alike from generate_series(0, 4095::bigint) id
         group by (${place(1)} - ${place(2)} + 4096) % 4096) distances`.execute(rows(server.app.orm.em.fork()));

    expect(found.rows[0]?.alike).toBeLessThan(16); // of 4096 places, 4096 if it were one
  });

  test('goes on where it was while ids come to have more bits', async () => {
    const first = await page('scenes', { sort, seed: 6, first: 9 });
    const ids = await all('scenes', { sort, seed: 6 });
    const em = server.app.orm.em.fork();
    await em.execute(`select setval(pg_get_serial_sequence('scenes', 'id'), 100000)`);
    const added = await addScene(server.app, {});

    const rest: string[] = [];
    for (let after = first.pageInfo.endCursor; after; ) {
      const { nodes, pageInfo } = await page('scenes', { sort, first: 9, after });
      rest.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    }
    expect(rest).toEqual([...ids.slice(9), added]);
    await rows(em).deleteFrom('scenes').where('id', '=', added).execute();
  });

  test('other orders have no seed', async () => {
    expect((await page('scenes', { seed: 5 })).seed).toBe(null);
  });
});

describe('while rows come and go between the pages,', () => {
  const db = () => rows(server.app.orm.em.fork());
  const random = randomly(3);
  const some = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;

  test.each<[ListName, string]>([
    ['scenes', 'TITLE ASC'],
    ['scenes', 'TITLE DESC'],
    ['scenes', 'DURATION ASC'],
    ['scenes', 'VIEW_COUNT DESC'],
    ['scenes', 'RELEASE_DATE DESC'],
    ['scenes', 'CREATED_AT DESC'],
    ['scenes', 'RATING ASC'],
    ['scenes', 'RANDOM ASC'],
    ['scenes', 'DURATION ASC, VIEW_COUNT DESC, TITLE ASC'],
    ['scenes', 'RELEASE_DATE DESC, DURATION DESC, RATING ASC, VIEW_COUNT ASC'],
    ['scenes', 'RANDOM DESC, TITLE ASC'],
    ['scenes', 'VIEW_COUNT ASC, RANDOM DESC'],
    ['scenes', 'DURATION DESC, RANDOM DESC, TITLE DESC'],
    ['actors', 'NAME ASC'],
    ['actors', 'BIRTHDAY DESC'],
    ['actors', 'RATING DESC, BIRTHDAY ASC'],
    ['actors', 'SCENE_COUNT DESC, CREATED_AT ASC, NAME DESC'],
    ['studios', 'NAME DESC'],
    ['studios', 'RATING ASC'],
    ['studios', 'SCENE_COUNT ASC, CREATED_AT DESC'],
    ['tags', 'NAME ASC'],
    ['tags', 'CREATED_AT DESC'],
    ['tags', 'SCENE_COUNT DESC, CREATED_AT ASC'],
  ])('all of the %s that stay are seen once, in order, forwards and backwards, by %s', async (list, order) => {
    const sort = order.split(', ').map((part) => {
      const [field, direction] = part.split(' ');
      return { field, direction };
    });
    const variables = { sort, ...(list === 'scenes' && { seed: 4 }) };
    const extra: string[] = [];
    for (let n = 0; n < 12; n += 1) extra.push(await add[list]());
    const before = await all(list, variables);
    for (const walk of [forwards, backwards]) {
      const removed = new Set<string>();
      const seen = await walk(list, variables, 3, async (shown) => {
        extra.push(await add[list]());
        // The very row that a cursor stands on, if it is one of ours, else any.
        const gone = extra.find((id) => shown.at(-1) === id || shown[0] === id) ?? some(extra);
        extra.splice(extra.indexOf(gone), 1);
        removed.add(gone);
        await remove(list, gone);
      });
      expect(seen).toEqual([...new Set(seen)]);
      const stayed = before.filter((id) => !removed.has(id));
      expect(removed.size).toBeGreaterThan(3);
      expect(seen.filter((id) => stayed.includes(id))).toEqual(stayed);
      before.splice(0, before.length, ...(await all(list, variables)));
    }
    for (const id of extra) await remove(list, id);
  });

  const day = () => some(['2026-01-01', '2026-01-02', '2026-01-03']);
  const add: Record<ListName, () => Promise<string>> = {
    scenes: () =>
      addScene(server.app, {
        title: some([null, 'Alpha', 'Beta', 'Zeta', '']),
        duration: some([null, 0, 60, 600]),
        viewCount: some([null, '0', '10']),
        releaseDate: some([null, '2020-02-29', '2024-12-31']),
      }),
    actors: async () => {
      const birthday = some([null, '1990-02-28', '1991-03-01']);
      const { id } = await addActor(server.app, { name: some(['Ada', 'bea', 'Zoe']), birthday, createdAt: day() });
      return id;
    },
    studios: async () => (await addStudio(server.app, { name: some(['alone', 'Leaf', 'Zoo']), createdAt: day() })).id,
    tags: async () => {
      const id = await addTag(server.app, `${some(['duo', 'Solo', 'zzz'])} ${randomUUID()}`);
      await db().updateTable('tags').set({ createdAt: day() }).where('id', '=', Number(id)).execute();
      return id;
    },
  };

  async function remove(list: ListName, id: string): Promise<void> {
    if (list === 'tags') await db().deleteFrom('tags').where('id', '=', Number(id)).execute();
    else await db().deleteFrom(list).where('id', '=', id).execute();
  }
});

describe('is refused, and the argument named:', () => {
  test('more than four sort fields', async () => {
    const sort = ['TITLE', 'SIZE', 'DURATION', 'BIT_RATE', 'VIEW_COUNT'].map((field) => ({ field }));

    expect(await refusal('scenes', { sort })).toEqual({ code: 'BAD_USER_INPUT', field: 'sort' });
  });

  test.each([{ first: 0 }, { first: -1 }, { first: 101 }, { last: 0 }, { last: 101 }, { offset: -1 }])(
    '%j',
    async (variables) => {
      const [field] = Object.keys(variables);
      for (const list of lists) expect(await refusal(list, variables)).toEqual({ code: 'BAD_USER_INPUT', field });
    },
  );

  test('first with last, and cursors of the other direction', async () => {
    for (const list of lists) {
      expect(await refusal(list, { first: 1, last: 1 })).toMatchObject({ field: 'last' });
      expect(await refusal(list, { last: 1, after: 'x' })).toMatchObject({ field: 'after' });
    }
  });

  test('a cursor of another order, another list or another seed, and any that was not made here', async () => {
    const sort = [{ field: 'NAME', direction: 'ASC' }];
    const { endCursor } = (await page('actors', { sort, first: 2 })).pageInfo;
    const cursor = endCursor ?? '';
    const [body = '', signature = ''] = cursor.split('.');
    const values = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([...values.slice(0, -1), 99])).toString('base64url');
    const bad = { code: 'BAD_USER_INPUT', field: 'after' };

    expect(await refusal('actors', { sort: [{ field: 'NAME', direction: 'DESC' }], after: cursor })).toEqual(bad);
    expect(await refusal('actors', { sort: [...sort, { field: 'BIRTHDAY' }], after: cursor })).toEqual(bad);
    expect(await refusal('tags', { sort, after: cursor })).toEqual(bad);
    for (const after of [`${forged}.${signature}`, body, `${cursor}x`, `${cursor}.x`, '', '.', 'x'.repeat(9999)])
      expect(await refusal('actors', { sort, after }), after).toEqual(bad);
    const random = [{ field: 'RANDOM', direction: 'ASC' }];
    const other = (await page('scenes', { sort: random, seed: 1 })).pageInfo.endCursor;
    expect(await refusal('scenes', { sort: random, seed: 2, after: other })).toEqual(bad);
    // The order that is there without one has its cursors as well.
    expect(await refusal('actors', { sort, after: cursor })).toBeUndefined();
  });
});

const everything = (list: ListName) => (list === 'scenes' ? { state: ['ACTIVE', 'TRASHED', 'MISSING'] } : {});

async function all(list: ListName, variables: object): Promise<string[]> {
  return (await page(list, { ...variables, first: 100 })).nodes.map(({ id }) => id);
}

async function forwards(
  list: ListName,
  variables: object,
  first: number,
  meanwhile: (shown: string[]) => Promise<void> = async () => {},
): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo } = await page(list, { ...variables, first, after });
    seen.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return seen;
    after = pageInfo.endCursor;
    await meanwhile(nodes.map(({ id }) => id));
  }
}

async function backwards(
  list: ListName,
  variables: object,
  last: number,
  meanwhile: (shown: string[]) => Promise<void> = async () => {},
): Promise<string[]> {
  const seen: string[] = [];
  for (let before: string | null = null; ; ) {
    const { nodes, pageInfo } = await page(list, { ...variables, last, before });
    seen.unshift(...nodes.map(({ id }) => id));
    if (!pageInfo.hasPreviousPage) return seen;
    before = pageInfo.startCursor;
    await meanwhile(nodes.map(({ id }) => id));
  }
}

async function page(list: ListName, variables: object): Promise<List> {
  const answer = await answerTo(list, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data?.[list] as List;
}

async function refusal(list: ListName, variables: object) {
  return (await answerTo(list, variables)).errors?.[0]?.extensions;
}

async function answerTo(list: ListName, variables: object) {
  const isScenes = list === 'scenes';
  const fields = `nodes { id } ${isScenes ? 'seed' : ''} pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
  const document = `
    query ($filter: ${kinds[list]}Filter, $sort: [${kinds[list]}Sort!], $first: Int, $after: String, $last: Int, $before: String,
           $offset: Int ${isScenes ? ', $seed: SafeInt' : ''}) {
      ${list}(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before,
              offset: $offset ${isScenes ? ', seed: $seed' : ''}) { ${fields} } }`;
  return ask(server.url, document, { token: viewer.token, variables: { filter: everything(list), ...variables } });
}
