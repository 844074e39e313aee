/** Tags as librarians change them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addScene, addTag, link } from '../support/factories.ts';
import { codesOf } from '../support/refusals.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let librarian: TestUser;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [librarian, user] = [await server.user('moderator'), await server.user('user')];
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();
const tagsOf = async (sceneId: string) =>
  (await user.client.editedScene({ id: sceneId })).scene?.tags.map(({ id }) => id).sort();

test('who may see scenes may change no tag', async () => {
  const id = await addTag(server.app);
  const other = await addTag(server.app);
  const attempts = [
    user.client.createTag({ name: 'mine' }),
    user.client.updateTag({ id, name: 'mine' }),
    user.client.deleteTag({ id }),
    user.client.mergeTags({ targetId: id, sourceIds: [other] }),
  ];

  expect(await codesOf(attempts)).toEqual(attempts.map(() => 'FORBIDDEN'));
  expect((await user.client.editedTag({ id })).tag).not.toBeNull();
});

test('a new tag has its name without the space around it, and is grey by default', async () => {
  const { createTag: grey } = await librarian.client.createTag({ name: '  Outdoor ' });
  const { createTag: red } = await librarian.client.createTag({ name: 'Indoor', color: '#fF0000' });

  expect(grey).toMatchObject({ name: 'Outdoor', color: '#6B7280' });
  expect(red).toMatchObject({ name: 'Indoor', color: '#FF0000' });
  expect((await user.client.editedTag({ id: red.id })).tag).toEqual(red);
});

test('what is absent is kept', async () => {
  const { createTag: tag } = await librarian.client.createTag({ name: 'Kept', color: '#010203' });

  const renamed = (await librarian.client.updateTag({ id: tag.id, name: 'Renamed' })).updateTag;
  const repainted = (await librarian.client.updateTag({ id: tag.id, color: '#AABBCC' })).updateTag;
  const untouched = (await librarian.client.updateTag({ id: tag.id })).updateTag;

  const { updatedAt: _, ...rest } = tag;
  expect(renamed).toMatchObject({ ...rest, name: 'Renamed' });
  expect(repainted).toMatchObject({ ...rest, name: 'Renamed', color: '#AABBCC' });
  expect(untouched).toEqual(repainted);
});

test('two changes in one document each answer with what they wrote', async () => {
  const id = await addTag(server.app);
  const { data } = await ask(
    server.url,
    `mutation { a: updateTag(id: "${id}", name: "one ${id}") { name } b: updateTag(id: "${id}", name: "two ${id}") { name } }`,
    { token: librarian.token },
  );

  expect(data).toEqual({ a: { name: `one ${id}` }, b: { name: `two ${id}` } });
});

describe('bad input', () => {
  test.each([
    [{ name: '' }, 'name'],
    [{ name: '   ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'zero \0 byte' }, 'name'],
    [{ name: 'ok', color: 'red' }, 'color'],
    [{ name: 'ok', color: '#12345' }, 'color'],
    [{ name: 'ok', color: '#12345g' }, 'color'],
    [{ name: 'ok', color: '#1234567' }, 'color'],
    [{ name: 'ok', color: '#123456\n' }, 'color'],
  ])('%j is refused for its %s', async (variables, field) => {
    const id = await addTag(server.app);
    const before = await user.client.editedTag({ id });

    await expect(librarian.client.createTag(variables)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    await expect(librarian.client.updateTag({ id, ...variables })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
    expect(await user.client.editedTag({ id })).toEqual(before);
  });

  test.each(['name', 'color'])('a %s cannot be cleared', async (field) => {
    const id = await addTag(server.app);

    await expect(librarian.client.updateTag({ id, [field]: null })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });

  test('a name of 100 characters fits, whatever bytes they need', async () => {
    const name = '🎬'.repeat(100);

    expect((await librarian.client.createTag({ name })).createTag.name).toBe(name);
  });

  test.each(['0', '-1', 'x', '2147483648', '99999999999999999999', ''])('there is no tag %j', async (id) => {
    const target = await addTag(server.app);

    const attempts = [
      librarian.client.updateTag({ id, name: 'x' }),
      librarian.client.deleteTag({ id }),
      librarian.client.mergeTags({ targetId: id, sourceIds: [target] }),
    ];
    expect(await codesOf(attempts)).toEqual(attempts.map(() => 'NOT_FOUND'));
    await expect(librarian.client.mergeTags({ targetId: target, sourceIds: [id] })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'sourceIds',
      message: `There is no tag ${id}.`,
    });
  });
});

test('a name that is taken in any case is a conflict', async () => {
  const { createTag: tag } = await librarian.client.createTag({ name: 'Öffentlich' });
  const other = await addTag(server.app);

  for (const name of ['Öffentlich', 'öFFENTLICH', ' öffentlich ']) {
    await expect(librarian.client.createTag({ name })).rejects.toMatchObject({ code: 'CONFLICT', field: 'name' });
    await expect(librarian.client.updateTag({ id: other, name })).rejects.toMatchObject({ code: 'CONFLICT' });
  }
  expect((await librarian.client.updateTag({ id: tag.id, name: 'ÖFFENTLICH' })).updateTag.name).toBe('ÖFFENTLICH');
});

test('of many who add the same name at once one succeeds', async () => {
  const attempts = Array.from({ length: 8 }, async (_, index) =>
    librarian.client.createTag({ name: index % 2 ? 'Race' : 'RACE' }),
  );

  expect((await codesOf(attempts)).sort()).toEqual([...Array(7).fill('CONFLICT'), 'done']);
});

test('a deleted tag is off its scenes and markers, which stay', async () => {
  const [id, other, scene] = [await addTag(server.app), await addTag(server.app), await addScene(server.app)];
  await link(server.app, scene, { tags: [id, other] });
  const marker = await addMarker(scene, [id]);

  expect(await librarian.client.deleteTag({ id })).toEqual({ deleteTag: true });

  expect((await user.client.editedTag({ id })).tag).toBeNull();
  expect(await tagsOf(scene)).toEqual([other]);
  expect(await markerTagsOf(marker)).toEqual([]);
});

describe('merging', () => {
  test('gives scenes, markers and labels the target, once, and removes the sources', async () => {
    const [target, one, two, other] = await Promise.all(Array.from({ length: 4 }, async () => addTag(server.app)));
    if (!target || !one || !two || !other) throw new Error('four tags');
    const [both, sources, neither] = [
      await addScene(server.app),
      await addScene(server.app),
      await addScene(server.app),
    ];
    await link(server.app, both, { tags: [target, one] });
    await link(server.app, sources, { tags: [one, two] });
    await link(server.app, neither, { tags: [other] });
    const [byHand, byLabel] = [await addMarker(both, [target]), await addMarker(both, [])];
    await addMarkerTag(byHand, one, true);
    await addMarkerTag(byLabel, one, true);
    await addMarkerTag(byLabel, two, false);
    await addLabelTag('kiss', one);
    await addLabelTag('kiss', target);
    await addLabelTag('end', two);

    const { mergeTags } = await librarian.client.mergeTags({ targetId: target, sourceIds: [one, two, one] });

    expect(mergeTags.id).toBe(target);
    expect(await tagsOf(both)).toEqual([target]);
    expect(await tagsOf(sources)).toEqual([target]);
    expect(await tagsOf(neither)).toEqual([other]);
    expect(await markerTagsOf(byHand)).toEqual([[target, false]]);
    expect(await markerTagsOf(byLabel)).toEqual([[target, false]]);
    expect(await labelTags()).toEqual([
      ['end', target],
      ['kiss', target],
    ]);
    for (const id of [one, two]) expect((await user.client.editedTag({ id })).tag).toBeNull();
  });

  test('each into the other at the same moment: one of them does, the other finds its target gone or its source', async () => {
    for (let round = 0; round < 10; round++) {
      const [one, two] = [await addTag(server.app), await addTag(server.app)];
      const codes = await codesOf([
        librarian.client.mergeTags({ targetId: one, sourceIds: [two] }),
        librarian.client.mergeTags({ targetId: two, sourceIds: [one] }),
      ]);
      expect(codes).toContain('done');
      expect(codes.filter((code) => code !== 'done')).toEqual([expect.stringMatching(/^(NOT_FOUND|BAD_USER_INPUT)$/)]);
    }
  });

  test('with itself, nothing or something unknown changes nothing', async () => {
    const [target, source, scene] = [await addTag(server.app), await addTag(server.app), await addScene(server.app)];
    await link(server.app, scene, { tags: [source] });

    for (const sourceIds of [[], [source, target], [source, '999999']])
      await expect(librarian.client.mergeTags({ targetId: target, sourceIds })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'sourceIds',
      });
    expect(await tagsOf(scene)).toEqual([source]);
  });
});

async function addMarker(sceneId: string, tags: string[]): Promise<string> {
  const { id } = await rows(em())
    .insertInto('user_scene_markers')
    .values({ userId: user.id, sceneId, timestamp: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const tag of tags) await addMarkerTag(String(id), tag, false);
  return String(id);
}

async function addMarkerTag(markerId: string, tagId: string, isFromLabel: boolean): Promise<void> {
  await rows(em()).insertInto('marker_tags').values({ markerId, tagId, isFromLabel }).execute();
}

async function addLabelTag(label: string, tagId: string): Promise<void> {
  await rows(em()).insertInto('marker_label_tags').values({ userId: user.id, label, tagId }).execute();
}

async function markerTagsOf(markerId: string) {
  const found = await rows(em())
    .selectFrom('marker_tags')
    .select(['tagId', 'isFromLabel'])
    .where('markerId', '=', markerId)
    .execute();
  return found.map(({ tagId, isFromLabel }) => [tagId, isFromLabel]);
}

async function labelTags() {
  const found = await rows(em())
    .selectFrom('marker_label_tags')
    .select(['label', 'tagId'])
    .where('userId', '=', user.id)
    .orderBy('label')
    .execute();
  return found.map(({ label, tagId }) => [label, tagId]);
}
