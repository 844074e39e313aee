import { copyFile, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inputArgs, runFfmpeg } from '../../src/media/ffmpeg.ts';
import { checkIntegrity } from '../../src/media/integrity.ts';
import { ALL, type Packet, readPackets } from '../../src/media/packets.ts';
import { probe } from '../../src/media/probe.ts';
import { probeWhole } from '../../src/media/probe-whole.ts';
import { type ClipName, clip, halfClip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reelgraph-integrity-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function check(file: string): Promise<void> {
  const tools = await mediaTools();
  const { info, isSeenWhole } = await probeWhole(tools, file);
  await checkIntegrity(tools, file, info, { isSeenWhole });
}

/** Of 160 × 90 with B-frames and sound, a keyframe every second. */
async function ordinaryFilm(name: string, ...args: string[]): Promise<string> {
  const file = join(directory, name);
  const input = '-f lavfi -i testsrc2=s=160x90:r=25:d=20 -f lavfi -i sine=d=20.2'.split(' ');
  const codecs = '-c:v libx264 -preset veryfast -g 25 -c:a aac'.split(' ');
  await runFfmpeg(await mediaTools(), [...input, ...codecs, ...args, file], { file });
  return file;
}

/** Zeros in place of as much of the file as this, a part of it each. */
async function damage(file: string, from: number, length: number): Promise<void> {
  const content = await readFile(file);
  const at = Math.floor(from * content.length);
  await writeFile(file, content.fill(0, at, at + Math.floor(length * content.length)));
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

test('a cut film with few keyframes ends where its last packet does', async () => {
  const file = join(directory, 'few keyframes.mp4');
  const input = '-f lavfi -i testsrc2=s=320x180:r=25:d=15 -f lavfi -i sine=d=15'.split(' ');
  const codecs = '-c:v libx264 -preset veryfast -c:a aac -movflags +faststart'.split(' ');
  await runFfmpeg(await mediaTools(), [...input, ...codecs, file], { file });
  await truncate(file, Math.floor((await stat(file)).size / 2));
  await expect(check(file)).rejects.toThrow(/ends after [67](\.\d)? s of the 15 s it promises/); // its keyframes are at 0 and 10 s
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

describe('the run that reads the headers', () => {
  const ordinary: [name: string, ...args: string[]][] = [
    ['film.mp4'],
    ['index first.mp4', '-movflags', '+faststart'],
    ['one keyframe.mp4', '-g', '1000'],
    ['sound first.mov', '-map', '1:a', '-map', '0:v'],
    ['two sounds.mkv', '-map', '0:v', '-map', '1:a', '-map', '1:a'],
  ];

  test.each(ordinary)('sees that an ordinary film is whole, and the same of it as otherwise: %s', async (...film) => {
    const [tools, file] = [await mediaTools(), await ordinaryFilm(...film)];
    expect(await probeWhole(tools, file)).toEqual({ info: await probe(tools, file), isSeenWhole: true });
  });

  test('does not see it of a film without an index', async () => {
    const [tools, file] = [await mediaTools(), await ordinaryFilm('film.ts')];
    expect(await probeWhole(tools, file)).toEqual({ info: await probe(tools, file), isSeenWhole: false });
  });

  test.each([
    ['mp4', [0.05, 0.2, 0.35, 0.5, 0.65, 0.8]],
    ['mkv', [0.05, 0.2, 0.35, 0.5, 0.65, 0.8]],
  ] as const)('overlooks no damage that is found otherwise: %s', async (extension, places) => {
    const [tools, whole] = [await mediaTools(), await ordinaryFilm(`to be damaged.${extension}`)];
    let damaged = 0;
    for (const from of places) {
      const file = join(directory, `damaged at ${from}.${extension}`);
      await copyFile(whole, file);
      await damage(file, from, 0.12);
      const { info, isSeenWhole } = await probeWhole(tools, file);
      const found = await checkIntegrity(tools, file, info, { isSeenWhole });
      expect([info, found]).toEqual([await probe(tools, file), await checkIntegrity(tools, file, info)]);
      expect([from, isSeenWhole]).toEqual([from, false]);
      damaged += found ? 1 : 0;
    }
    expect(damaged).toBeGreaterThanOrEqual(5); // in one of mkv, every place that is looked at has a picture
  });

  test.each([
    ['mpeg4', 'mp4'],
    ['libvpx', 'mkv', '-deadline', 'realtime', '-cpu-used', '8'],
  ])('does not see it of one with a keyframe that gives no picture: %s in %s', async (codec, extension, ...speed) => {
    const file = await ordinaryFilm(`no picture.${extension}`, '-c:v', codec, ...speed);
    const tools = await mediaTools();
    expect((await probeWhole(tools, file)).isSeenWhole).toBe(true);
    const positions: number[] = [];
    const onPacket = ({ isKeyframe, position = 0 }: Packet) => void (isKeyframe && positions.push(position));
    await readPackets(tools, file, { intervals: [ALL], args: ['-select_streams', 'v'] }, { onPacket }, {});
    const content = await readFile(file);
    const [, , , , , sixth = 0] = positions;
    await writeFile(file, content.fill(0, sixth + 4, sixth + 1000));
    expect((await probeWhole(tools, file)).isSeenWhole).toBe(false);
  });

  test('an index that leads elsewhere is not believed', async () => {
    const [tools, file] = [await mediaTools(), await ordinaryFilm('lying.mp4')];
    const content = await readFile(file);
    const table = content.indexOf('stss') + 12; // the numbers of the keyframes among the pictures
    for (let entry = 1; entry < 20; entry += 1) content.writeUInt32BE(entry * 25 + 12, table + entry * 4);
    await writeFile(file, content);
    expect((await probeWhole(tools, file)).isSeenWhole).toBe(false);
  });
});
