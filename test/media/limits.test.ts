/** Films that want more of the machine than they may have: each is given up with the limit and its setting. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isTransient } from '../../src/jobs/retry.ts';
import { explain } from '../../src/media/explain.ts';
import { inputArgs, runFfmpeg, runFfprobe } from '../../src/media/ffmpeg.ts';
import { checkIntegrity } from '../../src/media/integrity.ts';
import { decoderThreads, defaultMediaLimits } from '../../src/media/limits.ts';
import { MediaError } from '../../src/media/media-error.ts';
import { probe } from '../../src/media/probe.ts';
import { picture } from '../../src/media/sample-clips.ts';
import { makeThumbnails } from '../../src/media/thumbnail.ts';
import { clip } from '../support/clips.ts';
import { makeHostileFilms } from '../support/hostile-films.ts';
import { mediaTools } from '../support/media.ts';

let folder: string;
let films: Awaited<ReturnType<typeof makeHostileFilms>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-limits-'));
  films = await makeHostileFilms(await mediaTools(), folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

/** What the metadata phase makes of a film. */
async function look(file: string) {
  const tools = await mediaTools();
  try {
    const info = await probe(tools, file);
    await checkIntegrity(tools, file, info);
    return info;
  } catch (error) {
    throw await explain(tools, file, error);
  }
}

const ofLimit = (words: string) => ({ kind: 'limit', message: expect.stringContaining(words) });

describe('more than the limit', () => {
  test.each([
    ['120 MB of tags', 'tags', 'takes more memory than the 256 MiB that MEDIA_MEMORY allows'],
    ['400 MB of attachments', 'attachments', 'takes more memory than the 256 MiB that MEDIA_MEMORY allows'],
    ['pictures of 8000 × 8000', 'largePicture', 'more than the 36 megapixels that MEDIA_MAX_MEGAPIXELS allows'],
  ] as const)('%s', async (_what, name, words) => {
    const error = await look(films[name]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(ofLimit(words));
    expect(isTransient(error)).toBe(false);
  });

  test('of running time', async () => {
    const { limits, ...tools } = await mediaTools();
    const args = ['-f', 'lavfi', '-re', '-i', 'testsrc2', '-f', 'null', '-'];
    const run = runFfmpeg({ ...tools, limits: { ...limits, seconds: 1 } }, args, { file: '/films/endless.mp4' });
    await expect(run).rejects.toMatchObject(ofLimit('takes longer than the 1 seconds that MEDIA_TIMEOUT allows'));
  });

  test('of a file that is written', async () => {
    const { limits, ...tools } = await mediaTools();
    const output = join(folder, 'large.yuv');
    const args = [...picture('640x480', 2), '-f', 'rawvideo', output];
    const run = runFfmpeg({ ...tools, limits: { ...limits, fileBytes: 1024 ** 2 } }, args, { file: '/films/wide.mp4' });
    await expect(run).rejects.toMatchObject(ofLimit('larger than the 1 MiB that MEDIA_MAX_OUTPUT allows'));
    expect((await stat(output)).size).toBeLessThanOrEqual(1024 ** 2);
  });

  test('of an answer: 4 MiB of it are read', async () => {
    const run = runFfprobe(await mediaTools(), ['-show_packets', '-show_data', ...inputArgs(await clip('long'))], {
      file: '/films/talkative.mp4',
    });
    await expect(run).rejects.toMatchObject(ofLimit('makes ffmpeg print more than the 4 MiB that are read'));
  });
});

test('a film that claims 40 million samples is refused without making room for them', async () => {
  await expect(look(films.samples)).rejects.toMatchObject({
    name: 'MediaError',
    kind: expect.stringMatching(/corrupt|limit/),
  });
});

test('an encrypted film is not called damaged', async () => {
  const damaged = new MediaError('corrupt', films.encrypted, 'is damaged');
  expect(await explain(await mediaTools(), films.encrypted, damaged)).toMatchObject({
    kind: 'unsupported',
    message: '"encrypted.mp4" is encrypted, so nobody can play it without its key',
  });
  expect(await explain(await mediaTools(), await clip('mp4'), damaged)).toBe(damaged);
});

test('decoding up to a second is work, though nothing is said of it', async () => {
  const tools = await mediaTools();
  const order = { info: await probe(tools, films.oneKeyframe), atSeconds: 39 };
  const output = join(folder, 'l.webp');
  const thumbnails = [{ maxDimension: 160, quality: 50, output }];
  await makeThumbnails(tools, films.oneKeyframe, { ...order, thumbnails }, { silenceSeconds: 0.5 });
  expect((await stat(output)).size).toBeGreaterThan(0);
});

test('large pictures get fewer threads', () => {
  const threads = (width: number, height: number) => decoderThreads(defaultMediaLimits, 16, { width, height });
  expect([threads(1920, 1080), threads(3840, 2160), threads(7680, 4320), threads(100_000, 100_000)]).toEqual([
    16, 10, 2, 1,
  ]);
});
