/** Generated files without a scene are set aside, never just removed. */
import 'reflect-metadata';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { purgeTrash } from '../../src/scenes/purge.task.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let lines: { level: number; msg: string; strays?: number }[];

beforeEach(async () => {
  lines = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  server = await startTestServer({ worker: false, log });
});

afterEach(async () => server[Symbol.asyncDispose]());

const assets = (...names: string[]) => join(server.dataDir, 'assets', ...names);
const foldersOf = async (...names: string[]) => (await readdir(assets(...names)).catch(() => [])).toSorted();
const errors = () => lines.filter(({ level }) => level >= 50).map(({ msg }) => msg);
const purge = async () => purgeTrash(server.app, new AbortController().signal);

/** Folders with a picture and a cover each. */
async function addFolders(ids: readonly string[]): Promise<void> {
  await mkdir(assets('scenes'), { recursive: true });
  for (const id of ids) {
    await mkdir(assets('scenes', id, 'sprites-1'), { recursive: true });
    await writeFile(assets('scenes', id, `cover-${id}.webp`), 'cover');
  }
}

async function addScenes(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await addScene(server.app));
  return ids;
}

test('a few are moved to .strays under the time of the database, whole, and counted in the log', async () => {
  const known = await addScenes(10);
  await addFolders([...known, '99999']);

  await purge();

  expect(await foldersOf('scenes')).toEqual(known.toSorted());
  const [when = ''] = await foldersOf('.strays');
  expect(when).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/);
  expect(await foldersOf('.strays', when, 'scenes')).toEqual(['99999']);
  expect(await foldersOf('.strays', when, 'scenes', '99999')).toEqual(['cover-99999.webp', 'sprites-1']);
  expect(lines).toContainEqual(expect.objectContaining({ strays: 1, msg: expect.stringContaining('1 folders') }));
  expect(errors()).toEqual([]);
});

test('more than a tenth at once stay where they are, and an error says so', async () => {
  const known = await addScenes(17);
  await addFolders([...known, '99998', '99999']);

  await purge();

  expect(await foldersOf('scenes')).toHaveLength(19);
  expect(await foldersOf('.strays')).toEqual([]);
  expect(errors()).toEqual([expect.stringContaining('no scene for 2 of the 19 folders')]);
});

test('an empty folder is no loss: it just goes', async () => {
  await mkdir(assets('scenes', '99999'), { recursive: true });

  await purge();

  expect(await foldersOf('scenes')).toEqual([]);
  expect(await foldersOf('.strays')).toEqual([]);
  expect(errors()).toEqual([]);
});

test('an empty database costs nobody a file', async () => {
  await addFolders(['1', '2', '3']);

  await purge();

  expect(await foldersOf('scenes')).toEqual(['1', '2', '3']);
  expect(errors()).toHaveLength(1);
});

test('more than a hundred at once stay as well, however many there are', async () => {
  await server.app.orm.em.fork().execute(`insert into scenes (title) select 'T' from generate_series(1, 1100)`);
  const strays = (count: number) => Array.from({ length: count }, (_, index) => String(90_000 + index));
  const known = Array.from({ length: 1100 }, (_, index) => String(index + 1));
  await addFolders([...known, ...strays(101)]);

  await purge();
  expect(await foldersOf('scenes')).toHaveLength(1201);
  expect(errors()).toEqual([expect.stringContaining('no scene for 101 of the 1201')]);

  await server.app.orm.em.fork().execute('insert into scenes (id) values (90000)');
  await purge();
  expect(await foldersOf('scenes')).toHaveLength(1101);
});

test('what was set aside goes after 30 days, not before, and what else lies there stays', async () => {
  const nameOf = (days: number) =>
    new Date(Date.now() - days * 86_400_000).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  const [old, recent] = [nameOf(30.1), nameOf(29.9)];
  for (const name of [old, recent, 'by hand']) await mkdir(assets('.strays', name, 'scenes', '1'), { recursive: true });

  await purge();

  expect(await foldersOf('.strays')).toEqual([recent, 'by hand'].toSorted());
  expect(lines).toContainEqual(expect.objectContaining({ strays: 1, msg: expect.stringContaining('were removed') }));
});

test('nothing is looked through when the database under the running server is not that of the data folder', async () => {
  const known = await addScenes(20);
  await addFolders([...known, '99999']);
  await mkdir(assets('.strays', '2020-01-01T00-00-00Z', 'scenes', '1'), { recursive: true });
  await writeFile(join(server.dataDir, 'library-id'), '11111111-2222-4333-8444-555555555555\n');

  await purge();

  expect(await foldersOf('scenes')).toHaveLength(21);
  expect(await foldersOf('.strays')).toEqual(['2020-01-01T00-00-00Z']);
  expect(errors()).toEqual([expect.stringContaining('do not belong together')]);
});

test('nothing in .strays can be fetched', async () => {
  const { token } = await server.user('admin');
  const [known = ''] = await addScenes(1);
  await addFolders([known]);
  await mkdir(assets('.strays', '2026-01-01T00-00-00Z', 'scenes', '1'), { recursive: true });
  await writeFile(assets('.strays', '2026-01-01T00-00-00Z', 'scenes', '1', 'cover-1.webp'), 'cover');

  for (const path of [
    '.strays/2026-01-01T00-00-00Z/scenes/1/cover-1.webp',
    '.strays/1/cover-1.webp',
    `scenes/${known}/..%2f..%2f.strays%2f2026-01-01T00-00-00Z%2fscenes%2f1%2fcover-1.webp`,
    'scenes/.strays/cover-1.webp',
  ]) {
    const answer = await fetch(`${server.url}/media/assets/login/${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([400, 401, 404], path).toContain(answer.status);
  }
});
