/** The totals of folders, held against the scenes themselves after every kind of change. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addScene, storagePathOf } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let library: number;
let other: number;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  library = await storagePathOf(server.app, '/library');
  other = await storagePathOf(server.app, '/other');
});

afterAll(async () => server?.[Symbol.asyncDispose]());

test('many random changes, one after another and at once, leave them equal to what the scenes say', async () => {
  const ids = await Promise.all(Array.from({ length: 200 }, (_, number) => addScene(server.app, randomScene(number))));
  await expectTotals();
  for (let round = 0; round < 20; round++) {
    // Each changes scenes of its own, so that only the totals are what they meet at.
    const share = (worker: number) => ids.filter((_, index) => index % 8 === worker);
    await Promise.all(Array.from({ length: 8 }, async (_, worker) => change(share(worker))));
    await expectTotals();
  }
  await execute('delete from scenes');
  expect(await execute('select * from folder_totals')).toEqual([]);
});

test('a transaction that is rolled back leaves them as they were', async () => {
  await addScene(server.app, { storedPath: '/library/a/film.mp4', storagePathId: library, size: '5' });
  const before = await kept();
  await expect(
    server.app.orm.em.fork().transactional(async (em) => {
      await rows(em).updateTable('scenes').set({ duration: 999 }).execute();
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await kept()).toEqual(before);
});

/** Changes that a scan, a trash, a job or a deletion makes, of one scene and of many in one statement. */
async function change(ids: readonly string[]): Promise<void> {
  const em = server.app.orm.em.fork();
  const some = sql<boolean>`${sql.ref('scenes.id')} = any(${pick(ids, 1 + Math.floor(Math.random() * 30))}::bigint[])`;
  const set = (values: Record<string, unknown>) => rows(em).updateTable('scenes').set(values).where(some).execute();
  const ways = [
    async () => set({ trashedAt: new Date() }),
    async () => set({ trashedAt: null }),
    async () => set({ deletedAt: new Date() }),
    async () => set({ deletedAt: null }),
    async () => set({ duration: Math.floor(Math.random() * 1000), size: String(Math.floor(Math.random() * 1e9)) }),
    async () => set({ storedPath: randomScene(Math.random()).storedPath }),
    async () => set({ storagePathId: Math.random() < 0.5 ? library : other }),
    async () => set({ title: 'Something else' }),
    async () => rows(em).deleteFrom('scenes').where(some).where('duration', '<', 50).execute(),
    async () => addScene(server.app, randomScene(Math.random())),
  ];
  await ways[Math.floor(Math.random() * ways.length)]?.();
}

function randomScene(name: number) {
  const folder = ['', '/a', '/a/b', '/a/%', '/_', '/é', "/it's"][Math.floor(Math.random() * 7)];
  return {
    storedPath: `/library${folder}/${name}.mp4`,
    storagePathId: library,
    duration: Math.floor(Math.random() * 100),
    size: String(Math.floor(Math.random() * 1e6)),
  };
}

const execute = (statement: string) => server.app.orm.em.fork().execute(statement);

const pick = (ids: readonly string[], count: number) =>
  Array.from({ length: count }, () => ids[Math.floor(Math.random() * ids.length)] ?? '');

const kept = () =>
  execute(`
    select storage_path_id, path, scene_count, total_duration::int8, total_size::int8
      from folder_totals order by storage_path_id, path`);

async function expectTotals(): Promise<void> {
  expect(await kept()).toEqual(
    await execute(`
      select storage_path_id, regexp_replace(stored_path, '/[^/]*$', '') collate "C" as path, count(*)::int as scene_count,
             sum(duration)::int8 as total_duration, sum(size)::int8 as total_size
        from scenes where trashed_at is null and deleted_at is null
       group by 1, 2 order by 1, 2`),
  );
}
