import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { version } from '../../src/version.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';

const log = { info: () => {}, warn: () => {} };

test('two processes that start at once on an empty database both succeed, and each migration runs once', async () => {
  await using database = await createEmptyDatabase();
  await using first = await connectOrm(database.url);
  await using second = await connectOrm(database.url);

  await Promise.all([migrate(first, log), migrate(second, log)]);

  const { rows } = await query(database.url, 'select name from mikro_orm_migrations order by id');
  expect(rows.map(({ name }) => name)).toEqual([
    '001-initial-schema',
    '002-more-permissions',
    '003-scan-errors',
    '004-generated-image-sizes',
    '005-identity',
    '006-job-control',
    '008-catalogue-indexes',
    '010-thumbnail-second',
    '011-tag-names',
    '012-absent-last',
    '013-library-id',
    '014-trash-hold',
    '020-search-tables',
    '021-natural-order',
    '025-file-facts',
    '026-scan-details',
    '028-folder-totals',
    '029-uploads',
    '030-codecs',
    '033-job-deaths',
    '034-film-facts',
    '035-fractions',
    '036-active-scenes',
    '037-changes',
    '038-scene-counts',
    '039-trigger-plans',
    '040-subtitles',
    '041-preview-phase',
    '043-inactive-scenes',
    '047-tag-updated-at',
    '048-idempotency',
    '049-audit',
    '050-user-identities',
    '051-undo',
    '052-resolution-counts',
    '053-newest-of',
    '054-audit-of-many',
    '055-narrow-scenes',
    '056-search-facts',
    '057-processing-status',
    '058-trigger-work',
    '062-title-parts',
    '063-search-wake',
    '064-looked-up-counts',
    '065-lists-by-name',
  ]);
  const worker = await query(database.url, 'select count(*)::int as count from graphile_worker.migrations');
  expect(worker.rows[0].count).toBeGreaterThan(10);
});

test('migrating again changes nothing and says nothing', async () => {
  await using database = await createTestDatabase();
  await using orm = await connectOrm(database.url);
  const messages: string[] = [];

  await migrate(orm, { info: (message) => messages.push(message), warn: (message) => messages.push(message) });

  expect(messages).toEqual([]);
});

test('a database that a newer version has migrated is refused, naming both versions, and left as it is', async () => {
  await using database = await createTestDatabase();
  await using orm = await connectOrm(database.url);
  const noted = await query(database.url, `select obj_description('mikro_orm_migrations'::regclass) as version`);
  expect(noted.rows).toEqual([{ version: version() }]);
  await query(
    database.url,
    `insert into mikro_orm_migrations (name) values ('998-faster'), ('999-better');
     comment on table mikro_orm_migrations is '12.3.4'`,
  );

  const attempt = migrate(orm, log);

  await expect(attempt).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(attempt).rejects.toThrow(
    new RegExp(`This is Reelgraph ${version()}, .* .* was migrated by Reelgraph 12\\.3\\.4 up to 999-better`),
  );
  await query(database.url, 'comment on table mikro_orm_migrations is null');
  await expect(migrate(orm, log)).rejects.toThrow('by Reelgraph (a newer version) up to 999-better');
});

test('a migration that fails leaves nothing behind, and the lock is free again', async () => {
  await using database = await createEmptyDatabase();
  await using orm = await connectOrm(database.url);
  await query(database.url, 'create table scan_errors (id integer)'); // in the way of the third migration

  await expect(migrate(orm, log)).rejects.toThrow(/scan_errors/);

  expect((await query(database.url, `select to_regclass('scenes') as scenes`)).rows[0].scenes).toBeNull();
  await query(database.url, 'drop table scan_errors');
  await migrate(orm, log);
  expect((await query(database.url, `select to_regclass('scenes') as scenes`)).rows[0].scenes).toBe('scenes');
});

test('a database that cannot be reached is one clear error, without the password', async () => {
  const error = await connectOrm('postgres://ann:hidden@127.0.0.1:1/library').catch((error: unknown) => error);

  expect(error).toMatchObject({ code: 'UNAVAILABLE' });
  const { message } = error as Error;
  expect(message).toContain('127.0.0.1:1');
  expect(message).toContain("'library'");
  expect(message).toContain('DATABASE_URL');
  expect(message).not.toContain('hidden');
});

test('a database that does not exist is named', async () => {
  await using database = await createEmptyDatabase();
  const url = new URL(database.url);
  url.pathname = '/nowhere';

  await expect(connectOrm(url.href)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining(`'nowhere'`),
  });
});

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(sql).finally(() => client.end());
}
