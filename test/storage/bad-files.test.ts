/** Files and folders that are not as they should be: each has one clear error in the right place, the others are taken in. */
import { copyFile, mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import type { Client, ScanCoreFragment, SceneCoreFragment } from '../../src/sdk/client.ts';
import { clip, emptyClip, halfClip, holedClip, textClip } from '../support/clips.ts';
import { lackingFilter } from '../support/engines.ts';
import { mediaTools } from '../support/media.ts';
import { removeFolder, startTestServer, type TestServer, temporaryFolder } from '../support/server.ts';
import { makeStrangeFilm, type StrangeFilm, strangeFilms } from '../support/strange-films.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let folder: string;
const lines: string[] = [];
let client: Client;
let scan: ScanCoreFragment;
let scenes: SceneCoreFragment[];

const strangeNames = [`It's "quoted".mp4`, 'emoji 🎬.mp4', 'two\nlines.mp4', '100%?#&.mp4', '-rf.mp4', ' leading.mp4'];
const latin1 = Buffer.concat([Buffer.from('caf'), Buffer.from([0xe9]), Buffer.from('.mp4')]);

beforeAll(async () => {
  folder = await temporaryFolder();
  const stream = new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) });
  const media = await lackingFilter(folder, 'zscale');
  server = await startTestServer({ media, log: pino({ level: 'warn' }, stream) });
  client = (await server.user('admin')).client;
  const at = (...parts: string[]) => join(server.library, ...parts);
  const good = await clip('short');
  await mkdir(at('deep', 'deeper'), { recursive: true });
  await copyFile(good, at('deep', 'deeper', 'GOOD.MP4'));
  for (const name of strangeNames) await copyFile(good, at(name));
  await copyFile(good, at('old.mp4'));
  await utimes(at('old.mp4'), new Date('1960-01-01'), new Date('1960-01-01'));
  await copyFile(await textClip(), at('text.mp4'));
  await copyFile(await emptyClip(), at('empty.mp4'));
  await copyFile(await halfClip('mp4'), at('half.mp4'));
  await copyFile(await holedClip('clock'), at('holed.mp4'));
  await copyFile(good, at('unfinished.part'));
  await writeFile(at('notes.txt'), 'no video');
  await writeFile(at('program.ts'), "export const answer = 'Größe';\n");
  const late = "settb=1/1000,setpts='if(eq(N,0),0,5e12)'";
  const twoFrames = ['-f', 'lavfi', '-i', 'color=red:size=64x64:rate=10:duration=0.2', '-vf', late];
  const exactly = ['-fps_mode', 'passthrough', '-enc_time_base', '1:1000', '-c:v', 'libx264', '-bf', '0'];
  await runFfmpeg(await mediaTools(), [...twoFrames, ...exactly, at('ages.mkv')], { file: 'ages.mkv' });
  const hdr = strangeFilms.find(({ name }) => name === 'hdr10.mkv') as StrangeFilm;
  await rename(await makeStrangeFilm(await mediaTools(), hdr, folder), at('hdr.mkv'));
  await copyFile(good, at('renamed.mp4'));
  await rename(at('renamed.mp4'), Buffer.concat([Buffer.from(`${server.library}/`), latin1]));
  await symlink('..', at('deep', 'loop'));
  await symlink('itself.mp4', at('itself.mp4'));
  await symlink(good, at('elsewhere.mp4'));
  await symlink(at('notes.txt'), at('notes-again.txt'));
  await mkdir(at('folder.mp4'));
  await mkdir(at('x'.repeat(200), 'y'.repeat(200)), { recursive: true });
  await copyFile(good, at('x'.repeat(200), 'y'.repeat(200), `${'z'.repeat(200)}.mp4`));

  await client.createStoragePath({ name: 'Clips', path: server.library });
  await client.startScan();
  scan = await eventually(async () => {
    const latest = (await client.scans({ first: 1 })).scans?.nodes[0];
    return latest?.completedAt && latest;
  });
  scenes = await eventually(async () => {
    const { nodes } = (await client.scenes({ first: 100 })).scenes;
    return nodes.every(({ processingStatus }) => ['COMPLETED', 'FAILED'].includes(processingStatus)) && nodes;
  });
}, 90_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await removeFolder(folder);
});

