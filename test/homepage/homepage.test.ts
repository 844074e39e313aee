/** The home page: what each section shows, in which order, how one fails alone, and how many statements it takes. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { sortOf } from '../../src/homepage/section-search.ts';
import type { StoredHomepageSection } from '../../src/settings/user-settings.entity.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let ada: TestUser;
let ben: TestUser;
let things: { actor: string; studio: string; tag: number; search: string };
let scenes: Record<'plain' | 'cast' | 'tagged' | 'viewed' | 'liked' | 'begun' | 'later' | 'done', string>;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [ada, ben] = [await server.user('user'), await server.user('user')];
  const actor = await rows(em()).insertInto('actors').values({ name: 'A' }).returning(['pk', 'id']).executeTakeFirst();
  const studio = await rows(em())
    .insertInto('studios')
    .values({ name: 'S' })
    .returning(['pk', 'id'])
    .executeTakeFirst();
  const tag = await rows(em()).insertInto('tags').values({ name: 'T' }).returning('id').executeTakeFirst();
  scenes = {
    plain: await addScene(server.app, { createdAt: new Date('2020-01-01'), duration: 100 }),
    cast: await addScene(server.app, { createdAt: new Date('2020-01-02'), duration: 200, studioId: studio?.pk }),
    tagged: await addScene(server.app, { createdAt: new Date('2020-01-03'), duration: 300 }),
    viewed: await addScene(server.app, { createdAt: new Date('2020-01-04'), viewCount: '9' }),
    liked: await addScene(server.app, { createdAt: new Date('2020-01-05') }),
    begun: await addScene(server.app, { createdAt: new Date('2020-01-06'), duration: 1000 }),
    later: await addScene(server.app, { createdAt: new Date('2020-01-07'), duration: 1000 }),
    done: await addScene(server.app, { createdAt: new Date('2020-01-08'), duration: 1000 }),
  };
  await addScene(server.app, { trashedAt: new Date() });
  await addScene(server.app, { deletedAt: new Date() });
  await rows(em())
    .insertInto('scene_actors')
    .values({ sceneId: scenes.cast, actorId: actor?.pk ?? '' })
    .execute();
  await rows(em())
    .insertInto('scene_tags')
    .values({ sceneId: scenes.tagged, tagId: String(tag?.id) })
    .execute();
  await ada.client.likeScene({ id: scenes.liked, liked: true });
  const watch = async (sceneId: string, position: number) =>
    ada.client.recordWatch({ sceneId, position, watchedSeconds: position });
  await watch(scenes.later, 50);
  await watch(scenes.done, 1000);
  await watch(scenes.begun, 70);
  await watch(scenes.plain, 0);
  const { createSavedSearch: search } = await ada.client.createSavedSearch({
    name: 'Short',
    filter: { duration: { gte: 100, lt: 1000 } },
    sort: [{ field: 'DURATION' }],
  });
  things = { actor: actor?.id ?? '', studio: studio?.id ?? '', tag: tag?.id ?? 0, search: search.id };
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();

const section = (type: string, more: Partial<StoredHomepageSection> = {}): StoredHomepageSection => ({
  id: type,
  type,
  title: `All ${type}`,
  enabled: true,
  limit: 12,
  order: 0,
  config: {},
  ...more,
});

const all = () => [
  section('latest', { limit: 2 }),
  section('actor', { config: { actor_uuid: things.actor } }),
  section('studio', { config: { studio_uuid: things.studio } }),
  section('tag', { config: { tag_id: things.tag } }),
  section('saved_search', { config: { saved_search_uuid: things.search } }),
  section('continue_watching', { sort: 'created_at_asc' }),
  section('most_viewed', { limit: 1 }),
  section('liked'),
];

/** As the settings store it. */
async function arrange({ id: userId }: TestUser, sections: unknown[]): Promise<void> {
  const homepageConfig = JSON.stringify({ show_upload: true, sections }) as never;
  await rows(em())
    .insertInto('user_settings')
    .values({ userId, homepageConfig })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ homepageConfig }))
    .execute();
}

const page = async ({ client }: TestUser = ada) =>
  (await client.homepage()).homepage.map((feed) => ({ ...feed, scenes: feed.scenes.map(({ id }) => id) }));

