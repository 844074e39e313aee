/** Rows of the API have the columns of their entity: all but those that are left out, and those that differ as computed. */
import { readdirSync, readFileSync } from 'node:fs';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { entities } from '../../src/database/entities.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { type RowOf, rowColumns } from '../../src/database/row-columns.ts';
import { rows } from '../../src/database/rows.ts';
import type { SceneRow } from '../../src/scenes/scene.queries.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await connectOrm(database.url);
});

afterAll(async () => {
  await orm.close();
  await database[Symbol.asyncDispose]();
});

const tagColumns = rowColumns('tags', {
  keys: ['id'],
  except: ['createdAt', 'updatedAt'],
  computed: { id: sql<string>`${sql.ref('tags.id')}::text`, isDark: sql<boolean>`true` },
});

test('a column that nobody leaves out is read, under its name', async () => {
  const em = orm.em.fork();
  await rows(em).insertInto('tags').values({ name: 'outdoor' }).execute();
  const row = await rows(em).selectFrom('tags').select(tagColumns(em)).executeTakeFirstOrThrow();

  expect(row).toEqual({ id: '1', name: 'outdoor', color: '#6B7280', isDark: true });
  expectTypeOf<RowOf<typeof tagColumns>>().toEqualTypeOf<{
    id: string;
    name: string;
    color: string;
    isDark: boolean;
  }>();
});

test('a query reads the columns that it names, and always the keys', () => {
  const names = (wanted: string[]) => tagColumns(orm.em.fork(), wanted).map(({ alias }) => alias);

  expect(names(['color'])).toEqual(['id', 'color']);
  expect(names([])).toEqual(['id']);
});

test('rows are typed as they arrive: timestamps as text', () => {
  expectTypeOf<SceneRow['createdAt']>().toEqualTypeOf<string>();
  expectTypeOf<SceneRow['trashedAt']>().toEqualTypeOf<string | null>();
});

test('no resolver takes what arrives for an entity', () => {
  const classes = Object.values(entities).map(({ name }) => name);
  const asEntity = new RegExp(`(@Root\\(\\)[^:]*?(\\{[^}]*\\})?: |@Needs<)(${classes.join('|')})\\b(?!\\w)`, 'g');
  const source = new URL('../../src/', import.meta.url);
  const resolvers = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.resolver.ts'),
  );
  const found = resolvers.flatMap((path) =>
    [...readFileSync(new URL(path, source), 'utf8').matchAll(asEntity)].map(([text]) => `${path}: ${text}`),
  );

  expect(resolvers.length).toBeGreaterThan(30);
  expect('@Root() { id, name }: Scene, @Ctx'.match(asEntity)).toHaveLength(1);
  expect(found).toEqual([]);
});
