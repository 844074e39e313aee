/** Hover previews: of long and short films, turned ones and damaged ones, and as a phase. */
import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePreview, startsOf } from '../../src/media/preview.ts';
import { type ClipName, clip, textClip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { mediaTools } from '../support/media.ts';
import { ask } from '../support/request.ts';
import { removeFolder, startTestServer, temporaryFolder } from '../support/server.ts';
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

test.each<
  [ClipName, { seconds: number; width: number; height: number }, [width: number, height: number, lasts: number]]
>([
  ['clock', { seconds: 32, width: 160, height: 90 }, [160, 90, 8]],
  ['mp4', { seconds: 4, width: 320, height: 180 }, [320, 180, 4]],
  ['avi', { seconds: 4, width: 320, height: 240 }, [320, 240, 4]],
  ['portrait', { seconds: 3, width: 180, height: 320 }, [180, 320, 3]],
  ['anamorphic', { seconds: 1, width: 426, height: 240 }, [426, 240, 1]],
])('%s', async (name, film, [width, height, lasts]) => {
  const output = join(folder, `${name}.webm`);
  await makePreview(await mediaTools(), await clip(name), { ...film, output });

  const { streams, seconds } = await lookAt(output);
  expect(streams).toEqual([{ codec_name: 'vp8', width, height, nb_read_frames: expect.anything() }]);
  const [{ nb_read_frames: frames }] = streams;
  expect(Math.abs(frames - lasts * 25)).toBeLessThanOrEqual(8); // a picture more at the end of a place
  expect(Math.abs(seconds - lasts)).toBeLessThan(0.4);
});

test('nothing stays behind of a film that cannot be read', async () => {
  const output = join(folder, 'letter.webm');
  const film = { seconds: 60, width: 320, height: 180, output };
  await expect(makePreview(await mediaTools(), await textClip(), film)).rejects.toThrow('letter');
  expect((await readdir(folder)).filter((name) => name.startsWith('letter'))).toEqual([]);
});

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
