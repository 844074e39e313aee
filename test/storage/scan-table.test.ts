/** Every row of what a scan does, with real folders. */
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { fingerprintOf } from '../../src/media/fingerprint.ts';
import { sha256OfFile } from '../../src/media/hash.ts';
import { storagePathOf } from '../support/factories.ts';
import { withoutPrivileges } from '../support/privileges.ts';
import { countsOf, putFile, scanNow, scenesByPath } from '../support/scans.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const execute = promisify(execFile);

let server: TestServer;
let root: string;
let other: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

afterAll(async () => server[Symbol.asyncDispose]());

/** Each test has a storage path of its own, and another one; all others go. */
beforeEach(async () => {
  const db = rows(server.app.orm.em.fork());
  await db.deleteFrom('scenes').execute();
  await db.deleteFrom('storage_paths').execute();
  count += 1;
  root = join(server.library, `films ${count}`);
  other = join(server.library, `more ${count}`);
  for (const folder of [root, other]) {
    await mkdir(folder);
    await writeFile(join(folder, 'readme.txt'), 'The disk is here.');
    await storagePathOf(server.app, folder);
  }
});

const at = (...parts: string[]) => join(root, ...parts);
const scan = async (request: Parameters<typeof scanNow>[1] = {}) => scanNow(server.app, request);
const scenes = async () => scenesByPath(server.app);
const update = async (path: string, values: object) =>
  rows(server.app.orm.em.fork()).updateTable('scenes').set(values).where('storedPath', '=', path).execute();

/** What the metadata phase and the hash task would have noted. */
async function noteContent(path: string): Promise<void> {
  await update(path, { width: 320, fingerprint: await fingerprintOf(path), fileHash: await sha256OfFile(path) });
}

const jobs = async () => rows(server.app.orm.em.fork()).selectFrom('job_history').select(['phase', 'status']).execute();

test('subtitles beside a known film are noted when they come and when they go', async () => {
  await putFile(at('boat.mp4'));
  await putFile(at('car.mp4'));
  await scan();
  const inside = { id: 'track2', stream: 2, language: 'fr', label: 'French', isForced: false };
  const subtitles = sql`${JSON.stringify([inside])}::jsonb`;
  await update(at('boat.mp4'), { width: 320, subtitles });
  const labels = async () => {
    const found = await rows(server.app.orm.em.fork())
      .selectFrom('scenes')
      .select(['storedPath', 'subtitles'])
      .execute();
    return Object.fromEntries(
      found.map((scene) => [scene.storedPath?.slice(root.length + 1), scene.subtitles.map(({ label }) => label)]),
    );
  };

  await putFile(at('boat.de.srt'));
  await scan({ isDryRun: true });
  expect(await labels()).toEqual({ 'boat.mp4': ['French'], 'car.mp4': [] });
  await scan();
  expect(await labels()).toEqual({ 'boat.mp4': ['French', 'German'], 'car.mp4': [] });
  await rename(at('boat.de.srt'), at('car.de.srt'));
  await scan();
  expect(await labels()).toEqual({ 'boat.mp4': ['French'], 'car.mp4': ['German'] });
});

describe('a file as known', () => {
  test('is skipped, and nothing of its scene is written', async () => {
    await putFile(at('boat.mp4'));
    expect(countsOf(await scan())).toEqual({ videosAdded: 1 });
    const before = await rows(server.app.orm.em.fork()).selectFrom('scenes').select('id').execute();
    const version = async () => server.app.orm.em.fork().execute('select xmin::text, ctid::text from scenes');
    const rowVersion = await version();
    expect(countsOf(await scan())).toEqual({ videosSkipped: 1 });
    expect(await version()).toEqual(rowVersion);
    expect(before).toHaveLength(1);
  });

  test('of a scene from before its time was noted is noted, and not read again', async () => {
    await putFile(at('boat.mp4'));
    await scan();
    await update(at('boat.mp4'), { fileModifiedAt: null, storagePathId: null });
    const jobsBefore = (await jobs()).length;
    expect(countsOf(await scan())).toEqual({ videosSkipped: 1 });
    expect((await scenes()).get(at('boat.mp4'))).toMatchObject({
      fileModifiedAt: expect.any(String),
      storagePathId: expect.any(Number),
    });
    expect(await jobs()).toHaveLength(jobsBefore);
  });

  test('from the year 1960, or dated in the future, is known the next time', async () => {
    await putFile(at('old.mp4'), { modifiedAt: new Date('1960-01-01') });
    await putFile(at('late.mp4'), { modifiedAt: new Date('2199-01-01') });
    expect(countsOf(await scan())).toEqual({ videosAdded: 2 });
    expect(countsOf(await scan())).toEqual({ videosSkipped: 2 });
  });
});

