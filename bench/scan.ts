/** A scan of 100,000 files in 2,000 folders, first and again unchanged, beside `find` on the same tree; and the memory it takes. */
import 'reflect-metadata';
import { closeSync, ftruncateSync, mkdirSync, openSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { execa } from 'execa';
import type { App } from '../src/app.type.ts';
import { findScans } from '../src/storage/scan.queries.ts';
import { startScan } from '../src/storage/scan.service.ts';
import { runScan } from '../src/storage/scan.task.ts';
import { createStoragePath } from '../src/storage/storage-path.service.ts';
import { removeFolder, temporaryFolder } from './server.ts';
import { serveHere } from './server-here.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const folders = 2000;
export const filesPerFolder = 50;
const rounds = 3;

export async function scan(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const library = stack.adopt(await temporaryFolder(), removeFolder);
  makeTree(library, folders);
  const { app } = stack.use(await serveHere());
  await createStoragePath({ app, em: app.orm.em.fork() }, { name: 'Films', path: library });
  const first = await scanOnce(app);
  const unchanged = [];
  const finds = [];
  for (let round = 0; round < rounds; round++) {
    finds.push(await findOnce(library));
    unchanged.push(await scanOnce(app));
  }
  const find = Math.min(...finds);
  const again = Math.min(...unchanged.map(({ seconds }) => seconds));
  console.table({
    'find -printf, same tree (s)': { value: find.toFixed(2), limit: '' },
    'first scan (s)': { value: first.seconds.toFixed(1), limit: '' },
    [`unchanged, best of ${rounds} (s)`]: { value: again.toFixed(2), limit: (find * 5).toFixed(2) },
    'unchanged, in times of find': { value: (again / find).toFixed(1), limit: '5' },
    'heap after each, garbage collected (MB)': {
      value: [first, ...unchanged].map(({ heap }) => heap).join(', '),
      limit: 'flat',
    },
    'resident after each (MB)': { value: [first, ...unchanged].map(({ resident }) => resident).join(', '), limit: '' },
  });
}

/** Sparse files of different sizes, written long ago, fifty in each folder. */
export function makeTree(library: string, folders: number): void {
  for (let folder = 0; folder < folders; folder++) {
    const path = join(library, `group ${folder % 20}`, `folder ${folder}`);
    mkdirSync(path, { recursive: true });
    for (let n = 0; n < filesPerFolder; n++) {
      const file = join(path, `film ${folder}-${n}.mp4`);
      const handle = openSync(file, 'w');
      ftruncateSync(handle, 1_000_000 + folder * filesPerFolder + n);
      closeSync(handle);
      utimesSync(file, 1_700_000_000 + n, 1_700_000_000 + folder);
    }
  }
}

async function findOnce(library: string): Promise<number> {
  const begin = performance.now();
  await execa('find', [library, '-printf', '%p %s %T@\n'], { stdout: 'ignore' });
  return (performance.now() - begin) / 1000;
}

async function scanOnce(app: App) {
  const em = app.orm.em.fork();
  const scanId = await startScan({ em });
  const begin = performance.now();
  await runScan(app, { scanId }, new AbortController().signal);
  const seconds = (performance.now() - begin) / 1000;
  const [row] = await findScans(em, [scanId]);
  if (row?.status !== 'completed' || row.filesFound !== folders * filesPerFolder)
    throw new Error(`The scan is ${row?.status} after ${row?.filesFound} files.`);
  collectGarbage();
  return { seconds, heap: megabytes(process.memoryUsage().heapUsed), resident: megabytes(process.memoryUsage.rss()) };
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
