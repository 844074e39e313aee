import { copyFile, mkdtemp, open, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputArgs, runFfmpeg } from '../../src/media/ffmpeg.ts';
import { checkIntegrity } from '../../src/media/integrity.ts';
import { probe } from '../../src/media/probe.ts';
import { type ClipName, clip, halfClip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reelgraph-integrity-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function check(file: string): Promise<void> {
  const tools = await mediaTools();
  await checkIntegrity(tools, file, await probe(tools, file));
}

test.each<ClipName>([
  'mp4',
  'mp4 index last',
  'webm',
  'mkv',
  'avi',
  'portrait',
  'silent',
  'short',
  'long',
  'clock in mkv',
  'clock, one keyframe',
  'clock, uneven frames',
])('a whole film passes: %s', async (name) => {
  await check(await clip(name));
});

test.each([
  ['sound outlasts the picture', ['-map', '0:v', '-map', '1:a', '-c', 'copy'], 'mp4'],
  ['picture outlasts the sound', ['-map', '1:v', '-map', '0:a', '-c', 'copy', '-t', '50'], 'mkv'],
  ['H.264 in AVI', ['-map', '1', '-c', 'copy', '-t', '8'], 'avi'],
  ['fragments', ['-map', '0', '-c', 'copy', '-movflags', '+frag_keyframe+empty_moov'], 'mp4'],
  ['recorded live, without seek index', ['-map', '0', '-c', 'copy', '-live', '1'], 'mkv'],
])('a whole film passes: %s', async (name, args, extension) => {
  const file = join(directory, `${name}.${extension}`);
  const inputs = [...inputArgs(await clip('mp4')), ...inputArgs(await clip('long'))];
  await runFfmpeg(await mediaTools(), [...inputs, ...args, `file:${file}`], { file });
  await check(file);
});

test.each<[ClipName, RegExp]>([
  ['mp4', /ends after [12](\.\d)? s of the 4(\.\d)? s it promises: it was probably cut off while copying/],
  ['long', /ends after \d\d s of the 60 s it promises/],
  ['mp4 index last', /lost its index/],
  ['portrait', /lost its index/],
  ['mkv', /ends after 0\.\d of the 0\.\d MB it promises: it was probably cut off while copying/],
  ['webm', /ends after 0\.\d of the 0\.\d MB it promises/],
  ['avi', /ends after 0\.\d of the 0\.\d MB it promises: it was probably cut off while copying/],
])('a film cut in half is corrupt: %s', async (name, message) => {
  await expect(check(await halfClip(name))).rejects.toMatchObject({
    kind: 'corrupt',
    message: expect.stringMatching(message),
  });
});

test('a film that lacks its last fifth only is corrupt as well', async () => {
  const file = join(directory, 'most.mp4');
  await copyFile(await clip('long'), file);
  const { size } = await stat(file);
  await truncate(file, Math.floor(size * 0.8));
  await expect(check(file)).rejects.toMatchObject({ kind: 'corrupt' });
});

test('a film whose pictures are noise is corrupt', async () => {
  const file = join(directory, 'noise.mp4');
  await copyFile(await clip('silent'), file);
  await using handle = await open(file, 'r+');
  const { size } = await handle.stat();
  const content = Buffer.alloc(size);
  await handle.read(content, 0, size, 0);
  const pictures = content.indexOf('mdat') + 4;
  const noise = Buffer.alloc(content.indexOf('moov') - 4 - pictures).fill('noise');
  await handle.write(noise, 0, noise.length, pictures);
  await expect(check(file)).rejects.toMatchObject({ kind: 'corrupt' });
});
