import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { rows } from '../../src/database/rows.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { createPostgresEngine } from '../../src/search/postgres-engine.ts';
import { DocumentKind, SearchMatch } from '../../src/search/search.enums.ts';
import { syncDocuments } from '../../src/search/sync.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addTitles } from './add-titles.ts';
import { cases } from './relevance.cases.ts';
import { titles } from './titles.ts';

let database: TestDatabase;
let orm: MikroORM;
let keys: Map<string, string>;
const engine = createPostgresEngine({ pushes: false });

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await connectOrm(database.url);
  keys = await addTitles(orm, titles);
  while ((await syncDocuments(orm.em, { limit: 10_000, pushes: false })) > 0);
});

afterAll(async () => {
  await orm.close();
  await database[Symbol.asyncDispose]();
});

test('there are 500 scenes and at least 100 cases', () => {
  expect(titles).toHaveLength(500);
  expect(cases.length).toBeGreaterThanOrEqual(100);
});

test.each(cases)('$query $match', async ({ query, match = 'ALL', ...expected }) => {
  const hits = await find(query, match);

  if ('first' in expected) expect(hits.slice(0, expected.first.length)).toEqual(expected.first);
  else if ('only' in expected) expect(hits).toEqual(expected.only);
  else expect(hits).toEqual(expect.arrayContaining(expected.some));
});

async function find(text: string, match: keyof typeof SearchMatch): Promise<string[]> {
  const em = orm.em.fork();
  const request = { kind: DocumentKind.SCENE, query: parseQuery(text), match: SearchMatch[match], viewerId: '0' };
  const { relation } = await engine.find(em, request);
  const found = await sql<{ id: string }>`
    select hits.id::text as id from (${relation}) hits join scenes on scenes.id = hits.id
     order by rank, view_count desc, hits.id desc`.execute(rows(em));
  return found.rows.map(({ id }) => keys.get(id) ?? id);
}
