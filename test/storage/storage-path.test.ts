/** Which folders may be a storage path: each refusal says why. */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, ReelgraphError } from '../../src/sdk/client.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let client: Client;
let moderator: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  client = (await server.user('admin')).client;
  moderator = await server.user('moderator');
  const at = (name: string) => join(server.library, name);
  for (const name of ['films', 'films/old', 'shut', 'spare', 'again']) await mkdir(at(name));
  for (const name of ['postgres', 'assets', 'uploads', 'secrets'])
    await mkdir(join(server.dataDir, name), { recursive: true });
  await writeFile(at('file'), 'a file');
  await chmod(at('shut'), 0o000);
  await symlink('round', at('round'));
  await symlink('films', at('link-to-films'));
});

afterAll(async () => server[Symbol.asyncDispose]());

async function refusalOf(path: string): Promise<ReelgraphError> {
  const error: unknown = await client.createStoragePath({ name: 'Refused', path }).catch((thrown: unknown) => thrown);
  if (!(error instanceof ReelgraphError)) throw new Error(`${path} was accepted`);
  return error;
}

test('nobody without storage:manage sees, checks or adds one', async () => {
  for (const attempt of [
    () => moderator.client.storagePaths(),
    () => moderator.client.createStoragePath({ name: 'Mine', path: server.library }),
    () => moderator.client.checkStoragePath({ path: server.library }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('a folder becomes one, under its real name, and may be the default', async () => {
  const path = join(server.library, 'films');
  expect((await client.checkStoragePath({ path })).checkStoragePath).toEqual({ ok: true, reason: null });
  const { createStoragePath } = await client.createStoragePath({
    name: ' Films ',
    path: `${path}/../films/`,
    isDefault: true,
  });
  expect(createStoragePath).toMatchObject({ name: 'Films', path, isDefault: true, sceneCount: 0 });
  const { storagePaths } = await client.storagePaths();
  expect(storagePaths?.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  expect(storagePaths?.find((one) => one.path === path)?.disk?.total).toBeGreaterThan(0);
});

test.each([
  ['relative', () => 'films', 'BAD_USER_INPUT', /must be absolute/],
  ['empty', () => '', 'BAD_USER_INPUT', /must be absolute/],
  ['not there', () => join(server.library, 'nowhere'), 'BAD_USER_INPUT', /does not exist/],
  ['a file', () => join(server.library, 'file'), 'BAD_USER_INPUT', /is not a folder/],
  ['below a file', () => join(server.library, 'file', 'x'), 'BAD_USER_INPUT', /a part of it is a file/],
  ['a loop of links', () => join(server.library, 'round'), 'BAD_USER_INPUT', /loop of links/],
  ['too long', () => `/${'x'.repeat(600)}`, 'BAD_USER_INPUT', /too long/],
  ["the server's database folder", () => join(server.dataDir, 'postgres'), 'BAD_USER_INPUT', /keeps its own files/],
  ["the server's images", () => join(server.dataDir, 'assets'), 'BAD_USER_INPUT', /keeps its own files/],
  ["the server's uploads", () => join(server.dataDir, 'uploads'), 'BAD_USER_INPUT', /keeps its own files/],
  ["the server's secrets", () => join(server.dataDir, 'secrets'), 'BAD_USER_INPUT', /keeps its own files/],
  ['the data folder itself', () => server.dataDir, 'BAD_USER_INPUT', /contains .* own files/],
  ['above the data folder', () => join(server.dataDir, '..'), 'BAD_USER_INPUT', /contains .* own files/],
  ['one that is one already', () => join(server.library, 'films'), 'CONFLICT', /is the storage path 'Films' already/],
  [
    'the same by a link',
    () => join(server.library, 'link-to-films'),
    'CONFLICT',
    /is the storage path 'Films' already/,
  ],
  ['within another', () => join(server.library, 'films', 'old'), 'CONFLICT', /overlaps the storage path 'Films'/],
  ['around another', () => server.library, 'CONFLICT', /overlaps the storage path 'Films'/],
])('one that is %s is refused', async (_what, path, code, message) => {
  const error = await refusalOf(path());
  expect(error).toMatchObject({ code, field: 'path', message: expect.stringMatching(message) });
  const { checkStoragePath } = await client.checkStoragePath({ path: path() });
  expect(checkStoragePath).toEqual({ ok: false, reason: error.message });
});

test('text that no path can be is refused before it is looked at', async () => {
  const path = `${server.library}\0`;
  const refused = { code: 'BAD_USER_INPUT', field: 'path', message: 'path must not contain the character U+0000.' };

  expect(await refusalOf(path)).toMatchObject(refused);
  await expect(client.checkStoragePath({ path })).rejects.toMatchObject(refused);
});

test('one that the server may not read is refused', async () => {
  const path = join(server.library, 'shut');
  if (process.getuid?.() === 0) {
    // root may read everything, so there is nothing to refuse
    expect((await client.checkStoragePath({ path })).checkStoragePath).toEqual({ ok: true, reason: null });
  } else {
    expect((await refusalOf(path)).message).toMatch(/cannot be read by the server/);
  }
});

test('a name must be there and fit', async () => {
  const path = join(server.library, 'spare');
  for (const name of ['', '   ', 'x'.repeat(101)]) {
    await expect(client.createStoragePath({ name, path })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'name',
    });
  }
});

test('of two that are added at once only one of the same folder comes in', async () => {
  const path = join(server.library, 'again');
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) => client.createStoragePath({ name: `Again ${n}`, path })),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
});
