/** How much memory server and children take while hostile films are processed and somebody browses. */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findMediaTools } from '../src/media/tools.ts';
import { createClient } from '../src/sdk/client.ts';
import { makeHostileFilms } from '../test/support/hostile-films.ts';
import { account, proportionalMegabytes, removeFolder, startServer, temporaryFolder } from './server.ts';

const hostile = ['tags.mkv', 'attachments.mkv', 'samples.mp4', 'large.mov', 'one-keyframe.mp4'];

export async function hostileFilms(): Promise<void> {
  const folder = await temporaryFolder();
  try {
    const [made, library] = [join(folder, 'made'), join(folder, 'library')];
    for (const path of [made, library]) await mkdir(path);
    await makeHostileFilms(await findMediaTools(), made);
    for (const name of hostile) await rename(join(made, name), join(library, name));
    await rm(made, { recursive: true });
    const server = await startServer(folder);
    try {
      await measure(server.url, server.child.pid ?? 0, library);
    } finally {
      await server.stop();
    }
  } finally {
    await removeFolder(folder);
  }
}

async function measure(url: string, pid: number, library: string): Promise<void> {
  const { login } = await createClient({ url }).login({
    username: account.ADMIN_USERNAME,
    password: account.ADMIN_PASSWORD,
  });
  await using client = createClient({ url, token: login.token });
  const before = (await megabytesOf(pid)).server;
  const peaks = { server: 0, children: 0, together: 0 };
  const waits: number[] = [];
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      const { server, children } = await megabytesOf(pid);
      peaks.server = Math.max(peaks.server, server);
      peaks.children = Math.max(peaks.children, children);
      peaks.together = Math.max(peaks.together, server + children);
      await delay(20);
    }
  };
  const browse = async () => {
    while (!isOver) {
      const begin = performance.now();
      await client.scenes({ first: 20 });
      waits.push(performance.now() - begin);
      await delay(100);
    }
  };
  const working = Promise.all([watch(), browse()]);
  await client.createStoragePath({ name: 'Hostile', path: library });
  await client.startScan();
  for (;;) {
    await delay(500);
    const { scenes } = await client.scenes({ first: 20 });
    const statuses = scenes.nodes.map(({ processingStatus }) => processingStatus);
    isOver = statuses.length === hostile.length && statuses.every((status) => /COMPLETED|FAILED/.test(status));
    if (isOver) break;
  }
  await working;
  const { jobs } = await client.jobs();
  for (const { phase, status, errorMessage } of jobs?.nodes ?? [])
    console.log(`${phase} ${status} ${errorMessage ?? ''}`);
  const slowest = Math.max(...waits);
  console.table({
    'server alone, before (MB)': { value: Math.round(before), limit: '' },
    'server, peak (MB)': { value: Math.round(peaks.server), limit: '' },
    'children together, peak (MB)': { value: Math.round(peaks.children), limit: '' },
    'server and children, peak (MB)': { value: Math.round(peaks.together), limit: '600' },
    [`a page of scenes meanwhile, slowest of ${waits.length} (ms)`]: { value: Math.round(slowest), limit: '' },
  });
}

/** What belongs to the process, and to every ffmpeg and ffprobe: pages that several share are counted in parts. */
async function megabytesOf(server: number): Promise<{ server: number; children: number }> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid)] as const)));
  const isChild = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === server || isChild(parent));
  };
  const names = await Promise.all(pids.filter(isChild).map(async (pid) => [pid, await read(pid, 'comm')] as const));
  const programs = names.filter(([, name]) => /^(ffmpeg|ffprobe)/.test(name));
  const sizes = await Promise.all(programs.map(async ([pid]) => proportionalMegabytes(pid)));
  return { server: await proportionalMegabytes(server), children: sizes.reduce((sum, size) => sum + size, 0) };
}

async function parentOf(pid: number): Promise<number> {
  return Number((await read(pid, 'stat')).split(') ').at(-1)?.split(' ')[1]);
}

/** Empty when the process has ended. */
async function read(pid: number, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
}
