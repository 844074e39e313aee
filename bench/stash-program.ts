/** Stash, as a program of its own with a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../test/support/ports.ts';
import { type Ask, askerOf } from './request.ts';
import { end } from './server.ts';

export interface Stash {
  url: string;
  pid: number | undefined;
  stop(): Promise<void>;
}

export const databaseIn = (folder: string) => join(folder, 'stash.sqlite');

/** Stash with everything that it keeps in `folder`. It writes errors only, as Reelgraph does when it is measured. */
export async function startStash(
  program: string,
  { folder, library = folder, settings }: { folder: string; library?: string; settings?: object },
): Promise<Stash> {
  const port = await freePort();
  const kept = Object.fromEntries(
    ['generated', 'cache', 'blobs'].map((name) => [name === 'blobs' ? 'blobs_path' : name, join(folder, name)]),
  );
  for (const path of Object.values(kept)) await mkdir(path, { recursive: true });
  const file = join(folder, 'config.yml');
  await writeFile(
    file,
    // JSON is YAML, too.
    JSON.stringify({
      stash: [{ path: library, excludevideo: false, excludeimage: true }],
      database: databaseIn(folder),
      ...kept,
      blobs_storage: 'FILESYSTEM',
      ...{ host: '127.0.0.1', port, nobrowser: true, loglevel: 'Error', logaccess: false },
      ...settings,
    }),
  );
  const child = spawn(program, ['--config', file], {
    cwd: folder,
    env: { ...process.env, HOME: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'spawn');
  const url = `http://127.0.0.1:${port}/graphql`;
  const ask = askerOf(url);
  for (let tries = 0; child.exitCode === null && tries < 150; tries += 1) {
    const { systemStatus } = (await ask('{ systemStatus { status } }').catch(() => ({}))) as {
      systemStatus?: { status: string };
    };
    if (systemStatus?.status === 'OK') return { url, pid: child.pid, stop: async () => end(child) };
    await delay(200);
  }
  await end(child);
  throw new Error('Stash did not start.');
}

/** Seconds from this mutation until nothing is left to do. */
export async function secondsOfJob(ask: Ask, mutation: string): Promise<number> {
  const begin = performance.now();
  await ask(`mutation { ${mutation} }`);
  const isBusy = async () => ((await ask('{ jobQueue { id } }')) as { jobQueue?: unknown[] | null }).jobQueue?.length;
  while (await isBusy()) await delay(50);
  return (performance.now() - begin) / 1000;
}
