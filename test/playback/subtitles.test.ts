/** Subtitles: found by a scan, and sent as WebVTT with the right characters. */
import { execFile } from 'node:child_process';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decoded, trackOfFile } from '../../src/media/subtitles.ts';
import { storagePathOf } from '../support/factories.ts';
import { parsePlaylist, violationsOf } from '../support/playlists.ts';
import { ask } from '../support/request.ts';
import { scanNow } from '../support/scans.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const words = 'Grüße an Zoë – „schön“ für 5 €';
const srt = (text: string) => `1\r\n00:00:01,000 --> 00:00:02,500\r\n${text}\r\n`;
const windows1252 = (text: string) => {
  const codes: Record<string, number> = { '–': 0x96, '„': 0x84, '“': 0x93, '€': 0x80 };
  return Buffer.from(Array.from(text, (character) => codes[character] ?? character.charCodeAt(0)));
};

describe('names of files', () => {
  test.each([
    ['Film.srt', '', 'Subtitles', false],
    ['Film.de.srt', 'de', 'German', false],
    ['Film.ger.ass', 'de', 'German', false],
    ['Film.en.forced.SRT', 'en', 'English (forced)', true],
    ['Film.pt-BR.sdh.vtt', 'pt-BR', 'Brazilian Portuguese (sdh)', false],
    ['Film.commentary.srt', '', 'commentary', false],
  ])('%s', (file, language, label, isForced) => {
    expect(trackOfFile(file, 'Film')).toMatchObject({ file, language, label, isForced });
  });

  test.each(['Film2.srt', 'Other.de.srt', 'Film.de.txt', 'Film.srt.bak', 'Filmsrt', 'Film.a.b.c.d.srt'])(
    '%s is none of the film',
    (file) => {
      expect(trackOfFile(file, 'Film')).toBeUndefined();
    },
  );
});

test('characters are read as they were written', () => {
  expect(decoded(Buffer.from(words))).toBe(words);
  expect(decoded(Buffer.from(`\ufeff${words}`))).toBe(words);
  expect(decoded(Buffer.from(`\ufeff${words}`, 'utf16le'))).toBe(words);
  expect(decoded(Buffer.from(`\ufeff${words}`, 'utf16le').swap16())).toBe(words);
  expect(decoded(windows1252(words))).toBe(words);
});

