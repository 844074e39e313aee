import { expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { createTestDatabase } from '../support/database.ts';

test('after all migrations the ORM sees no difference between the entities and the database', async () => {
  await using database = await createTestDatabase();
  await using orm = await connectOrm(database.url);

  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
});

test('the ORM does see differences of every kind', async () => {
  await using database = await createTestDatabase();
  await using orm = await connectOrm(database.url);
  const changes: [string, RegExp][] = [
    ['ALTER TABLE users DROP last_login_at', /add "last_login_at"/],
    ['ALTER TABLE scenes ALTER title TYPE varchar(100)', /alter column "title" type varchar\(255\)/],
    ['ALTER TABLE tags ALTER color DROP DEFAULT', /alter column "color" set default '#6B7280'/],
    ['ALTER TABLE tags ALTER name DROP NOT NULL', /alter column "name" set not null/],
    ['DROP INDEX idx_scenes_studio_id', /create index "idx_scenes_studio_id"/],
    ['DROP INDEX idx_scenes_type; CREATE INDEX idx_scenes_type ON scenes (type)', /create index "idx_scenes_type"/],
    ['ALTER TABLE pool_config DROP CONSTRAINT pool_config_id_check', /"pool_config_id_check" check/],
    ['ALTER TABLE scenes DROP CONSTRAINT scenes_studio_id_fkey', /"scenes_studio_id_fkey" foreign key/],
    ['CREATE TABLE surplus (id integer)', /drop table if exists "surplus"/],
  ];

  for (const [change] of changes) await orm.em.execute(change);
  const seen = await orm.schema.getUpdateSchemaSQL({ wrap: false });

  for (const [, difference] of changes) expect(seen).toMatch(difference);
});
