/** The embedded database in daily use: found again, joined, owned by one. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sharedBuffers } from '../../src/database/embedded/cluster.ts';
import { type EmbeddedPostgres, joinEmbedded, startEmbedded } from '../../src/database/embedded.ts';
import { eventually } from '../support/wait.ts';
import { DataFolder, isAlive, postmasterOf, query, startOwner } from './embedded-fixtures.ts';

test('a second start finds the data of the first, and stopping leaves no server behind', async () => {
  await using folder = await DataFolder.create();
  let postmaster: number;
  {
    await using first = await folder.start();
    expect(first.joined).toBe(false);
    postmaster = postmasterOf(first.directory);
    expect(isAlive(postmaster)).toBe(true);
    await query(first.url, `create table kept as select 'film' as name`);
  }
  await eventually(() => !isAlive(postmaster)); // it removes its pid file a moment before it ends
  await using second = await folder.start();
  expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'film' }]);
});

describe('while it runs', () => {
  let folder: DataFolder;
  let embedded: EmbeddedPostgres;

  beforeAll(async () => {
    folder = await DataFolder.create();
    embedded = await folder.start();
  });

  afterAll(async () => {
    await embedded[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  test('the server listens on this machine only, speaks UTF-8 and handles letters of every script', async () => {
    const [settings] = await query(
      embedded.url,
      `select current_database() as database, current_user as user, current_setting('listen_addresses') as addresses,
      current_setting('unix_socket_directories') as sockets, current_setting('server_encoding') as encoding,
      current_setting('max_connections') as connections, lower('ÉЖ') as lower`,
    );
    expect(settings).toEqual({
      database: 'reelgraph',
      user: 'reelgraph',
      addresses: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      connections: '200',
      lower: 'éж',
    });
    await query(embedded.url, 'create extension pg_trgm');
    const [trigrams] = await query(embedded.url, `select similarity('жук', 'жуки') > 0.3 as "isSimilar"`);
    expect(trigrams).toEqual({ isSimilar: true });
  });

  test('an eighth of the memory, but 128 MB to 1 GB, holds what is read again and again', async () => {
    const gibibyte = 1024 ** 3;
    expect([sharedBuffers(gibibyte / 2), sharedBuffers(1.5 * gibibyte)]).toEqual([128, 192]);
    // What a container without a limit says is more than there is.
    expect(sharedBuffers(Number.MAX_SAFE_INTEGER)).toBe(sharedBuffers(Math.min(totalmem(), 8 * gibibyte)));

    const [{ bytes } = {}] = await query(
      embedded.url,
      `select pg_size_bytes(current_setting('shared_buffers')) as bytes`,
    );
    expect(Number(bytes) / 1024 ** 2).toBe(sharedBuffers(process.constrainedMemory() || Number.POSITIVE_INFINITY));
  });

  test('the password is kept where only its owner can read it, and a wrong one is refused', async () => {
    const modeOf = async (...path: string[]) => ((await stat(join(folder.dataDir, ...path))).mode & 0o777).toString(8);
    expect(await modeOf('secrets')).toBe('700');
    expect(await modeOf('secrets', 'postgres-password')).toBe('600');
    expect(await modeOf('postgres')).toBe('700');
    const wrong = new URL(embedded.url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  test('another process joins the running server', async () => {
    const joined = await joinEmbedded(folder);
    expect(joined).toEqual({ url: embedded.url, directory: embedded.directory });
    expect(await query(joined.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a second owner is refused and the first goes on', async () => {
    await expect(folder.start()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(`Another Reelgraph is running with the data folder ${folder.dataDir}`),
    });
    expect(await query(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('an owner stays the owner when a crashing backend makes the server restart itself', async () => {
    const findOwner = `select pid from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and application_name = 'reelgraph owner'`;
    const [before] = await query<{ pid: number }>(embedded.url, findOwner);
    await query<{ pid: number }>(embedded.url, 'select pg_backend_pid() as pid').then(([self]) =>
      expect(self).toBeDefined(),
    );
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await vi.waitFor(async () => {
      const [after] = await query<{ pid: number }>(embedded.url, findOwner);
      expect(after).toBeDefined();
      expect(after).not.toEqual(before);
    }, 20_000);
    await expect(folder.start()).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

test('settings given for one run reach the server, whatever characters they have', async () => {
  await using folder = await DataFolder.create();
  await using embedded = await startEmbedded({
    dataDir: folder.dataDir,
    log: folder.log,
    settings: { fsync: 'off', application_name: `it's "one" $HOME` },
  });
  const url = new URL(embedded.url);
  expect(await query(url.href, `select boot_val, reset_val from pg_settings where name = 'fsync'`)).toEqual([
    { boot_val: 'on', reset_val: 'off' },
  ]);
  expect(await query(url.href, 'show application_name')).toEqual([{ application_name: `it's "one" $HOME` }]);
});

test('joining where no server runs says what to do, before the first start and after the last stop', async () => {
  await using folder = await DataFolder.create();
  const advice = {
    code: 'UNAVAILABLE',
    message: expect.stringContaining('start `npm start` first, or set DATABASE_URL'),
  };
  await expect(joinEmbedded(folder)).rejects.toMatchObject(advice);
  const embedded = await folder.start();
  await embedded[Symbol.asyncDispose]();
  await expect(joinEmbedded(folder)).rejects.toMatchObject(advice);
});

test('of two processes that start at once on an empty data folder, one owns the database', async () => {
  await using folder = await DataFolder.create();
  const results = await Promise.allSettled([startOwner(folder.dataDir), startOwner(folder.dataDir)]);
  const [owner, ...others] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const refusals = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
  expect(others).toEqual([]);
  expect(refusals).toEqual([expect.stringContaining('Another Reelgraph is running')]);
  expect(await query(owner?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  owner?.child.stdin.end();
  expect(await owner?.child).toMatchObject({ exitCode: 0 });
});

test('a database of another major version is refused with the way out', async () => {
  await using folder = await DataFolder.create();
  await mkdir(join(folder.dataDir, 'postgres'), { recursive: true });
  await writeFile(join(folder.dataDir, 'postgres', 'PG_VERSION'), '17\n');
  await expect(folder.start()).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/made by PostgreSQL 17.*brings PostgreSQL 18.*npm run backup.*npm run restore/),
  });
});

test('a lost password is named, not replaced', async () => {
  await using folder = await DataFolder.create();
  const embedded = await folder.start();
  await embedded[Symbol.asyncDispose]();
  const file = join(folder.dataDir, 'secrets', 'postgres-password');
  await rm(file);
  await expect(folder.start()).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining(`bring ${file} back from a backup`),
  });
});

test('a server that does not start is reported with the end of its log', async () => {
  await using folder = await DataFolder.create();
  const embedded = await folder.start();
  await embedded[Symbol.asyncDispose]();
  await writeFile(join(embedded.directory, 'postgresql.conf'), 'no_such_setting = 1\n');
  await expect(folder.start()).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('no_such_setting'),
  });
});
