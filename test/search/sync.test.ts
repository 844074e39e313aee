import { setTimeout as delay } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import type { ReelgraphError } from '../../src/sdk/errors.ts';
import { DocumentKind } from '../../src/search/search.enums.ts';
import { sourcesOf } from '../../src/search/sources.queries.ts';
import { syncTask } from '../../src/search/sync.task.ts';
import { syncDocuments } from '../../src/search/sync.ts';
import { relatedOf, wordsOf } from '../../src/search/vectors.ts';
import { addActor, addScene, addStudio, addTag } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually as until } from '../support/wait.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.user();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const vocabulary = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron', 'inlet', 'jetty'];

test('after 1,000 changes by several writers the index is what the database says', { timeout: 240_000 }, async () => {
  const { app } = server;
  const state = { scenes: [] as string[], tags: [] as string[] };
  const actors: Awaited<ReturnType<typeof addActor>>[] = [];
  const studios: Awaited<ReturnType<typeof addStudio>>[] = [];
  for (let n = 0; n < 30; n += 1) state.scenes.push(await addScene(app, { title: `${pick(vocabulary)} ${n}` }));
  for (let n = 0; n < 6; n += 1) {
    state.tags.push(await addTag(app, `${pick(vocabulary)} ${n}`));
    actors.push(await addActor(app, { name: `${pick(vocabulary)} ${n}` }));
    studios.push(await addStudio(app, { name: `${pick(vocabulary)} ${n}` }));
  }
  const db = () => rows(app.orm.em.fork());
  const text = () => `${pick(vocabulary)} ${pick(vocabulary)} ${Math.floor(Math.random() * 1e6)}`;
  const changes: (() => Promise<unknown>)[] = [
    async () => state.scenes.push(await addScene(app, { title: text(), originalFilename: `${text()}.mp4` })),
    async () => db().updateTable('scenes').set({ title: text() }).where('id', '=', pick(state.scenes)).execute(),
    async () => db().updateTable('scenes').set({ description: text() }).where('id', '=', pick(state.scenes)).execute(),
    async () =>
      db()
        .updateTable('scenes')
        .set({ studioId: pick(studios).pk })
        .where('id', '=', pick(state.scenes))
        .execute(),
    async () =>
      db()
        .updateTable('scenes')
        .set({ duration: pick([30, 90, 700, null]), width: pick([640, 1920]) })
        .where('id', '=', pick(state.scenes))
        .execute(),
    async () => db().updateTable('scenes').set({ viewCount: '7' }).where('id', '=', pick(state.scenes)).execute(),
    async () => db().deleteFrom('scenes').where('id', '=', pick(state.scenes)).execute(),
    async () =>
      db()
        .insertInto('scene_actors')
        .columns(['sceneId', 'actorId'])
        .expression((from) =>
          from
            .selectFrom('scenes')
            .select(['id', sql<string>`${pick(actors).pk}::bigint`.as('actorId')])
            .where('id', '=', pick(state.scenes)),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    async () => db().deleteFrom('scene_actors').where('sceneId', '=', pick(state.scenes)).execute(),
    async () => db().updateTable('actors').set({ name: text() }).where('pk', '=', pick(actors).pk).execute(),
    async () =>
      db()
        .updateTable('actors')
        .set({ deletedAt: Math.random() < 0.5 ? new Date() : null })
        .where('pk', '=', pick(actors).pk)
        .execute(),
    async () => db().updateTable('studios').set({ name: text() }).where('pk', '=', pick(studios).pk).execute(),
    async () =>
      db()
        .updateTable('tags')
        .set({ name: text() })
        .where('id', '=', Number(pick(state.tags)))
        .execute(),
    async () =>
      admin.client.updateScenes({ ids: some(state.scenes), input: { tags: { mode: 'ADD', ids: [pick(state.tags)] } } }),
    async () => admin.client.trashScenes({ ids: [pick(state.scenes)] }),
    async () => admin.client.scenes({ filter: { search: pick(vocabulary) } }),
    async () => syncDocuments(app.orm.em, { limit: 50, pushes: false }),
  ];

  await Promise.all(
    Array.from({ length: 5 }, async () => {
      // Some are refused, as what they name was deleted meanwhile: so it is.
      for (let n = 0; n < 200; n += 1) await pick(changes)().catch(() => {});
    }),
  );
  await until(async () => (await waiting(app.orm)) === 0);

  expect(await documents(app.orm)).toEqual(await expectedDocuments(app.orm));
  expect(await vocabularyCounts(app.orm)).toEqual(await expectedCounts(app.orm));
});

/** Right after thousands of changes a search may need more than its second where much else goes on: then it is asked again. */
async function totalOf(search: string): Promise<number | null | undefined> {
  const { scenes } = await until(async () =>
    admin.client.scenes({ filter: { search }, totals: true }).catch((error: ReelgraphError) => {
      if (error.code !== 'UNAVAILABLE') throw error;
      return undefined;
    }),
  );
  return scenes.totalCount;
}

test('one look does the work of all entries that wait', async () => {
  await using server = await startTestServer({ worker: false });
  const { app } = server;
  for (const title of ['one', 'two', 'three']) await addScene(app, { title });
  const entries = async () =>
    app.orm.em.fork().execute('select from graphile_worker.jobs where task_identifier = ?', [syncTask.name]);
  expect(await entries()).toHaveLength(3);
  await syncTask.run(app, {}, { signal: new AbortController().signal });

  expect(await entries()).toEqual([]);
  expect(await documents(app.orm)).toEqual(await expectedDocuments(app.orm));
  expect(await documents(app.orm)).toHaveLength(3);
});

test('a rename is taken in by the worker, and says so meanwhile', async () => {
  const { app } = server;
  const actor = await addActor(app, { name: 'Quill Feather' });
  const db = rows(app.orm.em.fork());
  await sql`
    with made as (insert into scenes (title) select 'Bulk ' || n from generate_series(1, 1200) n returning id)
    insert into scene_actors (scene_id, actor_id) select id, ${actor.pk} from made`.execute(db);
  await until(async () => (await waiting(app.orm)) === 0);

  await admin.client.updateActor({ id: actor.id, input: { name: 'Nib Feather' } });
  const { searchStatus } = await admin.client.searchStatus();
  expect(searchStatus).toMatchObject({ engine: 'postgresql', available: true, problem: null });
  await until(async () => (await admin.client.searchStatus()).searchStatus?.pendingUpdates === 0);

  expect(await totalOf('nib')).toBe(1200);
  const { searchSuggestions } = await admin.client.searchSuggestions({ text: 'bul' });
  expect(searchSuggestions).toHaveLength(8);
  expect(await totalOf('quill')).toBe(0);
});

test('a rollback takes back what was noted', async () => {
  const { app } = server;
  await until(async () => (await waiting(app.orm)) === 0);
  const em = app.orm.em.fork();
  const failed = em.transactional(async (em) => {
    await rows(em).insertInto('scenes').values({ title: 'Never there' }).execute();
    throw new Error('taken back');
  });
  await expect(failed).rejects.toThrow('taken back');

  expect(await waiting(app.orm)).toBe(0);
});

test('a rebuild mends whatever was lost, and the vocabulary with it', async () => {
  const { app } = server;
  const db = rows(app.orm.em.fork());
  await until(async () => (await waiting(app.orm)) === 0);
  await db.deleteFrom('search_documents').where('kind', '=', DocumentKind.TAG).execute();
  await sql`insert into search_documents (kind, id, words, facts, version) values ('scene', 999999999, 'ghost', '{}', 0)`.execute(
    db,
  );
  await sql`update search_words set documents = documents + 5`.execute(db);

  const { rebuildSearchIndex } = await admin.client.rebuildSearchIndex();
  expect(rebuildSearchIndex?.reindexing).toBe(true);
  await until(async () => (await admin.client.searchStatus()).searchStatus?.reindexing === false);

  expect(await documents(app.orm)).toEqual(await expectedDocuments(app.orm));
  expect(await vocabularyCounts(app.orm)).toEqual(await expectedCounts(app.orm));
});

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
const some = (list: readonly string[]) => [...new Set(Array.from({ length: 5 }, () => pick(list)))];

async function waiting(orm: MikroORM): Promise<number> {
  await delay(20);
  const { count } = await rows(orm.em.fork())
    .selectFrom('search_outbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function documents(orm: MikroORM) {
  const found = await sql<Document>`
    select kind || ' ' || id as name, words::text, related::text, facts::text from search_documents order by kind, id`.execute(
    rows(orm.em.fork()),
  );
  return found.rows;
}

type Document = { name: string; words: string; related: string; facts: string };

/** Made of the rows as they are, by the functions whose parts have tests of their own. */
async function expectedDocuments(orm: MikroORM) {
  const em = orm.em.fork();
  const tables = { actor: 'actors', scene: 'scenes', studio: 'studios', tag: 'tags' };
  const made: Document[] = [];
  for (const [kind, table] of Object.entries(tables)) {
    const ids = await sql<{ id: string }>`select t.id::text as id from ${sql.table(table)} t`.execute(rows(em));
    const sources = await sourcesOf(
      em,
      kind as DocumentKind,
      ids.rows.map(({ id }) => id),
    );
    sources.sort((a, b) => Number(a.id) - Number(b.id));
    for (const source of sources) {
      const { rows: cast } = await sql<Document>`
        select ${`${kind} ${source.id}`} as name, (${wordsOf(source)}::text)::tsvector::text as words,
               (${relatedOf(source)}::text)::tsvector::text as related, ${source.facts}::text as facts`.execute(
        rows(em),
      );
      made.push(cast[0] as Document);
    }
  }
  return made;
}

async function vocabularyCounts(orm: MikroORM) {
  const found = await sql`select word, documents from search_words where documents <> 0 order by word`.execute(
    rows(orm.em.fork()),
  );
  return found.rows;
}

async function expectedCounts(orm: MikroORM) {
  const found = await sql`
    select word, ndoc as documents from ts_stat('select words from search_documents') order by word collate "C"`.execute(
    rows(orm.em.fork()),
  );
  return found.rows;
}
