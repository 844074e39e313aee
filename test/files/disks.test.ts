/** A disk that does not answer: a FIFO that is opened the old way keeps a thread just as a hung mount does. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { constants, mkdtemp, open, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DiskFile } from '../../src/files/disk-file.ts';
import { askDisk, isDiskAsked } from '../../src/files/disks.ts';
import { mountOf } from '../../src/files/mounts.ts';
import { NoFileError, openPlain } from '../../src/files/open-plain.ts';
import { eventually } from '../support/wait.ts';

let folder: string;
let fifo: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-disks-'));
  fifo = join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
});
afterAll(async () => rm(folder, { recursive: true }));

const unavailable = { code: 'UNAVAILABLE', message: 'The disk that this lies on does not answer: try again later.' };

test('costs those who ask it a time-out, then nothing, and others nothing; and works again when it answers', async () => {
  const late: unknown[] = [];
  const hang = async () =>
    askDisk(
      fifo,
      async () => open(fifo, 'r'),
      { seconds: 0.1 },
      (handle) => {
        late.push(handle);
        void handle.close();
      },
    );
  // More than may ask it: none of them takes the threads of others.
  const asked = Array.from({ length: 20 }, hang).map(async (question) => question.catch((error: unknown) => error));
  for (const error of await Promise.all(asked)) expect(error).toMatchObject(unavailable);
  expect(isDiskAsked()).toBe(true);
  let isAsked = false;
  const atOnce = askDisk(fifo, async () => {
    isAsked = true;
  });
  await expect(atOnce).rejects.toMatchObject(unavailable);
  expect(isAsked).toBe(false);
  expect(await askDisk('/proc/self', async () => readFile('/proc/self/comm', 'utf8'))).not.toBe('');
  expect(await readFile(import.meta.filename, 'utf8')).toContain('hung mount'); // a thread is left

  await (await open(fifo, 'w')).close();

  await eventually(async () => !isDiskAsked());
  expect(late.length).toBeGreaterThan(0);
  await writeFile(join(folder, 'film.mp4'), 'bytes');
  expect(await askDisk(folder, async () => readFile(join(folder, 'film.mp4'), 'utf8'))).toBe('bytes');
});

test('an open file on it ends its question, and is closed when the disk answers', async () => {
  const isOpen = async () => {
    const links = (await readdir('/proc/self/fd')).map(async (fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
    return (await Promise.all(links)).includes(fifo);
  };
  {
    await using file = await DiskFile.open(fifo, async () => open(fifo, constants.O_RDWR), { seconds: 0.1 });
    const reading = file.ask(async (handle) => handle.read(Buffer.alloc(1), 0, 1, null));
    await expect(reading).rejects.toMatchObject(unavailable);
  } // and it does not wait to close it

  expect(await isOpen()).toBe(true);
  await writeFile(fifo, 'x');
  await eventually(async () => !(await isOpen()) && !isDiskAsked());
});

/** Those that read and write the data folder, the program's own, or temporary files, and two whose callers ask the disk. */
const elsewhere = [
  ...['assets/', 'auth/secret.ts', 'backup/', 'database/embedded/', 'demo.ts', 'files/', 'graphql/playground.ts'],
  ...[
    'http/abandoned-uploads.ts',
    'http/receive-file.ts',
    'images/',
    'library/',
    'jobs/run-job.ts',
    'markers/marker-thumbnail.task.ts',
  ],
  ...[
    'media/child.ts',
    'media/launcher',
    'media/preview.ts',
    'media/sample-clips.ts',
    'media/sprites.ts',
    'media/thumbnail.ts',
  ],
  ...['media/tiles.ts', 'media/written.ts', 'package-folder.ts', 'playback/segment-store.ts', 'start.ts'],
  ...['processing/generated-files.ts', 'scenes/strays.ts', 'sharing/page-frame.ts', 'storage/own-folders.ts'],
  ...['version.ts', 'storage/ignore-rules.ts', 'storage/judge-entry.ts', 'config.ts', 'web-example.ts', 'doctor/'],
  ...['graphql/persisted-documents.ts', 'http/web-client.ts', 'playback/encoders.ts', 'undo/undo-things.ts'],
];

test('whatever touches the library asks its disk', () => {
  const source = new URL('../../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const isUnasked = (text: string) => text.includes(`from 'node:fs`) && !/askDisk|DiskFile/.test(text);
  const unasked = files.filter((file) => isUnasked(readFileSync(new URL(file, source), 'utf8')));

  expect(unasked.filter((file) => !elsewhere.some((place) => file.startsWith(place)))).toEqual([]);
  expect(elsewhere.filter((place) => !unasked.some((file) => file.startsWith(place)))).toEqual([]);
});

test('a FIFO, a device or a folder in place of a file is not opened', async () => {
  for (const path of [fifo, '/dev/zero', folder]) await expect(openPlain(path)).rejects.toBeInstanceOf(NoFileError);
});

test('the disk of a path is where it is mounted', () => {
  expect([mountOf('/proc/self/comm'), mountOf('/proc'), mountOf('/process')]).toEqual(['/proc', '/proc', '/']);
});