describe('a file that was replaced', () => {
  test.each([
    ['of another size', async () => putFile(at('boat.mp4'), { content: 'another film' })],
    ['of another time', async () => utimes(at('boat.mp4'), new Date(), new Date('2025-05-05'))],
  ])('%s is changed: it is read again and keeps what people have entered', async (_what, replace) => {
    await putFile(at('boat.mp4'));
    await scan();
    await noteContent(at('boat.mp4'));
    await update(at('boat.mp4'), { title: 'Boats', thumbnailPath: 'scenes/1/thumb.webp' });
    const before = (await scenes()).get(at('boat.mp4'));
    await rows(server.app.orm.em.fork())
      .updateTable('job_history')
      .set({ status: 'completed' as never })
      .execute();
    await replace();
    const result = await scan();
    expect(countsOf(result)).toEqual({ videosChanged: 1 });
    expect(result.findings).toEqual([
      expect.objectContaining({ kind: 'changed', path: at('boat.mp4'), sceneId: before?.id }),
    ]);
    expect((await scenes()).get(at('boat.mp4'))).toMatchObject({
      id: before?.id,
      title: 'Boats',
      fileHash: '',
      fingerprint: '',
    });
    expect((await jobs()).filter(({ status }) => status === 'pending')).toEqual([
      { phase: 'metadata', status: 'pending' },
    ]);
    expect(countsOf(await scan())).toEqual({ videosSkipped: 1 });
  });
});

