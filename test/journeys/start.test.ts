/** `npm start`: the whole server with its own PostgreSQL, from the first start to the worst end. */
import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../src/sdk/client.ts';
import { copySampleClips } from '../support/clips.ts';
import { freePort } from '../support/ports.ts';
import { type NpmProcess, processesWith, startNpm } from '../support/processes.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const opened = new AsyncDisposableStack();
let folder: string;
let settings: Record<string, string>;
let running: NpmProcess;
let password: string;

beforeAll(async () => {
  folder = opened.adopt(await temporaryFolder(), removeFolder);
  settings = { DATA_DIR: join(folder, 'data'), PORT: '0' };
  await copySampleClips(join(folder, 'library'));
  opened.defer(async () => running[Symbol.asyncDispose]());
});

afterAll(async () => opened.disposeAsync());

async function signIn(url: string) {
  const { login } = await createClient({ url }).login({ username: 'admin', password });
  return createClient({ url, token: login.token });
}

describe('a life', () => {
  test('the first start prints where it is, and the admin with a generated password, once', async () => {
    running = startNpm('start', settings);
    await running.ready();
    expect(running.output()).toMatch(/API {9}http:\/\/127\.0\.0\.1:\d+\/graphql/);
    expect(running.output()).toMatch(/Playground {2}http:\S+\/graphql in a browser/);
    password = await eventually(() => /First login: admin with the password (\S+)/.exec(running.output())?.[1]);
    await using client = await signIn(await running.url());
    expect((await client.viewer()).viewer?.user.username).toBe('admin');
  }, 60_000);

  test('secrets are kept for their owner only', async () => {
    const modes = await Promise.all(
      ['', 'auth-secret'].map(async (name) => stat(join(folder, 'data', 'secrets', name))),
    );
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600']);
    expect((await readFile(join(folder, 'data', 'secrets', 'auth-secret'), 'utf8')).length).toBeGreaterThanOrEqual(32);
  });

  test('the default storage path is a folder in the data folder', async () => {
    await using client = await signIn(await running.url());
    expect((await client.storagePaths()).storagePaths).toMatchObject([
      { name: 'Default', path: join(folder, 'data', 'videos'), isDefault: true, sceneCount: 0 },
    ]);
    expect((await stat(join(folder, 'data', 'videos'))).isDirectory()).toBe(true);
  });

  test('a second one in the same data folder is refused and disturbs nothing', async () => {
    await using second = startNpm('start', settings);
    expect(await second.exited()).toBe(1);
    expect(second.output()).toMatch(/^Another Reelgraph is running with the data folder/);
    expect((await fetch(`${await running.url()}/api/readyz`)).status).toBe(200);
  }, 60_000);

  test('npm run worker and npm run api join its database, and npm run migrate does', async () => {
    await using worker = startNpm('worker', settings);
    await using api = startNpm('api', settings);
    await worker.ready();
    await using client = await signIn(await api.url());
    expect((await client.viewer()).viewer?.user.username).toBe('admin');
    await using migration = startNpm('migrate', settings);
    expect(await migration.exited()).toBe(0);
  }, 60_000);

  test('Ctrl-C, which reaches it twice through npm, ends everything in order', async () => {
    running.signal('SIGINT');
    await running.exited();
    await eventually(() => processesWith('postgres', folder).length === 0);
    expect(running.output()).toContain('Stopping');
    expect(running.output()).not.toContain('Error');
  }, 60_000);

  test('--library makes a folder a storage path and scans it, and the password is not printed again', async () => {
    running = startNpm('start', settings, ['--library', join(folder, 'library')]);
    await using client = await signIn(await running.url());
    await eventually(async () => (await client.scenes({ totals: true })).scenes.totalCount === 6);
    expect(running.output()).not.toContain('password');
  }, 60_000);

  test('after kill -9 of everything the next start works and finishes what was begun', async () => {
    running.signal('SIGKILL');
    for (const pid of processesWith('postgres', folder)) killAtOnce(pid);
    await running.exited();
    running = startNpm('start', { ...settings, LOG_LEVEL: 'debug' });
    await using client = await signIn(await running.url());
    await eventually(async () => {
      const { nodes } = (await client.scenes()).scenes;
      return (
        nodes.length === 6 &&
        nodes.every(({ processingStatus, thumbnail }) => processingStatus === 'COMPLETED' && thumbnail)
      );
    }, 60);
  }, 120_000);

  test('LOG_LEVEL=debug says what the start took, and what the memory is used for', () => {
    const steps = [...running.output().matchAll(/start: ([^,]+), ([\d.]+) s, from ([\d.]+) to ([\d.]+) s/g)];
    expect(steps.map(([, name]) => name).toSorted()).toEqual([
      'PostgreSQL',
      'bringing the database up to date',
      'loading the program',
      'opening the application',
      'the API',
      'the worker',
      'trying ffmpeg and ffprobe',
    ]);
    for (const [, , took, from, to] of steps) expect(Number(to) - Number(from)).toBeCloseTo(Number(took), 1);
    const begins = steps.map(([, , , from]) => Number(from));
    expect(begins).toEqual(begins.toSorted((a, b) => a - b));
    const memory =
      /memory: (\d+) MB resident\. .*heap has (\d+) MB, of which (\d+) are in use, (\d+) of them by machine code/;
    const [resident = 0, heap = 0, used = 0, code = 0] = (memory.exec(running.output()) ?? []).slice(1).map(Number);
    expect([resident > heap, heap >= used, used > code, code > 0]).toEqual([true, true, true, true]);
  });

  test('SIGTERM to the server ends everything in order', async () => {
    expect(await running.terminate()).toBe(0);
    expect(processesWith('postgres', folder)).toEqual([]);
  }, 60_000);
});

