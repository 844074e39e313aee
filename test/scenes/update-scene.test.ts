/** The details of one scene, as editors change them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addActor, addScene, addStudio, addTag, link } from '../support/factories.ts';
import { codesOf } from '../support/refusals.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { collectUntil } from '../support/wait.ts';

let server: TestServer;
let editor: TestUser;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [editor, user] = [await server.user('moderator'), await server.user('user')];
});

afterAll(async () => server[Symbol.asyncDispose]());

const nobody = '00000000-0000-4000-8000-000000000000';
const read = async (id: string) => (await user.client.editedScene({ id })).scene;
const idsOf = (things: { id: string }[] | undefined) => things?.map(({ id }) => id).sort();

test('who may see scenes may not edit them', async () => {
  const id = await addScene(server.app);
  const before = await read(id);

  expect(await codesOf([user.client.updateScene({ id, input: { title: 'Mine' } })])).toEqual(['FORBIDDEN']);
  expect(await read(id)).toEqual(before);
});

test('all details are written, and shown by the answer and afterwards', async () => {
  const id = await addScene(server.app);
  const [actor, studio, tag] = [await addActor(server.app), await addStudio(server.app), await addTag(server.app)];
  const details = {
    title: 'A night at the harbour',
    description: 'Boats.\nMore boats.',
    releaseDate: '2020-02-29',
    type: 'documentary',
    porndbSceneId: 'pdb-1',
  };

  const { updateScene: scene } = await editor.client.updateScene({
    id,
    input: { ...details, studioId: studio.id, actorIds: [actor.id, actor.id], tagIds: [tag, tag] },
  });

  expect(scene).toMatchObject({
    ...details,
    displayTitle: details.title,
    studio: { id: studio.id },
    actors: [{ id: actor.id }],
    tags: [{ id: tag }],
  });
  expect(await read(id)).toEqual(scene);
});

test('what is absent is kept, and null clears', async () => {
  const [actor, studio, tag] = [await addActor(server.app), await addStudio(server.app), await addTag(server.app)];
  const id = await addScene(server.app, {
    title: 'T',
    description: 'D',
    releaseDate: '2020-01-01',
    type: 'x',
    porndbSceneId: 'p',
    studioId: studio.pk,
  });
  await link(server.app, id, { actors: [actor.pk], tags: [tag] });
  const before = await read(id);

  const { updateScene: retitled } = await editor.client.updateScene({ id, input: { title: 'New' } });
  const { updateScene: cleared } = await editor.client.updateScene({
    id,
    input: {
      title: null,
      description: null,
      releaseDate: null,
      type: null,
      porndbSceneId: null,
      studioId: null,
      actorIds: null,
      tagIds: null,
    },
  });

  expect(retitled).toEqual({ ...before, title: 'New', displayTitle: 'New', updatedAt: retitled.updatedAt });
  expect(cleared).toMatchObject({
    title: null,
    displayTitle: 'clip.mp4',
    description: '',
    releaseDate: null,
    type: null,
    porndbSceneId: '',
    studio: null,
    actors: [],
    tags: [],
  });
});

test('actors and tags become those that are named, and no others', async () => {
  const id = await addScene(server.app);
  const [a, b, c] = [await addActor(server.app), await addActor(server.app), await addActor(server.app)];
  const [x, y, z] = [await addTag(server.app), await addTag(server.app), await addTag(server.app)];
  await link(server.app, id, { actors: [a.pk, b.pk], tags: [x, y] });

  const { updateScene: scene } = await editor.client.updateScene({
    id,
    input: { actorIds: [b.id, c.id], tagIds: [y, z] },
  });

  expect(idsOf(scene.actors)).toEqual([b.id, c.id].sort());
  expect(idsOf(scene.tags)).toEqual([y, z].sort());
});

test('a deleted actor keeps the scene, for when it is restored', async () => {
  const [id, kept, deleted] = [await addScene(server.app), await addActor(server.app), await addActor(server.app)];
  await link(server.app, id, { actors: [deleted.pk] });
  await editor.client.deleteActor({ id: deleted.id });

  await editor.client.updateScene({ id, input: { actorIds: [kept.id] } });
  await editor.client.restoreActor({ id: deleted.id });

  expect(idsOf((await read(id))?.actors)).toEqual([kept.id, deleted.id].sort());
});

test('of many who change different fields at once, all changes stay', async () => {
  const id = await addScene(server.app);
  const [actor, tag] = [await addActor(server.app), await addTag(server.app)];
  const inputs = [
    { title: 'T' },
    { description: 'D' },
    { type: 'x' },
    { releaseDate: '2020-01-01' },
    { porndbSceneId: 'p' },
    { actorIds: [actor.id] },
    { tagIds: [tag] },
  ];

  await Promise.all(inputs.map(async (input) => editor.client.updateScene({ id, input })));

  expect(await read(id)).toMatchObject({
    title: 'T',
    description: 'D',
    type: 'x',
    releaseDate: '2020-01-01',
    porndbSceneId: 'p',
    actors: [{ id: actor.id }],
    tags: [{ id: tag }],
  });
});

test('whoever watches hears of it', async () => {
  const id = await addScene(server.app);
  const events = (await user.client.sceneChanged({ ids: [id] })) as AsyncIterable<{
    sceneChanged: { kind: string; scene?: { title?: string | null } | null };
  }>;
  const heard = collectUntil(events, ({ sceneChanged: { scene } }) => scene?.title === 'Told');
  // Subscribing takes a moment: it is told again until it is heard.
  const timer = setInterval(() => void editor.client.updateScene({ id, input: { title: 'Told' } }), 100);

  expect((await heard.finally(() => clearInterval(timer))).at(-1)?.sceneChanged.kind).toBe('UPDATED');
});

describe('bad input', () => {
  test.each([
    [{ title: 'x'.repeat(256) }, 'input.title'],
    [{ title: '🎬'.repeat(256) }, 'input.title'],
    [{ title: 'zero \0' }, 'input.title'],
    [{ description: 'zero \0' }, 'input.description'],
    [{ type: 'x'.repeat(51) }, 'input.type'],
    [{ releaseDate: '0000-01-01' }, 'input.releaseDate'],
    [{ studioId: nobody }, 'input.studioId'],
    [{ studioId: '1' }, 'input.studioId'],
    [{ actorIds: [nobody] }, 'input.actorIds'],
    [{ actorIds: ['x'] }, 'input.actorIds'],
    [{ tagIds: ['999999'] }, 'input.tagIds'],
    [{ tagIds: ['x'] }, 'input.tagIds'],
  ])('%j is refused, and nothing is changed', async (input, field) => {
    const [id, tag, actor] = [await addScene(server.app), await addTag(server.app), await addActor(server.app)];
    await link(server.app, id, { actors: [actor.pk], tags: [tag] });
    const before = await read(id);

    await expect(
      editor.client.updateScene({ id, input: { porndbSceneId: 'new', actorIds: [], ...input } }),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    expect(await read(id)).toEqual(before);
  });

  test('what is unknown is named', async () => {
    const [id, tag, actor] = [await addScene(server.app), await addTag(server.app), await addActor(server.app)];

    await expect(editor.client.updateScene({ id, input: { tagIds: [tag, '888', '999'] } })).rejects.toThrow(
      'There is no tag 888, 999.',
    );
    await expect(editor.client.updateScene({ id, input: { actorIds: [actor.id, nobody] } })).rejects.toThrow(
      `There is no actor ${nobody}.`,
    );
  });

  test.each(['0', '-1', 'x', '99999999999999999999', ''])('there is no scene %j', async (id) => {
    await expect(editor.client.updateScene({ id, input: { title: 'x' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('255 characters fit, whatever bytes they need', async () => {
    const [id, title] = [await addScene(server.app), '🎬'.repeat(255)];

    expect((await editor.client.updateScene({ id, input: { title } })).updateScene.title).toBe(title);
  });
});
