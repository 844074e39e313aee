import { expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { getSingleton } from '../../src/database/singleton.ts';
import { Pool } from '../../src/jobs/pool.entity.ts';
import { createTestDatabase } from '../support/database.ts';

test('a settings row is read, changed and flushed like any entity, and stays the only one', async () => {
  await using database = await createTestDatabase();
  await using orm = await connectOrm(database.url);
  const em = orm.em.fork();

  const pool = await getSingleton(em, Pool);
  const before = pool.updatedAt;
  pool.metadataWorkers = 5;
  await em.flush();

  expect(await orm.em.fork().find(Pool, {})).toMatchObject([{ id: 1, metadataWorkers: 5, thumbnailWorkers: 1 }]);
  expect(pool.updatedAt.getTime()).toBeGreaterThan(before.getTime());
});
