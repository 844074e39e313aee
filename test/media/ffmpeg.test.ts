import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputArgs, type MediaProgress, runFfmpeg } from '../../src/media/ffmpeg.ts';
import { probe } from '../../src/media/probe.ts';
import { makeThumbnails } from '../../src/media/thumbnail.ts';
import { clip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reelgraph-ffmpeg-'));
});
afterAll(() => rm(directory, { recursive: true }));

test('progress comes from ffmpeg, grows, and ends with 1', async () => {
  const file = await clip('long');
  const seen: MediaProgress[] = [];
  const args = [...inputArgs(file), '-f', 'null', '-'];
  const end = await runFfmpeg(await mediaTools(), args, {
    file,
    durationSeconds: 60,
    onProgress: (now) => seen.push(now),
  });
  const fractions = seen.map(({ fraction }) => fraction);
  expect(fractions.length).toBeGreaterThanOrEqual(5);
  expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
  expect(fractions.at(-1)).toBe(1);
  expect(seen.some(({ speed = 0, etaSeconds = 0 }) => speed > 0 && etaSeconds > 0)).toBe(true);
  expect(end.frames).toBe(1500);
  expect(end.outTimeSeconds).toBeCloseTo(60, 2); // ffmpeg 5.1 counts to the end of the sound, a third of a millisecond later
});

test('a run that makes no progress is given up with a timeout error', async () => {
  // One frame in a hundred seconds, at the pace of a clock: it lives, and goes on printing, but gets nowhere.
  const args = ['-f', 'lavfi', '-re', '-i', 'testsrc2=rate=1/100', '-f', 'null', '-'];
  const run = runFfmpeg(await mediaTools(), args, { file: '/films/snail.mp4', silenceSeconds: 1 });
  await expect(run).rejects.toMatchObject({
    kind: 'timeout',
    message: '"snail.mp4" made no progress for 1 seconds and was given up',
  });
});

test.each([
  'it\'s "quoted".mp4',
  'boat ⛵ at sea.mp4',
  'two\nlines.mp4',
  '-y.mp4',
  '100%d %03d.mp4',
  'at 12:30, http:x.mp4',
  ' spaces and [brackets]\\;.mp4',
])('a film called %j is read, and pictures under such a name are written', async (name) => {
  const folder = await mkdtemp(join(directory, 'odd % names-'));
  const file = join(folder, name);
  await copyFile(await clip('mp4'), file);
  const info = await probe(await mediaTools(), file);
  expect(info.durationSeconds).toBe(4);
  const thumbnails = ['s', 'l'].map((size) => ({ maxDimension: 100, quality: 50, output: `${file} ${size}.webp` }));
  await makeThumbnails(await mediaTools(), file, { info, atSeconds: 2, thumbnails });
  expect((await readdir(folder)).sort()).toEqual([name, `${name} s.webp`, `${name} l.webp`].sort());
});

test('a playlist that calls itself a film opens no other file', async () => {
  const file = join(directory, 'list.mp4');
  await writeFile(
    file,
    `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile://${await clip('mp4')}\n#EXT-X-ENDLIST\n`,
  );
  await expect(probe(await mediaTools(), file)).rejects.toMatchObject({ kind: 'unsupported' });
});
