/** Changing and removing storage paths: scenes keep everything, and each refusal says why. */
import 'reflect-metadata';
import { chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import type { Client } from '../../src/sdk/client.ts';
import { storagePathOf } from '../support/factories.ts';
import { withoutPrivileges } from '../support/privileges.ts';
import { countsOf, putFile, scanNow, scenesByPath } from '../support/scans.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let client: Client;
let root: string;
let id: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  client = (await server.user('admin')).client;
});

afterAll(async () => server[Symbol.asyncDispose]());

beforeEach(async () => {
  const db = rows(server.app.orm.em.fork());
  await db.deleteFrom('scenes').execute();
  await db.deleteFrom('storage_paths').where('isDefault', '=', false).execute();
  count += 1;
  root = join(server.library, `films ${count}`);
  await mkdir(root);
  id = String(await storagePathOf(server.app, root));
});

const scan = async () => scanNow(server.app, { storagePathIds: [id] });
const scenes = async () => scenesByPath(server.app);
const aside = () => `${root} at another place`;

test('nobody without storage:manage changes or removes one', async () => {
  const moderator = await server.user('moderator');
  for (const attempt of [
    () => moderator.client.updateStoragePath({ id, name: 'Mine' }),
    () => moderator.client.deleteStoragePath({ id }),
    () => moderator.client.cancelScan(),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('one that does not exist is NOT_FOUND', async () => {
  for (const unknown of ['', 'x', '0', '99999', '99999999999', '-1'])
    for (const attempt of [
      () => client.updateStoragePath({ id: unknown, name: 'Mine' }),
      () => client.deleteStoragePath({ id: unknown }),
    ])
      await expect(attempt(), unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a name is changed, and checked', async () => {
  expect((await client.updateStoragePath({ id, name: ' Films ' })).updateStoragePath).toMatchObject({
    name: 'Films',
    path: root,
  });
  await expect(client.updateStoragePath({ id, name: ' ' })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'name',
  });
});

test('with a new path its scenes go along, also missing ones, and nothing is processed again', async () => {
  for (let n = 0; n < 120; n++) await putFile(join(root, 'deep', `100%_ film '${n}'.mp4`));
  await putFile(join(root, 'gone.mp4'));
  await scan();
  await rm(join(root, 'gone.mp4'));
  await scan();
  const before = await scenes();
  const jobs = async () => rows(server.app.orm.em.fork()).selectFrom('job_history').select('id').execute();
  const jobsBefore = await jobs();
  await rename(root, aside());
  const { updateStoragePath } = await client.updateStoragePath({ id, path: aside() });
  expect(updateStoragePath).toMatchObject({ id, path: aside(), sceneCount: 120 });
  const after = await scenes();
  expect(after.size).toBe(121);
  for (const [path, scene] of before) expect(after.get(path.replace(root, aside()))?.id).toBe(scene.id);
  expect(countsOf(await scan())).toEqual({ videosSkipped: 120 });
  await putFile(join(aside(), 'gone.mp4'));
  expect(countsOf(await scan())).toEqual({ videosRestored: 1, videosSkipped: 120 });
  expect(await jobs()).toHaveLength(jobsBefore.length + 1); // the file that is back is another one
});

test('a copy that was written at another time is as good, and known afterwards', async () => {
  await putFile(join(root, 'boat.mp4'), { content: 'boat' });
  await scan();
  await putFile(join(aside(), 'boat.mp4'), { content: 'boat' });
  await client.updateStoragePath({ id, path: aside() });
  expect(countsOf(await scan())).toEqual({ videosSkipped: 1 });
});

test('a new path without the files is refused, naming the first five, and nothing changes', async () => {
  for (let n = 0; n < 8; n++) await putFile(join(root, `film ${n}.mp4`), { content: 'film' });
  await scan();
  await mkdir(aside());
  await putFile(join(aside(), 'film 0.mp4'), { content: 'another' });
  const before = await scenes();
  const error = await client.updateStoragePath({ id, path: aside(), name: 'New' }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'path' });
  const { message } = error as Error;
  expect(message.match(/film \d\.mp4 (is not there|has 7 bytes and not 4)/g)).toHaveLength(5);
  expect(message).toMatch(/and 3 more/);
  expect(await scenes()).toEqual(before);
  expect((await client.storagePaths()).storagePaths?.find((one) => one.id === id)).toMatchObject({
    path: root,
    name: 'Library',
  });
});

test.each([
  ['relative', () => 'films', 'BAD_USER_INPUT', /must be absolute/],
  ['not there', () => join(server.library, 'nowhere'), 'BAD_USER_INPUT', /does not exist/],
  [
    'the folder of the database',
    () => join(server.dataDir, 'postgres'),
    'BAD_USER_INPUT',
    /does not exist|keeps its own files/,
  ],
  ['around another one', () => server.library, 'CONFLICT', /overlaps the storage path 'Other'/],
  [
    'another one, by a link',
    () => join(server.library, 'link to other'),
    'CONFLICT',
    /is the storage path 'Other' already/,
  ],
  ['within another one', () => join(server.library, 'other', 'deep'), 'CONFLICT', /overlaps the storage path 'Other'/],
])('a new path that is %s is refused', async (_what, path, code, message) => {
  const other = join(server.library, 'other');
  await mkdir(join(other, 'deep'), { recursive: true });
  await symlink('other', join(server.library, 'link to other')).catch(() => {});
  await client.createStoragePath({ name: 'Other', path: other });
  const attempt = client.updateStoragePath({ id, path: path() });
  await expect(attempt).rejects.toMatchObject({ code, field: 'path', message: expect.stringMatching(message) });
});

test('it may move to a folder of its own', async () => {
  await putFile(join(root, 'deep', 'boat.mp4'));
  await scan();
  await mkdir(join(root, 'deep', 'deep'));
  await rename(join(root, 'deep', 'boat.mp4'), join(root, 'deep', 'deep', 'boat.mp4'));
  await client.updateStoragePath({ id, path: join(root, 'deep') });
  expect([...(await scenes()).keys()]).toEqual([join(root, 'deep', 'deep', 'boat.mp4')]);
});

test('paths that would become too long are refused', async () => {
  const deep = join('x'.repeat(120), 'y'.repeat(120), 'z'.repeat(120));
  await putFile(join(root, deep, 'boat.mp4'));
  await scan();
  const far = join(server.library, `${count} ${'a'.repeat(150)}`);
  await rename(root, far);
  await expect(client.updateStoragePath({ id, path: far })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(/characters long; at most 512/),
  });
});

test('there is one default: it changes over, and cannot just be given up', async () => {
  await client.updateStoragePath({ id, isDefault: true });
  const defaults = async () =>
    (await client.storagePaths()).storagePaths?.filter(({ isDefault }) => isDefault).map((one) => one.id);
  expect(await defaults()).toEqual([id]);
  await expect(client.updateStoragePath({ id, isDefault: false })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'isDefault',
  });
  await expect(client.deleteStoragePath({ id })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/default/),
  });
  const other = (await client.storagePaths()).storagePaths?.find((one) => one.id !== id);
  await client.updateStoragePath({ id: other?.id ?? '', isDefault: true });
  expect(await defaults()).toEqual([other?.id]);
  await client.deleteStoragePath({ id });
});