const sceneOf = (name: string) => scenes.find(({ originalFilename }) => originalFilename === name);
const errorOf = (name: string) =>
  scan.fileErrors.filter(({ path }) => path.endsWith(name)).map(({ message }) => message);

describe('the scan', () => {
  test('takes in every good file, whatever its name, at any depth', () => {
    for (const name of [...strangeNames, 'GOOD.MP4']) {
      expect(sceneOf(name), name).toMatchObject({
        processingStatus: 'COMPLETED',
        thumbnail: { width: expect.any(Number) },
      });
    }
  });

  test('ends well, and counts and names what it left out', () => {
    expect(scan).toMatchObject({ status: 'COMPLETED', errorMessage: null, videosAdded: 13, errors: 6 });
    expect(scan.fileErrors).toHaveLength(6);
  });

  test.each([
    ['empty.mp4', /empty \(0 bytes\)/],
    ['caf\uFFFD.mp4', /not valid UTF-8/],
    ['/deep/loop', /Links are not followed/],
    ['itself.mp4', /leads to itself/],
    ['elsewhere.mp4', /Links are not followed/],
    [`${'z'.repeat(200)}.mp4`, /longer than 512 characters/],
  ])('has one error for %s', (name, message) => {
    expect(errorOf(name)).toEqual([expect.stringMatching(message)]);
    expect(sceneOf(name)).toBeUndefined();
  });
});

test('a program in TypeScript is no film, though recorders call theirs .ts as well', () => {
  expect(sceneOf('program.ts')).toBeUndefined();
  expect(errorOf('program.ts')).toEqual([]);
});

test('an HDR film is taken in by an ffmpeg that cannot convert its colours, which the log says', () => {
  expect(sceneOf('hdr.mkv')).toMatchObject({ processingStatus: 'COMPLETED', thumbnail: { width: expect.any(Number) } });
  expect(lines.filter((line) => line.includes('no zscale and tonemap filters'))).toHaveLength(1);
});

test('a file from before 1970 is taken in, without its date', () => {
  expect(sceneOf('old.mp4')).toMatchObject({ processingStatus: 'COMPLETED', fileCreatedAt: null });
});

test('a film that is damaged in its middle has its pictures, and says what is wrong with it', () => {
  expect(sceneOf('holed.mp4')).toMatchObject({
    isCorrupted: true,
    corruptionReason: expect.stringMatching(/^"holed\.mp4" is damaged: pictures near .* cannot be decoded$/),
    processingStatus: 'COMPLETED',
    processingError: null,
    thumbnail: { url: expect.any(String) },
  });
});

describe('the job', () => {
  test.each([
    ['text.mp4', /^"text\.mp4" is not a video file$/, false],
    ['ages.mkv', /^"ages\.mkv" says that it lasts 5,000,000,000 seconds, which no film does$/, true],
    ['half.mp4', /^"half\.mp4" ends after .* promises/, true],
  ])('of %s fails with one clear error, on job and scene', async (name, message, isCorrupted) => {
    const scene = sceneOf(name);
    expect(scene?.processingError).toMatch(message);
    expect(scene).toMatchObject({ processingStatus: 'FAILED', thumbnail: null, isCorrupted });
    const { jobs } = await client.jobs({ filter: { sceneId: scene?.id } });
    expect(jobs?.nodes).toEqual([
      expect.objectContaining({ phase: 'METADATA', status: 'FAILED', errorMessage: scene?.processingError }),
    ]);
  });

  test('of a repaired file makes a failed scene a completed one', async () => {
    const scene = sceneOf('half.mp4');
    await copyFile(await clip('short'), join(server.library, 'half.mp4'));
    await client.processScenes({ phase: 'METADATA', ids: [scene?.id ?? ''] });
    const repaired = await eventually(async () => {
      const now = (await client.scene({ id: scene?.id ?? '' })).scene;
      return now?.processingStatus === 'COMPLETED' && now;
    });
    expect(repaired).toMatchObject({
      processingError: null,
      isCorrupted: false,
      thumbnail: { width: expect.any(Number) },
    });
  });
});
