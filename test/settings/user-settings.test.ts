/** What users prefer. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import type { HomepageSectionInput, UpdateSettingsInput } from '../../src/sdk/client.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

beforeEach(async () => {
  user = await server.user('user');
});

afterAll(async () => server[Symbol.asyncDispose]());

const section = (changes: Partial<HomepageSectionInput> = {}): HomepageSectionInput => ({
  ...{ id: 'one', type: 'LATEST', title: 'Latest', enabled: true, limit: 12, order: 0 },
  ...changes,
});
const homepage = (...sections: HomepageSectionInput[]): UpdateSettingsInput => ({
  homepage: { showUpload: true, sections },
});
const update = async (input: UpdateSettingsInput) => (await user.client.updateSettings({ input })).updateSettings;

describe('settings', () => {
  test('are the defaults when they are first asked for, also by several at once', async () => {
    const all = await Promise.all([user.client.settings(), user.client.settings(), user.client.settings()]);

    for (const { viewer } of all) {
      expect(viewer?.settings).toEqual({
        ...{ autoplay: false, defaultVolume: 100, loop: true, videosPerPage: 20, defaultSortOrder: 'created_at_desc' },
        ...{ defaultTagSort: 'AZ', markerThumbnailCycling: true },
        homepage: {
          showUpload: true,
          sections: [
            {
              ...{ id: 'default-latest', type: 'LATEST', title: 'Latest Uploads', enabled: true, limit: 12, order: 0 },
              ...{ sort: 'created_at_desc', actorId: null, studioId: null, tagId: null, savedSearchId: null },
            },
          ],
        },
      });
    }
    expect(await storedRows()).toHaveLength(1);
  });

  test('change as far as they are given, also before they were first asked for', async () => {
    const changed = await update({ autoplay: true, defaultVolume: 0, defaultTagSort: 'COUNT' });
    expect(changed).toMatchObject({ autoplay: true, defaultVolume: 0, defaultTagSort: 'COUNT', loop: true });

    const again = await update({ loop: false, videosPerPage: 100, defaultSortOrder: 'random' });
    expect(again).toEqual({ ...changed, loop: false, videosPerPage: 100, defaultSortOrder: 'random' });
    expect(await update({})).toEqual(again);
    expect((await user.client.settings()).viewer?.settings).toEqual(again);
  });

  test('are each user’s own', async () => {
    await update({ autoplay: true });

    const other = await server.user('user');
    expect((await other.client.settings()).viewer?.settings.autoplay).toBe(false);
  });

  test.each(['created_at', 'title', 'duration', 'size', 'view_count'])('can sort by %s, both ways', async (field) => {
    for (const order of [`${field}_asc`, `${field}_desc`])
      expect((await update({ defaultSortOrder: order })).defaultSortOrder).toBe(order);
  });

  test.each<[UpdateSettingsInput, string]>([
    [{ defaultVolume: -1 }, 'input.defaultVolume'],
    [{ defaultVolume: 101 }, 'input.defaultVolume'],
    [{ videosPerPage: 0 }, 'input.videosPerPage'],
    [{ videosPerPage: 101 }, 'input.videosPerPage'],
    [{ defaultSortOrder: 'created_at' }, 'input.defaultSortOrder'],
    [{ defaultSortOrder: 'random_asc' }, 'input.defaultSortOrder'],
    [{ defaultSortOrder: '' }, 'input.defaultSortOrder'],
    [{ autoplay: null }, 'input.autoplay'],
    [{ loop: null }, 'input.loop'],
    [{ defaultTagSort: null }, 'input.defaultTagSort'],
    [{ homepage: null }, 'input.homepage'],
  ])('%j is refused, and nothing beside it is changed', async (input, field) => {
    await expect(update({ markerThumbnailCycling: false, ...input })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
    expect((await user.client.settings()).viewer?.settings.markerThumbnailCycling).toBe(true);
  });
});

describe('the home page', () => {
  test('is stored in the form of the document, and comes back as it went in', async () => {
    const [actorId, studioId, savedSearchId, tagId] = [
      ...[await addActor(), await addStudio(), await addSavedSearch(user.id)],
      await addTag(),
    ];
    const none = { sort: null, actorId: null, studioId: null, tagId: null, savedSearchId: null };
    const sections = [
      { ...section({ id: 'a', type: 'ACTOR', sort: 'random' }), ...none, sort: 'random', actorId },
      { ...section({ id: 'b', type: 'STUDIO', order: 1 }), ...none, studioId },
      { ...section({ id: 'c', type: 'TAG', enabled: false, order: 2 }), ...none, tagId },
      { ...section({ id: 'd', type: 'SAVED_SEARCH', title: 'x'.repeat(100), limit: 50 }), ...none, savedSearchId },
      { ...section({ id: 'e', type: 'CONTINUE_WATCHING', limit: 1, order: -1 }), ...none },
      { ...section({ id: 'f', type: 'MOST_VIEWED' }), ...none },
      { ...section({ id: 'g', type: 'LIKED' }), ...none },
    ];

    const saved = await update({ homepage: { showUpload: false, sections } });

    expect(saved.homepage).toEqual({ showUpload: false, sections });
    const [stored] = await storedRows();
    expect(stored?.homepageConfig).toMatchObject({
      show_upload: false,
      sections: [
        {
          ...{ id: 'a', type: 'actor', title: 'Latest', enabled: true, limit: 12, order: 0, sort: 'random' },
          config: { actor_uuid: actorId },
        },
        { id: 'b', type: 'studio', config: { studio_uuid: studioId } },
        { id: 'c', type: 'tag', enabled: false, config: { tag_id: Number(tagId) } },
        { id: 'd', type: 'saved_search', config: { saved_search_uuid: savedSearchId } },
        { id: 'e', type: 'continue_watching', config: {} },
        { id: 'f', type: 'most_viewed', config: {} },
        { id: 'g', type: 'liked', config: {} },
      ],
    });
  });

  test('has titles without the space around them', async () => {
    const { homepage } = await update({
      homepage: { showUpload: true, sections: [section({ title: `  ${'x'.repeat(100)} ` })] },
    });

    expect(homepage.sections[0]?.title).toBe('x'.repeat(100));
  });

  test('may be empty, and may have 20 sections', async () => {
    expect((await update(homepage())).homepage.sections).toEqual([]);
    const many = Array.from({ length: 20 }, (_, n) => section({ id: `section ${n}` }));
    expect((await update(homepage(...many))).homepage.sections).toHaveLength(20);
  });

  test.each<[string, HomepageSectionInput[], string]>([
    ['21 sections', Array.from({ length: 21 }, (_, n) => section({ id: `${n}` })), 'input.homepage.sections'],
    ['an id twice', [section(), section()], 'input.homepage.sections.1.id'],
    ['an empty id', [section({ id: '' })], 'input.homepage.sections.0.id'],
    ['an empty title', [section({ title: ' ' })], 'input.homepage.sections.0.title'],
    ['a title of 101 characters', [section({ title: 'x'.repeat(101) })], 'input.homepage.sections.0.title'],
    ['a limit of 0', [section(), section({ id: 'two', limit: 0 })], 'input.homepage.sections.1.limit'],
    ['a limit of 51', [section({ limit: 51 })], 'input.homepage.sections.0.limit'],
    ['an unknown order', [section({ sort: 'name_asc' })], 'input.homepage.sections.0.sort'],
    ['an empty order', [section({ sort: '' })], 'input.homepage.sections.0.sort'],
    ['no actor', [section({ type: 'ACTOR' })], 'input.homepage.sections.0.actorId'],
    ['no studio', [section({ type: 'STUDIO' })], 'input.homepage.sections.0.studioId'],
    ['no tag', [section({ type: 'TAG' })], 'input.homepage.sections.0.tagId'],
    ['no saved search', [section({ type: 'SAVED_SEARCH' })], 'input.homepage.sections.0.savedSearchId'],
    ['an id that says nothing', [section({ tagId: '1' })], 'input.homepage.sections.0.tagId'],
  ])('with %s is refused', async (_title, sections, field) => {
    await expect(update(homepage(...sections))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  test.each<[string, string, () => Promise<Partial<HomepageSectionInput>> | Partial<HomepageSectionInput>]>([
    ['an unknown actor', 'actorId', () => ({ type: 'ACTOR', actorId: randomUUID() })],
    ['an actor whose id cannot be one', 'actorId', () => ({ type: 'ACTOR', actorId: '1' })],
    ['a deleted actor', 'actorId', async () => ({ type: 'ACTOR', actorId: await addActor({ deletedAt: new Date() }) })],
    ['an unknown studio', 'studioId', () => ({ type: 'STUDIO', studioId: randomUUID() })],
    ['an unknown tag', 'tagId', () => ({ type: 'TAG', tagId: '999999' })],
    ['a tag whose id cannot be one', 'tagId', () => ({ type: 'TAG', tagId: '1e3' })],
    ['an unknown saved search', 'savedSearchId', () => ({ type: 'SAVED_SEARCH', savedSearchId: randomUUID() })],
    [
      'a saved search of somebody else',
      'savedSearchId',
      async () => ({ type: 'SAVED_SEARCH', savedSearchId: await addSavedSearch((await server.user('user')).id) }),
    ],
  ])('with %s is refused', async (_title, field, make) => {
    const { type, ...shown } = await make();
    const [id] = Object.values(shown);

    const refused = update(homepage(section({ id: 'first' }), section({ type, ...shown })));

    await expect(refused).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: `input.homepage.sections.1.${field}`,
      message: `There is no ${type?.toLowerCase().replace('_', ' ')} ${id}.`,
    });
  });

  test('with a type that there is not does not come so far', async () => {
    const document =
      'mutation { updateSettings(input: { homepage: { showUpload: true, sections: [{ id: "x", type: PLAYLIST, title: "x", enabled: true, limit: 1, order: 0 }] } }) { autoplay } }';

    const { errors } = await ask(server.url, document, { token: user.token });

    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

async function storedRows() {
  return rows(server.app.orm.em.fork()).selectFrom('user_settings').selectAll().where('userId', '=', user.id).execute();
}

async function addActor(values: { deletedAt?: Date } = {}): Promise<string> {
  const made = rows(server.app.orm.em.fork())
    .insertInto('actors')
    .values({ name: 'Anna', ...values });
  return (await made.returning('id').executeTakeFirstOrThrow()).id;
}

async function addStudio(): Promise<string> {
  const made = rows(server.app.orm.em.fork()).insertInto('studios').values({ name: 'North' });
  return (await made.returning('id').executeTakeFirstOrThrow()).id;
}

async function addTag(): Promise<string> {
  const made = rows(server.app.orm.em.fork()).insertInto('tags').values({ name: 'outdoors' });
  return String((await made.returning('id').executeTakeFirstOrThrow()).id);
}

async function addSavedSearch(userId: string): Promise<string> {
  const made = rows(server.app.orm.em.fork()).insertInto('saved_searches').values({ userId, name: 'Mine' });
  return (await made.returning('id').executeTakeFirstOrThrow()).id;
}
