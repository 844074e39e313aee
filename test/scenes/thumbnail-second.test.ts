/** The frame that somebody chose for a scene, told by films that show their own time. */
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { clip } from '../support/clips.ts';
import { addScene, storagePathOf } from '../support/factories.ts';
import { shownSeconds } from '../support/pictures.ts';
import { codesOf } from '../support/refusals.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let editor: TestUser;
let user: TestUser;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  [editor, user] = [await server.user('moderator'), await server.user('user')];
  const storedPath = join(server.library, 'clock.mp4');
  await copyFile(await clip('clock'), storedPath);
  const storagePathId = await storagePathOf(server.app, server.library);
  id = await addScene(server.app, { storedPath, storagePathId, width: 160, height: 90, duration: 32 });
});

afterAll(async () => server[Symbol.asyncDispose]());

/** Waits until nothing is at work, and reads the time that the one thumbnail shows. */
async function shown(): Promise<number> {
  await eventually(async () => (await user.client.scene({ id })).scene?.activeJobs.length === 0);
  const { scene } = await user.client.scene({ id });
  const folder = join(server.dataDir, 'assets', 'scenes', id);
  const name = scene?.thumbnail?.url.split('/').at(-1) ?? '';
  await eventually(async () => (await readdir(folder)).length === 2); // what it replaced is removed after it
  expect(await readdir(folder)).toContain(name);
  return shownSeconds(join(folder, name), { x: 0, y: 0, width: 160, height: 90 });
}

test('who may see scenes may not choose', async () => {
  expect(await codesOf([user.client.setSceneThumbnail({ id, atSeconds: 1 })])).toEqual(['FORBIDDEN']);
});

test('the second counts now and whenever the thumbnail is made again, until null goes back to the middle', async () => {
  const { setSceneThumbnail: job } = await editor.client.setSceneThumbnail({ id, atSeconds: 5.3 });
  expect(job).toMatchObject({ phase: 'THUMBNAIL', sceneTitle: 'clip.mp4' });
  expect(await shown()).toBe(5.25);

  await editor.client.processScenes({ phase: 'THUMBNAIL', ids: [id] });
  expect(await shown()).toBe(5.25);

  await editor.client.setSceneThumbnail({ id, atSeconds: 0 });
  expect(await shown()).toBe(0);

  await editor.client.setSceneThumbnail({ id, atSeconds: null });
  expect(await shown()).toBe(16);
});

test('who chooses last, while the first is still at work, is the one that counts', async () => {
  for (const [first, last] of [
    [3, 7],
    [20, 2],
    [9, 30],
  ] as const) {
    await editor.client.setSceneThumbnail({ id, atSeconds: first });
    await eventually(async () => {
      const { scene } = await user.client.scene({ id });
      return scene?.activeJobs.every(({ status }) => status === 'RUNNING');
    });
    await editor.client.setSceneThumbnail({ id, atSeconds: last });

    expect(await shown()).toBe(last);
  }
});

describe('bad input', () => {
  test.each([-0.5, 32.5, 1e300])('%d does not lie in the film', async (atSeconds) => {
    await expect(editor.client.setSceneThumbnail({ id, atSeconds })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'atSeconds',
    });
  });

  test.each(['0', 'x', '99999999999999999999'])('there is no scene %j', async (unknown) => {
    expect(await codesOf([editor.client.setSceneThumbnail({ id: unknown, atSeconds: 1 })])).toEqual(['NOT_FOUND']);
  });

  test('a scene without metadata, in the trash or missing has no frames to choose from', async () => {
    const scenes = [
      await addScene(server.app, { width: 0 }),
      await addScene(server.app, { trashedAt: new Date() }),
      await addScene(server.app, { deletedAt: new Date() }),
    ];
    const attempts = scenes.map(async (scene) => editor.client.setSceneThumbnail({ id: scene, atSeconds: 1 }));

    expect(await codesOf(attempts)).toEqual(['CONFLICT', 'GONE', 'GONE']);
    const jobs = await rows(server.app.orm.em.fork())
      .selectFrom('job_history')
      .select('id')
      .where('sceneId', 'in', scenes)
      .execute();
    expect(jobs).toEqual([]);
  });
});
