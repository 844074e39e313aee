/** Looks into pictures that were made: what they are, and the time that the `clock` films show in them. */

import { readFile, rm } from 'node:fs/promises';
import { runFfmpeg, runFfprobe } from '../../src/media/ffmpeg.ts';
import { mediaTools } from '../support/media.ts';

export async function pictureOf(file: string): Promise<{ codec: string; width: number; height: number }> {
  const args = ['-show_entries', 'stream=codec_name,width,height', ...pictureInput(file)];
  const { streams } = (await runFfprobe(await mediaTools(), args, { file })) as {
    streams: { codec_name: string; width: number; height: number }[];
  };
  const [stream] = streams;
  if (!stream) throw new Error(`${file} is no picture`);
  return { codec: stream.codec_name, width: stream.width, height: stream.height };
}

// Without the pattern type, a percent sign in a folder's name is a number to fill in.
const pictureInput = (file: string) => ['-f', 'image2', '-pattern_type', 'none', '-i', file];

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The time that a `clock` film shows in one tile of a picture; its ten blocks stand side by side over the whole width. */
export async function shownSeconds(file: string, { x, y, width, height }: Area): Promise<number> {
  const raw = `${file}.${x}-${y}.gray`;
  const filter = `crop=${width}:${height}:${x}:${y},format=gray`;
  await runFfmpeg(await mediaTools(), [...pictureInput(file), '-vf', filter, '-f', 'rawvideo', raw], { file });
  const pixels = await readFile(raw);
  await rm(raw);
  const middleRow = Math.floor(height / 2) * width;
  const bits = Array.from(
    { length: 10 },
    (_, bit) => (pixels[middleRow + Math.floor(((bit + 0.5) * width) / 10)] ?? 0) > 127,
  );
  return bits.reduce((sum, isSet, bit) => sum + (isSet ? 2 ** bit : 0), 0) / 4;
}
