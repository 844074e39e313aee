/** What happens in storage paths that are watched, without any scan. */
import 'reflect-metadata';
import { appendFile, mkdir, mkdtemp, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import type { Client } from '../../src/sdk/client.ts';
import { startWatching } from '../../src/storage/watch.ts';
import { putFile, scanNow, scenesByPath } from '../support/scans.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let client: Client;
let root: string;
let other: string;
const opened = new AsyncDisposableStack();

beforeAll(async () => {
  server = opened.use(await startTestServer({ worker: false }));
  client = (await server.user('admin')).client;
  root = join(server.library, 'films');
  other = join(server.library, 'more');
  for (const folder of [root, other]) {
    await mkdir(folder);
    await writeFile(join(folder, 'readme.txt'), 'The disk is here.');
  }
  await client.createStoragePath({ name: 'Films', path: root });
  opened.use(await startWatching(server.app));
  await client.createStoragePath({ name: 'More', path: other });
  await delay(1500); // the new one is watched, too
});

afterAll(async () => opened.disposeAsync());

const at = (...parts: string[]) => join(root, ...parts);
const scenes = async () => scenesByPath(server.app);
const sceneOf = async (path: string) => (await scenes()).get(path);
const appears = async (path: string) => eventually(async () => sceneOf(path));

test('a new file is a scene once it is whole', async () => {
  await writeFile(at('boat.mp4'), 'begin');
  for (let n = 0; n < 15; n++) {
    await delay(200);
    await appendFile(at('boat.mp4'), 'more');
    expect(await sceneOf(at('boat.mp4'))).toBeUndefined();
  }
  const begin = performance.now();
  const scene = await appears(at('boat.mp4'));
  console.info(`taken in ${((performance.now() - begin) / 1000).toFixed(1)} s after the last byte`);
  expect(Number(scene.size)).toBe((await readFile(at('boat.mp4'))).length);
});

test('files in new folders, however deep, and in a storage path that came later, are scenes', async () => {
  await putFile(at('a', 'b', 'c', 'kite.mp4'));
  await putFile(join(other, 'deep', 'harbour.mp4'));
  await appears(at('a', 'b', 'c', 'kite.mp4'));
  await appears(join(other, 'deep', 'harbour.mp4'));
  await putFile(at('a', 'b', 'c', 'd', 'train.mp4')); // in a folder that was new itself
  await appears(at('a', 'b', 'c', 'd', 'train.mp4'));
});

test('what is passed over by scans is passed over here', async () => {
  await putFile(at('.hidden', 'no.mp4'));
  await mkdir(at('ignored'));
  await writeFile(at('ignored', '.reelignore'), '');
  await putFile(at('ignored', 'no.mp4'));
  await putFile(at('no.mp4.part'));
  await putFile(at('yes.mp4'));
  await appears(at('yes.mp4'));
  await delay(1000);
  expect([...(await scenes()).keys()].filter((path) => path.includes('no.mp4'))).toEqual([]);
});

test('a file that moves, and a folder that moves to another storage path, keep their scenes', async () => {
  const [boat, kite] = [await sceneOf(at('boat.mp4')), await sceneOf(at('a', 'b', 'c', 'kite.mp4'))];
  await rename(at('boat.mp4'), at('a', 'ship.mp4'));
  expect((await appears(at('a', 'ship.mp4'))).id).toBe(boat?.id);
  await rename(at('a', 'b'), join(other, 'moved'));
  expect((await appears(join(other, 'moved', 'c', 'kite.mp4'))).id).toBe(kite?.id);
  expect((await scenes()).has(at('a', 'b', 'c', 'kite.mp4'))).toBe(false);
});

test('a file that is replaced is changed, one that is removed is missing, also with its folder', async () => {
  await putFile(at('yes.mp4'), { content: 'another' });
  await eventually(async () => (await sceneOf(at('yes.mp4')))?.size === '7');
  await unlink(at('yes.mp4'));
  await eventually(async () => (await sceneOf(at('yes.mp4')))?.deletedAt);
  await rm(join(other, 'moved'), { recursive: true });
  await eventually(async () => (await sceneOf(join(other, 'moved', 'c', 'kite.mp4')))?.deletedAt);
  expect((await sceneOf(at('a', 'ship.mp4')))?.deletedAt).toBeNull();
});

test('a disk that goes away makes nothing missing, and is watched again when it is back', async () => {
  const aside = await mkdtemp(join(server.library, 'aside-'));
  await rename(root, join(aside, 'films'));
  await mkdir(root);
  await delay(6000);
  expect((await sceneOf(at('a', 'ship.mp4')))?.deletedAt).toBeNull();
  await rm(root, { recursive: true });
  await putFile(join(aside, 'films', 'while away.mp4'));
  await rename(join(aside, 'films'), root);
  await appears(at('while away.mp4'));
  await putFile(at('after.mp4'));
  await appears(at('after.mp4'));
}, 60_000);

test('many files at once are all taken in, each once, also beside a scan', async () => {
  for (let n = 0; n < 700; n++) await putFile(at('many', `film ${n}.mp4`), { content: `film ${n}` });
  await scanNow(server.app);
  await eventually(async () => [...(await scenes()).keys()].filter((path) => path.includes('/many/')).length === 700);
  const count = async () =>
    rows(server.app.orm.em.fork()).selectFrom('scenes').select('id').where('storedPath', 'like', '%/many/%').execute();
  await delay(3000);
  expect(await count()).toHaveLength(700);
}, 60_000);
