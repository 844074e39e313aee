/** HLS over the wire: real films, real ffmpeg. */
import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { PlaybackKind } from '../../src/playback/playback.enums.ts';
import { type ClipName, clip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { parsePlaylist, violationsOf } from '../support/playlists.ts';
import { processesWith } from '../support/processes.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';
import { eventually } from '../support/wait.ts';

const run = promisify(execFile);

let server: TestServer;
/** A second API process on the same database and data folder. */
let other: TestServer;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { maxTranscodes: 1 } });
  const { databaseUrl, dataDir } = server;
  other = await startTestServer({ worker: false, config: { maxTranscodes: 1 }, databaseUrl, dataDir });
  user = await server.user('user');
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

let films = 0;

async function addFilm(from: string, values: Parameters<typeof addScene>[1] = {}) {
  films += 1;
  const storedPath = join(server.library, `${films}-${from.split('/').at(-1)}`);
  await copyFile(from, storedPath);
  return { storedPath, ...(await shown(await addScene(server.app, { storedPath, ...values }))) };
}

const addClip = async (name: ClipName, values = {}) => addFilm(await clip(name), values);

interface Source {
  kind: PlaybackKind;
  url: string;
  mimeType: string;
  label: string;
  width: number;
  height: number;
  bitRate: number | null;
  isOriginal: boolean;
}

async function shown(id: string, { token } = user) {
  const query = `query ($id: ID!) { scene(id: $id) { playback { sources { kind url mimeType label width height bitRate isOriginal } } } }`;
  const { data } = await ask(server.url, query, { token, variables: { id } });
  const { sources } = (data as { scene: { playback: { sources: Source[] } } }).scene.playback;
  return { id, sources, master: sources.find(({ kind }) => kind === PlaybackKind.HLS)?.url ?? '' };
}

const get = async (address: string, from = server, init: RequestInit = {}) => fetch(new URL(address, from.url), init);

/** Where an address in a playlist leads. */
const beside = (playlist: string, address: string) => {
  const { pathname, search } = new URL(address, new URL(playlist, server.url));
  return pathname + search;
};

async function textOf(address: string): Promise<string> {
  const response = await get(address);
  expect(`${response.status} ${response.headers.get('content-type')}`).toBe('200 application/vnd.apple.mpegurl');
  return response.text();
}

/** The renditions of a film by their names, with the addresses of their segments. */
async function renditionsOf(master: string) {
  const text = await textOf(master);
  expect(violationsOf(text)).toEqual([]);
  const { playlists = [], mediaGroups } = parsePlaylist(text);
  const sounds = Object.values(mediaGroups?.AUDIO?.sound ?? {}).map(({ uri = '' }) => uri);
  const all = await Promise.all(
    [...playlists.map(({ uri }) => uri), ...sounds].map(async (uri) => {
      const address = beside(master, uri);
      const playlist = await textOf(address);
      expect(violationsOf(playlist)).toEqual([]);
      const { segments } = parsePlaylist(playlist);
      const name = /(\w+)\.m3u8/.exec(uri)?.[1] ?? '';
      return {
        name,
        init: beside(address, segments[0]?.map?.uri ?? ''),
        segments: segments.map((segment) => beside(address, segment.uri)),
        durations: segments.map(({ duration }) => duration),
      };
    }),
  );
  return new Map(all.map((rendition) => [rendition.name, rendition]));
}

type Rendition = NonNullable<ReturnType<Awaited<ReturnType<typeof renditionsOf>>['get']>>;

async function renditionOf(master: string, name: string): Promise<Rendition> {
  const found = (await renditionsOf(master)).get(name);
  if (!found) throw new Error(`There is no rendition ${name}`);
  return found;
}

