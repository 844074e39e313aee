/** Hover previews: of long and short films, turned ones and damaged ones, and as a phase. */
import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputArgs, runFfmpeg } from '../../src/media/ffmpeg.ts';
import { makePreview, startsOf } from '../../src/media/preview.ts';
import { probe } from '../../src/media/probe.ts';
import { type ClipName, clip, textClip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { mediaTools } from '../support/media.ts';
import { colourAt, type Pixels, pixelsOfAll, timeShownIn } from '../support/pictures.ts';
import { ask } from '../support/request.ts';
import { removeFolder, startTestServer, temporaryFolder } from '../support/server.ts';
import { makeStrangeFilm, type StrangeFilm, strangeFilms } from '../support/strange-films.ts';
import { eventually } from '../support/wait.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => removeFolder(folder));

async function lookAt(file: string) {
  const { ffprobe } = await mediaTools();
  const entries = 'format=duration,format_name:stream=codec_name,width,height,nb_read_frames';
  const args = ['-v', 'error', '-count_frames', '-show_entries', entries, '-of', 'json', file];
  const { streams, format } = JSON.parse((await promisify(execFile)(ffprobe, args)).stdout);
  return { streams, seconds: Number(format.duration) };
}

test('the places are the middles of eighths', () => {
  expect(startsOf(80)).toEqual([4.5, 14.5, 24.5, 34.5, 44.5, 54.5, 64.5, 74.5]);
  expect(startsOf(8)).toEqual([0]);
  expect(startsOf(8.8)[0]).toBeCloseTo(0.05);
  expect((startsOf(8.8)[7] ?? 0) + 1).toBeLessThan(8.8);
});

/** The preview of a film, as a file. */
async function previewOf(name: string, film: string): Promise<string> {
  const [tools, output] = [await mediaTools(), join(folder, `${name}.webm`)];
  await makePreview(tools, film, { info: await probe(tools, film), output });
  return output;
}

test.each<[ClipName, [width: number, height: number, lasts: number]]>([
  ['clock', [160, 90, 8]],
  ['mp4', [320, 180, 4]],
  ['avi', [320, 240, 4]],
  ['portrait', [180, 320, 3]],
  ['anamorphic', [426, 240, 1]],
])('%s', async (name, [width, height, lasts]) => {
  const output = await previewOf(name, await clip(name));

  const { streams, seconds } = await lookAt(output);
  expect(streams).toEqual([{ codec_name: 'vp8', width, height, nb_read_frames: expect.anything() }]);
  const [{ nb_read_frames: frames }] = streams;
  expect(Math.abs(frames - lasts * 25)).toBeLessThanOrEqual(8); // a picture more at the end of a place
  expect(Math.abs(seconds - lasts)).toBeLessThan(0.4);
});

test('nothing stays behind of a film that cannot be read', async () => {
  const output = join(folder, 'letter.webm');
  const [tools, letter] = [await mediaTools(), await textClip()];
  const info = await probe(tools, await clip('mp4'));
  await expect(makePreview(tools, letter, { info, output })).rejects.toThrow('letter');
  expect((await readdir(folder)).filter((name) => name.startsWith('letter'))).toEqual([]);
});

test.each(['wrap.ts', 'hdr10.mkv'])(
  'of %s the right places in the right colours',
  async (name) => {
    const strange = strangeFilms.find((film) => film.name === name) as StrangeFilm;
    const film = await makeStrangeFilm(await mediaTools(), strange, folder);
    const output = await previewOf(name, film);
    const colours = strange.colours ?? [];
    const starts = startsOf(strange.seconds);
    const frames = starts.map((_, place) => join(folder, `${name}-${place}.png`));
    const inputs = starts.flatMap((_, place) => ['-ss', `${place + 0.5}`, ...inputArgs(output)]);
    const outputs = frames.flatMap((frame, place) => ['-map', `${place}`, '-frames:v', '1', frame]);
    await runFfmpeg(await mediaTools(), [...inputs, ...outputs], { file: output });
    const pictures = await pixelsOfAll(frames);
    for (const [place, second] of starts.entries()) {
      const pixels = pictures[place] as Pixels;
      const shown = timeShownIn(pixels, { x: 0, y: 0, width: pixels.width, height: pixels.height });
      if (strange.showsTime !== false) expect(Math.abs(shown - (second + 0.5))).toBeLessThanOrEqual(0.5);
      for (const { at, rgb } of colours) {
        const found = colourAt(pixels, at[0] * pixels.width, at[1] * pixels.height);
        for (const [index, value] of found.entries()) expect(Math.abs(value - (rgb[index] ?? 0))).toBeLessThan(25);
      }
    }
  },
  60_000,
);

test('the phase makes it on request, and again under another name', async () => {
  await using server = await startTestServer();
  const { client, token } = await server.user('admin');
  const id = await addScene(server.app, { storedPath: await clip('mp4'), width: 320, height: 180, duration: 4 });
  const urlOf = async () => {
    const { data } = await ask(server.url, `{ scene(id: "${id}") { preview } }`, { token });
    return (data as { scene: { preview: string | null } }).scene.preview;
  };
  expect(await urlOf()).toBeNull();

  await client.processScenes({ phase: 'PREVIEW', ids: [id] });
  const url = await eventually(urlOf);
  const answer = await fetch(new URL(url, server.url));
  expect(`${answer.status} ${answer.headers.get('content-type')}`).toBe('200 video/webm');
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);

  await client.processScenes({ phase: 'PREVIEW', ids: [id] });
  await eventually(async () => (await urlOf()) !== url);
  await eventually(async () => (await fetch(new URL(url, server.url))).status === 404);
  await rm(join(server.dataDir, 'assets', 'scenes', id), { recursive: true });
}, 60_000);
