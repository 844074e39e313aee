/** The page of a share link and the files that it shows: what it is made of, whom it lets in, and when it ends. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { clip } from '../support/clips.ts';
import { addScene, addSceneFile } from '../support/factories.ts';
import { exchange } from '../support/raw-http.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const film = Buffer.from('0123456789'.repeat(100));
const password = 'Correct-Horse-9';

let server: TestServer;
let anna: TestUser;
let ben: TestUser;
let sceneId: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [anna, ben] = [await server.user('user'), await server.user('user')];
  await (await server.user('admin')).client.createRole({ name: 'nothing', permissions: [] });
  sceneId = await addSceneFile(server.app, server.library, 'private-name.mp4', film);
  const folder = join(server.dataDir, 'assets', 'scenes', sceneId);
  await mkdir(join(folder, 'sprites-7'), { recursive: true });
  for (const name of ['thumb-7_sm.webp', 'thumb-7_lg.webp', 'sprites-7/sheet_001.webp', 'cover-x.webp']) {
    await writeFile(join(folder, name), name);
  }
  await writeFile(
    join(folder, 'sprites-7', 'sprites.vtt'),
    'WEBVTT\n\n00:00.000 --> 00:05.000\nsheet_001.webp#xywh=0,0,1,1',
  );
  await change({
    title: `Boats & <script>alert("1")</script> 'n more`,
    description: 'On a lake.',
    duration: 3725,
    ...{ width: 1280, height: 720, codecs: 'avc1.640028' },
    ...{ thumbnailPath: `scenes/${sceneId}/thumb-7_sm.webp`, thumbnailLargeWidth: 1280, thumbnailLargeHeight: 720 },
    ...{
      vttPath: `scenes/${sceneId}/sprites-7/sprites.vtt`,
      spriteSheetPath: `scenes/${sceneId}/sprites-7/sheet_001.webp`,
    },
  });
});
afterAll(async () => server[Symbol.asyncDispose]());

const change = async (values: object) =>
  rows(server.app.orm.em.fork()).updateTable('scenes').set(values).where('id', '=', sceneId).execute();
const make = async (type: 'PUBLIC' | 'AUTH_REQUIRED' = 'PUBLIC') =>
  (await anna.client.createShareLink({ sceneId, type, expiry: 'ONE_DAY' })).createShareLink;
const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  exchange(server.url, { path, headers, method });
const textOf = async (path: string, headers = {}) => (await get(path, headers)).body.toString();
const cookieOf = ({ token }: TestUser) => ({ cookie: `reelgraph=${token}` });
const viewsOf = async (id: string) =>
  (await anna.client.shareLinks({ first: 100 })).shareLinks.nodes.find((node) => node.id === id)?.viewCount;

describe('the page', () => {
  test('plays without JavaScript, and shows the title, the length and no name of a file or a person', async () => {
    const { token } = await make();
    const { status, headers, body } = await get(`/media/share/${token}`);
    const page = body.toString();

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page).toContain(`<video src="${token}/stream" controls `);
    expect(page).toMatch(/<video [^>]*width="1280" height="720" poster="\S+\/thumbnail"/);
    expect(page).toContain(
      '<h1 dir="auto">Boats &amp; &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &#39;n more</h1>',
    );
    expect(page).toContain('1 h 2 min');
    expect(page).not.toMatch(new RegExp(`private-name|${server.library}|${anna.username}|thumb-7`));
  });

  test('runs no script and no style that stands in it, loads nothing from elsewhere, and is in no frame', async () => {
    const { token } = await make();
    const { headers, body } = await get(`/media/share/${token}`);

    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
    const page = body.toString();
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    const loaded = [
      ...page.matchAll(/<(?:script|link rel="(?:icon|stylesheet)"|video|source)[^>]* (?:src|href|poster)="([^"]+)"/g),
    ];
    expect(loaded.length).toBeGreaterThanOrEqual(4);
    for (const [, url = ''] of loaded) expect(url).not.toMatch(/^(?:[a-z]+:|\/)/);
  });

  test('is under 30 KiB with all its files, which browsers keep for good', async () => {
    const { token } = await make();
    const page = await textOf(`/media/share/${token}`);
    const files = [...page.matchAll(/(?:href|src)="(files\/[^"]+)"/g)].map(([, path]) => path);
    const answers = await Promise.all(files.map(async (path) => get(`/media/share/${path}`)));

    expect(files).toHaveLength(3);
    for (const { status, headers } of answers) {
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    const bytes = answers.reduce((sum, { body }) => sum + body.length, Buffer.byteLength(page));
    expect(bytes).toBeLessThan(30 * 1024);
  });

  test('counts a view each time it is opened, but not for a HEAD, a prefetch, or a program that makes a preview', async () => {
    const { id, token } = await make();
    await get(`/media/share/${token}`);
    await get(`/media/share/${token}`, {}, 'HEAD');
    await get(`/media/share/${token}`, { 'sec-purpose': 'prefetch;prerender' });
    for (const agent of [
      'Mozilla/5.0 (compatible; Discordbot/2.0)',
      'facebookexternalhit/1.1',
      'WhatsApp/2.23',
      'Slackbot-LinkExpanding 1.0',
    ])
      await get(`/media/share/${token}`, { 'user-agent': agent });
    await get(`/media/share/${token}`, {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1',
    });

    expect(await viewsOf(id)).toBe(2);
  });
});

describe('what chat programs are told', () => {
  test('of a public link is title, picture and video, by OpenGraph and oEmbed', async () => {
    const { token, url } = await make();
    const page = await textOf(`/media/share/${token}`);

    expect(page).toContain('<meta property="og:title" content="Boats &amp; &lt;script&gt;');
    for (const [name, value] of [
      ['og:url', url],
      ['og:image', `${url}/thumbnail`],
      ['og:video', `${url}/stream`],
      ['og:type', 'video.other'],
    ])
      expect(page).toContain(`<meta property="${name}" content="${value}">`);
    const [, oembed = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? [];
    expect(oembed).toBe(`${url}/oembed`);
    const answer = await fetch(`${oembed}?maxwidth=640&maxheight=300`);
    expect(await answer.json()).toEqual({
      version: '1.0',
      type: 'video',
      provider_name: 'Reelgraph',
      title: `Boats & <script>alert("1")</script> 'n more`,
      width: 533,
      height: 300,
      html: `<video controls playsinline preload="none" width="533" height="300" poster="${url}/thumbnail" src="${url}/stream"></video>`,
      thumbnail_url: `${url}/thumbnail`,
      thumbnail_width: 1280,
      thumbnail_height: 720,
    });
    expect((await get(`/media/share/${token}/thumbnail`)).body.toString()).toBe('thumb-7_lg.webp');
  });

  test('of a link for people with an account is nothing, whoever asks', async () => {
    const { token } = await make('AUTH_REQUIRED');
    for (const headers of [{}, cookieOf(ben)])
      expect(await textOf(`/media/share/${token}`, headers)).not.toMatch(/og:|oembed|twitter:/);
    for (const headers of [{}, cookieOf(ben)])
      expect((await get(`/media/share/${token}/oembed`, headers)).status).toBe(401);
    expect(await textOf(`/media/share/${token}`)).not.toMatch(/Boats|lake/);
  });

  test('names PUBLIC_URL where there is one, and whatever Host a request makes up is escaped', async () => {
    await using other = await serveAgain(server, { publicUrl: 'https://videos.example.org' });
    const { token } = await make();

    expect(await (await fetch(`${other.url}/media/share/${token}`)).text()).toContain(
      `<meta property="og:url" content="https://videos.example.org/media/share/${token}">`,
    );
    expect(await textOf(`/media/share/${token}`, { host: 'a"><script>x' })).not.toContain('"><script>x');
  });
});

describe('a page that says why there is nothing to see', () => {
  const expectPage = async (path: string, status: number, words: string) => {
    const { status: found, headers, body } = await get(path);
    expect([found, headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    expect(headers['cache-control']).toBe('no-store');
    expect(body.toString()).toContain(`<h1>${words}</h1>`);
    expect(body.toString()).not.toMatch(/<video|og:/);
  };

  test('for an unknown link', async () => {
    await expectPage(`/media/share/${'A'.repeat(22)}`, 404, 'This link does not exist');
    await expectPage('/media/share/%2e%2e%2fsecrets', 404, 'This link does not exist');
  });

  test('for one that has expired, and one whose scene is in the trash', async () => {
    const [expired, trashed] = [await make(), await make()];
    await rows(server.app.orm.em.fork())
      .updateTable('share_links')
      .set({ expiresAt: new Date(0) })
      .where('id', '=', expired.id)
      .execute();
    await expectPage(`/media/share/${expired.token}`, 410, 'This link has expired');
    await change({ trashedAt: new Date() });
    await expectPage(`/media/share/${trashed.token}`, 410, 'What this link showed is not available any more');
    await change({ trashedAt: null });
  });
});

describe('signing in on the page', () => {
  const post = async (token: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    exchange(server.url, {
      method: 'POST',
      path: `/media/share/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url, ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  test('shows the video afterwards, by a cookie that scripts cannot read', async () => {
    const { client: admin } = await server.user('admin');
    await admin.createUser({ input: { username: 'grandma', password, role: 'user' } });
    const { id, token } = await make('AUTH_REQUIRED');
    const form = await get(`/media/share/${token}`);
    expect(form.status).toBe(401);
    expect(form.body.toString()).toContain(`<form method="post" action="${token}">`);
    expect(form.headers['referrer-policy']).toBe('same-origin');

    const wrong = await post(token, { username: 'grandma"', password: 'wrong' });
    expect(wrong.status).toBe(401);
    expect(wrong.body.toString()).toContain('The user name or the password is wrong.');
    expect(wrong.body.toString()).toContain('value="grandma&quot;"');
    const right = await post(token, { username: 'grandma', password });
    expect([right.status, right.headers.location]).toEqual([303, token]);
    const [cookie = ''] = right.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    const page = await get(`/media/share/${token}`, { cookie: cookie.split(';')[0] ?? '' });
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain('<video');
    expect(await viewsOf(id)).toBe(1);
  });

  test('is for the page itself: not for one of another site, nor for a link that opens nothing', async () => {
    const { token } = await make('AUTH_REQUIRED');
    const fields = { username: 'grandma', password };
    const foreign: [string, string][] = [
      ['origin', 'https://evil.example.org'],
      ['origin', 'null'],
      ['sec-fetch-site', 'cross-site'],
    ];
    for (const [name, value] of foreign)
      expect((await post(token, fields, { [name]: value })).status, `${name}: ${value}`).toBe(403);
    expect((await post('A'.repeat(22), fields)).status).toBe(404);
    expect((await post(token, { username: 'x'.repeat(5000) })).status).toBe(413);
  });

  test('is not asked of a browser that keeps its cookie back as it comes from another site: it asks again from here', async () => {
    const { token } = await make('AUTH_REQUIRED');

    const refresh = '<meta http-equiv="refresh" content="0">';
    expect(await textOf(`/media/share/${token}`, { 'sec-fetch-site': 'cross-site' })).toContain(refresh);
    expect(await textOf(`/media/share/${token}`, { 'sec-fetch-site': 'same-origin' })).not.toContain(refresh);
  });
});

describe('the files of a link', () => {
  test('are the video in ranges, its thumbnail and its previews, and nothing else of the scene', async () => {
    const { token } = await make();
    const part = await get(`/media/share/${token}/stream`, { range: 'bytes=5-9' });

    expect([part.status, part.body.toString(), part.headers['cache-control']]).toEqual([
      206,
      '56789',
      'private, no-cache, no-transform',
    ]);
    expect(await textOf(`/media/share/${token}/sprites.vtt`)).toContain('sheet_001.webp#xywh');
    expect(await textOf(`/media/share/${token}/sheet_001.webp`)).toBe('sprites-7/sheet_001.webp');
    const others = [
      'sheet_002.webp',
      'cover-x.webp',
      'thumb-7_sm.webp',
      '..%2f..%2fsecrets',
      '%2e%2e',
      '..%2fthumb-7_sm.webp',
      'x%00',
      'private-name.mp4',
    ];
    for (const name of others) expect((await get(`/media/share/${token}/${name}`)).status, name).toBe(404);
  });

  test('are its playlists and segments too, for whom the link is for', async () => {
    const path = join(server.library, 'shared.avi');
    await copyFile(await clip('avi'), path);
    const shared = await addScene(server.app, { storedPath: path });
    const make = async (type: 'PUBLIC' | 'AUTH_REQUIRED') =>
      (await anna.client.createShareLink({ sceneId: shared, type, expiry: 'ONE_DAY' })).createShareLink.token;
    const [open, closed] = [await make('PUBLIC'), await make('AUTH_REQUIRED')];
    const master = await textOf(`/media/share/${open}/hls/master.m3u8`);
    const [, key] = /^([0-9a-f]{16})\/240\.m3u8$/m.exec(master) ?? [];

    const segment = await get(`/media/share/${open}/hls/${key}/240/0.m4s`);
    expect(segment.status).toBe(200);
    expect(segment.headers).toMatchObject({
      'content-type': 'video/mp4',
      'cache-control': 'private, no-cache, no-transform',
    });
    expect((await get(`/media/share/${closed}/hls/master.m3u8`)).status).toBe(401);
    expect((await get(`/media/share/${closed}/hls/${key}/240/0.m4s`, cookieOf(ben))).status).toBe(200);
    expect((await get(`/media/share/${'x'.repeat(22)}/hls/${key}/240/0.m4s`)).status).toBe(404);
  });

  test('are saved under the title, not under the name of the file', async () => {
    const { token } = await make();
    const { headers } = await get(`/media/share/${token}/stream?download=1`);

    expect(headers['content-disposition']).toBe(
      `attachment; filename="Boats & <script>alert(\\"1\\")<_script> 'n more.mp4"`,
    );
  });

  test('of one for people with an account are theirs: by cookie, by token, or by the URL that they were given', async () => {
    const { token } = await make('AUTH_REQUIRED');
    const { streamUrl, thumbnail } = (await ben.client.openShare({ token })).openShare;
    const statusOf = async (path: string, headers = {}) => (await get(path, headers)).status;

    expect(await statusOf(`/media/share/${token}/stream`)).toBe(401);
    expect(await statusOf(`/media/share/${token}/stream`, cookieOf(anna))).toBe(200);
    expect(await statusOf(`/media/share/${token}/stream`, { authorization: `Bearer ${ben.token}` })).toBe(200);
    expect(streamUrl).toMatch(new RegExp(`^/media/share/${token}/stream\\?grant=`));
    expect(await statusOf(streamUrl)).toBe(200);
    expect(await statusOf(thumbnail?.url ?? '')).toBe(200);
    const other = await make('AUTH_REQUIRED');
    const grant = streamUrl.split('?')[1];
    expect(await statusOf(`/media/share/${other.token}/stream?${grant}`)).toBe(403);
    expect(await statusOf(`/media/stream/${sceneId}?${grant}`)).toBe(403);
    expect(await statusOf(`${streamUrl}x`)).toBe(403);
    await ben.client.logout();
    expect(await statusOf(streamUrl)).toBe(401);
    ben = await server.user('user');
  });
});

describe('everything that a link gave out ends with it, at the next range, in every process', () => {
  test.each<[string, number, (link: { id: string; owner: { id: string } }, admin: TestUser) => Promise<unknown>]>([
    ['deletion', 404, async ({ id }) => anna.client.deleteShareLink({ id })],
    [
      'expiry',
      410,
      async ({ id }) =>
        rows(server.app.orm.em.fork())
          .updateTable('share_links')
          .set({ expiresAt: new Date() })
          .where('id', '=', id)
          .execute(),
    ],
    ['the trash', 410, async (_, admin) => admin.client.trashScenes({ ids: [sceneId] })],
    [
      "its owner's loss of scenes:view",
      410,
      async ({ owner }, admin) => admin.client.updateUser({ id: owner.id, input: { role: 'nothing' } }),
    ],
  ])('%s', async (_how, status, end) => {
    await using other = await serveAgain(server);
    const admin = await server.user('admin');
    const [open, closed] = [await make(), await make('AUTH_REQUIRED')];
    const urls = await Promise.all(
      [open, closed].map(async ({ token }) => (await ben.client.openShare({ token })).openShare.streamUrl),
    );
    const statuses = async () =>
      Promise.all(
        urls.flatMap((path) =>
          [server, other].map(
            async ({ url }) => (await exchange(url, { path, headers: { range: 'bytes=0-9' } })).status,
          ),
        ),
      );
    expect(await statuses()).toEqual([206, 206, 206, 206]);

    for (const link of [open, closed]) await end({ ...link, owner: { id: anna.id } }, admin);

    expect(await statuses()).toEqual(Array(4).fill(status));
    await admin.client.restoreScenes({ ids: [sceneId] });
    await admin.client.updateUser({ id: anna.id, input: { role: 'user' } });
  });
});
