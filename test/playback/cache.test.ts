/** Where segments are kept: as much as there may be, on disks that fill up, and of films that are damaged. */
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, open, readdir, rm, stat, statfs, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import { openSegmentStore } from '../../src/playback/segment-store.ts';
import { clip, halfClip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { mayMount } from '../support/may-mount.ts';
import { parsePlaylist } from '../support/playlists.ts';
import { removeFolder, startTestServer, type TestServer, temporaryFolder } from '../support/server.ts';

const MiB = 1024 ** 2;

/** What a film's playlists name, by its addresses. */
async function segmentsOf(server: TestServer, film: string, rendition: string) {
  const storedPath = join(server.library, film.split('/').at(-1) ?? '');
  await copyFile(film, storedPath);
  const id = await addScene(server.app, { storedPath });
  const { token } = await server.user('user');
  const get = async (path: string) =>
    fetch(`${server.url}/media/stream/${id}/hls/${path}`, { headers: { authorization: `Bearer ${token}` } });
  const master = parsePlaylist(await (await get('master.m3u8')).text());
  const uris = [...(master.playlists ?? []), ...Object.values(master.mediaGroups?.AUDIO?.sound ?? {})];
  const uri = uris.map((one) => one.uri ?? '').find((one) => one.endsWith(`/${rendition}.m3u8`)) ?? '';
  const { segments } = parsePlaylist(await (await get(uri)).text());
  const folder = uri.split('/')[0];
  return { id, segments: segments.map((segment) => async () => get(`${folder}/${segment.uri}`)) };
}

const filesIn = async (folder: string) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

describe('the cache', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ worker: false });
  });
  afterAll(async () => server[Symbol.asyncDispose]());

  test('keeps what was used last, below its limit, and nothing of scenes that are gone', async () => {
    const { app, dataDir } = server;
    const store = openSegmentStore({ ...app, config: { ...app.config, transcodeCacheBytes: 10 * MiB } });
    const id = await addScene(app);
    const folder = join(dataDir, 'transcodes', id, 'key', '720');
    await store.put('999999/key/720/0.m4s', [Buffer.alloc(10)]);
    for (let index = 0; index < 12; index += 1) {
      await store.put(`${id}/key/720/${index}.m4s`, [Buffer.alloc(MiB / 2), Buffer.alloc(MiB / 2)]);
      if (index < 8) await utimes(join(folder, `${index}.m4s`), index, index);
      await store.use(`${id}/key/720/0.m4s`);
    }
    await store.prune();

    const kept = await filesIn(folder);
    expect(kept.length).toBeGreaterThan(6);
    expect(kept.length).toBeLessThanOrEqual(9);
    expect(kept).toContain('0.m4s');
    expect(kept).toContain('11.m4s');
    expect(kept).not.toContain('1.m4s');
    expect(await readdir(join(dataDir, 'transcodes'))).toEqual([id]);
  });

  test('does not replace what is there', async () => {
    const store = openSegmentStore(server.app);
    const path = `${await addScene(server.app)}/key/720/0.m4s`;
    await store.put(path, [Buffer.from('first')]);
    await store.put(path, [Buffer.from('another')]);
    expect((await stat(join(server.dataDir, 'transcodes', path))).size).toBe(5);
  });

  test.each([
    ['an AVI without its second half', 'avi', '240'],
    ['a Matroska without its second half', 'mkv', '180'],
    ['its sound', 'mkv', 'sound0'],
  ] as const)('%s plays to its end', async (_, name, rendition) => {
    const { segments } = await segmentsOf(server, await halfClip(name), rendition);
    expect(segments.length).toBeGreaterThan(0);
    for (const get of segments) expect((await get()).status).toBe(200);
  });

  test.each([
    ['an MP4', 'a.mp4', ['-movflags', '+faststart']],
    ['a Matroska', 'a.mkv', []],
  ])('%s with hardly more than its headers has no segments, now or later', async (_, name, args) => {
    const film = join(server.dataDir, name);
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=duration=6:size=320x180:rate=5', '-c:v', 'libx264'];
    await runFfmpeg(server.media, [...picture, ...args, film], { file: film });
    await truncate(film, 3000);
    const { segments } = await segmentsOf(server, film, '180');
    expect(segments).toHaveLength(2);
    const statusOf = async (index: number) => (await segments[index]?.())?.status;
    expect(await statusOf(0)).toBe(404);
    expect(await statusOf(1)).toBe(404);
    const answer = await segments[0]?.();
    expect(answer?.headers.has('retry-after')).toBe(false);
    expect(await answer?.json()).toMatchObject({
      error: { code: 'NOT_FOUND', message: 'The film is damaged: there is nothing here that can be played.' },
    });
  });
});

describe.runIf(mayMount)('a disk without room', () => {
  test('no half segment is sent, and the next request works when there is room', async () => {
    await using stack = new AsyncDisposableStack();
    const dataDir = stack.adopt(await temporaryFolder(), removeFolder);
    const transcodes = join(dataDir, 'transcodes');
    await mkdir(transcodes);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', transcodes]);
    stack.defer(() => void execFileSync('umount', ['--lazy', transcodes]));
    const server = stack.use(await startTestServer({ worker: false, dataDir }));
    const { id, segments } = await segmentsOf(server, await clip('avi'), '240');
    const filler = await open(join(transcodes, 'filler'), 'w');
    const { bavail, bsize } = await statfs(transcodes);
    await filler.writeFile(Buffer.alloc((bavail - 8) * bsize)); // room for a beginning
    await rm(join(transcodes, 'filler')); // it takes its room until it is closed, and nobody can make any
    const first = await segments[0]?.();

    expect(first?.status).toBe(503);
    expect(first?.headers.get('retry-after')).toBe('2');
    expect(await first?.json()).toMatchObject({ error: { message: expect.stringContaining('disk') } });
    await filler.close();
    expect((await segments[0]?.())?.status).toBe(200);
    expect((await filesIn(join(transcodes, id))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
