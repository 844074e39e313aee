/** Against a server in the test that answers as documented: what is asked of Meilisearch, and what happens when it fails. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addTask } from '../../src/jobs/queue.ts';
import { pushSpec } from '../../src/search/search-tasks.ts';
import { addScene, addTag } from '../support/factories.ts';
import { type FakeMeilisearch, fakeMeilisearch } from '../support/meilisearch.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const uid = 'reelgraph_scenes';

let meili: FakeMeilisearch;
let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  meili = await fakeMeilisearch();
  server = await startTestServer({ config: { meiliHost: meili.host, meiliApiKey: meili.key } });
  admin = await server.user();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await meili[Symbol.asyncDispose]();
});

beforeEach(async () => {
  meili.behave('well');
  await eventually(isUpToDate);
});

test('a worker that starts applies the settings', async () => {
  const { settings } = await eventually(() => meili.indexes.get(uid));

  expect(settings).toMatchObject({
    searchableAttributes: ['title', 'filename', 'actors', 'studio', 'tags', 'description'],
    rankingRules: ['words', 'typo', 'exactness', 'attribute'],
    typoTolerance: { disableOnNumbers: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
    pagination: { maxTotalHits: 100_000 },
  });
  const { server: info } = await admin.client.server();
  expect(info.searchEngine).toBe('meilisearch');
});

test('scenes that come, change and go are told, with the words as PostgreSQL has them', async () => {
  const id = await addScene(server.app, { title: "MyHoliday & Girl's Café", originalFilename: '北京.mp4' });
  await eventually(isUpToDate);
  expect(document(id)).toMatchObject({ title: 'my holiday myholiday and girls girl cafe', filename: '北京 京 mp4' });
  const version = document(id)?.version;

  await admin.client.updateScene({ id, input: { title: 'Plain' } });
  await eventually(isUpToDate);
  expect(document(id)).toMatchObject({ title: 'plain' });
  expect(Number(document(id)?.version)).toBeGreaterThan(Number(version));

  await admin.client.deleteScenes({ ids: [id] });
  await eventually(isUpToDate);
  expect(document(id)).toBeUndefined();
});

test('a search is asked with its phrases, exclusions and match mode, and nothing else of it is syntax', async () => {
  await addScene(server.app, { title: 'Lighthouse keeper' });
  await eventually(isUpToDate);
  meili.searches.length = 0;
  await found('"lighthouse keeper" -storm "北京大 light* filter = 1', 'LAST');

  expect(meili.searches).toEqual([
    {
      q: '-storm "lighthouse keeper" "北京 京大 light filter 1"',
      limit: 100_000,
      attributesToRetrieve: ['id'],
      matchingStrategy: 'last',
      showRankingScore: true,
    },
  ]);
});

test('what it finds combines with criteria, and with the labels of own markers', async () => {
  const [short, long] = [
    await addScene(server.app, { title: 'Sundial', duration: 10 }),
    await addScene(server.app, { title: 'Sundial', duration: 1000 }),
  ];
  const labelled = await addScene(server.app, { title: 'Nothing', duration: 100 });
  await admin.client.createMarker({ input: { sceneId: labelled, timestamp: 1, label: 'sundial shadow' } });
  await eventually(isUpToDate);
  meili.searches.length = 0;

  const { scenes } = await admin.client.scenes({ filter: { search: 'sundial', duration: { gte: 100 } }, totals: true });

  expect(scenes.nodes.map(({ id }) => id)).toEqual([long, labelled]);
  expect(scenes.totalCount).toBe(2);
  expect(scenes.nodes.map(({ id }) => id)).not.toContain(short);
  expect(meili.searches.length).toBeGreaterThan(0);
});

test("a change that Meilisearch has not been told of is found all the same by its maker's next query", async () => {
  meili.behave('down');
  const id = await addScene(server.app, { title: 'Weathervane' });

  expect(await found('weathervane')).toEqual([id]);
});

test.each(['down', 'slow'] as const)(
  'while it is %s, PostgreSQL answers, and says so; then it catches up',
  async (behaviour) => {
    const id = await addScene(server.app, { title: `Barometer ${behaviour}` });
    await eventually(isUpToDate);
    meili.behave(behaviour);
    const begin = performance.now();

    expect(await found(`barometer ${behaviour}`)).toEqual([id]);
    const status = (await admin.client.searchStatus()).searchStatus;
    expect(status).toMatchObject({ engine: 'meilisearch', available: false });
    expect(status?.problem).toContain('PostgreSQL searches instead');
    await admin.client.updateScene({ id, input: { title: `Hygrometer ${behaviour}` } });
    expect(await found(`hygrometer ${behaviour}`)).toEqual([id]);
    expect(performance.now() - begin).toBeLessThan(30_000); // it does not wait for the slow one each time

    meili.behave('well');
    await retryPushes();
    await eventually(isUpToDate);
    expect(document(id)).toMatchObject({ title: `hygrometer ${behaviour}` });
    expect((await admin.client.searchStatus()).searchStatus).toMatchObject({ available: true, problem: null });
  },
);

test('an index that has lost its documents is not believed, and is filled again', async () => {
  const id = await addScene(server.app, { title: 'Sextant' });
  await eventually(isUpToDate);
  meili.indexes.get(uid)?.documents.clear();

  expect(await found('sextant')).toEqual([id]);
  await admin.client.updateSearchConfig({ maxTotalHits: 5000 }); // applies the settings and checks the documents
  await eventually(() => document(id));
  await eventually(isUpToDate);
  expect(meili.indexes.get(uid)?.settings).toMatchObject({ pagination: { maxTotalHits: 5000 } });
});

test('a rebuild fills an index beside the old one, and swaps them', async () => {
  const id = await addScene(server.app, { title: 'Astrolabe' });
  await eventually(isUpToDate);
  const old = meili.indexes.get(uid);
  old?.documents.set(987_654, { id: 987_654, title: 'ghost' });
  meili.requests.length = 0;

  await admin.client.rebuildSearchIndex();
  await eventually(async () => (await admin.client.searchStatus()).searchStatus?.reindexing === false);

  expect(meili.requests).toContain('POST /swap-indexes');
  expect(meili.requests).toContain(`POST /indexes/${uid}_next/documents`);
  expect(meili.indexes.get(uid)).not.toBe(old);
  expect(document(id)).toMatchObject({ title: 'astrolabe' });
  expect(document('987654')).toBeUndefined();
  expect(meili.indexes.has(`${uid}_next`)).toBe(false);
});

test('actors, tags and searches with OR are left to PostgreSQL', async () => {
  await addTag(server.app, 'gyroscope');
  const id = await addScene(server.app, { title: 'Gyroscope' });
  await eventually(isUpToDate);
  meili.searches.length = 0;

  const { tags } = await admin.client.tags({ filter: { search: 'gyrosc' } });
  expect(tags.nodes).toHaveLength(1);
  expect(await found('gyroscope OR chronometer')).toEqual([id]);
  expect(meili.searches).toEqual([]);
});

const document = (id: string) => meili.indexes.get(uid)?.documents.get(Number(id));

async function found(search: string, searchMatch?: 'LAST'): Promise<string[]> {
  const { scenes } = await admin.client.scenes({ filter: { search, searchMatch } });
  return scenes.nodes.map(({ id }) => id);
}

async function isUpToDate(): Promise<boolean> {
  return (await admin.client.searchStatus()).searchStatus?.pendingUpdates === 0;
}

/** The queue would try again after a while: here at once. */
const retryPushes = async () => addTask(server.app.orm.em.fork(), pushSpec, {}, { key: pushSpec.name });
