/** The kept counts of scenes, held against the scenes themselves after every kind of change, by several writers at once. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aroundRows, rows } from '../../src/database/rows.ts';
import { foldSceneCounts, wrongSceneCounts } from '../../src/scenes/kept-counts.ts';
import { addActor, addScene, addStudio, addTag } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const writers = 8;
const rounds = 16;
const changesPerRound = 8;

let server: TestServer;
let actors: string[];
let studios: string[];
let tags: string[];

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  const ten = async (add: () => Promise<string>) => Promise.all(Array.from({ length: 10 }, add));
  actors = await ten(async () => (await addActor(server.app)).pk);
  studios = await ten(async () => (await addStudio(server.app)).pk);
  tags = await ten(async () => addTag(server.app));
});

afterAll(async () => server?.[Symbol.asyncDispose]());

test('a thousand random changes by several writers leave them equal to what the scenes say', async () => {
  const ids = await Promise.all(
    Array.from({ length: 60 }, async () => addScene(server.app, { studioId: pick(studios) })),
  );
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(
      Array.from({ length: writers }, async () => {
        for (let n = 0; n < changesPerRound; n += 1) await change(ids);
      }),
    );
    await expectCounts();
    if (round % 3 === 0) await foldAll();
    await expectCounts();
  }
  await execute('delete from scenes');
  await foldAll();
  expect(
    await execute(
      'select * from scene_counts union all select kind, key, scenes, duration, size from scene_count_changes',
    ),
  ).toEqual([]);
}, 120_000);

test('a scene comes into the trash while it is given a tag', async () => {
  const [tag = ''] = tags;
  const scene = await addScene(server.app);
  const [first, second] = [server.app.orm.em.fork(), server.app.orm.em.fork()];
  await first.begin();
  await rows(first).insertInto('scene_tags').values({ sceneId: scene, tagId: tag }).execute();
  const trashing = rows(second).updateTable('scenes').set({ trashedAt: new Date() }).where('id', '=', scene).execute();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await first.commit();
  await trashing;
  await expectCounts();
});

test('two processes that fold at once count nothing twice', async () => {
  await Promise.all(Array.from({ length: 30 }, async () => addScene(server.app, { studioId: pick(studios) })));
  await Promise.all(Array.from({ length: 6 }, async () => foldSceneCounts(server.app.orm.em.fork())));
  await expectCounts();
});

/** What users, scans, jobs and merges do to one scene and to many in one statement. What deadlocks, or meets what is gone, has changed nothing. */
async function change(ids: readonly string[]): Promise<void> {
  const em = server.app.orm.em.fork();
  const some = sql<boolean>`${sql.ref('scenes.id')} = any(${several(ids)}::bigint[])`;
  const set = (values: Record<string, unknown>) => rows(em).updateTable('scenes').set(values).where(some).execute();
  const link = (table: string, column: string, to: string) =>
    sql`
    insert into ${sql.ref(table)} (scene_id, ${sql.ref(column)}) select id, ${to}::bigint from scenes
     where id = any(${several(ids)}::bigint[]) on conflict do nothing`.execute(aroundRows(em));
  const unlink = (table: string) =>
    sql`
    delete from ${sql.ref(table)} where scene_id = any(${several(ids)}::bigint[]) and random() < 0.5`.execute(
      aroundRows(em),
    );
  const ways = [
    () => set({ trashedAt: new Date() }),
    () => set({ trashedAt: null }),
    () => set({ deletedAt: new Date() }),
    () => set({ deletedAt: null }),
    () => set({ duration: Math.floor(Math.random() * 1000), size: String(Math.floor(Math.random() * 1e9)) }),
    () => set({ width: pick(['0', '640', '1920']), height: pick(['480', '1080']) }),
    () => set({ studioId: Math.random() < 0.2 ? null : pick(studios) }),
    () => set({ title: 'Something else' }),
    () => link('scene_tags', 'tag_id', pick(tags)),
    () => link('scene_tags', 'tag_id', pick(tags)),
    () => link('scene_actors', 'actor_id', pick(actors)),
    () => link('scene_actors', 'actor_id', pick(actors)),
    () => unlink('scene_tags'),
    () => unlink('scene_actors'),
    () =>
      sql`update scene_tags set tag_id = ${pick(tags)}::bigint where id = (
        select id from scene_tags t where not exists (select from scene_tags o where o.scene_id = t.scene_id and o.id <> t.id)
         limit 1)`.execute(aroundRows(em)),
    () => rows(em).deleteFrom('scenes').where(some).where('duration', '<', 20).execute(),
    () => addScene(server.app, { duration: Math.floor(Math.random() * 100), size: '7', studioId: pick(studios) }),
  ];
  await ways[Math.floor(Math.random() * ways.length)]?.().catch((error: { code?: string }) => {
    if (!['40P01', '23503', '23505'].includes(error.code ?? '')) throw error;
  });
}

const execute = (statement: string) => server.app.orm.em.fork().execute(statement);
const pick = (from: readonly string[]) => from[Math.floor(Math.random() * from.length)] ?? '';
const several = (ids: readonly string[]) => Array.from({ length: 1 + Math.floor(Math.random() * 12) }, () => pick(ids));

async function foldAll(): Promise<void> {
  while ((await foldSceneCounts(server.app.orm.em.fork())) > 0);
}

async function expectCounts(): Promise<void> {
  expect(await wrongSceneCounts(server.app.orm.em.fork())).toBe(0);
  const kept = await execute(`
    select kind, key, sum(scenes)::int as scenes, sum(duration)::int8 as duration, sum(size)::int8 as size
      from (select kind, key, scenes, duration, size from scene_counts
             union all select kind, key, scenes, duration, size from scene_count_changes) c
     group by kind, key having sum(scenes) <> 0 order by kind, key`);
  const counted =
    'count(*)::int as scenes, coalesce(sum(duration), 0)::int8 as duration, coalesce(sum(size), 0)::int8 as size';
  expect(kept).toEqual(
    await execute(`
      with active as (select * from scenes where trashed_at is null and deleted_at is null)
      select * from (
        select 'library' as kind, 0::int8 as key, ${counted} from active having count(*) > 0
        union all select 'dimensions', width * 4294967296 + height, ${counted} from active
          where width > 0 and height > 0 group by width, height
        union all select 'studio', studio_id, ${counted} from active where studio_id is not null group by studio_id
        union all select 'actor', actor_id, ${counted} from active join scene_actors on scene_id = active.id group by actor_id
        union all select 'tag', tag_id, ${counted} from active join scene_tags on scene_id = active.id group by tag_id) c
       order by kind, key`),
  );
}
