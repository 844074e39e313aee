/** Connections that are cut while they are in use. */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isDatabaseDown } from '../../src/database/is-down.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { createTestDatabase } from '../support/database.ts';

test('a pool serves on after more of them than it has places, and can be closed', async () => {
  await using database = await createTestDatabase();
  const orm = await connectOrm(database.url, {
    databaseConnections: 8,
    readTimeoutSeconds: 5,
    changeTimeoutSeconds: 5,
  });
  const cut = 'select pg_terminate_backend(pg_backend_pid()), pg_sleep(60)';
  const em = () => orm.em.fork();

  const attempts = [
    async () => em().execute(cut),
    async () => em().transactional(async (em) => em.execute(cut)),
    async () => em().transactional(async (em) => em.transactional(async (em) => em.execute(cut))),
    async () =>
      em().transactional(async (em) => {
        await em.execute(`set local idle_in_transaction_session_timeout = '10ms'`);
        for (;;) {
          await delay(100); // as a process does that was stopped
          await em.execute('select 1');
        }
      }),
  ];

  for (const attempt of [...attempts, ...attempts]) expect(await attempt().catch(isDatabaseDown)).toBe(true);

  expect(await em().transactional(async (em) => em.execute('select 1 as one'))).toEqual([{ one: 1 }]);
  await orm.close(true);
});
