/**
 * Rows are taken out of a table that is empty at one time and long at another: where PostgreSQL had last seen none, a join of the
 * table with itself was a nested loop over all of them, and after a change of 100,000 scenes search and the kept counts stood still
 * for minutes, and so did whoever came back to hear what had changed. So did a change of many scenes, where a library had been empty before.
 */

import { IsolationLevel } from '@mikro-orm/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transaction } from '../../src/database/transaction.ts';
import { readChanges } from '../../src/events/changes.ts';
import { presentMoment } from '../../src/events/cursor.ts';
import { foldSceneCounts } from '../../src/scenes/kept-counts.ts';
import { syncDocuments } from '../../src/search/sync.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const many = 50_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

afterAll(async () => server?.[Symbol.asyncDispose]());

const execute = async (statement: string) => server.app.orm.em.fork().execute(statement);

/** As after a change that was taken in, when statistics were made just then. */
async function lookEmpty(table: string, filled: string): Promise<void> {
  await execute(filled);
  await execute(`delete from ${table}`);
  await execute(`analyze ${table}`);
  await execute(filled);
}

test('the changes that search has to take in', async () => {
  await lookEmpty(
    'search_outbox',
    `insert into search_outbox (kind, thing_id) select 'scene', n from generate_series(1, ${many}) n`,
  );
  expect(await syncDocuments(server.app.orm.em, { limit: many - 1, pushes: false })).toBe(many - 1);
  expect(await execute('select thing_id from search_outbox')).toEqual([{ thing_id: String(many) }]); // the newest
});

test('the changes that kept counts have to take in', async () => {
  await lookEmpty(
    'scene_count_changes',
    `insert into scene_count_changes (kind, key, scenes, duration, size) select 'tag', n % 100, 1, 2, 3 from generate_series(1, ${many}) n`,
  );
  expect(await foldSceneCounts(server.app.orm.em.fork())).toBe(many);
  expect(await execute('select id from scene_count_changes')).toEqual([]);
  expect(
    await execute(`select sum(scenes)::int as scenes, count(*)::int as tags from scene_counts where kind = 'tag'`),
  ).toEqual([{ scenes: many, tags: 100 }]);
});

test('the changes that a subscriber has not heard of', async () => {
  const isolationLevel = IsolationLevel.REPEATABLE_READ;
  const read = <T>(work: Parameters<typeof transaction<T>>[1]) =>
    transaction(server.app.orm.em.fork(), work, { isolationLevel, readOnly: true });
  const change = `insert into changes (topic, thing, kind) select 'scene', n::text, 'updated' from generate_series(1, ${many}) n`;
  await execute(change);
  await execute('analyze changes');
  const { snapshot: from } = await read(presentMoment);
  await execute(change);

  const things = new Set<string | null>();
  let after: string | undefined;
  await read(async (em) => {
    const { snapshot: to } = await presentMoment(em);
    do {
      const page = await readChanges(em, 'scene', { from, to, after });
      for (const { thing } of page) things.add(thing);
      after = page.at(-1)?.position;
    } while (after);
  });
  expect(things.size).toBe(many);
});

const scenes = 25_000;

/** As when the table was analysed after all its rows had gone, and before others came into the same pages. */
const seemsEmpty = async (table: string) =>
  execute(`update pg_class set reltuples = 0, relpages = 200 where oid = '${table}'::regclass`);

/** All of them, of so many seconds each, are counted for the library and for its only tag. */
async function expectCounted(seconds: number): Promise<void> {
  const sums = { scenes, duration: seconds * scenes };
  expect(
    await execute(`select kind, sum(scenes)::int as scenes, sum(duration)::int as duration from scene_count_changes
                    where kind in ('library', 'tag') group by kind order by kind`),
  ).toEqual([
    { kind: 'library', ...sums },
    { kind: 'tag', ...sums },
  ]);
}

test('what links of many scenes add to the kept counts', async () => {
  await execute(`insert into tags (name) values ('everywhere')`);
  await execute(`insert into scenes (title, duration) select 'scene ' || n, 60 from generate_series(1, ${scenes}) n`);
  await seemsEmpty('scenes');
  await execute('insert into scene_tags (scene_id, tag_id) select scenes.id, tags.id from scenes, tags');
  await expectCounted(60);
});

test('what a change of many scenes adds to the counts of their tags', async () => {
  await seemsEmpty('scene_tags');
  await execute('update scenes set duration = 90');
  await expectCounted(90);
});
