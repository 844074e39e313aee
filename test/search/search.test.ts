import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addActor, addScene, addStudio, addTag } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

test('the administration of search needs settings:manage', async () => {
  const { client } = await server.user('user');

  for (const call of [
    () => client.searchStatus(),
    () => client.rebuildSearchIndex(),
    () => client.updateSearchConfig({ maxTotalHits: 5000 }),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(server.client().searchSuggestions({ text: 'a' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test("a change is found by its maker's next query, without a worker", async () => {
  const id = await addScene(server.app, { title: 'Gondola Repair' });
  expect(await found('gondola')).toEqual([id]);

  await admin.client.updateScene({ id, input: { title: 'Vaporetto Repair' } });

  expect(await found('gondola')).toEqual([]);
  expect(await found('vaporetto')).toEqual([id]);
});

test('a renamed, merged or deleted actor, studio or tag is found by its new name only', async () => {
  const [one, other] = [
    await addActor(server.app, { name: 'Petra Winkel' }),
    await addActor(server.app, { name: 'Klaas Brug' }),
  ];
  const studio = await addStudio(server.app, { name: 'Quayside' });
  const tag = await addTag(server.app, 'lantern');
  const id = await addScene(server.app, { title: 'Untouched', studioId: studio.pk });
  const db = rows(server.app.orm.em.fork());
  await db.insertInto('scene_actors').values({ sceneId: id, actorId: one.pk }).execute();
  await db.insertInto('scene_tags').values({ sceneId: id, tagId: tag }).execute();
  for (const word of ['winkel', 'quayside', 'lantern']) expect(await found(word)).toEqual([id]);

  await admin.client.mergeActors({ targetId: other.id, sourceIds: [one.id] });
  await admin.client.updateStudio({ id: studio.id, input: { name: 'Millpond' } });
  await admin.client.deleteTag({ id: tag });

  for (const word of ['winkel', 'quayside', 'lantern']) expect(await found(word)).toEqual([]);
  for (const word of ['brug', 'millpond']) expect(await found(word)).toEqual([id]);
  await admin.client.deleteActor({ id: other.id });
  expect(await found('brug')).toEqual([]);
});

test('text combines with criteria, totals, facets, sorts and changes of many', async () => {
  const ids = await Promise.all(
    [10, 20, 30].map(async (duration) => addScene(server.app, { title: `Windmill ${duration}`, duration })),
  );
  await addScene(server.app, { title: 'Windmill in the bin', trashedAt: new Date() });
  const filter = { search: 'windmill', duration: { gte: 20 } };

  const { scenes } = await admin.client.scenes({
    filter,
    sort: [{ field: 'DURATION', direction: 'DESC' }],
    totals: true,
  });
  expect(scenes.totalCount).toBe(2);
  expect(scenes.nodes.map(({ id }) => id)).toEqual([ids[2], ids[1]]);

  const changed = await admin.client.updateScenes({ filter, input: { type: 'milling' }, expectedCount: 2 });
  expect(changed.updateScenes.count).toBe(2);
});

test('relevance is paged by cursor without repeating or losing a scene', async () => {
  const ids = new Set<string>();
  for (let n = 0; n < 45; n += 1) {
    ids.add(await addScene(server.app, { title: n % 3 ? `Zeppelin ${n}` : 'Zeppelins', viewCount: String(n % 5) }));
  }
  const seen: string[] = [];
  let after: string | null | undefined;
  do {
    const { scenes } = await admin.client.searchScenes({ search: 'zeppelin', first: 7, after });
    seen.push(...scenes.edges.map(({ node }) => node.id));
    after = scenes.pageInfo.hasNextPage ? scenes.pageInfo.endCursor : null;
  } while (after);

  expect(seen).toHaveLength(45);
  expect(new Set(seen)).toEqual(ids);
  const { scenes: first } = await admin.client.scenes({ filter: { search: 'zeppelin' } });
  const { scenes: asked } = await admin.client.scenes({
    filter: { search: 'zeppelin' },
    sort: [{ field: 'RELEVANCE', direction: 'ASC' }],
  });
  expect(first.nodes.map(({ id }) => id)).toEqual(seen.slice(0, 20));
  expect(asked.nodes.map(({ id }) => id)).toEqual(seen.slice(0, 20));
});

test('what comes, goes and gets other words between two pages repeats nothing and loses nothing else', async () => {
  const titles = Array.from({ length: 12 }, (_, n) => (n < 4 ? 'Kookaburra' : n < 8 ? 'Kookaburraland' : 'Kokaburrra'));
  const ids: string[] = [];
  for (const title of titles) ids.push(await addScene(server.app, { title }));
  const page = async (after?: string | null) =>
    (await admin.client.searchScenes({ search: 'kookaburra', first: 5, after })).scenes;
  const first = await page();
  const second = await page(first.pageInfo.endCursor);
  // The first with a single typo is better than those with two, of which some are still to come; the other is better than all.
  await addScene(server.app, { title: 'Kookabura' });
  await addScene(server.app, { title: 'Kookaburra', viewCount: '99' });
  await admin.client.updateScene({ id: ids[0] ?? '', input: { title: 'Currawong' } });
  await admin.client.trashScenes({ ids: [ids[11] ?? ''] });
  const third = await page(second.pageInfo.endCursor);

  const seen = [first, second, third].flatMap(({ edges }) => edges.map(({ node }) => node.id));
  expect(seen.toSorted()).toEqual(ids.toSorted());
});

test("labels of markers are found by their owner only, together with the scene's own words", async () => {
  const id = await addScene(server.app, { title: 'Clockmaker', duration: 100 });
  await admin.client.createMarker({ input: { sceneId: id, timestamp: 5, label: 'Pendulum swings' } });
  const { client } = await server.user('user');

  expect(await found('pendulum')).toEqual([id]);
  expect(await found('clockmaker pendu')).toEqual([id]);
  expect(await found('clockmaker -pendulum')).toEqual([]);
  expect(await found('pendulun')).toEqual([id]);
  const { scenes } = await client.scenes({ filter: { search: 'pendulum' } });
  expect(scenes.nodes).toEqual([]);
  const { markers } = await admin.client.markers({ filter: { search: 'swings' } });
  expect(markers.nodes.map(({ label }) => label)).toEqual(['Pendulum swings']);
});

test('highlights say where words were found, in UTF-16 units, and are never HTML', async () => {
  const studio = await addStudio(server.app, { name: 'Kestrel House' });
  await addScene(server.app, {
    title: '🎉 Kestrels & <b>Falcons</b>',
    originalFilename: 'the_kestrel.mp4',
    description: `${'word '.repeat(100)}then a kestrel appears`,
    studioId: studio.pk,
  });

  const { scenes } = await admin.client.searchScenes({ search: 'kestrel' });
  const highlights = scenes.edges[0]?.highlights ?? [];

  expect(highlights.map(({ field }) => field)).toEqual(['TITLE', 'FILENAME', 'STUDIO', 'DESCRIPTION']);
  for (const { text, ranges } of highlights) {
    for (const { start, length } of ranges) expect(text.slice(start, start + length)).toMatch(/^kestrels?$/i);
    expect(ranges.length).toBeGreaterThan(0);
  }
  expect(highlights[0]?.text).toBe('🎉 Kestrels & <b>Falcons</b>');
  expect(highlights[3]?.text.length).toBeLessThan(500);
  const { scenes: all } = await admin.client.searchScenes({ search: '' });
  expect(all.edges.every((edge) => edge.highlights.length === 0)).toBe(true);
});

test('suggestions are of all kinds', async () => {
  await addScene(server.app, { title: 'Ostrich Farm' });
  await addActor(server.app, { name: 'Olga Ostrich' });
  await addStudio(server.app, { name: 'Ostrich Studios' });
  await addTag(server.app, 'ostrich');

  const { searchSuggestions } = await admin.client.searchSuggestions({ text: 'ostri' });
  expect(searchSuggestions.map(({ __typename }) => __typename).sort()).toEqual(['Actor', 'Scene', 'Studio', 'Tag']);
  const { searchSuggestions: mistyped } = await admin.client.searchSuggestions({ text: 'ostrihc', first: 2 });
  expect(mistyped).toHaveLength(2);
  await expect(admin.client.searchSuggestions({ text: 'a', first: 21 })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('actors, studios, tags and users are searched by words of their names', async () => {
  await addActor(server.app, { name: 'Zoë Lindström' });
  await addStudio(server.app, { name: 'Blåbær Films', shortName: 'BBF' });
  await addTag(server.app, 'Slow-Motion');

  const names = async (list: Promise<{ nodes: { name: string }[] }>) => (await list).nodes.map(({ name }) => name);
  const { client } = admin;
  expect(await names(client.actors({ filter: { search: 'zoe lindst' } }).then((data) => data.actors))).toEqual([
    'Zoë Lindström',
  ]);
  expect(await names(client.actors({ filter: { search: 'lindsrtom' } }).then((data) => data.actors))).toEqual([
    'Zoë Lindström',
  ]);
  expect(await names(client.studios({ filter: { search: 'blabaer' } }).then((data) => data.studios))).toEqual([
    'Blåbær Films',
  ]);
  expect(await names(client.studios({ filter: { search: 'bbf' } }).then((data) => data.studios))).toEqual([
    'Blåbær Films',
  ]);
  expect(await names(client.tags({ filter: { search: 'motion slow' } }).then((data) => data.tags))).toEqual([
    'Slow-Motion',
  ]);
});

test('search stands at the root of a filter only', async () => {
  for (const filter of [
    { not: { search: 'a' } },
    { or: [{ search: 'a' }] },
    { actor: { search: 'a' } },
    { actor: { scene: { search: 'a' } } },
  ]) {
    await expect(admin.client.scenes({ filter })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('only stand at the root'),
    });
  }
});

test('the limit of hits keeps the best and is told', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.push(await addScene(server.app, { title: n === 3 ? 'Marmot' : 'Marmots' }));
  const db = rows(server.app.orm.em.fork());
  await db.updateTable('search_config').set({ maxTotalHits: 2 }).execute();

  const { scenes } = await admin.client.searchScenes({ search: 'marmot' });
  await admin.client.updateSearchConfig({ maxTotalHits: 1000 });
  const { scenes: all } = await admin.client.searchScenes({ search: 'marmot' });

  expect(scenes).toMatchObject({ totalCount: 2, isLimited: true });
  expect(scenes.edges[0]?.node.id).toBe(ids[3]);
  expect(all).toMatchObject({ totalCount: 5, isLimited: false });
  await expect(admin.client.updateSearchConfig({ maxTotalHits: 999 })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

const badInput: Record<string, string> = {
  nothing: '',
  spaces: '   ',
  'one long word': 'x'.repeat(10_000),
  'many words': 'word '.repeat(2000),
  'many characters': '字'.repeat(10_000),
  'many phrases': '"a" '.repeat(3000),
  'signs only': '!!! --- ""',
  'an unbalanced quote': '"unbalanced',
  'a minus sign': '-',
  'a minus sign and a quote': '-"',
  'exclusions only': '-a -b -c',
  'alternatives of nothing': 'OR OR OR | | |',
  'the syntax of tsquery': "a & | ! ( ) : * <-> b 'a':* & !'b'",
  'the syntax of SQL': "'; drop table scenes; --",
  'the syntax of Meilisearch': 'title = 1 OR _geoRadius(1,2,3)',
  'marks of direction': '\u202eright-to-left\u200f',
};

test.each(Object.entries(badInput))('bad input is never an error of the engine: %s', async (_, search) => {
  await expect(admin.client.searchScenes({ search })).resolves.toBeDefined();
  await expect(admin.client.searchSuggestions({ text: search })).resolves.toBeDefined();
  await expect(admin.client.actors({ filter: { search } })).resolves.toBeDefined();
  await expect(admin.client.markers({ filter: { search } })).resolves.toBeDefined();
});

test.each(['\ud800 lone', 'nul\u0000in it'])('what no text can hold is refused: %j', async (search) => {
  await expect(admin.client.searchScenes({ search })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(admin.client.searchSuggestions({ text: search })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

async function found(search: string): Promise<string[]> {
  const { scenes } = await admin.client.scenes({ filter: { search } });
  return scenes.nodes.map(({ id }) => id);
}
