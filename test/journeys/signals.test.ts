/** `npm start` ended by signals to its whole process group, as systemd and `kill -- -PGID` send them, with npm in between. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../src/sdk/client.ts';
import { longFilm } from '../support/clips.ts';
import { slow } from '../support/engines.ts';
import { type NpmProcess, processesWith, startNpm } from '../support/processes.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const password = 'Long-Enough-4-All';
const opened = new AsyncDisposableStack();
let folder: string;
let settings: Record<string, string>;
let running: NpmProcess;

beforeAll(async () => {
  folder = opened.adopt(await temporaryFolder(), removeFolder);
  const { ffmpeg: FFMPEG_PATH } = await slow(folder, 10); // half a minute for the film
  settings = { DATA_DIR: join(folder, 'data'), PORT: '0', ADMIN_PASSWORD: password, FFMPEG_PATH };
  await mkdir(join(folder, 'library'));
  opened.defer(async () => running[Symbol.asyncDispose]());
  await longFilm(join(folder, 'library', 'long.mp4'), 300);
});

afterAll(async () => opened.disposeAsync());

/** Starts the server and a job that takes longer than the 15 seconds that it gets. */
async function startBusy(): Promise<void> {
  running = startNpm('start', settings, ['--library', join(folder, 'library')]);
  const { login } = await createClient({ url: await running.url() }).login({ username: 'admin', password });
  await using client = createClient({ url: await running.url(), token: login.token });
  const scene = await eventually(async () => {
    const { nodes } = (await client.scenes()).scenes;
    return nodes[0]?.processingStatus === 'COMPLETED' && nodes[0];
  }, 60);
  await client.processScenes({ phase: 'SPRITES', ids: [scene.id] });
  await eventually(() => processesWith('ffmpeg', join(folder, 'library')).length > 0);
}

/** What PostgreSQL wrote about its end, in all its logs. */
async function orderlyEnds(): Promise<number> {
  const logs = join(folder, 'data', 'postgres', 'log');
  const texts = await Promise.all((await readdir(logs)).map(async (name) => readFile(join(logs, name), 'utf8')));
  return texts.join('').split('database system is shut down').length - 1;
}

const nothingIsLeft = async () =>
  eventually(
    () => processesWith('postgres', join(folder, 'data')).length === 0 && processesWith('ffmpeg', folder).length === 0,
  );

test('SIGTERM to the group, twice in a second, is one request: the job keeps its 15 seconds', async () => {
  await startBusy();
  running.signal('SIGTERM');
  await delay(1000);
  running.signal('SIGTERM');
  await delay(1500);
  expect(running.output()).toContain('Stopping');
  expect(processesWith('ffmpeg', folder)).not.toEqual([]);

  running.signal('SIGTERM'); // more than two seconds after the first: now somebody cannot wait
  await running.exited();
  await nothingIsLeft();
  expect(await orderlyEnds()).toBe(1);
}, 90_000);

test.each(['SIGKILL', 'SIGQUIT'] as const)(
  '%s to the group ends PostgreSQL too, in order, and the next start works',
  async (name) => {
    const before = await orderlyEnds();
    running = startNpm('start', settings);
    await running.ready();
    running.signal(name);
    await running.exited();
    await nothingIsLeft();
    expect(await orderlyEnds()).toBe(before + 1);
  },
  60_000,
);

test('SIGTERM to npm and its child alone ends the server too, as no shell stands between', async () => {
  running = startNpm('start', settings);
  await running.ready();
  const npm = running.child.pid ?? 0;
  const children = (await readFile(`/proc/${npm}/task/${npm}/children`, 'utf8')).trim().split(' ').map(Number);
  for (const pid of [npm, ...children]) process.kill(pid, 'SIGTERM');
  await running.exited();
  await nothingIsLeft();
}, 60_000);

test('a command without a server that is interrupted leaves no PostgreSQL', async () => {
  await using backup = startNpm('backup', settings, ['/dev/full/none.tar']);
  await eventually(() => processesWith('postgres', join(folder, 'data')).length > 0);
  backup.signal('SIGINT');
  await backup.exited();
  await nothingIsLeft();
}, 60_000);
