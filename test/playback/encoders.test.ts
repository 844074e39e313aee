/** Encoders of graphics chips where there are none: what is found, what is said, and films that are played all the same. */
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEncoder, software } from '../../src/playback/encoders.ts';
import { clip } from '../support/clips.ts';
import { endingWell } from '../support/engines.ts';
import { addScene } from '../support/factories.ts';
import { mediaTools } from '../support/media.ts';
import { ask } from '../support/request.ts';
import { removeFolder, startTestServer, type TestServer, temporaryFolder } from '../support/server.ts';

let folder: string;
let server: TestServer;
const lines: string[] = [];
const ofServer: string[] = [];
const logInto = (list: string[]) =>
  pino({ level: 'info' }, new Writable({ write: (line, _, done) => done(void list.push(String(line))) }));
const log = logInto(lines);
const { signal } = new AbortController();

beforeAll(async () => {
  folder = await temporaryFolder();
  // Its test picture is encoded, and no film is, as with a chip that lacks what a film needs.
  const media = await endingWell(folder, ' lavfi ');
  server = await startTestServer({
    worker: false,
    media,
    log: logInto(ofServer),
    config: { transcodeEncoder: 'nvenc' },
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await removeFolder(folder);
});

test('none works here, and nothing is said of that', async () => {
  lines.length = 0;
  expect(await findEncoder(await mediaTools(), { transcodeEncoder: undefined }, { log, signal })).toBe(software);
  expect(lines).toEqual([]);
});

test('one that is asked for and does not work is said, with why', async () => {
  lines.length = 0;
  expect(await findEncoder(await mediaTools(), { transcodeEncoder: 'nvenc' }, { log, signal })).toBe(software);
  expect(lines.join()).toMatch(/TRANSCODE_ENCODER is nvenc, which does not work here, so software is used: .*ffmpeg/);
});

test('a film that it fails with is encoded by software, from the beginning and from its middle', async () => {
  const storedPath = join(server.library, 'film.avi');
  await copyFile(await clip('avi'), storedPath);
  const id = await addScene(server.app, { storedPath });
  const { token } = await server.user('user');
  const query = `{ scene(id: "${id}") { playback { sources { kind url } } } }`;
  const { data } = await ask(server.url, query, { token });
  const { sources } = (data as { scene: { playback: { sources: { kind: string; url: string }[] } } }).scene.playback;
  const master = new URL(sources.find(({ kind }) => kind === 'HLS')?.url ?? '', server.url);
  const text = async (url: URL) => (await fetch(url)).text();
  const address = (playlist: string, ending: string) =>
    playlist.split('\n').find((line) => !line.startsWith('#') && line.includes(ending)) ?? '';
  const media = new URL(address(await text(master), '.m3u8'), master);
  const segment = new URL(address(await text(media), '0.m4s'), media);

  const answer = await fetch(segment);
  expect(`${answer.status} ${(await answer.arrayBuffer()).byteLength > 1000}`).toBe('200 true');
  const found = await readdir(join(server.dataDir, 'transcodes'), { recursive: true });
  expect(found.filter((name) => name.endsWith('needs-software'))).toHaveLength(1);
  expect(ofServer.join()).toContain('Films are transcoded by nvenc.');
});
