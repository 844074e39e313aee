/** Connections that are cut while they are in use. */
import { expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { createTestDatabase } from '../support/database.ts';

test('a pool serves on after more of them than it has places, and can be closed', async () => {
  await using database = await createTestDatabase();
  const orm = await connectOrm(database.url, { maxConnections: 2 });
  const cut = 'select pg_terminate_backend(pg_backend_pid()), pg_sleep(60)';
  const em = () => orm.em.fork();

  for (let times = 0; times < 3; times += 1) {
    await expect(em().execute(cut)).rejects.toMatchObject({ code: '57P01' });
    await expect(em().transactional(async (em) => em.execute(cut))).rejects.toMatchObject({ code: '57P01' });
    const nested = em().transactional(async (em) => em.transactional(async (em) => em.execute(cut)));
    await expect(nested).rejects.toMatchObject({ code: '57P01' });
  }

  expect(await em().transactional(async (em) => em.execute('select 1 as one'))).toEqual([{ one: 1 }]);
  await orm.close(true);
});