// Beside the following: most of it is waiting.
test.concurrent('its PostgreSQL is started again when it was killed; when it is killed again and again, it gives up', async () => {
  const alone = { DATA_DIR: join(folder, 'killed', 'data'), PORT: '0', ADMIN_PASSWORD: 'Long-Enough-4-All' };
  await using server = startNpm('start', alone);
  const url = await server.url();
  const kill = () => {
    for (const pid of processesWith('postgres', '-D', join(folder, 'killed'))) killAtOnce(pid);
  };
  kill();
  await eventually(async () => (await fetch(`${url}/api/readyz`)).status === 503);
  await eventually(async () => (await fetch(`${url}/api/readyz`)).status === 200);

  const killing = setInterval(kill, 500);
  expect(await server.exited()).toBe(1);
  clearInterval(killing);
  expect(server.output()).toContain('PostgreSQL has ended 6 times in a row, and is not started again.');
}, 120_000);

describe.concurrent('what keeps it from starting is said in a sentence', () => {
  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await using attempt = startNpm('start', { DATA_DIR: join(folder, 'port'), PORT: String(port) });
    expect(await attempt.exited()).toBe(1);
    expect(attempt.output()).toContain(`Port ${port} on 127.0.0.1 is in use by another program`);
    expect(attempt.output()).not.toContain('    at ');
    expect(processesWith('postgres', join(folder, 'port'))).toEqual([]);
    other.close();

    await using next = startNpm('start', { DATA_DIR: join(folder, 'port'), PORT: String(port) });
    await next.ready();
    expect(`${attempt.output()}${next.output()}`.match(/First login: admin with the password \S+/g)).toHaveLength(1);
  }, 60_000);

  test('a database that cannot be reached', async () => {
    const port = await freePort();
    const url = `postgres://somebody:hidden@127.0.0.1:${port}/films`;
    await using attempt = startNpm('start', { DATA_DIR: join(folder, 'unreachable'), DATABASE_URL: url });
    expect(await attempt.exited()).toBe(1);
    expect(attempt.output()).toContain(`Cannot use PostgreSQL at 127.0.0.1:${port}, database 'films'`);
    expect(attempt.output()).not.toContain('hidden');
    expect(attempt.output()).not.toContain('    at ');
  }, 60_000);

  test('every mistake in the configuration, together', async () => {
    await using attempt = startNpm('start', {
      DATA_DIR: folder,
      PORT: '70000',
      TOKEN_TTL: 'soon',
      ADMIN_PASSWORD: 'short',
    });
    expect(await attempt.exited()).toBe(1);
    for (const key of ['PORT must be', 'TOKEN_TTL must be', 'ADMIN_PASSWORD must be at least 12']) {
      expect(attempt.output()).toContain(key);
    }
  }, 60_000);

  test('a data folder that is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'not a folder');
    await using attempt = startNpm('start', { DATA_DIR: file });
    expect(await attempt.exited()).toBe(1);
    expect(attempt.output()).toContain(file);
    expect(attempt.output()).not.toContain('    at ');
  }, 60_000);

  test('an API without a database to join', async () => {
    await mkdir(join(folder, 'alone'), { recursive: true });
    await using attempt = startNpm('api', { DATA_DIR: join(folder, 'alone') });
    expect(await attempt.exited()).toBe(1);
    expect(attempt.output()).toMatch(/npm start[\s\S]*DATABASE_URL/);
  }, 60_000);

  test('an ffmpeg that is none', async () => {
    await using attempt = startNpm('start', { DATA_DIR: join(folder, 'ffmpeg'), FFMPEG_PATH: '/bin/true' });
    expect(await attempt.exited()).toBe(1);
    expect(attempt.output()).toContain('FFMPEG_PATH');
    expect(attempt.output()).not.toContain('    at ');
  }, 60_000);

  test.each([
    'postgres://somebody:pa#ss@127.0.0.1/films',
    'postgres://somebody:hidden@127.0.0.1:99999/films',
    'mysql://127.0.0.1/films',
  ])(
    'a database address that is none: %s',
    async (url) => {
      await using attempt = startNpm('start', { DATA_DIR: join(folder, 'address'), DATABASE_URL: url });
      expect(await attempt.exited()).toBe(1);
      expect(attempt.output()).toContain('DATABASE_URL must look like');
      expect(attempt.output()).not.toMatch(/hidden|pa#ss| {4}at /);
    },
    60_000,
  );

  test.each([
    [['--library', ''], /--library needs the path of a folder/],
    [['dance'], /Unexpected argument 'dance'/],
    [['--fast'], /--fast/],
  ])(
    'words on the command line that say nothing: %j',
    async (words, message) => {
      await using attempt = startNpm('start', { DATA_DIR: join(folder, 'words') }, words);
      expect(await attempt.exited()).toBe(1);
      expect(attempt.output()).toMatch(message);
      expect(attempt.output()).not.toContain('    at ');
    },
    60_000,
  );

  test('a command that there is none of', async () => {
    const main = new URL('../../dist/server/main.js', import.meta.url).pathname;
    await expect(execa(process.execPath, [main, 'dance'])).rejects.toThrow(/There is no command 'dance'/);
  });
});

function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended with its postmaster
  }
}