async function bytesOf(address: string, from = server): Promise<Buffer> {
  const response = await get(address, from);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

/** When each packet of these segments is shown, as ffprobe reads them. */
async function timesOf({ init, segments }: Rendition, indexes: readonly number[]): Promise<number[]> {
  const parts = [await bytesOf(init)];
  for (const index of indexes) parts.push(await bytesOf(segments[index] ?? ''));
  const file = join(server.library, 'part.mp4');
  await writeFile(file, Buffer.concat(parts));
  const args = ['-v', 'error', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file];
  const { stdout } = await run(server.media.ffprobe, args);
  return stdout
    .trim()
    .split('\n')
    .map(Number.parseFloat)
    .toSorted((one, two) => one - two);
}

describe('what a scene says', () => {
  test('a film for browsers plays directly, and by HLS', async () => {
    const values = { codecs: 'avc1.64000D,mp4a.40.2', width: 320, height: 180, frameRate: 25, bitRate: '500000' };
    const { id, sources } = await addClip('mp4', values);

    expect(sources).toEqual([
      {
        kind: 'DIRECT',
        url: expect.stringMatching(new RegExp(`^/media/stream/${id}\\?grant=`)),
        mimeType: 'video/mp4; codecs="avc1.64000D,mp4a.40.2"',
        label: 'Original',
        width: 320,
        height: 180,
        bitRate: 500000,
        isOriginal: true,
      },
      {
        kind: 'HLS',
        url: expect.stringMatching(new RegExp(`^/media/stream/${id}/hls/master.m3u8\\?grant=`)),
        mimeType: 'application/vnd.apple.mpegurl; codecs="avc1.64001E,mp4a.40.2"',
        label: '180p',
        width: 320,
        height: 180,
        bitRate: 1_400_000,
        isOriginal: false,
      },
    ]);
  });

  test('one that browsers do not play begins with HLS', async () => {
    const values = { storedPath: join(server.library, 'no.avi'), codecs: '', width: 0, height: 0 };
    const { sources } = await shown(await addScene(server.app, values));

    expect(sources.map(({ kind, mimeType }) => `${kind} ${mimeType}`)).toEqual([
      'HLS application/vnd.apple.mpegurl',
      'DIRECT video/x-msvideo',
    ]);
  });

  test('one in the trash plays in no way', async () => {
    const { sources } = await shown(await addScene(server.app, { trashedAt: new Date().toISOString() }));
    expect(sources).toEqual([]);
  });

  test('a page of scenes costs no statement more with it', async () => {
    const page = (fields: string) => () =>
      ask(server.url, `{ scenes(first: 50) { nodes { id ${fields} } } }`, { token: user.token });
    await page('')();
    const without = await statementsOf(page(''));
    expect(await statementsOf(page('playback { sources { url mimeType } }'))).toHaveLength(without.length);
  });
});

describe('copied pictures', () => {
  let film: Awaited<ReturnType<typeof addClip>>;
  let copy: Rendition;
  beforeAll(async () => {
    film = await addClip('clock in mkv');
    copy = await renditionOf(film.master, 'copy');
  });

  test('are cut at keyframes, and last as long as the film', () => {
    expect(copy.durations).toEqual(Array.from({ length: 8 }, () => 4));
  });

  test('begin with the film, as the other renditions do, also where its sound is there before them', async () => {
    const path = join(server.library, 'late.mkv');
    const picture = ['-itsoffset', '0.04', '-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=25:duration=6'];
    const sound = ['-f', 'lavfi', '-i', 'sine=duration=6', '-map', '0', '-map', '1', '-c:v', 'libx264', '-bf', '2'];
    await run(server.media.ffmpeg, ['-v', 'error', ...picture, ...sound, '-g', '25', '-c:a', 'ac3', path]);
    const { master } = await shown(await addScene(server.app, { storedPath: path }));
    const [first, second = 0] = await timesOf(await renditionOf(master, 'copy'), [0]);
    expect(first).toBeLessThan(0.05); // decoded at 0; shown when its B-frames have been
    expect(second).toBeGreaterThan(0.06);
  });

  test('there are none of a damaged film, whose gaps only transcoding fills', async () => {
    const { master } = await addClip('clock in mkv', { isCorrupted: true });
    expect([...(await renditionsOf(master)).keys()]).not.toContain('copy');
  });

  test('every one is where the playlist says, whichever is asked for first', async () => {
    for (const index of [6, 0, 3]) {
      const times = await timesOf(copy, [index]);
      expect(times).toHaveLength(40);
      expect(times[0]).toBeCloseTo(index * 4, 2);
      expect(times.at(-1)).toBeCloseTo(index * 4 + 3.9, 2);
    }
  });

  test('all of them are the film, without a gap, though several runs made them', async () => {
    const times = await timesOf(copy, [...copy.segments.keys()]);
    expect(times).toHaveLength(320);
    for (const [index, time] of times.entries()) expect(time).toBeCloseTo(index / 10, 2);
  });

  test('another process sends what this one has made', async () => {
    const made = await bytesOf(copy.segments[3] ?? '');
    expect(await bytesOf(copy.segments[3] ?? '', other)).toEqual(made);
    expect(other.app.transcoder.active).toBe(0);
  });
});

/** Segments of 4 s hold no whole number of its pictures; its sound must be resampled. */
async function filmOfOddRate(): Promise<string> {
  const file = join(server.library, 'odd.mkv');
  const pictures = ['-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=30000/1001:duration=24'];
  const sound = ['-f', 'lavfi', '-i', 'sine=sample_rate=44100:duration=24', '-c:v', 'mpeg4', '-c:a', 'mp3'];
  await run(server.media.ffmpeg, ['-v', 'error', '-y', ...pictures, ...sound, file]);
  return file;
}

describe('transcoded films', () => {
  test('pictures and sound of an AVI', async () => {
    const { master } = await addClip('avi');
    const [pictures, sound] = await Promise.all(['240', 'sound0'].map((name) => renditionOf(master, name)));

    const times = await timesOf(pictures as Rendition, [0]);
    expect(times[0]).toBe(0);
    expect(times.length).toBeGreaterThanOrEqual(100);
    const heard = await timesOf(sound as Rendition, [0]);
    expect(heard[0]).toBe(0);
    expect(heard.at(-1)).toBeGreaterThan(3.9);
  });

  test('fit together whoever made them: each segment begins where the one before ends', async () => {
    const { master } = await addFilm(await filmOfOddRate());
    const pictures = await renditionOf(master, '90');
    const sound = await renditionOf(master, 'sound0');

    const [rate, end] = [30_000 / 1001, 24];
    for (const index of [4, 2, 1]) {
      const [first = 0] = await timesOf(pictures, [index]);
      expect(first).toBeCloseTo(Math.ceil(index * 4 * rate) / rate, 3);
      const heard = await timesOf(sound, [index]);
      expect(heard[0]).toBeCloseTo(index * 4.096, 4);
      expect(heard).toHaveLength(192);
    }
    const last = pictures.segments.length - 1;
    expect((await timesOf(pictures, [last])).at(-1)).toBeGreaterThan(end - 0.1);
  });
});

/** A quarter of a minute of patterns, of which a fifth is zeroed, then five seconds of white. */
async function filmWithHole(): Promise<string> {
  const file = join(server.library, 'hole.avi');
  const pictures = ['-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=10:duration=20'];
  const white = ['-vf', "drawbox=c=white:t=fill:enable='gte(t,15)'", '-c:v', 'mpeg4', '-q:v', '4', '-g', '10'];
  await run(server.media.ffmpeg, ['-v', 'error', '-y', ...pictures, ...white, file]);
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(0, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.6)));
  return file;
}