describe('a file that moved', () => {
  async function known(path: string): Promise<string> {
    await putFile(path);
    await scan();
    await noteContent(path);
    await rows(server.app.orm.em.fork()).deleteFrom('job_history').execute();
    return (await scenes()).get(path)?.id ?? '';
  }

  test.each([
    ['renamed', 'boat.mp4', 'ship.mp4'],
    ['in another folder', 'boat.mp4', 'deep/er/boat.mp4'],
    ['with a name in another case', 'boat.mp4', 'BOAT.MP4'],
    ['with a name composed in another way', 'Zoë.mp4'.normalize('NFC'), 'Zoë.mp4'.normalize('NFD')],
  ])('%s keeps its scene, and no phase runs', async (_what, from, to) => {
    const id = await known(at(from));
    await mkdir(join(at(to), '..'), { recursive: true });
    await rename(at(from), at(to));
    const result = await scan();
    expect(countsOf(result)).toEqual({ videosMoved: 1 });
    expect(result.findings).toEqual([
      expect.objectContaining({ kind: 'moved', path: at(to), previousPath: at(from), sceneId: id }),
    ]);
    expect((await scenes()).get(at(to))).toMatchObject({ id, originalFilename: to.split('/').at(-1), deletedAt: null });
    expect(await scenes()).toHaveProperty('size', 1);
    expect(await jobs()).toEqual([]);
    expect(countsOf(await scan())).toEqual({ videosSkipped: 1 });
  });

  test('with its whole folder keeps its scene', async () => {
    for (let n = 0; n < 20; n++) await putFile(at('a', `film ${n}.mp4`));
    await scan();
    const before = await scenes();
    await mkdir(at('b'));
    await rename(at('a'), at('b', 'c'));
    expect(countsOf(await scan())).toEqual({ videosMoved: 20 });
    const after = await scenes();
    expect(after.size).toBe(20);
    for (const [path, { id }] of before) expect(after.get(path.replace('/a/', '/b/c/'))?.id).toBe(id);
  });

  test('to another storage path belongs to that one, in whatever order they are scanned', async () => {
    for (const [from, to] of [
      [root, other],
      [other, root],
    ] as const) {
      const path = join(from, `from ${from.at(-3)}.mp4`);
      const id = await known(path);
      await rename(path, join(to, 'there.mp4'));
      expect(countsOf(await scan())).toMatchObject({ videosMoved: 1 });
      const scene = (await scenes()).get(join(to, 'there.mp4'));
      expect(scene).toMatchObject({ id, deletedAt: null });
      expect(scene?.storagePathId).toBe(await storagePathOf(server.app, to));
      await rows(server.app.orm.em.fork()).deleteFrom('scenes').execute();
      await unlink(join(to, 'there.mp4'));
    }
  });

  test('to another disk, so that the whole storage path is gone, keeps its scenes (stash #5692)', async () => {
    const id = await known(at('boat.mp4'));
    await cp(root, join(other, 'was elsewhere'), { recursive: true, preserveTimestamps: true });
    await rm(root, { recursive: true });
    expect(countsOf(await scan())).toEqual({ videosMoved: 1, errors: 1 });
    expect((await scenes()).get(join(other, 'was elsewhere', 'boat.mp4'))).toMatchObject({ id, deletedAt: null });
  });

  test('after its scene was found missing brings it back (stash #4263)', async () => {
    const id = await known(at('boat.mp4'));
    await update(at('boat.mp4'), { title: 'Boats' });
    await rename(at('boat.mp4'), join(server.library, `away ${count}.mp4`));
    expect(countsOf(await scan())).toEqual({ videosRemoved: 1 });
    await rename(join(server.library, `away ${count}.mp4`), at('ship.mp4'));
    expect(countsOf(await scan())).toEqual({ videosMoved: 1 });
    expect((await scenes()).get(at('ship.mp4'))).toMatchObject({ id, title: 'Boats', deletedAt: null });
  });

  test('is confirmed by its hash where its fingerprint is unknown', async () => {
    const id = await known(at('boat.mp4'));
    await update(at('boat.mp4'), { fingerprint: null });
    const modifiedAt = new Date('2024-07-07');
    await putFile(at('deep', 'boat.mp4'), { content: await readFile(at('boat.mp4')), modifiedAt });
    await unlink(at('boat.mp4'));
    expect(countsOf(await scan())).toEqual({ videosMoved: 1 });
    expect((await scenes()).get(at('deep', 'boat.mp4'))?.id).toBe(id);
  });

  test('is none when only size, name and time are the same', async () => {
    const modifiedAt = new Date('2024-06-06');
    await putFile(at('boat.mp4'), { content: 'a'.repeat(500), modifiedAt });
    await scan();
    await noteContent(at('boat.mp4'));
    await unlink(at('boat.mp4'));
    await putFile(at('deep', 'boat.mp4'), { content: 'b'.repeat(500), modifiedAt });
    expect(countsOf(await scan())).toEqual({ videosAdded: 1, videosRemoved: 1 });
  });

  test('while its scene is in the trash stays there, and is no second scene', async () => {
    const id = await known(at('boat.mp4'));
    await update(at('boat.mp4'), { trashedAt: new Date() });
    await rename(at('boat.mp4'), at('ship.mp4'));
    expect(countsOf(await scan())).toEqual({ videosMoved: 1 });
    expect((await scenes()).get(at('ship.mp4'))).toMatchObject({ id, trashedAt: expect.any(String) });
    expect(await scenes()).toHaveProperty('size', 1);
  });
});

test('a copy of a file that is still there is a scene of its own', async () => {
  await putFile(at('boat.mp4'), { modifiedAt: new Date('2024-03-03') });
  await scan();
  await noteContent(at('boat.mp4'));
  await cp(at('boat.mp4'), at('copy', 'boat.mp4'), { preserveTimestamps: true });
  expect(countsOf(await scan())).toEqual({ videosAdded: 1, videosSkipped: 1 });
  expect(await scenes()).toHaveProperty('size', 2);
});

