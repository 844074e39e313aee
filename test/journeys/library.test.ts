/** The main job: a folder of videos becomes a processed, queryable, streamable library, live. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probe } from '../../src/media/probe.ts';
import type { Client, JobChangedSubscription, SceneCoreFragment } from '../../src/sdk/client.ts';
import { copySampleClips } from '../support/clips.ts';
import { imageSize } from '../support/images.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { collectUntil, eventually } from '../support/wait.ts';

let server: TestServer;
let client: Client;
let scenes: SceneCoreFragment[];
const jobEvents: JobChangedSubscription['jobChanged'][] = [];
const sceneKinds = new Map<string, string[]>();
let scans: { status: string; videosAdded: number }[];
let queues: { pending: number; running: number }[];

beforeAll(async () => {
  server = await startTestServer();
  client = (await server.user('admin')).client;
  await copySampleClips(server.library);
  const jobs = watchJobs();
  const sceneEvents = watchScenes();
  const queueEvents = collectUntil(client.queueChanged(), ({ queueChanged }, all) => {
    const busy = queueChanged.phases.some(({ pending, running }) => pending + running > 0);
    return !busy && all.length > 2;
  });
  const scanEvents = collectUntil(client.scanChanged(), ({ scanChanged }) => scanChanged.status !== 'RUNNING');
  await client.queueChanged()[Symbol.asyncIterator]().next(); // what was asked for before stands, too
  const { createStoragePath } = await client.createStoragePath({ name: 'Clips', path: server.library });
  await client.startScan({ storagePathIds: [createStoragePath.id] });
  scans = (await scanEvents).map(({ scanChanged }) => scanChanged);
  queues = (await queueEvents).flatMap(({ queueChanged }) => queueChanged.phases);
  scenes = await eventually(async () => {
    const { nodes } = (await client.scenes({ first: 100 })).scenes;
    return nodes.length === 6 && nodes.every(({ processingStatus }) => processingStatus === 'COMPLETED') && nodes;
  }, 60);
  void jobs;
  void sceneEvents;
}, 120_000);

afterAll(async () => server[Symbol.asyncDispose]());

async function watchJobs(): Promise<void> {
  for await (const { jobChanged } of client.jobChanged()) jobEvents.push(jobChanged);
}

async function watchScenes(): Promise<void> {
  for await (const { sceneChanged } of client.sceneChanged()) {
    for (const id of sceneChanged.sceneIds) sceneKinds.set(id, [...(sceneKinds.get(id) ?? []), sceneChanged.kind]);
  }
}

const byName = (name: string) =>
  scenes.find(({ displayTitle }) => displayTitle === name) ?? expect.fail(`no scene ${name}`);
const fetchAsset = async (url: string, init?: RequestInit) => fetch(new URL(url, server.url), init);

test('metadata is read from every container and codec', () => {
  const facts = scenes.map(({ displayTitle, width, height, duration, videoCodec, audioCodec, mimeType }) =>
    [displayTitle, `${width}x${height}`, duration, videoCodec, audioCodec, mimeType].join(' | '),
  );
  expect(facts.toSorted()).toEqual([
    'Harbour at Dawn.mp4 | 1280x720 | 12 | h264 | aac | video/mp4; codecs="avc1.42E01F,mp4a.40.2"',
    'Night Train.mkv | 960x540 | 6 | hevc | aac | video/x-matroska; codecs="hvc1.1.6.L90.B0,mp4a.40.2"',
    'Paper Boats.webm | 854x480 | 8 | vp9 | opus | video/webm; codecs="vp09.00.10.08,opus"',
    'Rain on the Window.mov | 360x640 | 5 | h264 | aac | video/quicktime; codecs="avc1.42E01E,mp4a.40.2"',
    'Silent Garden.mp4 | 480x480 | 4 | h264 |  | video/mp4; codecs="avc1.42E01E"',
    'The Old Reel.avi | 640x480 | 7 | mpeg4 | mp3 | video/x-msvideo',
  ]);
});

test('durations are exact to the millisecond', async () => {
  const file = join(server.library, 'The Old Reel.avi');
  const { durationSeconds } = await probe(server.media, file);
  const { duration, durationMs } = byName('The Old Reel.avi');
  expect(durationMs).not.toBe(duration * 1000);
  expect(durationMs).toBe(Math.round(durationSeconds * 1000));
});

test('a scene that a scan found has its file, its origin and no title', async () => {
  const { title, originalFilename, origin, size, storedPath, fileCreatedAt, frameRate } = byName('Night Train.mkv');
  const file = await stat(join(server.library, 'Night Train.mkv'));
  expect({ title, originalFilename, origin, size, storedPath, frameRate }).toEqual({
    title: null,
    originalFilename: 'Night Train.mkv',
    origin: 'scan',
    size: file.size,
    storedPath: join(server.library, 'Night Train.mkv'),
    frameRate: 25,
  });
  expect(new Date(fileCreatedAt ?? 0).getTime()).toBe(Math.floor(file.mtimeMs));
});

test('thumbnails have the shape of the film in both sizes, and are never enlarged', async () => {
  const { thumbnail, largeThumbnail } = byName('Rain on the Window.mov');
  const sizes = await Promise.all(
    [thumbnail, largeThumbnail].map(async (image) => {
      const response = await fetchAsset(image?.url ?? '');
      expect(response.headers.get('content-type')).toBe('image/webp');
      return imageSize(server.media, Buffer.from(await response.arrayBuffer()));
    }),
  );
  expect(sizes).toEqual([
    { width: 180, height: 320 },
    { width: 360, height: 640 },
  ]);
  expect(sizes).toEqual([thumbnail, largeThumbnail].map((image) => ({ width: image?.width, height: image?.height })));
});

test('the SHA-256 is computed afterwards', async () => {
  const { createHash } = await import('node:crypto');
  const content = await readFile(join(server.library, 'Silent Garden.mp4'));
  const { id } = byName('Silent Garden.mp4');
  const hash = await eventually(async () => (await client.scene({ id })).scene?.fileHash);
  expect(hash).toBe(createHash('sha256').update(content).digest('hex'));
});

test('the film is streamed, whole and in part, to whoever holds its URL', async () => {
  const { streamUrl } = byName('Paper Boats.webm');
  const content = await readFile(join(server.library, 'Paper Boats.webm'));
  const whole = await fetchAsset(streamUrl ?? '');
  expect(whole.headers.get('content-type')).toBe('video/webm; codecs="vp09.00.10.08,opus"');
  expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
  const part = await fetchAsset(streamUrl ?? '', { headers: { range: 'bytes=100-299' } });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(100, 300))).toBe(true);
});

test('sprites are made when they are asked for, and the VTT leads to the sheets', async () => {
  const { id } = byName('Harbour at Dawn.mp4');
  expect((await client.processScenes({ phase: 'SPRITES', ids: [id] })).processScenes).toMatchObject({
    queued: 1,
    skipped: 0,
  });
  const sprites = await eventually(async () => (await client.scene({ id })).scene?.sprites);
  expect(sprites).toMatchObject({
    sheetCount: 1,
    columns: 12,
    rows: 8,
    tileWidth: 320,
    tileHeight: 180,
    intervalSeconds: 5,
  });
  const vtt = await (await fetchAsset(sprites.vttUrl)).text();
  const cues = vtt.match(/\S+#xywh=\S+/g) ?? [];
  expect(cues).toHaveLength(3);
  const sheet = await fetch(new URL(cues[0]?.split('#')[0] ?? '', new URL(sprites.vttUrl, server.url)));
  expect(sheet.status).toBe(200);
  expect(await imageSize(server.media, Buffer.from(await sheet.arrayBuffer()))).toEqual({
    width: 12 * 320,
    height: 8 * 180,
  });
});

test('a phase that is asked for again replaces its files and their URLs', async () => {
  const { id, thumbnail } = byName('Silent Garden.mp4');
  await client.processScenes({ phase: 'THUMBNAIL', ids: [id] });
  const again = await eventually(async () => {
    const now = (await client.scene({ id })).scene?.thumbnail;
    return now?.url !== thumbnail?.url && now;
  });
  expect((await fetchAsset(again.url)).status).toBe(200);
  await eventually(async () => (await fetchAsset(thumbnail?.url ?? '')).status === 404);
});

test('every job was seen to start and to end, with progress that never went back', async () => {
  const jobs = await eventually(() => {
    const events = Map.groupBy(jobEvents, ({ job }) => job.id);
    return [...events.values()].every((of) => of.at(-1)?.job.completedAt) && events;
  });
  const ended = [...jobs.values()].map((events) => events.at(-1)?.job);
  const phases = ended.map((job) => `${job?.phase} ${job?.status}`);
  expect(phases.filter((phase) => phase === 'METADATA COMPLETED')).toHaveLength(6);
  expect(phases.filter((phase) => phase === 'THUMBNAIL COMPLETED').length).toBeGreaterThanOrEqual(6);
  for (const events of jobs.values()) {
    const progress = events.map(({ job }) => job.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(100);
    expect(events.filter(({ job }) => job.status === 'COMPLETED')).toHaveLength(1);
  }
});

test('the scan told how far it had come, the queue what there was to do, the scenes that they came and changed', () => {
  expect(scans.at(-1)).toMatchObject({
    status: 'COMPLETED',
    videosAdded: 6,
    errors: 0,
    filesFound: 6,
    pathsScanned: 1,
  });
  expect(queues.some(({ pending, running }) => pending + running > 0)).toBe(true);
  for (const { id } of scenes) expect(sceneKinds.get(id)).toEqual(expect.arrayContaining(['CREATED', 'UPDATED']));
});

test('a second scan skips what is known and takes in what is new', async () => {
  await writeFile(join(server.library, 'Another.mp4'), await readFile(join(server.library, 'Silent Garden.mp4')));
  const { startScan } = await client.startScan();
  const scan = await eventually(async () => {
    const { scans } = await client.scans({ first: 1 });
    return scans?.nodes[0]?.completedAt && scans.nodes[0];
  });
  expect(scan).toMatchObject({
    id: startScan.id,
    status: 'COMPLETED',
    videosAdded: 1,
    videosSkipped: 6,
    fileErrors: [],
  });
});
