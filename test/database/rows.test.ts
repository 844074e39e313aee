import type { MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { Actor } from '../../src/actors/actor.entity.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { type Database, rows } from '../../src/database/rows.ts';
import { Scene } from '../../src/scenes/scene.entity.ts';
import { SceneActor } from '../../src/scenes/scene-actor.entity.ts';
import { SceneTag } from '../../src/scenes/scene-tag.entity.ts';
import { Studio } from '../../src/studios/studio.entity.ts';
import { Tag } from '../../src/tags/tag.entity.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let orm: MikroORM;
let db: Kysely<Database>;
let actor: Actor;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await connectOrm(database.url);
  const em = orm.em.fork();
  db = rows(em);
  const studio = em.create(Studio, { name: 'North', rating: 4.5 });
  actor = em.create(Actor, { name: 'Ann', birthday: '1990-02-28' });
  const tag = em.create(Tag, { name: 'outdoor' });
  em.create(Scene, { title: 'Unrelated' }); // so that no two ids are equal by chance
  scene = em.create(Scene, { title: 'Lake', size: '5000000000', tags: ['old'], frameRate: 29.97 });
  await em.flush();
  scene.studioId = studio.pk;
  em.create(SceneActor, { sceneId: scene.id, actorId: actor.pk });
  em.create(SceneTag, { sceneId: scene.id, tagId: String(tag.id) });
  await em.flush();
});

afterAll(async () => {
  await orm.close();
  await database[Symbol.asyncDispose]();
});

test('a join gives the selected columns by their property names, each table its own id', async () => {
  const row = await db
    .selectFrom('scene_actors')
    .innerJoin('scenes', 'scenes.id', 'scene_actors.sceneId')
    .innerJoin('actors as a', 'a.pk', 'scene_actors.actorId')
    .select(['scenes.id', 'scenes.createdAt', 'a.id as actorId', 'a.pk as actorPk', 'a.birthday'])
    .executeTakeFirstOrThrow();

  expect(row).toEqual({
    id: scene.id,
    createdAt: expect.any(String),
    actorId: actor.id,
    actorPk: actor.pk,
    birthday: '1990-02-28',
  });
  expect(actor.id).toMatch(/^[0-9a-f-]{36}$/);
  expectTypeOf(row).toEqualTypeOf<{
    id: string;
    createdAt: string;
    actorId: string;
    actorPk: string;
    birthday: string | null;
  }>();
});

test('a star is every property of its table', async () => {
  const whole = await db.selectFrom('studios').selectAll().executeTakeFirstOrThrow();
  const joined = await db
    .selectFrom('scenes as s')
    .innerJoin('studios', 'studios.pk', 's.studioId')
    .selectAll('s')
    .executeTakeFirstOrThrow();

  expect(Object.keys(whole)).toEqual(orm.getMetadata(Studio).props.map((prop) => prop.name));
  expect(Object.keys(joined)).toEqual(orm.getMetadata(Scene).props.map((prop) => prop.name));
});

test('timestamps come as text in UTC with microseconds, int8 as text, decimals as numbers', async () => {
  const row = await db
    .selectFrom('scenes')
    .innerJoin('studios', 'studios.pk', 'scenes.studioId')
    .select((eb) => [
      'scenes.createdAt',
      'scenes.size',
      'scenes.tags',
      'scenes.frameRate',
      'studios.rating',
      eb.selectFrom('scenes').select(eb.fn.countAll<string>().as('count')).as('count'),
      eb.selectFrom('scenes').select(eb.fn.sum<number>('size').as('sum')).as('sum'),
    ])
    .executeTakeFirstOrThrow();

  expect(row).toEqual({
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/),
    size: '5000000000',
    tags: ['old'],
    frameRate: 29.97,
    rating: 4.5,
    count: '2',
    sum: 5_000_000_000,
  });
});