test('of a file that was moved and copied, one is the scene and the other a new one', async () => {
  await putFile(at('boat.mp4'), { modifiedAt: new Date('2024-03-03') });
  await scan();
  await noteContent(at('boat.mp4'));
  await cp(at('boat.mp4'), at('one', 'boat.mp4'), { preserveTimestamps: true });
  await mkdir(at('two'));
  await rename(at('boat.mp4'), at('two', 'boat.mp4'));
  expect(countsOf(await scan())).toEqual({ videosAdded: 1, videosMoved: 1 });
  expect(countsOf(await scan())).toEqual({ videosSkipped: 2 });
});

describe('a file that is gone', () => {
  test('makes its scene missing, and it is restored when the file is back', async () => {
    await putFile(at('boat.mp4'));
    await putFile(at('kite.mp4'));
    await scan();
    await update(at('boat.mp4'), { title: 'Boats' });
    const id = (await scenes()).get(at('boat.mp4'))?.id;
    await rename(at('boat.mp4'), join(server.library, 'aside.mp4'));
    const removal = await scan();
    expect(countsOf(removal)).toEqual({ videosRemoved: 1, videosSkipped: 1 });
    expect(removal.findings).toEqual([expect.objectContaining({ kind: 'removed', path: at('boat.mp4'), sceneId: id })]);
    expect((await scenes()).get(at('boat.mp4'))?.deletedAt).not.toBeNull();
    expect(countsOf(await scan())).toEqual({ videosSkipped: 1 });
    await rename(join(server.library, 'aside.mp4'), at('boat.mp4'));
    expect(countsOf(await scan())).toEqual({ videosRestored: 1, videosSkipped: 1 });
    expect((await scenes()).get(at('boat.mp4'))).toMatchObject({ id, title: 'Boats', deletedAt: null });
  });

  test('with its folder makes its scenes missing', async () => {
    await putFile(at('a', 'boat.mp4'));
    await putFile(at('kite.mp4'));
    await scan();
    await rm(at('a'), { recursive: true });
    expect(countsOf(await scan())).toEqual({ videosRemoved: 1, videosSkipped: 1 });
  });

  test('changes nothing of a scene in the trash, and a file that is there is no second scene', async () => {
    await putFile(at('boat.mp4'));
    await scan();
    await update(at('boat.mp4'), { trashedAt: new Date() });
    const present = await scan();
    expect(countsOf(present)).toEqual({ videosSkipped: 1 });
    expect(present.skipped).toEqual({ trashed: 1 });
    await unlink(at('boat.mp4'));
    expect(countsOf(await scan())).toEqual({});
    expect((await scenes()).get(at('boat.mp4'))).toMatchObject({ deletedAt: null, trashedAt: expect.any(String) });
  });

  test('of a missing scene in the trash comes back into the trash', async () => {
    await putFile(at('boat.mp4'));
    await scan();
    await update(at('boat.mp4'), { trashedAt: new Date(), deletedAt: new Date() });
    expect(countsOf(await scan())).toEqual({ videosRestored: 1 });
    expect((await scenes()).get(at('boat.mp4'))).toMatchObject({ deletedAt: null, trashedAt: expect.any(String) });
  });
});

