/** What the index of a container says of its keyframes is what ffprobe finds when it reads all of the film. */
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import { indexedKeyframes } from '../../src/media/keyframe-index.ts';
import { ALL, readPackets } from '../../src/media/packets.ts';
import { probe } from '../../src/media/probe.ts';
import { picture, tone } from '../../src/media/sample-clips.ts';
import { mediaTools } from '../support/media.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-keyframe-index-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function make(name: string, ...args: string[]): Promise<string> {
  const file = join(folder, name);
  await runFfmpeg(await mediaTools(), [...picture('80x44', 8), ...tone(8), ...args, file], { file });
  return file;
}

async function foundIn(file: string) {
  const tools = await mediaTools();
  const { container, videoStream } = await probe(tools, file);
  const read: number[] = [];
  const args = ['-select_streams', `${videoStream}`];
  const onPacket = ({ isKeyframe, seconds }: { isKeyframe: boolean; seconds: number }) =>
    void (isKeyframe && read.push(seconds));
  await readPackets(tools, file, { intervals: [ALL], args }, { onPacket }, {});
  return {
    read: read.sort((one, other) => one - other),
    indexed: await indexedKeyframes(file, { container, videoStream }),
  };
}

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '30', '-c:a', 'aac'];

test.each<[string, string[]]>([
  ['plain.mp4', h264],
  ['b-frames.mp4', [...h264, '-bf', '3', '-b_strategy', '0']],
  ['index-first.mp4', [...h264, '-bf', '2', '-movflags', '+faststart']],
  ['late.mp4', [...h264, '-bf', '2', '-output_ts_offset', '5']],
  ['quicktime.mov', [...h264, '-bf', '2']],
  ['sound-first.mkv', ['-map', '1:a', '-map', '0:v', ...h264, '-bf', '2']],
  ['late.mkv', [...h264, '-output_ts_offset', '3600']],
  ['reserved.mkv', [...h264, '-reserve_index_space', '100k']],
  ['film.webm', ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-g', '30', '-c:a', 'libopus']],
])('%s', async (name, args) => {
  const { read, indexed = [] } = await foundIn(await make(name, ...args));

  expect(read.length).toBeGreaterThan(3);
  expect(indexed).toHaveLength(read.length);
  for (const [index, seconds] of indexed.entries()) expect(seconds).toBeCloseTo(read[index] ?? 0, 2);
});

test.each<[string, string[]]>([
  ['live.mkv', [...h264, '-live', '1']],
  ['fragments.mp4', [...h264, '-movflags', '+frag_keyframe+empty_moov']],
  ['film.ts', [...h264]],
])('%s has no index', async (name, args) => {
  const { read, indexed } = await foundIn(await make(name, ...args));
  expect(read.length).toBeGreaterThan(3);
  expect(indexed).toBeUndefined();
});

test('an index that is cut off, or filled with noise, is none', async () => {
  const file = await make('cut.mkv', ...h264);
  const whole = await readFile(file);
  const cues = whole.lastIndexOf(Buffer.from('1c53bb6b', 'hex'));
  const question = { container: 'matroska', videoStream: 0 };
  await truncate(file, cues + 20);
  expect(await indexedKeyframes(file, question)).toBeUndefined();
  await writeFile(file, Buffer.concat([whole.subarray(0, cues + 8), Buffer.alloc(whole.length - cues - 8, 0xff)]));
  expect(await indexedKeyframes(file, question)).toBeUndefined();
  const mp4 = await make('noise.mp4', ...h264);
  const bytes = await readFile(mp4);
  bytes.fill(0xff, bytes.indexOf('stbl') + 4);
  await writeFile(mp4, bytes);
  expect(await indexedKeyframes(mp4, { container: 'mp4', videoStream: 0 })).toBeUndefined();
});
