/** Transactions that PostgreSQL ends because of others. */
import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeEntities } from '../../src/database/change-entities.ts';
import { whyUnavailable } from '../../src/database/is-down.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { transaction } from '../../src/database/transaction.ts';
import { Tag } from '../../src/tags/tag.entity.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let orm: MikroORM;
const em = () => orm.em.fork();

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await connectOrm(database.url);
  await em().execute('create table counters (id int primary key, count int not null)');
  await em().execute('insert into counters values (1, 0), (2, 0)');
});
afterAll(async () => {
  await orm.close(true);
  await database[Symbol.asyncDispose]();
});

test('two that wait for each other in a circle both come to their end', async () => {
  const firstHeld = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const count = async (index: 0 | 1) =>
    transaction(em(), async (em) => {
      const [first, second] = index === 0 ? [1, 2] : [2, 1];
      await em.execute('update counters set count = count + 1 where id = ?', [first]);
      firstHeld[index]?.resolve();
      await firstHeld[1 - index]?.promise;
      await em.execute('update counters set count = count + 1 where id = ?', [second]);
    });
  await Promise.all([count(0), count(1)]);

  expect(await em().execute('select count from counters order by id')).toEqual([{ count: 2 }, { count: 2 }]);
});

/** Fails so many times as PostgreSQL does when it cannot serialize. */
function failing(times: number, options?: { once: boolean }) {
  let attempts = 0;
  const result = transaction(
    em(),
    async (em) => {
      attempts += 1;
      if (attempts <= times) await em.execute(`do $$ begin raise exception 'no' using errcode = '40001'; end $$`);
      return attempts;
    },
    options,
  );
  return { result, attempts: () => attempts };
}

test('it is begun again twice, and no more', async () => {
  expect(await failing(2).result).toBe(3);

  const { result, attempts } = failing(9);
  await expect(result).rejects.toMatchObject({ code: '40001' });
  expect(attempts()).toBe(3);
});

test('what it refers to is removed meanwhile: it is begun again, and does not find it', async () => {
  await em().execute('create table things (id int primary key); create table parts (thing_id int references things)');
  await em().execute('insert into things values (1)');
  let attempts = 0;
  const added = await transaction(em(), async (em) => {
    attempts += 1;
    const [found] = await em.execute<{ id: number }[]>('select id from things');
    if (!found) return 'nothing to add to';
    await orm.em.fork().execute('delete from things');
    await em.execute('insert into parts values (?)', [found.id]);
    return 'added';
  });

  expect([added, attempts]).toEqual(['nothing to add to', 2]);
});

test('what cannot be taken back is not done twice', async () => {
  const { result, attempts } = failing(1, { once: true });

  await expect(result).rejects.toMatchObject({ code: '40001' });
  expect(attempts()).toBe(1);
});

test('one within another is repeated as a whole', async () => {
  const seen: string[] = [];
  await transaction(em(), async (em) => {
    seen.push('outer');
    await transaction(em, async (em) => {
      seen.push('inner');
      if (seen.length === 2) await em.execute(`do $$ begin raise exception 'no' using errcode = '40P01'; end $$`);
    });
  });

  expect(seen).toEqual(['outer', 'inner', 'outer', 'inner']);
});

test('whoever is overtaken each time, as a phase of a scene is queued, is told to try again', async () => {
  let attempts = 0;
  const overtaken = transaction(em(), async (em) => {
    attempts += 1;
    await em.execute(
      `do $$ begin raise exception 'no' using errcode = '23505', constraint = 'idx_job_history_scene_phase_active'; end $$`,
    );
  });
  const error: unknown = await overtaken.catch((thrown: unknown) => thrown);

  expect(attempts).toBe(3);
  expect(whyUnavailable(error)).toContain('try again in a moment');
});

test('entities of an attempt that failed are not written by the next one', async () => {
  let attempts = 0;
  await changeEntities(em(), async (em) => {
    attempts += 1;
    em.persist(em.create(Tag, { name: `attempt ${attempts}` }));
    await em.flush();
    if (attempts === 1) await em.execute(`do $$ begin raise exception 'no' using errcode = '40001'; end $$`);
  });

  expect(await em().execute('select name from tags')).toEqual([{ name: 'attempt 2' }]);
});