describe('a storage path that is away', () => {
  beforeEach(async () => {
    for (const name of ['boat.mp4', 'deep/kite.mp4', 'deep/train.mp4']) await putFile(at(name));
    await putFile(join(other, 'harbour.mp4'));
    await scan();
  });

  test.each([
    ['gone', async () => rename(root, `${root} aside`)],
    [
      'an empty mount point (scryer #209)',
      async () => {
        await rename(root, `${root} aside`);
        await mkdir(root);
      },
    ],
    [
      'an empty mount point with hidden files and folders',
      async () => {
        await rename(root, `${root} aside`);
        await mkdir(join(root, 'deep', 'er'), { recursive: true });
        await writeFile(join(root, '.keep'), '');
      },
    ],
    [
      'a file',
      async () => {
        await rename(root, `${root} aside`);
        await writeFile(root, '');
      },
    ],
  ])('%s costs no scene: one error says how many it would have been', async (_what, takeAway) => {
    await takeAway();
    const result = await scan();
    expect(countsOf(result)).toEqual({ videosSkipped: 1, errors: 1 });
    expect(result.fileErrors).toEqual([
      { path: root, message: expect.stringMatching(/3 scenes in it are left as before/) },
    ]);
    expect(result.status).toBe('completed');
    expect([...(await scenes()).values()].every(({ deletedAt }) => deletedAt === null)).toBe(true);
    await rm(root, { recursive: true, force: true });
    await rename(`${root} aside`, root);
    expect(countsOf(await scan())).toEqual({ videosSkipped: 4 });
  });

  test('fails the scan when it is the only one', async () => {
    await rename(root, `${root} aside`);
    const result = await scan({ storagePathIds: [String(await storagePathOf(server.app, root))] });
    expect(result).toMatchObject({ status: 'failed', errorMessage: expect.stringMatching(/cannot be read.*3 scenes/) });
  });

  test('and unreadable costs no scene', async () => {
    await chmod(root, 0o000);
    const result = await withoutPrivileges(scan).finally(async () => chmod(root, 0o755));
    expect(countsOf(result)).toEqual({ videosSkipped: 1, errors: 1 });
  });

  test('and has an unreadable folder: one error, and what is in it is untouched', async () => {
    await chmod(at('deep'), 0o000);
    const result = await withoutPrivileges(scan).finally(async () => chmod(at('deep'), 0o755));
    expect(countsOf(result)).toEqual({ videosSkipped: 2, errors: 1 });
    expect(result.fileErrors).toEqual([{ path: at('deep'), message: expect.stringMatching(/folder cannot be read/) }]);
  });
});

describe('what is passed over', () => {
  test('is counted by reason, and none of it becomes a scene', async () => {
    await putFile(at('boat.mp4'));
    await putFile(at('.hidden.mp4'));
    await putFile(at('.trash', 'boat.mp4'));
    await putFile(at('empty rules', 'boat.mp4'));
    await writeFile(at('empty rules', '.reelignore'), '\n');
    await putFile(at('patterns', 'boat.mp4'));
    await putFile(at('patterns', 'extras', 'boat.mp4'));
    await putFile(at('patterns', 'kept', 'sample-1.mp4'));
    await putFile(at('patterns', 'kept', 'sample-keep.mp4'));
    await writeFile(at('patterns', '.reelignore'), '# comment\nextras/\nsample-*\n!sample-keep.mp4\n');
    for (const name of ['a.mp4.part', 'b.crdownload', 'c.tmp']) await putFile(at(name));
    const result = await scan();
    expect(result.skipped).toEqual({ hidden: 2, ignored: 3, unfinished: 3 });
    expect([...(await scenes()).keys()].sort()).toEqual(
      [at('boat.mp4'), at('patterns', 'boat.mp4'), at('patterns', 'kept', 'sample-keep.mp4')].sort(),
    );
    expect(countsOf(await scan())).toEqual({ videosSkipped: 3 });
  });

  test('are what the system keeps for itself, and files of other kinds, which are named', async () => {
    const taken = [
      'boat.ts',
      'boat.m2ts',
      'boat.MTS',
      'boat.mpg',
      'boat.vob',
      'boat.flv',
      'boat.3gp',
      'boat.ogv',
      'boat.divx',
    ];
    for (const name of taken) await putFile(at(name));
    for (const folder of [
      '@eaDir',
      '#recycle',
      '$RECYCLE.BIN',
      'lost+found',
      'System Volume Information',
      '.Trash-1000',
    ])
      await putFile(at(folder, 'boat.mp4'));
    for (const name of ['._boat.mp4', 'boat.rmvb', 'boat.ogm', 'letter.txt']) await putFile(at(name));
    const result = await scan();
    expect(result.skipped).toEqual({ hidden: 2, system: 5, other_format: 2 });
    expect([...(await scenes()).keys()].sort()).toEqual(taken.map((name) => at(name)).sort());
    const others = result.findings.filter(({ kind }) => kind === 'other_format');
    expect(others.map(({ path }) => path)).toEqual([at('boat.ogm'), at('boat.rmvb')]);
  });

  test('costs no scene: what is there is not missing', async () => {
    await putFile(at('deep', 'boat.mp4'));
    await scan();
    await writeFile(at('deep', '.reelignore'), '');
    expect(countsOf(await scan())).toEqual({});
    expect((await scenes()).get(at('deep', 'boat.mp4'))?.deletedAt).toBeNull();
  });

  test('are the folders of the server itself', async () => {
    const data = server.dataDir;
    await rows(server.app.orm.em.fork()).insertInto('storage_paths').values({ name: 'Data', path: data }).execute();
    await putFile(join(data, 'assets', 'boat.mp4'));
    await putFile(join(data, 'uploads', 'boat.mp4'));
    await putFile(join(data, 'transcodes', 'init.mp4'));
    const result = await scan();
    expect(result.skipped).toMatchObject({ own_data: expect.any(Number) });
    expect(await scenes()).toHaveProperty('size', 0);
  });

  test('is a rules file that is no file, with one error, and its folder', async () => {
    await putFile(at('deep', 'boat.mp4'));
    await symlink('/dev/zero', at('deep', '.reelignore'));
    const result = await scan();
    expect(countsOf(result)).toEqual({ errors: 1 });
    expect(result.fileErrors[0]).toMatchObject({ path: at('deep'), message: expect.stringMatching(/must be a file/) });
  });
});

