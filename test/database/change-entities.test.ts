/** What the unit of work must not do: write twice, write too much, or write what failed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeEntities, lockEntity } from '../../src/database/change-entities.ts';
import { rows } from '../../src/database/rows.ts';
import { notFound } from '../../src/errors.ts';
import { Tag } from '../../src/tags/tag.entity.ts';
import { updateTag } from '../../src/tags/tag.service.ts';
import { addActor, addStudio, addTag } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let librarian: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  librarian = await server.user('moderator');
});

afterAll(async () => server[Symbol.asyncDispose]());

test('a change that failed is not written by the next one of the same request', async () => {
  const [kept, taken] = [await addTag(server.app, 'kept'), await addTag(server.app, 'taken')];
  const em = server.app.orm.em.fork();

  await updateTag({ em }, kept, { color: '#111111' });
  await expect(updateTag({ em }, kept, { name: 'taken' })).rejects.toMatchObject({ code: 'CONFLICT', field: 'name' });
  await updateTag({ em }, taken, { color: '#222222' });
  await updateTag({ em }, kept, { color: '#333333' });

  const tags = await rows(server.app.orm.em.fork())
    .selectFrom('tags')
    .select(['name', 'color'])
    .where('id', 'in', [Number(kept), Number(taken)])
    .orderBy('id')
    .execute();
  expect(tags).toEqual([
    { name: 'kept', color: '#333333' },
    { name: 'taken', color: '#222222' },
  ]);
});

test('a change takes a lock, one UPDATE of what differs, and the message', async () => {
  const { id } = await addActor(server.app, { name: 'Ann', gender: 'female' });

  const statements = await statementsOf(async () =>
    librarian.client.updateActor({ id, input: { name: 'Ann', gender: 'other' } }),
  );

  expect(statements.filter((statement) => statement.includes('for update'))).toHaveLength(1);
  expect(updatesIn(statements)).toEqual([
    expect.stringMatching(/^update "actors" set "gender" = .*, "updated_at" = .* where "id" = /),
  ]);
});

test('a change to what is there already writes nothing', async () => {
  const { id } = await addStudio(server.app, { name: 'North' });

  const statements = await statementsOf(async () => librarian.client.updateStudio({ id, input: { name: 'North' } }));

  expect(updatesIn(statements)).toEqual([]);
});

/** But for the one that keeps the answer for a client which asks again. */
const updatesIn = (statements: readonly string[]) =>
  statements.filter((statement) => statement.startsWith('update') && !statement.includes('"idempotency_keys"'));

test('an entity is compared with the row that was locked, not with what the request has seen before', async () => {
  const id = Number(await addTag(server.app, 'before'));
  const em = server.app.orm.em.fork();
  const rename = async (name: string) =>
    changeEntities(em, async (em) => {
      em.assign(await lockEntity(em, Tag, { id }, notFound('gone')), { name });
    });
  await rename('first');
  await rows(server.app.orm.em.fork()).updateTable('tags').set({ name: 'by another' }).where('id', '=', id).execute();

  await rename('first');

  const tag = await rows(server.app.orm.em.fork()).selectFrom('tags').select('name').where('id', '=', id).execute();
  expect(tag).toEqual([{ name: 'first' }]);
});

test('an undefined key is the key of nothing', async () => {
  const found = changeEntities(server.app.orm.em.fork(), async (em) =>
    lockEntity(em, Tag, { id: undefined }, notFound('There is no such tag.')),
  );

  await expect(found).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
