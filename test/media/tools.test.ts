import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultMediaLimits } from '../../src/media/limits.ts';
import { findMediaTools } from '../../src/media/tools.ts';

let directory: string;
const path = process.env.PATH;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reelgraph-tools-'));
});
afterAll(async () => {
  process.env.PATH = path;
  await rm(directory, { recursive: true });
});

/** A program that answers -version as given. */
async function program(name: string, answer: string): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, `#!/bin/sh\necho '${answer}'\n`);
  await chmod(file, 0o755);
  return file;
}

test('finds an ffmpeg and an ffprobe that run, with the version', async () => {
  const { ffmpeg, ffprobe, ffmpegVersion } = await findMediaTools();
  expect([ffmpeg, ffprobe].map((found) => /ff(mpeg|probe)$/.test(found))).toEqual([true, true]);
  expect(ffmpegVersion).toMatch(/\d/);
});

test('takes the configured paths', async () => {
  const ffmpegPath = await program('my-ffmpeg', 'ffmpeg version 9.9-mine Copyright');
  const ffprobePath = await program('my-ffprobe', 'ffprobe version N-1-gabc Copyright');
  expect(await findMediaTools({ ffmpegPath, ffprobePath })).toEqual({
    ffmpeg: ffmpegPath,
    ffprobe: ffprobePath,
    ffmpegVersion: '9.9-mine',
    limits: defaultMediaLimits,
  });
});

test('takes those on the PATH before the packaged ones, unless they are too old', async () => {
  await program('ffmpeg', 'ffmpeg version 6.1 Copyright');
  await program('ffprobe', 'ffprobe version 4.4.2-0ubuntu0.22.04.1 Copyright');
  process.env.PATH = `${directory}:${path}`;
  const { ffmpeg, ffprobe, ffmpegVersion } = await findMediaTools();
  process.env.PATH = path;
  expect({ ffmpeg, ffmpegVersion }).toEqual({ ffmpeg: 'ffmpeg', ffmpegVersion: '6.1' });
  expect(ffprobe).toMatch(/node_modules.*ffprobe$/);
});

test.each([
  ['is not there', () => '/nowhere/ffmpeg', /FFMPEG_PATH is '\/nowhere\/ffmpeg', which is no usable ffmpeg.*not found/],
  ['is another program', () => '/bin/true', /FFMPEG_PATH is '\/bin\/true', which is no usable ffmpeg/],
  ['fails', () => '/bin/false', /exit code 1/],
  ['is too old', () => program('old', 'ffmpeg version 4.4.2 Copyright'), /is version 4\.4\.2, too old/],
])('a configured path that %s is refused', async (_, configured, message) => {
  await expect(findMediaTools({ ffmpegPath: await configured() })).rejects.toThrow(message);
});