describe('a file that is being written', () => {
  test('is left for the next scan, and one that only is young is not', async () => {
    await writeFile(at('whole.mp4'), 'whole');
    await writeFile(at('growing.mp4'), 'begin');
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        await writeFile(at('growing.mp4'), 'more', { flag: 'a' });
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    const result = await scan();
    isOver = true;
    await writing;
    expect(countsOf(result)).toEqual({ videosAdded: 1 });
    expect(result.skipped).toEqual({ unfinished: 1 });
    expect(countsOf(await scan())).toEqual({ videosAdded: 1, videosSkipped: 1 });
  });
});

describe('a scan of one folder', () => {
  beforeEach(async () => {
    for (const name of ['a/boat.mp4', 'a/deep/kite.mp4', 'ab/train.mp4', 'harbour.mp4']) await putFile(at(name));
    await scan();
  });
  const only = async (path: string, isDryRun = false) =>
    scan({ storagePathIds: [String(await storagePathOf(server.app, root))], path, isDryRun });

  test('sees what is new, moved and gone in it, and nothing else', async () => {
    await rm(at('a', 'deep'), { recursive: true });
    await unlink(at('harbour.mp4'));
    await unlink(at('ab', 'train.mp4'));
    await putFile(at('a', 'new.mp4'));
    await putFile(at('elsewhere.mp4'));
    const result = await only('a');
    expect(countsOf(result)).toEqual({ videosAdded: 1, videosRemoved: 1, videosSkipped: 1 });
    expect((await scenes()).get(at('harbour.mp4'))?.deletedAt).toBeNull();
    expect((await scenes()).has(at('elsewhere.mp4'))).toBe(false);
  });

  test('takes its path whole as well, and an emptied folder is one', async () => {
    await rm(at('a'), { recursive: true });
    await mkdir(at('a'));
    expect(countsOf(await only(at('a')))).toEqual({ videosRemoved: 2 });
  });

  test('in a folder that is left out finds nothing and costs nothing', async () => {
    await writeFile(at('.reelignore'), '/a\n');
    const result = await only('a/deep');
    expect(countsOf(result)).toEqual({});
    expect(result.skipped).toEqual({ ignored: 1 });
  });

  test.each([
    ['..', 'a/../..', /must not contain '\.\.'/],
    ['a zero byte', 'a\0', /U\+0000/],
    ['what is not there', 'nowhere', /does not exist/],
    ['a file', 'harbour.mp4', /is not a folder/],
    ['another place', '/etc', /does not lie in the storage path/],
  ])('refuses %s', async (_what, path, message) => {
    await expect(only(path)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'path',
      message: expect.stringMatching(message),
    });
  });

  test('refuses a link, and a path without its storage path, or with two', async () => {
    await symlink('a', at('link'));
    await expect(only('link')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'path' });
    const ids = [String(await storagePathOf(server.app, root)), String(await storagePathOf(server.app, other))];
    await expect(scan({ path: 'a' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'path' });
    await expect(scan({ path: 'a', storagePathIds: ids })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'path',
    });
  });
});