describe('of a scanned film', () => {
  let server: TestServer;
  let user: TestUser;
  let subtitles: { url: string; label: string; language: string | null; isForced: boolean }[];
  const read = async (label: string) => {
    const { url = '' } = subtitles.find((one) => one.label === label) ?? {};
    return fetch(new URL(url, server.url));
  };

  beforeAll(async () => {
    server = await startTestServer();
    user = await server.user('user');
    const inLibrary = (name: string) => join(server.library, name);
    await writeFile(inLibrary('inside.txt'), srt('inside the film'));
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=10:duration=3'];
    const text = ['-f', 'srt', '-i', inLibrary('inside.txt'), '-c:s', 'srt', '-metadata:s:s:0', 'language=fre'];
    const args = ['-v', 'error', ...picture, ...text, '-c:v', 'mpeg4', inLibrary('Film.mkv')];
    await promisify(execFile)(server.media.ffmpeg, args);
    await writeFile(inLibrary('Film.srt'), windows1252(srt(words)));
    await writeFile(inLibrary('Film.de.srt'), Buffer.from(`\ufeff${srt(words)}`, 'utf16le'));
    await writeFile(inLibrary('Film.en.forced.vtt'), `WEBVTT\n\n00:01.000 --> 00:02.000\n${words}\n`);
    const fields = 'Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text';
    const events = `Format: ${fields}\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,`;
    await writeFile(
      inLibrary('Film.ja.ass'),
      `[Script Info]\nScriptType: v4.00+\n\n[Events]\n${events}{\\i1}こんにちは{\\i0}\n`,
    );
    await symlink('/etc/passwd', inLibrary('Film.it.srt'));
    await storagePathOf(server.app, server.library);
    await scanNow(server.app);
    const query = '{ scenes { nodes { playback { subtitles { url label language isForced } } } } }';
    subtitles = await eventually(async () => {
      const { data } = await ask(server.url, query, { token: user.token });
      const found = (data as { scenes: { nodes: { playback: { subtitles: typeof subtitles } }[] } }).scenes.nodes[0];
      return found?.playback.subtitles.length ? found.playback.subtitles : undefined;
    }, 60);
  }, 90_000);
  afterAll(async () => server[Symbol.asyncDispose]());

  test('all are listed, those inside first', () => {
    expect(subtitles.map(({ label, language, isForced }) => [label, language, isForced])).toEqual([
      ['French', 'fr', false],
      ['German', 'de', false],
      ['English (forced)', 'en', true],
      ['Italian', 'it', false],
      ['Japanese', 'ja', false],
      ['Subtitles', null, false],
    ]);
  });

  test.each([
    ['French', 'inside the film'],
    ['German', words],
    ['English (forced)', words],
    ['Japanese', '<i>こんにちは</i>'],
    ['Subtitles', words],
  ])('%s as WebVTT', async (label, text) => {
    const response = await read(label);
    expect(`${response.status} ${response.headers.get('content-type')}`).toBe('200 text/vtt; charset=utf-8');
    const sent = await response.text();
    expect(sent).toMatch(/^WEBVTT\n/);
    expect(sent).toMatch(/^00:01.000 --> 00:02/m);
    expect(sent).toContain(`\n${text}\n`);
  });

  test('in the master playlist of HLS, each with a playlist of its own', async () => {
    const query = '{ scenes { nodes { id playback { sources { kind url } } } } }';
    const { data } = await ask(server.url, query, { token: user.token });
    const [scene] = (
      data as { scenes: { nodes: { id: string; playback: { sources: { kind: string; url: string }[] } }[] } }
    ).scenes.nodes;
    const master = new URL(scene?.playback.sources.find(({ kind }) => kind === 'HLS')?.url ?? '', server.url);
    const text = async (url: URL) => (await fetch(url)).text();
    const groups = parsePlaylist(await text(master)).mediaGroups?.SUBTITLES?.text ?? {};
    expect(violationsOf(await text(master))).toEqual([]);
    expect(Object.keys(groups)).toHaveLength(6);

    const playlist = new URL(groups.German?.uri ?? '', master);
    expect(violationsOf(await text(playlist))).toEqual([]);
    const [segment] = parsePlaylist(await text(playlist)).segments;
    expect(await text(new URL(segment?.uri ?? '', playlist))).toContain(`\n${words}\n`);
  });

  test('on the page of a share link, for those who may open it', async () => {
    const [scene] = (await user.client.scenes()).scenes.nodes;
    const link = { sceneId: scene?.id ?? '', type: 'PUBLIC', expiry: 'ONE_DAY' } as const;
    const { token } = (await user.client.createShareLink(link)).createShareLink;
    const page = await (await fetch(`${server.url}/media/share/${token}`)).text();
    const tracks = [...page.matchAll(/<track kind="subtitles" src="([^"]+)" label="([^"]+)"(?: srclang="([^"]+)")?>/g)];
    expect(tracks.map(([, , label, language]) => [label, language])).toContainEqual(['English (forced)', 'en']);
    const source = tracks.find(([, , label]) => label === 'German')?.[1] ?? '';
    expect(await (await fetch(`${server.url}/media/share/${source}`)).text()).toContain(`\n${words}\n`);
    expect((await fetch(`${server.url}/media/share/${source.replace(token, 'x'.repeat(22))}`)).status).toBe(404);
  });

  test('not what a link leads to outside of the folder, nor one that is gone, nor without a grant', async () => {
    expect((await read('Italian')).status).toBe(404);
    const { url = '' } = subtitles.find(({ label }) => label === 'German') ?? {};
    expect((await fetch(new URL(url.replace(/\?.*/, ''), server.url))).status).toBe(401);
    expect((await fetch(new URL(url.replace(/file\w+/, 'track9'), server.url))).status).toBe(404);
    await rm(join(server.library, 'Film.de.srt'));
    expect((await read('German')).status).toBe(404);
  });
});
