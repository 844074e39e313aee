/** The pictures of markers: made by the worker, made again, removed; and not to be had by other users. */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { clip } from '../support/clips.ts';
import { held } from '../support/engines.ts';
import { addScene, addSceneFile } from '../support/factories.ts';
import { imageSize } from '../support/images.ts';
import { shownSeconds } from '../support/pictures.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let ada: TestUser;
let scene: string;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.user('user');
  scene = await addSceneFile(server.app, server.library, 'clock.mp4', await readFile(await clip('clock')));
  const film = { width: 160, height: 90, duration: 32, durationMs: '32000', frameRate: 10 };
  await rows(server.app.orm.em.fork()).updateTable('scenes').set(film).where('id', '=', scene).execute();
});

afterAll(async () => server[Symbol.asyncDispose]());

const files = async () => {
  const names = await readdir(join(server.dataDir, 'assets', 'scenes', scene));
  return names.filter((name) => name.includes('marker'));
};

const thumbnailOf = async (id: string, { client }: TestUser = ada) => {
  const { markers } = await client.markers({ first: 100 });
  return markers.nodes.find((marker) => marker.id === id)?.thumbnail;
};

test('a picture follows the marker through its life', async () => {
  const { createMarker: marker } = await ada.client.createMarker({
    input: { sceneId: scene, timestamp: 5, label: 'Five' },
  });
  expect(marker.thumbnail).toBeNull();
  const first = await eventually(async () => thumbnailOf(marker.id));
  expect(first).toMatchObject({ width: 160, height: 90, url: expect.stringMatching(/^\/media\/assets\/.*\.webp$/) });
  const answer = await fetch(new URL(first.url, server.url));
  expect(answer.headers.get('content-type')).toBe('image/webp');
  const content = Buffer.from(await answer.arrayBuffer());
  expect(await imageSize(server.media, content)).toEqual({ width: 160, height: 90 });
  expect((await ada.client.markerLabels()).markerLabels.nodes[0]?.thumbnails).toEqual([first]);

  await ada.client.updateMarker({ id: marker.id, input: { color: '#000000' } });
  expect(await thumbnailOf(marker.id)).toEqual(first);

  const { updateMarker: moved } = await ada.client.updateMarker({ id: marker.id, input: { timestamp: 32 } });
  expect(moved.thumbnail).toBeNull();
  const second = await eventually(async () => thumbnailOf(marker.id));
  expect(second.url).not.toBe(first.url);
  expect(Buffer.from(await (await fetch(new URL(second.url, server.url))).arrayBuffer())).not.toEqual(content);
  await eventually(async () => (await files()).length === 1);

  await ada.client.deleteMarker({ id: marker.id });
  await eventually(async () => (await files()).length === 0);
});

test.each([
  [5.3, 5.25], // ten frames a second
  [5.7, 5.5], // the film shows quarters
  [31.99, 31.75],
])('a picture at %d s is of that moment', async (seconds, expected) => {
  const { createMarker: marker } = await ada.client.createMarker({ input: { sceneId: scene, seconds } });
  const { url } = await eventually(async () => thumbnailOf(marker.id));

  const file = join(server.dataDir, 'assets', 'scenes', scene, url.split('/').at(-1) ?? '');
  expect(await shownSeconds(file, { x: 0, y: 0, width: 160, height: 90 })).toBe(expected);
  await ada.client.deleteMarker({ id: marker.id });
  await eventually(async () => (await files()).length === 0);
});

test('markers that are removed or moved before their picture is made leave none behind', async () => {
  const ids = await Promise.all(
    [1, 2, 3].map(async (timestamp) => {
      const { createMarker } = await ada.client.createMarker({ input: { sceneId: scene, timestamp } });
      await ada.client.updateMarker({ id: createMarker.id, input: { timestamp: timestamp + 10 } });
      return createMarker.id;
    }),
  );
  const [removed = '', ...kept] = ids;
  await ada.client.deleteMarker({ id: removed });

  for (const id of kept) await eventually(async () => thumbnailOf(id));
  await eventually(async () => (await files()).length === kept.length);
});

test('two processes never make pictures of one marker at a time', async () => {
  await using slow = await startTestServer({ worker: false });
  const user = await slow.user('user');
  const film = { width: 160, height: 90, duration: 32, durationMs: '32000', frameRate: 10 };
  const sceneId = await addSceneFile(slow.app, slow.library, 'clock.mp4', await readFile(await clip('clock')));
  await rows(slow.app.orm.em.fork()).updateTable('scenes').set(film).where('id', '=', sceneId).execute();
  await using _late = await startWorker({ ...slow.app, media: await held(slow.dataDir) });
  const { createMarker: marker } = await user.client.createMarker({ input: { sceneId, timestamp: 3 } });
  await eventually(() => existsSync(join(slow.dataDir, 'begun')));
  await using _other = await startWorker(slow.app);
  await user.client.updateMarker({ id: marker.id, input: { timestamp: 13 } });
  await delay(1000); // the other one would be done by then
  await writeFile(join(slow.dataDir, 'go'), '');

  const { url } = await eventually(async () => thumbnailOf(marker.id, user));
  const folder = join(slow.dataDir, 'assets', 'scenes', sceneId);
  await eventually(async () => (await readdir(folder)).length === 1);
  expect((await fetch(new URL(url, slow.url))).status).toBe(200);
  const entries = `select from graphile_worker.jobs where task_identifier = 'markers.thumbnail'`;
  await eventually(async () => (await slow.app.orm.em.execute(entries)).length === 0); // one that fails stays
});

test('a marker in a file that holds no picture has none, and harms nobody', async () => {
  const other = await addSceneFile(server.app, server.library, 'letter.mp4', 'Dear aunt');
  const { createMarker: hopeless } = await ada.client.createMarker({ input: { sceneId: other, timestamp: 1 } });
  const { createMarker: marker } = await ada.client.createMarker({ input: { sceneId: scene, timestamp: 9 } });

  await eventually(async () => thumbnailOf(marker.id)); // one after the other
  expect(await thumbnailOf(hopeless.id)).toBeNull();
});

test('its address opens for nobody without a right to it', async () => {
  const { createMarker: marker } = await ada.client.createMarker({ input: { sceneId: scene, timestamp: 7 } });
  const { url } = await eventually(async () => thumbnailOf(marker.id));
  const elsewhere = await addScene(server.app);

  expect((await fetch(new URL(url.replace(/assets\/[^/]+/, 'assets/forged'), server.url))).status).toBe(403);
  expect((await fetch(new URL(url.replace(`scenes/${scene}`, `scenes/${elsewhere}`), server.url))).status).toBe(403);
});