test('a dry run writes nothing and says what a scan would do', async () => {
  for (const name of ['stays', 'changes', 'moves', 'goes', 'returns']) await putFile(at(`${name}.mp4`));
  await scan();
  for (const path of (await scenes()).keys()) await noteContent(path);
  await update(at('returns.mp4'), { deletedAt: new Date() });
  await putFile(at('changes.mp4'), { content: 'another' });
  await rename(at('moves.mp4'), at('moved.mp4'));
  await unlink(at('goes.mp4'));
  await putFile(at('comes.mp4'));
  const state = async () => server.app.orm.em.fork().execute('select xmin::text, * from scenes order by id');
  const [before, jobsBefore] = [await state(), await jobs()];
  const dry = await scan({ isDryRun: true });
  expect(await state()).toEqual(before);
  expect(await jobs()).toEqual(jobsBefore);
  const counts = {
    videosAdded: 1,
    videosChanged: 1,
    videosMoved: 1,
    videosRemoved: 1,
    videosRestored: 1,
    videosSkipped: 1,
  };
  expect(dry).toMatchObject({ isDryRun: true, status: 'completed', ...counts });
  const wet = await scan();
  expect(wet).toMatchObject({ isDryRun: false, status: 'completed', ...counts });
  const named = ({ findings }: typeof dry) => findings.map(({ kind, path }) => `${kind} ${path}`).sort();
  expect(named(dry)).toEqual(named(wet));
  expect(named(dry)).toHaveLength(5);
});

test('what has the name of a video and is none is refused, each with its reason', async () => {
  await execute('mkfifo', [at('pipe.mp4')]);
  await writeFile(at('empty.mp4'), '');
  await mkdir(at('folder.mp4'));
  await symlink('/dev/zero', at('device.mp4'));
  const result = await scan();
  expect(countsOf(result)).toEqual({ errors: 3 });
  expect(result.fileErrors).toEqual([
    { path: at('device.mp4'), message: expect.stringMatching(/^Links are not followed/) },
    { path: at('empty.mp4'), message: expect.stringMatching(/^The file is empty/) },
    { path: at('pipe.mp4'), message: 'This has the name of a video but is no file.' },
  ]);
});

test('the first hundred of each kind are named, all are counted; a folder of 20,000 files is taken in to the last (stash #1560, #676)', async () => {
  const triggers = rows(server.app.orm.em.fork())
    .updateTable('trigger_config')
    .where('phase', '=', 'metadata' as never);
  await triggers.set({ triggerType: 'manual' as never }).execute(); // the files are no films
  mkdirSync(at('many'));
  const past = new Date('2024-01-01');
  for (let n = 0; n < 20_000; n++) {
    writeFileSync(at('many', `film ${n}.mp4`), `film ${n}`);
    utimesSync(at('many', `film ${n}.mp4`), past, past);
  }
  const result = await scan();
  expect(countsOf(result)).toEqual({ videosAdded: 20_000 });
  expect(result.findings).toHaveLength(100);
  await putFile(at('many', 'one more.mp4'));
  expect(countsOf(await scan())).toEqual({ videosAdded: 1, videosSkipped: 20_000 }); // jellyfin #16729
  await triggers.set({ triggerType: 'on_import' as never }).execute();
}, 120_000);