test('of ten that become the default at once, one is', async () => {
  const ids = await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      await mkdir(join(server.library, `default ${n}`), { recursive: true });
      return storagePathOf(server.app, join(server.library, `default ${n}`));
    }),
  );
  await Promise.all(ids.map(async (one) => client.updateStoragePath({ id: String(one), isDefault: true })));
  expect((await client.storagePaths()).storagePaths?.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  const data = (await client.storagePaths()).storagePaths?.find(({ path }) => path === join(server.dataDir, 'videos'));
  await client.updateStoragePath({ id: data?.id ?? '', isDefault: true });
});

test('the default must be a folder that the server may write to', async () => {
  await chmod(root, 0o555);
  const attempt = withoutPrivileges(async () => client.updateStoragePath({ id, isDefault: true }));
  await expect(attempt).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(/cannot be the default.*may not write/),
  });
  await chmod(root, 0o755);
});

test('one with scenes stays, whatever their state; without any it goes, and its files stay', async () => {
  await putFile(join(root, 'boat.mp4'));
  await putFile(join(root, 'kite.mp4'));
  await putFile(join(root, 'train.mp4'));
  await scan();
  const db = rows(server.app.orm.em.fork());
  await db
    .updateTable('scenes')
    .set({ trashedAt: new Date() })
    .where('storedPath', '=', join(root, 'boat.mp4'))
    .execute();
  await db
    .updateTable('scenes')
    .set({ deletedAt: new Date() })
    .where('storedPath', '=', join(root, 'kite.mp4'))
    .execute();
  await expect(client.deleteStoragePath({ id })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/^3 scenes lie in 'Library' \(1 in the trash, 1 missing\)/),
  });
  await db.deleteFrom('scenes').execute();
  expect((await client.deleteStoragePath({ id })).deleteStoragePath).toBe(true);
  await writeFile(join(root, 'boat.mp4'), 'still there', { flag: 'r+' });
  expect((await client.storagePaths()).storagePaths?.some((one) => one.id === id)).toBe(false);
});

test('a path that changes while it is scanned costs nothing', async () => {
  for (let n = 0; n < 600; n++) await putFile(join(root, `folder ${n % 50}`, `film ${n}.mp4`), { content: `${n}` });
  const running = scan();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await rename(root, aside());
  const change = client.updateStoragePath({ id, path: aside() });
  await Promise.all([running, change]);
  await scan();
  const all = [...(await scenes()).values()];
  expect(all).toHaveLength(600);
  expect(all.every(({ deletedAt, storedPath }) => deletedAt === null && storedPath?.startsWith(`${aside()}/`))).toBe(
    true,
  );
});