describe('the home page', () => {
  test('of who never changed it shows the latest', async () => {
    const fresh = await server.user('user');
    const [latest, ...others] = await page(fresh);

    expect(others).toEqual([]);
    expect(latest?.section).toMatchObject({ id: 'default-latest', type: 'LATEST', title: 'Latest Uploads', limit: 12 });
    expect(latest?.scenes.slice(0, 2)).toEqual([scenes.done, scenes.later]);
  });

  test('shows in each section what its type says', async () => {
    await arrange(ada, all());
    const { begun, later, done, cast, tagged, plain, viewed, liked } = scenes;

    const shown = await page();
    expect(shown.map(({ error }) => error)).toEqual(Array(8).fill(null));
    expect(Object.fromEntries(shown.map((feed) => [feed.section.id, feed.scenes]))).toEqual({
      latest: [done, later],
      actor: [cast],
      studio: [cast],
      tag: [tagged],
      saved_search: [plain, cast, tagged],
      continue_watching: [begun, later],
      most_viewed: [viewed],
      liked: [liked],
    });
    expect(shown[1]?.section).toMatchObject({ type: 'ACTOR', actorId: things.actor, title: 'All actor', sort: null });
  });

  test("takes a section's own order before that of its search or type", async () => {
    await arrange(ada, [
      section('saved_search', { sort: 'duration_desc', config: { saved_search_uuid: things.search } }),
      section('most_viewed', { sort: 'created_at_asc', limit: 1 }),
      section('latest', { sort: 'random' }),
    ]);

    const [search, viewed, random] = await page();
    expect(search?.scenes).toEqual([scenes.tagged, scenes.cast, scenes.plain]);
    expect(viewed?.scenes).toEqual([scenes.plain]);
    expect(new Set(random?.scenes)).toEqual(new Set(Object.values(scenes)));
  });

  test('has its sections in order, without the disabled ones, which can be had one by one', async () => {
    await arrange(ada, [
      section('latest', { id: 'third', order: 3 }),
      section('liked', { id: 'off', order: 1, enabled: false }),
      section('latest', { id: 'second', order: 2 }),
    ]);

    expect((await page()).map((feed) => feed.section.id)).toEqual(['second', 'third']);
    const { homepageSection } = await ada.client.homepageSection({ id: 'off' });
    expect(homepageSection).toMatchObject({ section: { enabled: false }, scenes: [{ id: scenes.liked }] });
    for (const client of [ada.client, ben.client])
      await expect(client.homepageSection({ id: 'nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ben.client.homepageSection({ id: 'off' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('keeps standing when sections fail: they are empty and say why', async () => {
    const { createSavedSearch: broken } = await ada.client.createSavedSearch({ name: 'Broken', filter: {} });
    const filters = JSON.stringify({ version: 1, filter: { colour: 'red' }, sort: [] }) as never;
    await rows(em()).updateTable('saved_searches').set({ filters }).where('id', '=', broken.id).execute();
    const { createSavedSearch: foreign } = await ben.client.createSavedSearch({ name: 'Foreign', filter: {} });
    const unknown = randomUUID();
    await arrange(ada, [
      section('actor', { config: { actor_uuid: unknown } }),
      section('studio', { config: {} }),
      section('tag', { config: { tag_id: '999999' } }),
      section('saved_search', { id: 'broken', config: { saved_search_uuid: broken.id } }),
      section('saved_search', { id: 'foreign', config: { saved_search_uuid: foreign.id } }),
      section('playlist', { config: { filter: 'own' } }), // of another version: left out
      section('liked'),
    ]);

    const shown = await page();
    expect(shown.slice(0, -1).map((feed) => feed.error)).toEqual([
      `There is no actor ${unknown}.`,
      'There is no studio .',
      'There is no tag 999999.',
      expect.stringContaining('"colour" is not defined'),
      `There is no saved search ${foreign.id} of yours.`,
    ]);
    expect(shown.slice(0, -1).flatMap((feed) => feed.scenes)).toEqual([]);
    expect(shown.at(-1)).toMatchObject({ section: { id: 'liked' }, error: null, scenes: [scenes.liked] });
  });

  test('takes one statement per section and one per kind of what hangs on scenes, however many there are', async () => {
    await arrange(ada, all());
    const own = ['settings', 'saved search', 'what plain sections name', 'what the search names'];
    const hanging = ['studios', 'actors', 'tags', 'interactions'];
    await page(); // the login is known now

    const statements = await statementsOf(async () => page());
    const budget = all().length + own.length + hanging.length + 1; // 1: who asks
    expect(statements.length).toBeLessThanOrEqual(budget);
    const sections = statements.filter((text) => /from "scenes" where/.test(text) && /limit/.test(text));
    expect(sections).toHaveLength(8);
    await Promise.all(Array.from({ length: 10 }, async () => addScene(server.app, { duration: 150 })));
    expect((await statementsOf(async () => page())).length).toBe(statements.length);
  });
});

describe('an order as settings write it', () => {
  test.each([
    ['created_at_desc', [{ field: 'CREATED_AT', direction: 'desc' }]],
    ['title_asc', [{ field: 'TITLE', direction: 'asc' }]],
    ['view_count_desc', [{ field: 'VIEW_COUNT', direction: 'desc' }]],
    ['random', [{ field: 'RANDOM', direction: 'asc' }]],
    ['smell_asc', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j', (sort, expected) => {
    expect(sortOf(sort)).toEqual(expected);
  });
});