test('subqueries, correlated or common, speak of properties inside and out', async () => {
  const row = await db
    .with('stars', (query) =>
      query
        .selectFrom('actors')
        .innerJoin('scene_actors', 'scene_actors.actorId', 'actors.pk')
        .select(['actors.id', 'actors.createdAt', 'sceneId']),
    )
    .selectFrom('scenes')
    .innerJoin('stars', 'stars.sceneId', 'scenes.id')
    .select((eb) => [
      'stars.id as star',
      'stars.createdAt',
      jsonArrayFrom(
        eb
          .selectFrom('scene_tags')
          .innerJoin('tags', 'tags.id', 'scene_tags.tagId')
          .select(['tagId', 'tags.name', 'tags.createdAt as taggedAt'])
          .whereRef('scene_tags.sceneId', '=', 'scenes.id'),
      ).as('tags'),
    ])
    .executeTakeFirstOrThrow();

  expect(row.star).toBe(actor.id);
  expect(row.createdAt).toMatch(/\+00$/);
  expect(row.tags).toEqual([{ tagId: 1, name: 'outdoor', taggedAt: expect.any(String) }]);
});

test('an empty list matches nothing, also in a query within a comparison; not in one, everything', async () => {
  const scenes = db.selectFrom('scenes').select('id').orderBy('id');
  const within = (operator: 'in' | 'not in', ids: string[]) =>
    scenes.where('id', 'in', ({ selectFrom }) => selectFrom('scenes').select('id').where('id', operator, ids));

  expect(await scenes.where('id', 'in', []).execute()).toEqual([]);
  expect(await within('in', []).execute()).toEqual([]);
  expect(await within('not in', []).execute()).toEqual(await scenes.execute());
  expect(await within('in', [scene.id]).execute()).toEqual([{ id: scene.id }]);
});

test('an order is by a result where there is one of that name, else by the property', async () => {
  const byResult = await db
    .selectFrom('scenes')
    .select((eb) => ['title', eb.fn<number>('length', ['title']).as('viewCount')])
    .orderBy('viewCount')
    .execute();
  const byProperty = await db.selectFrom('scenes').select('title').orderBy('createdAt').orderBy('id', 'desc').execute();

  expect(byResult.map(({ title }) => title)).toEqual(['Lake', 'Unrelated']);
  expect(byProperty.map(({ title }) => title)).toEqual(['Lake', 'Unrelated']);
});

test('writes take part in the transaction and are undone with it', async () => {
  const tried = orm.em.fork().transactional(async (em) => {
    await rows(em).updateTable('scenes').set({ title: 'Changed' }).execute();
    expect(await rows(em).selectFrom('scenes').select('title').distinct().execute()).toEqual([{ title: 'Changed' }]);
    throw new Error('no');
  });

  await expect(tried).rejects.toThrow('no');
  expect(await db.selectFrom('scenes').select('title').orderBy('title').execute()).toEqual([
    { title: 'Lake' },
    { title: 'Unrelated' },
  ]);
});

test('an insert may leave out what has a default; a conflict is named by properties', async () => {
  const like = (name: string) =>
    db
      .insertInto('actors')
      .values({ id: '00000000-0000-4000-8000-000000000001', name })
      .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })))
      .returning(['id', 'name', 'fakeBoobs'])
      .executeTakeFirstOrThrow();

  const first = await like('Bea');
  const second = await like('Beatrice');

  expect(first).toEqual({ id: '00000000-0000-4000-8000-000000000001', name: 'Bea', fakeBoobs: false });
  expect(second.name).toBe('Beatrice');
});

test('an update moves updatedAt, as entities do, unless it says otherwise', async () => {
  const old = new Date('2020-01-01T00:00:00Z');
  const updatedAt = () =>
    db
      .selectFrom('studios')
      .select('updatedAt')
      .executeTakeFirstOrThrow()
      .then((row) => new Date(row.updatedAt));

  await db.updateTable('studios').set({ updatedAt: old }).execute();
  expect(await updatedAt()).toEqual(old);
  await db.updateTable('studios').set({ shortName: 'N' }).where('name', '=', 'North').execute();
  expect((await updatedAt()).getTime()).toBeGreaterThan(old.getTime());
});

test('entities read what rows read: ids as text, also those of a BIGINT that refers to a SERIAL, and decimals', async () => {
  const em = orm.em.fork();

  expect(await em.findOneOrFail(SceneTag, { sceneId: scene.id })).toMatchObject({ sceneId: scene.id, tagId: '1' });
  expect(await em.findOneOrFail(Studio, { name: 'North' })).toMatchObject({ pk: scene.studioId, rating: 4.5 });
});
