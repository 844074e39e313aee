/** A real film that is replaced and moved: what is made of it follows, and what people have entered stays. */
import 'reflect-metadata';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256OfFile } from '../../src/media/hash.ts';
import type { Client } from '../../src/sdk/client.ts';
import { clip } from '../support/clips.ts';
import { addTag } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let client: Client;
let id: string;
let path: string;

const scan = async () => {
  const { startScan } = await client.startScan();
  return eventually(async () => {
    const { scans } = await client.scans({ first: 1 });
    return scans?.nodes[0]?.id === startScan?.id && scans?.nodes[0]?.completedAt && scans.nodes[0];
  }, 60);
};

const sceneNow = async () => {
  const { scene } = await client.scene({ id });
  if (!scene) throw new Error('The scene is gone.');
  return scene;
};

const markerNow = async () => (await client.markers({ first: 10 })).markers.nodes[0];

/** All that is made of a film, once it is there and of the film that lies at its path. */
const allOf = async () => {
  const hash = await sha256OfFile(path);
  return eventually(async () => {
    // First the queue: what is read after it was empty is of after its jobs.
    const { queue } = await client.queue();
    if (!queue?.phases.every(({ pending, running }) => pending + running === 0)) return false;
    const [scene, marker] = [await sceneNow(), await markerNow()];
    const isWhole =
      scene.processingStatus === 'COMPLETED' &&
      scene.fileHash === hash &&
      scene.thumbnail &&
      scene.sprites &&
      marker?.thumbnail;
    return isWhole && { scene, marker };
  }, 90);
};

const pictureAt = async (url: string) => Buffer.from(await (await fetch(new URL(url, server.url))).arrayBuffer());

beforeAll(async () => {
  server = await startTestServer();
  client = (await server.user('admin')).client;
  path = join(server.library, 'boat.mp4');
  await copyFile(await clip('mp4'), path);
  await client.createStoragePath({ name: 'Films', path: server.library });
  await scan();
  id = (await client.scenes({ first: 1 })).scenes.nodes[0]?.id ?? '';
  await eventually(async () => (await sceneNow()).processingStatus === 'COMPLETED', 60);
  await client.processScenes({ phase: 'SPRITES', ids: [id] });
  await client.updateScene({ id, input: { title: 'Boats', tagIds: [await addTag(server.app, 'sea')] } });
  await client.rateScene({ id, rating: 4.5 });
  await client.createMarker({ input: { sceneId: id, timestamp: 1, label: 'First boat' } });
  await client.updateTrigger({ phase: 'THUMBNAIL', triggerType: 'MANUAL' });
}, 150_000);

afterAll(async () => server[Symbol.asyncDispose]());

test('a film replaced under its own name has new images, hash and marker pictures, and its old title, tags, rating and markers (stash #3986)', async () => {
  const before = await allOf();
  const markerBefore = await pictureAt(before.marker?.thumbnail?.url ?? '');
  await copyFile(await clip('silent'), path);
  expect(await scan()).toMatchObject({ videosChanged: 1, videosAdded: 0, videosRemoved: 0 });
  const after = await eventually(async () => {
    const now = await allOf();
    // Pictures of markers are made by a task of their own, which no phase counts.
    return now.marker?.thumbnail?.url !== before.marker?.thumbnail?.url && now;
  }, 90);
  expect(after.scene).toMatchObject({ id, title: 'Boats', width: 240, height: 240, duration: 3 });
  expect(after.scene.thumbnail?.url).not.toBe(before.scene.thumbnail?.url);
  expect(after.scene.thumbnail).toMatchObject({ width: 240, height: 240 });
  expect(after.scene.sprites?.vttUrl).not.toBe(before.scene.sprites?.vttUrl);
  expect(after.scene.sprites).toMatchObject({ tileWidth: 240, tileHeight: 240 });
  expect(after.marker).toMatchObject({ id: before.marker?.id, label: 'First boat', timestamp: 1 });
  expect(after.marker?.thumbnail).toMatchObject({ width: 240, height: 240 });
  expect(await pictureAt(after.marker?.thumbnail?.url ?? '')).not.toEqual(markerBefore);
  const { scene } = await client.sceneInteractions({ id });
  expect(scene?.interactions).toMatchObject({ rating: 4.5 });
}, 150_000);

test('a film that moves runs no phase, and all that was made of it stays', async () => {
  const before = await allOf();
  const count = async () => (await client.jobs({ first: 1 })).jobs?.totalCount;
  const jobs = await count();
  await mkdir(join(server.library, 'deep'));
  await rename(path, join(server.library, 'deep', 'ship.mp4'));
  path = join(server.library, 'deep', 'ship.mp4');
  expect(await scan()).toMatchObject({ videosMoved: 1, videosAdded: 0, videosRemoved: 0 });
  const after = await allOf();
  expect(after.scene).toMatchObject({ id, title: 'Boats', originalFilename: 'ship.mp4', storedPath: path });
  expect(after.scene.thumbnail?.url.split('?')[0]).toBe(before.scene.thumbnail?.url.split('?')[0]);
  expect(await count()).toBe(jobs);
  expect((await fetch(new URL(after.scene.streamUrl ?? '', server.url))).status).toBe(200);
}, 150_000);
