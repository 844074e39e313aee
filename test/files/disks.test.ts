/** A disk that does not answer: a FIFO that is opened the old way keeps a thread just as a hung mount does. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('a FIFO, a device or a folder in place of a file is not opened', async () => {
  for (const path of [fifo, '/dev/zero', folder]) await expect(openPlain(path)).rejects.toBeInstanceOf(NoFileError);
});

test('the disk of a path is where it is mounted', () => {
  expect([mountOf('/proc/self/comm'), mountOf('/proc'), mountOf('/process')]).toEqual(['/proc', '/proc', '/']);
});
