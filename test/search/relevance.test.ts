import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { rows } from '../../src/database/rows.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { meiliDocuments } from '../../src/search/meilisearch-documents.queries.ts';
import { createMeilisearchEngine } from '../../src/search/meilisearch-engine.ts';
import { done, openMeiliIndex, prepareIndex } from '../../src/search/meilisearch-index.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { createPostgresEngine } from '../../src/search/postgres-engine.ts';
import { DocumentKind, SearchMatch } from '../../src/search/search.enums.ts';
import { syncDocuments } from '../../src/search/sync.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addTitles } from './add-titles.ts';
import { cases, type RelevanceCase } from './relevance.cases.ts';
import { titles } from './titles.ts';

let database: TestDatabase;
let orm: MikroORM;
let keys: Map<string, string>;

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

const postgres = createPostgresEngine({ pushes: false });

describe('PostgreSQL finds', () => {
  test.each(cases)('$query $match', async (one) => finds(postgres, one));
});

const { TEST_MEILI_HOST: host, TEST_MEILI_API_KEY: apiKey } = process.env;

/** What Meilisearch cannot answer is no case of both. */
const failing: SearchEngine = {
  name: 'postgresql',
  find: async () => expect.fail('PostgreSQL was asked instead'),
};

if (host) {
  describe('Meilisearch finds', () => {
    const meili = openMeiliIndex({ host, apiKey });
    const engine = createMeilisearchEngine(meili, { postgres: failing, log: { warn: console.warn } });

    beforeAll(async () => {
      await meili.client.deleteIndexIfExists(meili.scenes.uid);
      await prepareIndex(meili, meili.scenes, 100_000);
      await done(meili.scenes.addDocuments(await meiliDocuments(orm.em.fork(), [...keys.keys()])));
    });

    test.each(cases.filter((one) => one.engine === undefined))('$query $match', async (one) => finds(engine, one));
  });
}

async function finds(engine: SearchEngine, { query, match = 'ALL', ...expected }: RelevanceCase): Promise<void> {
  const hits = await search(engine, query, match);

  if ('first' in expected) expect(hits.slice(0, expected.first.length)).toEqual(expected.first);
  else expect(hits).toEqual(expected.only);
}

async function search(engine: SearchEngine, text: string, match: keyof typeof SearchMatch): Promise<string[]> {
  const em = orm.em.fork();
  const request = { kind: DocumentKind.SCENE, query: parseQuery(text), match: SearchMatch[match], viewerId: '0' };
  const { relation } = await engine.find(em, request);
  const found = await sql<{ id: string }>`
    select hits.id::text as id from (${relation}) hits join scenes on scenes.id = hits.id
     order by rank, view_count desc, hits.id desc`.execute(rows(em));
  return found.rows.map(({ id }) => keys.get(id) ?? id);
}