test('what comes after the hole of an AVI comes in its time, though the film is watched through', async () => {
  const { master } = await addFilm(await filmWithHole(), { isCorrupted: true });
  const { init, segments } = await renditionOf(master, '90');
  const parts = [await bytesOf(init)];
  for (const address of segments) parts.push(await bytesOf(address));
  const file = join(server.library, 'watched.mp4');
  await writeFile(file, Buffer.concat(parts));
  const brightness = 'signalstats,metadata=mode=print:key=lavfi.signalstats.YAVG:file=-';
  const { stdout } = await run(server.media.ffmpeg, ['-v', 'error', '-i', file, '-vf', brightness, '-f', 'null', '-']);
  const frames = [...stdout.matchAll(/pts_time:([\d.]+)\s+lavfi\.signalstats\.YAVG=([\d.]+)/g)];
  const white = frames.find(([, , average]) => Number(average) > 200)?.[1];
  expect(Number(white)).toBeCloseTo(15, 0);
  expect(Number(frames.at(-1)?.[1])).toBeGreaterThan(19.5);
});

describe('what is wrong', () => {
  let film: Awaited<ReturnType<typeof addClip>>;
  let copy: Rendition;
  beforeAll(async () => {
    film = await addClip('clock');
    copy = await renditionOf(film.master, 'copy');
  });
  const statusOf = async (address: string, init: RequestInit = {}) => (await get(address, server, init)).status;
  const changed = (from: string | RegExp, to: string) => statusOf((copy.segments[0] ?? '').replace(from, to));

  test('segments and renditions that do not exist', async () => {
    expect(await changed('/0.m4s', '/8.m4s')).toBe(404);
    expect(await changed('/0.m4s', '/00.m4s')).toBe(404);
    expect(await changed('/0.m4s', '/-1.m4s')).toBe(404);
    expect(await changed('/0.m4s', '/99999999999999.m4s')).toBe(404);
    expect(await changed('/copy/', '/4320/')).toBe(404);
    expect(await changed('/copy/', '/sound0/')).toBe(404);
    expect(await changed('/copy/0.m4s', '/..%2f..%2fmaster.m3u8')).toBe(404);
    expect(await changed(/hls\/.*\?/, 'hls/master.m3u8/?')).toBe(404);
  });

  test('no grant, a forged one, and that of another film', async () => {
    const another = await addClip('silent');
    const grant = new URL(another.master, server.url).search;
    expect(await changed(/\?.*/, '')).toBe(401);
    expect(await changed(/\?.*/, '?grant=1.2.3')).toBe(403);
    expect(await changed(/\?.*/, grant)).toBe(403);
    expect(await statusOf(film.master.replace(/\?.*/, grant))).toBe(403);
    expect(
      await statusOf(film.master.replace(/\?.*/, ''), { headers: { authorization: `Bearer ${user.token}` } }),
    ).toBe(200);
  });

  test('a film that is replaced: its segments are gone, the new ones are there', async () => {
    const { master, storedPath } = await addClip('clock');
    const before = await renditionOf(master, 'copy');
    await utimes(storedPath, 1, 1);

    const answer = await get(before.segments[0] ?? '');
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({ error: { code: 'GONE', message: expect.stringContaining('master') } });
    expect(await timesOf(await renditionOf(master, 'copy'), [1])).toHaveLength(40);
  });

  test('a film that vanishes, and comes back', async () => {
    const { master, storedPath } = await addClip('clock');
    await rm(storedPath);
    expect(await statusOf(master)).toBe(404);
    await copyFile(await clip('clock'), storedPath);
    expect(await statusOf(master)).toBe(200);
  });

  test('a file that is no film', async () => {
    const letter = join(server.library, 'letter.txt');
    await writeFile(letter, 'Dear aunt');
    const { master } = await addFilm(letter);
    expect(await statusOf(master)).toBe(404);
  });

  test('a scene in the trash', async () => {
    const { id, master } = await addClip('clock');
    const trashedAt = new Date().toISOString();
    await rows(server.app.orm.em.fork()).updateTable('scenes').set({ trashedAt }).where('id', '=', id).execute();
    expect(await statusOf(master)).toBe(410);
  });
});

