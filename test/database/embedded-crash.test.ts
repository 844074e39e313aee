/** The embedded database after crashes: whatever was killed, the next start works. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processesWith } from '../support/processes.ts';
import { childrenOf, DataFolder, isAlive, postmasterOf, query, startOwner, untilDead } from './embedded-fixtures.ts';

let folder: DataFolder; // one database for all of them, as it would be in life

beforeAll(async () => {
  folder = await DataFolder.create();
});

afterAll(() => folder[Symbol.asyncDispose]());

test('a server ends with its killed owner, in order', async () => {
  const killed = await startOwner(folder.dataDir);
  const postmaster = postmasterOf(killed.directory);
  killed.child.kill('SIGKILL');
  await killed.child;
  await untilDead(postmaster);
  expect(existsSync(join(killed.directory, 'postmaster.pid'))).toBe(false); // a crash would leave it
});

test('a server that outlives its owner, because its guard was killed as well, is joined, with its data and its port', async () => {
  const killed = await startOwner(folder.dataDir);
  await query(killed.url, 'create table outlived as select 1 as id');
  const postmaster = postmasterOf(killed.directory);
  for (const pid of processesWith('guard', killed.directory)) process.kill(pid, 'SIGKILL');
  killed.child.kill('SIGKILL');
  await killed.child;
  {
    await using embedded = await folder.start();
    expect(embedded).toMatchObject({ joined: true, url: killed.url });
    expect(await query(embedded.url, 'select id from outlived')).toEqual([{ id: 1 }]);
  }
  expect(isAlive(postmaster)).toBe(false);
});

test('after kill -9 of the owner, the server and all its children the next start works', async () => {
  const killed = await startOwner(folder.dataDir);
  await query(killed.url, 'create table crashed as select 1 as id');
  const postmaster = postmasterOf(killed.directory);
  process.kill(postmaster, 'SIGSTOP'); // else it would end its children before we do
  for (const pid of await childrenOf(postmaster)) process.kill(pid, 'SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  killed.child.kill('SIGKILL');
  await killed.child;
  await using embedded = await folder.start();
  expect(embedded.joined).toBe(false);
  expect(await query(embedded.url, 'select id from crashed')).toEqual([{ id: 1 }]);
});

test('after kill -9 of the server a start waits for its children to be gone', async () => {
  const first = await startOwner(folder.dataDir);
  await query(first.url, 'create table orphaned as select 1 as id');
  const postmaster = postmasterOf(first.directory);
  const children = await childrenOf(postmaster);
  const stopped = children[0] ?? 0;
  process.kill(stopped, 'SIGSTOP'); // it cannot notice that the server is gone, and keeps its shared memory
  process.kill(postmaster, 'SIGSTOP'); // else its guard would end it before we do
  first.child.kill('SIGKILL'); // who would start it again
  await first.child;
  process.kill(postmaster, 'SIGKILL');
  const starting = folder.start();
  await expect.poll(() => folder.messages, { timeout: 20_000 }).toContainEqual(expect.stringContaining('trying again'));
  process.kill(stopped, 'SIGCONT');
  await using second = await starting;
  expect(second.joined).toBe(false);
  expect(await query(second.url, 'select id from orphaned')).toEqual([{ id: 1 }]);
  await untilDead(...children);
});

/** Until it answers again; the number of its new first process. */
async function revived(url: string, directory: string, before: number): Promise<number> {
  const answering = async () =>
    query(url, 'select 1').then(
      () => postmasterOf(directory),
      () => before,
    );
  await expect.poll(answering, { timeout: 20_000 }).not.toBe(before);
  return postmasterOf(directory);
}

async function owned(url: string): Promise<void> {
  const locks = async () => query(url, `select from pg_locks where locktype = 'advisory' and granted`);
  await expect.poll(locks, { timeout: 20_000 }).toHaveLength(1);
}

test('a server that is killed under its owner is started again on its port, and ends with its owner', async () => {
  const embedded = await folder.start();
  await query(embedded.url, 'create table revived as select 1 as id');
  let postmaster = postmasterOf(embedded.directory);
  for (const signal of ['SIGKILL', 'SIGQUIT', 'SIGTERM'] as const) {
    process.kill(postmaster, signal);
    postmaster = await revived(embedded.url, embedded.directory, postmaster);
    await owned(embedded.url); // and so it has a client that stays
  }
  expect(await query(embedded.url, 'select id from revived')).toEqual([{ id: 1 }]);
  await expect(folder.start()).rejects.toMatchObject({ code: 'CONFLICT' }); // it is owned as before

  await embedded[Symbol.asyncDispose]();
  expect(isAlive(postmaster)).toBe(false);
}, 60_000);

test('one that ends again and again is given up', async () => {
  const givenUp = Promise.withResolvers<Error>();
  const embedded = await folder.start({ pausesMs: [0, 10, 10, 10, 10], onGivenUp: givenUp.resolve });
  let postmaster = postmasterOf(embedded.directory);
  for (let times = 0; times < 5; times += 1) {
    process.kill(postmaster, 'SIGKILL');
    postmaster = await revived(embedded.url, embedded.directory, postmaster);
  }
  process.kill(postmaster, 'SIGKILL');

  expect(await givenUp.promise).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('6 times') });
  await untilDead(postmaster);
  await embedded[Symbol.asyncDispose]();
}, 60_000);

test('one that has run for a while is started again as if for the first time', async () => {
  const embedded = await folder.start({ pausesMs: [0], steadyMs: 0, onGivenUp: (error) => expect.fail(error.message) });
  let postmaster = postmasterOf(embedded.directory);
  for (let times = 0; times < 3; times += 1) {
    process.kill(postmaster, 'SIGKILL');
    postmaster = await revived(embedded.url, embedded.directory, postmaster);
  }
  await embedded[Symbol.asyncDispose]();
}, 60_000);

test.each([
  ['a process that ended', async () => (await endedProcess()).toString()],
  ['a living process that is no PostgreSQL', async () => process.pid.toString()],
])('a postmaster.pid left behind with the number of %s does not hinder the start', async (_whose, pidOf) => {
  const first = await folder.start();
  await first[Symbol.asyncDispose]();
  const lines = [await pidOf(), first.directory, '1700000000', new URL(first.url).port, '', '127.0.0.1', '', 'ready'];
  await writeFile(join(first.directory, 'postmaster.pid'), `${lines.join('\n')}\n`);
  await using second = await folder.start();
  expect(second.joined).toBe(false);
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('what an interrupted initdb left is removed, and that of a living process is not', async () => {
  await using empty = await DataFolder.create();
  const [dead, living] = [`postgres.new-${await endedProcess()}`, `postgres.new-${process.ppid}`];
  for (const draft of [dead, living]) {
    await mkdir(join(empty.dataDir, draft, 'cluster', 'base'), { recursive: true });
    await writeFile(join(empty.dataDir, draft, 'cluster', 'PG_VERSION'), '18\n');
  }
  await using embedded = await empty.start();
  expect(await query(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect((await readdir(empty.dataDir)).sort()).toEqual(['postgres', living, 'secrets'].sort());
});

async function endedProcess(): Promise<number> {
  const child = execa('true');
  await child;
  return child.pid ?? 0;
}
