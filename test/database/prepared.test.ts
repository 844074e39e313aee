/** Statements that are planned once for each connection. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { executeBuilt, executePrepared } from '../../src/database/prepared.ts';
import { within } from '../../src/database/purpose.ts';
import { rows } from '../../src/database/rows.ts';
import { addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { databaseConnections: 6 } }); // one for what is quick
});

afterAll(async () => server[Symbol.asyncDispose]());

interface Planned {
  statement: string;
  generic_plans: number;
  custom_plans: number;
}

const listed = 'select statement, generic_plans::int, custom_plans::int from pg_prepared_statements';

test('a page of the library is planned once, however often it is asked for', async () => {
  const admin = await server.user('admin');
  for (let times = 0; times < 10; times += 1) await ask(server.url, '{ scenes { nodes { id title } } }', admin);
  const statements = await within({ purpose: 'list' }, async () => server.app.orm.em.execute<unknown[]>(listed));

  expect(statements).toEqual([
    { statement: expect.stringMatching(/^select .* from "scenes"/), generic_plans: 10, custom_plans: 0 },
  ]);
});

test.each(['tags', 'actors', 'studios'])(
  'a page of all %s by scene count is planned once, and not built again',
  async (list) => {
    const admin = await server.user('admin');
    const query = `{ ${list}(sort: [{field: SCENE_COUNT, direction: DESC}]) { nodes { id sceneCount } } }`;
    for (let times = 0; times < 10; times += 1) await ask(server.url, query, admin);
    const statements = await within({ purpose: 'list' }, async () => server.app.orm.em.execute<Planned[]>(listed));

    const [statement, ...others] = statements.filter((one) => one.statement.includes(`from "${list}"`));
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ generic_plans: 10, custom_plans: 0 });
    expect(statement?.statement).not.toContain('$1'); // what has no parameters is remembered as it was built
  },
);

test('a scene with all that belongs to it is one statement that is built and planned once, whichever it is and whoever asks', async () => {
  const users = [await server.user('admin'), await server.user('admin')];
  const ids = [await addScene(server.app, { title: 'One' }), await addScene(server.app, { title: 'Two' })];
  const places = users.flatMap((user, index) =>
    ids.map((id) => ({ user, id, rating: index + Number(id === ids[0]) + 1 })),
  );
  for (const { user, id, rating } of places) {
    const mark = `createMarker(input: {sceneId: "${id}", seconds: 1, label: "${rating}"}) { id }`;
    await ask(server.url, `mutation { rateScene(id: "${id}", rating: ${rating}) { rating } ${mark} }`, user);
  }
  const selected =
    'title description releaseDate tags { name } averageRating interactions { rating } markers { label }';
  for (let times = 0; times < 3; times += 1) {
    for (const { user, id, rating } of places) {
      expect((await ask(server.url, `{ scene(id: "${id}") { ${selected} } }`, user)).data).toEqual({
        scene: expect.objectContaining({
          title: id === ids[0] ? 'One' : 'Two',
          averageRating: id === ids[0] ? 2.5 : 1.5,
          interactions: { rating },
          markers: [{ label: String(rating) }],
        }),
      });
    }
  }
  const statements = await within({ purpose: 'quick' }, async () => server.app.orm.em.execute<Planned[]>(listed));
  expect(statements.filter(({ statement }) => statement.includes('"release_date"'))).toEqual([
    {
      statement: expect.stringMatching(/user_scene_ratings[\s\S]*user_scene_markers/),
      generic_plans: 3 * places.length,
      custom_plans: 0,
    },
  ]);
});

test('related scenes are one statement, of however many scenes they are asked and whoever asks', async () => {
  const users = [await server.user('admin'), await server.user('admin')];
  for (let times = 0; times < 5; times += 1) {
    for (const user of users)
      await ask(server.url, `{ scenes(first: ${times + 1}) { nodes { related(first: 3) { id } } } }`, user);
  }
  const statements = await within({ purpose: 'list' }, async () => server.app.orm.em.execute<Planned[]>(listed));
  const related = statements.filter(({ statement }) => statement.includes('our_actors'));
  // PostgreSQL looks at the parameters of a statement five times, and then no more if it would not plan better for them.
  expect(related).toEqual([expect.objectContaining({ generic_plans: 5, custom_plans: 5 })]);
});

test('what looks up keys is planned once for each connection, from the second time on', async () => {
  const admin = await server.user('admin');
  const id = await addScene(server.app);
  const query = `{ scene(id: "${id}") { title actors { name } markers { label } } }`;
  for (let times = 0; times < 10; times += 1) await ask(server.url, query, admin);
  const statements = await within({ purpose: 'quick' }, async () => server.app.orm.em.execute<Planned[]>(listed));

  for (const table of ['scenes', 'user_scene_markers'])
    expect(statements.map(({ statement }) => statement)).toContainEqual(expect.stringContaining(`from "${table}"`));
  expect(statements.some(({ generic_plans: generic }) => generic > 0)).toBe(true);
});

test('a page is answered while a column changes its type', async () => {
  const admin = await server.user('admin');
  const pages = async () => ask(server.url, '{ scenes { nodes { id description } } }', admin);
  const before = await pages();
  await server.app.orm.em.execute('alter table scenes alter column description type varchar(5000)');

  for (let times = 0; times < 3; times += 1) expect((await pages()).data).toEqual(before.data);
});

test('a connection keeps a hundred, of which half may be of many; what comes later is answered all the same', async () => {
  await server.app.orm.em.transactional(async (em) => {
    const ask = async (first: number, last: number, isOneOfMany: boolean) => {
      for (let count = first; count <= last; count += 1) {
        const counted = rows(em).selectFrom('permissions').select(sql.lit(count).as('count')).limit(sql.lit(1));
        const asked = { key: `permissions ${count}`, values: {}, isOneOfMany };
        expect(await executePrepared(em, asked, () => counted)).toEqual([{ count }]);
      }
      return em.execute(listed);
    };
    expect(await ask(1, 60, true)).toHaveLength(50);
    expect(await ask(61, 180, false)).toHaveLength(100);
  });
});

test('conditions of one shape are one statement that is built once, whatever their values are', async () => {
  const em = server.app.orm.em.fork();
  let built = 0;
  const named = async (parts: readonly RawBuilder<SqlBool>[], least = sql`0`) =>
    executeBuilt(em, { key: 'permissions by name', values: {}, parts }, () => {
      built += 1;
      const all = rows(em).selectFrom('permissions').select('name').where(sql<SqlBool>`id > ${least}`);
      return parts.reduce((query, part) => query.where(part), all).orderBy('name');
    });
  const begins = (letters: string) => sql<SqlBool>`starts_with(name, ${letters})`;
  const isOf = (names: string[]) => sql<SqlBool>`name = any(${names})`;

  expect(await named([begins('scenes:v')])).toEqual([{ name: 'scenes:view' }]);
  expect(await named([begins('storage:m')])).toEqual([{ name: 'storage:manage' }]);
  expect(built).toBe(1);
  expect(await named([isOf(['scenes:view', 'storage:manage']), begins('sc')])).toEqual([{ name: 'scenes:view' }]);
  expect(await named([isOf(['storage:manage']), begins('sc')])).toEqual([]);
  expect(await named([begins('scenes:v')])).toEqual([{ name: 'scenes:view' }]);
  expect(built).toBe(2);
  // What it was not told of is in the statement: it is built each time.
  const beyond = async (least: number) => named([begins('scenes:v'), begins('s')], sql`${least}`);
  expect([await beyond(0), await beyond(1e6)]).toEqual([[{ name: 'scenes:view' }], []]);
  expect(built).toBe(4);
});

test('what is planned once is so too when the same has been asked for to be planned each time', async () => {
  const em = server.app.orm.em;
  const asked = { key: 'roles by name', values: {} };
  const build = () => rows(em).selectFrom('roles').select('roles.name').orderBy('roles.name');
  const prepared = await within({ purpose: 'list' }, async () => {
    await executeBuilt(em, asked, build);
    for (let times = 0; times < 3; times += 1) await executePrepared(em, asked, build);
    return em.execute<Planned[]>(listed);
  });

  expect(prepared.filter(({ statement }) => statement.includes('from "roles"'))).toMatchObject([{ generic_plans: 3 }]);
});

test('a filter with other values is answered for these, page by page', async () => {
  const admin = await server.user('admin');
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1)
    ids.push(await addScene(server.app, { title: `shape ${n % 2} ${n}`, duration: n + 1 }));
  const page = async (title: string, after: string | null = null) => {
    const query = `query ($title: String!, $after: String) {
      scenes(first: 2, after: $after, filter: {title: {startsWith: $title}}, sort: [{field: DURATION}]) {
        nodes { id } pageInfo { endCursor } } }`;
    return (await ask(server.url, query, { ...admin, variables: { title, after } })).data?.scenes as {
      nodes: { id: string }[];
      pageInfo: { endCursor: string };
    };
  };
  const [even, odd] = [await page('shape 0'), await page('shape 1')];
  expect([even.nodes, odd.nodes]).toEqual([
    [{ id: ids[0] }, { id: ids[2] }],
    [{ id: ids[1] }, { id: ids[3] }],
  ]);
  expect((await page('shape 0', even.pageInfo.endCursor)).nodes).toEqual([{ id: ids[4] }]);
  expect((await page('shape 1', odd.pageInfo.endCursor)).nodes).toEqual([]);
});

test('what depends on who asks is no one statement for all', async () => {
  const [one, other] = [await server.user('admin'), await server.user('admin')];
  const ids = await server.app.orm.em.execute<{ id: string }[]>(
    `insert into scenes (title) values ('a'), ('b') returning id::text`,
  );
  const [first = '', second = ''] = ids.map(({ id }) => id);
  for (const [user, best, worst] of [
    [one, first, second],
    [other, second, first],
  ] as const) {
    await ask(
      server.url,
      `mutation { a: rateScene(id: ${best}, rating: 5) { rating } b: rateScene(id: ${worst}, rating: 1) { rating } }`,
      user,
    );
  }
  const query = '{ scenes(first: 2, sort: [{ field: RATING, direction: DESC }]) { nodes { id } } }';
  const shown = async (user: TestUser) => (await ask(server.url, query, user)).data;

  for (let times = 0; times < 2; times += 1) {
    expect(await shown(one)).toEqual({ scenes: { nodes: [{ id: first }, { id: second }] } });
    expect(await shown(other)).toEqual({ scenes: { nodes: [{ id: second }, { id: first }] } });
  }
});