describe('under load', () => {
  const addLongFilm = async () => addClip('long');
  let viewer: TestUser;
  beforeAll(async () => {
    viewer = await server.user('user');
  });

  test('ffmpeg is killed: what is there is whole, and the next request works', async () => {
    const film = await addLongFilm();
    const pictures = await renditionOf(film.master, '720');
    expect((await get(pictures.segments[0] ?? '')).status).toBe(200);
    const waiting = get(pictures.segments[4] ?? '');
    for (const pid of processesWith(server.media.ffmpeg, film.storedPath)) process.kill(pid, 'SIGKILL');

    expect([200, 503]).toContain((await waiting).status);
    await eventually(async () => (await get(pictures.segments[4] ?? '')).status === 200, 60);
    expect(await timesOf(pictures, [4])).toHaveLength(100);
    const folder = join(server.dataDir, 'transcodes', film.id);
    for (const name of await readdir(folder, { recursive: true })) {
      const index = /720.(\d+)\.m4s$/.exec(name)?.[1];
      if (index) expect(await timesOf(pictures, [Number(index)])).toHaveLength(100);
    }
  });

  test('no more films than allowed at once, and one ffmpeg for all who watch the same', async () => {
    const film = await addLongFilm();
    const pictures = await renditionOf(film.master, '480');
    const [one] = await Promise.all([bytesOf(pictures.segments[0] ?? ''), bytesOf(pictures.init)]);
    const ffmpegs = () => processesWith(film.storedPath, '-force_key_frames');
    const before = ffmpegs();
    const again = await shown(film.id, await server.user('user'));
    const theirs = await renditionOf(again.master, '480');
    expect(await bytesOf(theirs.segments[0] ?? '')).toEqual(one);
    expect(await bytesOf(theirs.segments[2] ?? '')).not.toEqual(one);
    expect(before).not.toHaveLength(0);
    expect(ffmpegs()).toEqual(before);

    const { data } = await ask(server.url, '{ server { transcoding { active max } } }');
    expect(data).toEqual({ server: { transcoding: { active: 1, max: 1 } } });
    const third = await shown((await addClip('avi')).id, await server.user('user'));
    const answer = await get((await renditionOf(third.master, '240')).segments[0] ?? '');
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } });
  });

  test('a player that begins in the middle gets what comes before all segments by the same ffmpeg', async () => {
    const film = await shown((await addLongFilm()).id, viewer);
    const pictures = await renditionOf(film.master, '720');
    const answers = await Promise.all([pictures.init, pictures.segments[9] ?? ''].map((file) => get(file, other)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('who changes to another size while they wait for a segment gets that one', async () => {
    const path = join(server.library, 'large.avi');
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=10:duration=60'];
    await run(server.media.ffmpeg, ['-v', 'error', ...picture, '-c:v', 'mpeg4', '-q:v', '9', path]);
    const film = await shown(await addScene(server.app, { storedPath: path }), viewer);
    const [large, small] = [await renditionOf(film.master, '720'), await renditionOf(film.master, '480')];
    const abandoned = get(large.segments[5] ?? '', other);
    const transcodes = () => processesWith(path, '-force_key_frames');
    await eventually(() => transcodes().length > 0);
    expect((await get(small.segments[9] ?? '', other)).status).toBe(200);
    await abandoned;
  }, 60_000);
});
