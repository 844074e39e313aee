/** A text with a filter finds what both find by themselves, whatever the documents know of the filter. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { factShares } from '../../src/scenes/fact-shares.ts';
import { factsAskedBy, sceneFacts } from '../../src/scenes/scene-facts.ts';
import type { SceneFilter } from '../../src/sdk/generated.ts';
import { syncDocuments } from '../../src/search/sync.ts';
import { addTag } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
  for (let n = 0; n < 4; n += 1) await addTag(server.app);
  await sql`
    insert into scenes (title, duration, width, height)
    select 'Lake ' || n,
           (array[null, 0, 1, 59, 60, 61, 299, 300, 599, 600, 601, 1200, 3599, 3600, 7199, 7200, 90000])[1 + n % 17],
           (array[null, 0, 1, 640, 854, 1080, 1280, 1920, 2560, 3840, 7680])[1 + n % 11],
           (array[null, 0, 1, 360, 480, 720, 800, 1080, 1440, 2160])[1 + (n / 11) % 10]
      from generate_series(0, 399) n`.execute(db());
  await sql`
    insert into scene_tags (scene_id, tag_id)
    select id, tag from scenes cross join generate_series(1, 4) tag where (id + tag * tag) % 3 = 0`.execute(db());
  await syncDocuments(server.app.orm.em, { limit: 10_000, pushes: false });
  await sql`analyze search_documents`.execute(db()); // so that facts which most scenes have are known, and are left out
});
afterAll(async () => server[Symbol.asyncDispose]());

const db = () => rows(server.app.orm.em.fork());

async function idsOf(filter: SceneFilter): Promise<string[]> {
  const { scenes } = await admin.client.scenes({ filter, first: 100, totals: true });
  const found = scenes?.nodes.map(({ id }) => id).toSorted() ?? [];
  return [...found, `${scenes?.totalCount} in all`];
}

const seconds = fc.constantFrom(-1, 0, 1, 59, 60, 61, 300, 599, 600, 601, 3600, 7200, 7201, 2 ** 40);
const length = fc.oneof(
  ...['eq', 'ne', 'lt', 'lte', 'gt', 'gte'].map((operator) => fc.record({ [operator]: seconds })),
  fc.record({ gte: seconds, lt: seconds }),
  fc.record({ isNull: fc.boolean() }),
);
const ids = fc.subarray(['1', '2', '3', '4', '99', 'x', '0001'], { maxLength: 3 });
const tags = fc.oneof(
  ...['all', 'any', 'none'].map((operator) => fc.record({ [operator]: ids })),
  fc.record({ isEmpty: fc.boolean(), all: ids }),
);
const resolution = fc.subarray(['R360P', 'R480P', 'R720P', 'R1080P', 'R1440P', 'R2160P'] as const);
const filter = fc.record({ duration: fc.option(length), resolution: fc.option(resolution), tags: fc.option(tags) });

test('of any length, resolution and tags', { timeout: 120_000 }, async () => {
  let found = 0;
  const alike = fc.asyncProperty(filter, async (asked) => {
    const alone = await idsOf(asked as SceneFilter);
    expect(await idsOf({ ...asked, search: 'lake' } as SceneFilter)).toEqual(alone);
    if (alone.length > 1) found += 1;
  });
  await fc.assert(alike, { numRuns: 150 });
  expect(found).toBeGreaterThan(30);
});

test('of scenes that have changed, before their documents are written again', async () => {
  const long: SceneFilter = { duration: { gte: 50_000 } };
  const before = await idsOf({ ...long, search: 'lake' });
  await sql`update scenes set duration = 80000 where id % 3 = 0`.execute(db()); // more than a search takes in by itself: 133 of them,
  await sql`insert into search_outbox (kind, thing_id) select 'scene', id from scenes cross join generate_series(1, 2)`.execute(
    db(),
  );

  const after = await idsOf({ ...long, search: 'lake' });
  expect(after).toEqual(await idsOf(long));
  expect(after).not.toEqual(before);
});

test('the index finds what has the words and the facts', async () => {
  const { rows: found } = await sql<{ facts: number[] }>`
    select facts from search_documents where kind = 'scene' and words @@ 'lake' and facts @> '{-14,2}' limit 1`.execute(
    db(),
  );
  const [scene] = found;
  expect(scene?.facts).toEqual(expect.arrayContaining([-14, 2])); // full HD, the tag 2
  expect(scene?.facts.filter((fact) => fact <= -100)).toHaveLength(1); // its length
});

test('what half of all documents have is not asked of the index', async () => {
  const shares = await factShares({ app: server.app, em: server.app.orm.em.fork() });
  expect(shares.get(-100)).toBeCloseTo(3 / 17, 1); // 0, 1 and 59 seconds
  expect(factsAskedBy({ duration: { gte: 0 } }, new Map())).not.toBeNull();
  expect(factsAskedBy({ duration: { gte: 0 } }, shares)).toBeNull();
  expect(factsAskedBy({ duration: { gte: 7200 } }, shares)).not.toBeNull();
});

test('steps and bands are those that the documents of all libraries know', async () => {
  // Another result means that all documents must be written again: by a migration, which notes the scenes in the outbox.
  const { rows: known } = await sql<{ facts: string }>`
    select ${sceneFacts} as facts from (values
      (0, 59, 640, 360), (0, 60, 640, 480), (0, 7199, 1280, 720), (0, 7200, 1920, 1080), (0, 0, 7680, 4320), (0, null, null, null)
    ) scenes (id, duration, width, height)`.execute(db());
  expect(known.map(({ facts }) => facts)).toEqual([
    ...['{-11,-100}', '{-12,-101}', '{-13,-108}', '{-14,-109}', '{-16,-100}', '{}'],
  ]);
});
