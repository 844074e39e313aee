/** Looks into pictures that were made: what they are, and the time that the `clock` films show in them. */

import { readFile, rm } from 'node:fs/promises';
import { runFfmpeg, runFfprobe } from '../../src/media/ffmpeg.ts';
import { mediaTools } from './media.ts';

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

/** The time that a `clock` film shows in one tile of a picture. */
export async function shownSeconds(file: string, area: Area): Promise<number> {
  return timeShownIn(await pixelsOf(file), area);
}

export interface Pixels {
  width: number;
  height: number;
  rgb: Buffer;
}

/** A picture, decoded. */
export async function pixelsOf(file: string): Promise<Pixels> {
  const [pixels] = await pixelsOfAll([file]);
  return pixels as Pixels;
}

/** Pictures, decoded by one program; a PPM says its size before its pixels, so that no second one has to be asked. */
export async function pixelsOfAll(files: readonly string[]): Promise<Pixels[]> {
  const toPpm = ['-pix_fmt', 'rgb24', '-c:v', 'ppm', '-f', 'image2pipe'];
  const outputs = files.flatMap((file, index) => ['-map', `${index}`, ...toPpm, `${file}.ppm`]);
  await runFfmpeg(await mediaTools(), [...files.flatMap(pictureInput), ...outputs], { file: files.join(', ') });
  return Promise.all(files.map(takePpm));
}

async function takePpm(file: string): Promise<Pixels> {
  const ppm = `${file}.ppm`;
  const bytes = await readFile(ppm);
  await rm(ppm);
  const [header, width, height] = /^P6\n(\d+) (\d+)\n255\n/.exec(bytes.toString('latin1', 0, 40)) ?? [];
  if (!header) throw new Error(`${file} is no picture`);
  return { width: Number(width), height: Number(height), rgb: bytes.subarray(header.length) };
}

export function colourAt({ width, rgb }: Pixels, x: number, y: number): [number, number, number] {
  const at = (Math.floor(y) * width + Math.floor(x)) * 3;
  return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
}

/** Its ten blocks, side by side over the whole width, count quarter seconds in binary. */
export function timeShownIn(pixels: Pixels, { x, y, width, height }: Area): number {
  const bits = Array.from({ length: 10 }, (_, bit) => {
    const [, green] = colourAt(pixels, x + ((bit + 0.5) * width) / 10, y + height / 2);
    return green > 127;
  });
  return bits.reduce((sum, isSet, bit) => sum + (isSet ? 2 ** bit : 0), 0) / 4;
}

export function cutOut(pixels: Pixels, { x, y, width, height }: Area): Pixels {
  const rows = Array.from({ length: height }, (_, row) => {
    const from = ((y + row) * pixels.width + x) * 3;
    return pixels.rgb.subarray(from, from + width * 3);
  });
  return { width, height, rgb: Buffer.concat(rows) };
}
