/** Database and data folder belong together, or nothing starts. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { rows } from '../../src/database/rows.ts';
import { createLogger } from '../../src/logger.ts';
import { createTestDatabase } from '../support/database.ts';
import { startNpm } from '../support/processes.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';

let folder: string;
let databaseUrl: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  const database = await createTestDatabase();
  databaseUrl = database.url;
  onTestFinished(async () => {
    await database[Symbol.asyncDispose]();
    await removeFolder(folder);
  });
});

/** Starts what every server starts with, and ends it; the id that the database has then. */
async function startOn(name: string, url = databaseUrl): Promise<string | null | undefined> {
  const dataDir = join(folder, name);
  await mkdir(dataDir, { recursive: true });
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  await using app = await openApp({ config, log: createLogger(config), databaseUrl: url, media: null });
  const library = await rows(app.orm.em.fork()).selectFrom('library').select('uuid').executeTakeFirst();
  return library?.uuid;
}

const idFile = (name: string) => join(folder, name, 'library-id');
const idOf = async (name: string) => (await readFile(idFile(name), 'utf8')).trim();

test('the first start writes one id to both, and the next ones find it', async () => {
  const id = await startOn('data');

  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await idOf('data')).toBe(id);
  expect(await startOn('data')).toBe(id);
});

test('processes that start at once on a new library agree on its id', async () => {
  const ids = await Promise.all(['data', 'data', 'data', 'data'].map(async (name) => startOn(name)));

  expect(new Set(ids)).toEqual(new Set([await idOf('data')]));
});

test('another data folder, new or in use, is refused by name, and nothing is changed', async () => {
  await using other = await createTestDatabase();
  const id = await startOn('data');
  const otherId = await startOn('other', other.url);

  await expect(startOn('other')).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(
      new RegExp(
        `database '\\w+' at 127\\.0\\.0\\.1:\\d+: ${id}\n  DATA_DIR ${join(folder, 'other')}: ${otherId}\n[\\s\\S]*join-library`,
      ),
    ),
  });
  await expect(startOn('new')).rejects.toMatchObject({ message: expect.stringContaining('/new: no library id') });
  expect(await idOf('other')).toBe(otherId);
  await expect(readFile(idFile('new'))).rejects.toThrow('ENOENT');
  expect(await startOn('data')).toBe(id);
});

test('a new database is not filled in beside a data folder in use', async () => {
  const id = await startOn('data');
  await using empty = await createTestDatabase();

  await expect(startOn('data', empty.url)).rejects.toMatchObject({
    message: expect.stringMatching(new RegExp(`: no library id\n.*: ${id}\nThe database is new`)),
  });
});

describe('a crash while the id is introduced', () => {
  test('before the database has it: the next start makes another', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(`${idFile('data')}.new`, '11111111-2222-4333-8444-555555555555\n');

    expect(await startOn('data')).toBe(await idOf('data'));
    expect(await idOf('data')).not.toContain('11111111');
  });

  test('after the database has it: the next start finishes it', async () => {
    const id = await startOn('data');
    await rm(idFile('data'));
    await writeFile(`${idFile('data')}.new`, `${id}\n`);

    expect(await startOn('data')).toBe(id);
    expect(await idOf('data')).toBe(id);
  });
});

test('an empty database is not taken for that of a data folder from before the ids', async () => {
  const image = join(folder, 'data', 'assets', 'scenes', '1', 'thumbnail.webp');
  await mkdir(dirname(image), { recursive: true });
  await writeFile(image, 'an image');

  await expect(startOn('data')).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('The data folder holds images of scenes, and the database has no scenes.'),
  });
  await expect(readFile(idFile('data'))).rejects.toThrow('ENOENT');
  expect(await readFile(image, 'utf8')).toBe('an image');
});

test('an id that cannot be read is an error of its own', async () => {
  await startOn('data');
  await writeFile(idFile('data'), '');

  await expect(startOn('data')).rejects.toMatchObject({ message: expect.stringContaining(idFile('data')) });
});

describe('as people start it', () => {
  const settings = () => ({ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'other'), PORT: '0' });

  test.each(['start', 'api', 'worker'])('npm run %s ends with one clear message', async (script) => {
    await startOn('data');
    await using attempt = startNpm(script, settings());

    expect(await attempt.exited()).toBe(1);
    expect(attempt.output()).toMatch(/^The database and the data folder do not belong together:\n/m);
    expect(attempt.output()).not.toContain('    at ');
  });

  test('npm run join-library makes them one: the folder takes the id of the database', async () => {
    const id = await startOn('data');
    await using join = startNpm('join-library', settings());

    expect(await join.exited()).toBe(0);
    expect(join.output()).toContain(`are now one library: ${id}`);
    expect(await startOn('other')).toBe(id);
    expect(await startOn('data')).toBe(id);
  });

  test('npm run join-library gives a database without an id that of the folder', async () => {
    await using other = await createTestDatabase();
    const id = await startOn('other', other.url);
    await using join = startNpm('join-library', settings());

    expect(await join.exited()).toBe(0);
    expect(await startOn('other')).toBe(id);
  });

  test('npm run migrate binds the database to no data folder', async () => {
    await using migrate = startNpm('migrate', settings());

    expect(await migrate.exited()).toBe(0);
    expect(await startOn('data')).toBe(await idOf('data'));
  });
});
