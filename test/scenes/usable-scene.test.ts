/** Which scenes can be used, and that everything that takes one says the same of those that cannot. */
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { sceneFileOf } from '../../src/processing/scene-file.ts';
import { usableFileOf, usableScene } from '../../src/scenes/usable-scene.ts';
import { addScene, addSceneFile } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let editor: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  editor = await server.user('moderator');
});

afterAll(async () => server[Symbol.asyncDispose]());

const unusable: [string, string, RegExp, () => Promise<string>][] = [
  ['does not exist', 'NOT_FOUND', /^There is no scene 999999\.$/, async () => '999999'],
  ['has a malformed id', 'NOT_FOUND', /^There is no scene 1e3\.$/, async () => '1e3'],
  [
    'is in the trash',
    'GONE',
    /^Scene \d+ is in the trash: restore it first\.$/,
    async () => addScene(server.app, { trashedAt: new Date() }),
  ],
  [
    'has no file any more',
    'GONE',
    /^The file of scene \d+ is missing: scan again when it is back\.$/,
    async () => addScene(server.app, { deletedAt: new Date() }),
  ],
];

describe.each(unusable)('a scene that %s', (title, code, message, make) => {
  test(`is ${code} for ratings, likes, counters, watching, markers and thumbnails`, async () => {
    const { client } = editor;
    const id = await make();

    for (const attempt of [
      async () => client.rateScene({ id, rating: 4 }),
      async () => client.likeScene({ id, liked: true }),
      async () => client.addSceneJizz({ id }),
      async () => client.recordWatch({ sceneId: id, position: 1, watchedSeconds: 1 }),
      async () => client.createMarker({ input: { sceneId: id, timestamp: 1 } }),
      async () => client.setSceneThumbnail({ id, atSeconds: 1 }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('has no stream', async () => {
    const url = new URL(`/media/stream/${await make()}`, server.url);
    const response = await fetch(url, { headers: { authorization: `Bearer ${editor.token}` } });

    // Browsers may take 410 for good, and a file that is missing may be back tomorrow.
    const answer = title === 'is in the trash' ? { status: 410, code: 'GONE' } : { status: 404, code: 'NOT_FOUND' };
    expect(response.status).toBe(answer.status);
    expect(await response.json()).toEqual({
      error: { code: answer.code, message: expect.stringMatching(message) },
    });
  });

  test('is nothing that a job tries again', async () => {
    await expect(sceneFileOf(server.app, await make())).rejects.toMatchObject({
      name: 'PermanentError',
      message: expect.stringMatching(message),
    });
  });
});

describe('the file of a scene', () => {
  const em = () => server.app.orm.em.fork();
  const fileOf = async (id: string) => usableFileOf(await usableScene(em(), id));
  const isGone = { code: 'GONE', message: expect.stringMatching(/is missing/) };

  test('is its path with links resolved', async () => {
    const id = await addSceneFile(server.app, server.library, 'film.mp4', 'x');

    expect(await fileOf(id)).toBe(join(server.library, 'film.mp4'));
  });

  test('is missing where the scene has no path or no storage path', async () => {
    await expect(fileOf(await addScene(server.app))).rejects.toMatchObject(isGone);
    const id = await addSceneFile(server.app, server.library, 'homeless.mp4', 'x');
    await rows(em()).updateTable('scenes').set({ storagePathId: null }).where('id', '=', id).execute();
    await expect(fileOf(id)).rejects.toMatchObject(isGone);
  });

  test('is missing where it has vanished, and back when it is back', async () => {
    const id = await addSceneFile(server.app, server.library, 'fleeting.mp4', 'x');
    await rename(join(server.library, 'fleeting.mp4'), join(server.library, 'elsewhere.mp4'));
    await expect(fileOf(id)).rejects.toMatchObject(isGone);
    await rename(join(server.library, 'elsewhere.mp4'), join(server.library, 'fleeting.mp4'));
    expect(await fileOf(id)).toBe(join(server.library, 'fleeting.mp4'));
  });

  test('is missing where a link leads out of the storage path', async () => {
    const outside = join(server.dataDir, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'film.mp4'), 'not yours');
    const id = await addSceneFile(server.app, server.library, 'yours.mp4', 'x');
    await rename(join(server.library, 'yours.mp4'), join(server.library, 'kept.mp4'));
    await symlink(join(outside, 'film.mp4'), join(server.library, 'yours.mp4'));

    await expect(fileOf(id)).rejects.toMatchObject(isGone);
  });
});
