/** Films that are made to hurt whoever opens them: small files, or holes in files, that claim to be much. */
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import { CODECS, picture } from '../../src/media/sample-clips.ts';
import type { MediaTools } from '../../src/media/tools.ts';

/** Makes them in `folder`, under the names of their kinds. */
export async function makeHostileFilms(tools: MediaTools, folder: string) {
  const at = (name: string) => join(folder, name);
  const make = async (name: string, args: string[]) => {
    await runFfmpeg(tools, [...args, at(name)], { file: at(name) });
    return at(name);
  };
  const seed = await make('seed.mkv', [...picture('320x180', 2), ...CODECS.h264, '-f', 'matroska']);
  const plain = await make('seed.mp4', [...picture('320x180', 2), ...CODECS.h264, '-bf', '0']);
  return {
    tags: await withHoles(seed, at('tags.mkv'), { ...tags, count: 10_000, bytes: 12 * 1024 }),
    attachments: await withHoles(seed, at('attachments.mkv'), { ...attachments, count: 40, bytes: 10 * 1024 ** 2 }),
    samples: await claimSamples(plain, at('samples.mp4')),
    largePicture: await claimPixels(
      await make('seed.mov', [...picture('80x80', 1), '-c:v', 'png']),
      at('large.mov'),
      8000,
    ),
    encrypted: await make('encrypted.mp4', [
      ...[...picture('320x180', 2), ...CODECS.h264, '-encryption_scheme', 'cenc-aes-ctr'],
      ...['-encryption_key', '76a6c65c5ea762046bd749a2e632ccbb', '-encryption_kid', 'a7e61c373e219033c21091fa607bf3b8'],
    ]),
    oneKeyframe: await make('one-keyframe.mp4', [
      ...[...picture('1280x720', 40), ...CODECS.h264, '-crf', '40', '-g', '99999', '-sc_threshold', '0'],
    ]),
  };
}

/** Elements of Matroska whose content is a hole in the file, within one master element. */
interface Holes {
  master: readonly string[];
  id: string;
  /** What stands in each before its hole, and the id of that. */
  begin: (index: number) => Buffer;
  hole: string;
  count: number;
  bytes: number;
  /** Instead of the hole. */
  fill?: Buffer;
}

const tags = {
  fill: Buffer.alloc(12 * 1024, 'x'),
  master: ['1254c367', '7373'],
  id: '67c8',
  begin: (index: number) => element('45a3', `T${index}`),
  hole: '4487',
};
const attachments = {
  master: ['1941a469'],
  id: '61a7',
  begin: (index: number) =>
    Buffer.concat([
      element('466e', `${index}.bin`),
      element('4660', 'application/octet-stream'),
      element('46ae', `${index}`),
    ]),
  hole: '465c',
};

const element = (id: string, content: string) => Buffer.concat([head(id, content.length), Buffer.from(content)]);

/** Its id and eight bytes of length. */
function head(id: string, length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), bytes]);
}

async function withHoles(
  seed: string,
  path: string,
  { master, id, begin, hole, count, bytes, fill }: Holes,
): Promise<string> {
  const film = await readFile(seed);
  film.fill(0xff, film.indexOf('18538067', 'hex') + 5, film.indexOf('18538067', 'hex') + 12); // a segment of unknown length
  const cluster = film.indexOf('1f43b675', 'hex');
  const items = Array.from({ length: count }, (_, index) => {
    const inner = Buffer.concat([begin(index), head(hole, bytes)]);
    return Buffer.concat([head(id, inner.length + bytes), inner]);
  });
  const all = items.reduce((sum, item) => sum + item.length + bytes, 0);
  const heads = master
    .toReversed()
    .reduce((inside, name) => Buffer.concat([head(name, inside.length + all), inside]), Buffer.alloc(0));
  await using file = await open(path, 'w');
  let position = 0;
  const write = async (part: Buffer) => {
    await file.write(part, 0, part.length, position);
    position += part.length;
  };
  await write(film.subarray(0, cluster));
  await write(heads);
  for (const item of items) {
    await write(item);
    if (fill) await write(fill);
    else position += bytes;
  }
  await write(film.subarray(cluster));
  return path;
}

/** An index of one chunk with 40 million samples of one byte each. */
async function claimSamples(seed: string, path: string): Promise<string> {
  const film = await readFile(seed);
  const claimed = 40_000_000;
  const sizes = film.indexOf('stsz');
  film.writeUInt32BE(1, sizes + 8);
  film.writeUInt32BE(claimed, sizes + 12);
  film.writeUInt32BE(claimed, film.indexOf('stts') + 12);
  film.writeUInt32BE(claimed, film.indexOf('stsc') + 16);
  await writeFile(path, film);
  return path;
}

/** PNG in a film whose pictures say that they are so many pixels wide and high. */
async function claimPixels(seed: string, path: string, side: number): Promise<string> {
  const film = await readFile(seed);
  for (let at = film.indexOf('IHDR'); at >= 0; at = film.indexOf('IHDR', at + 1)) {
    film.writeUInt32BE(side, at + 4);
    film.writeUInt32BE(side, at + 8);
  }
  await writeFile(path, film);
  return path;
}
