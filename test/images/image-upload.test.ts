/** Images that people give to scenes, actors and studios: over HTTP, as files, and as the API shows them. */
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteOldUndoRows } from '../../src/audit/old-entries.ts';
import { rows } from '../../src/database/rows.ts';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import { clip } from '../support/clips.ts';
import { addActor, addScene, addStudio } from '../support/factories.ts';
import { imageSize } from '../support/images.ts';
import { processesWith } from '../support/processes.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const maxBytes = 10 * 1024 * 1024;
const nobody = '00000000-0000-4000-8000-000000000000';

let server: TestServer;
let moderator: TestUser;
let user: TestUser;
let png: Buffer;
/** Paths of the doors, and how the API shows what is behind them. */
let doors: { path: string; folder: string; shown: () => Promise<ShownImage | null | undefined> }[];

type ShownImage = { url: string; width?: number | null; height?: number | null };

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [moderator, user] = [await server.user('moderator'), await server.user('user')];
  png = await picture('png', '64x48');
  const [scene, actor, studio] = [
    await addScene(server.app),
    (await addActor(server.app)).id,
    (await addStudio(server.app)).id,
  ];
  const [ofScene, ofActor, ofStudio] = [
    async () => (await user.client.editedScene({ id: scene })).scene,
    async () => (await user.client.editedActor({ id: actor })).actor,
    async () => (await user.client.editedStudio({ id: studio })).studio,
  ];
  const assets = join(server.dataDir, 'assets');
  doors = [
    {
      path: `/api/scenes/${scene}/cover`,
      folder: join(assets, 'scenes', scene),
      shown: async () => (await ofScene())?.cover,
    },
    {
      path: `/api/actors/${actor}/image`,
      folder: join(assets, 'actors', actor),
      shown: async () => (await ofActor())?.image,
    },
    {
      path: `/api/studios/${studio}/logo`,
      folder: join(assets, 'studios', studio),
      shown: async () => (await ofStudio())?.logo,
    },
    {
      path: `/api/studios/${studio}/favicon`,
      folder: join(assets, 'studios', studio),
      shown: async () => (await ofStudio())?.favicon,
    },
    {
      path: `/api/studios/${studio}/poster`,
      folder: join(assets, 'studios', studio),
      shown: async () => (await ofStudio())?.poster,
    },
  ];
});

afterAll(async () => server[Symbol.asyncDispose]());

const names = ['cover', 'image', 'logo', 'favicon', 'poster'].map((name, index) => [name, index] as const);
const doorAt = (index: number) => doors[index] ?? expect.fail('no such door');

/** A picture of one colour, or of what `source` says, made by ffmpeg. */
async function picture(format: string, size: string, source = `color=red:size=${size}`, more: string[] = []) {
  const file = join(server.library, `picture-${crypto.randomUUID()}.${format}`);
  await runFfmpeg(server.media, ['-f', 'lavfi', '-i', source, '-frames:v', '1', ...more, file], { file });
  return readFile(file);
}

async function send(method: string, path: string, body?: Buffer | ReadableStream, headers = bearer()) {
  const options: RequestInit & { duplex: 'half' } = { method, headers, body, duplex: 'half' };
  const response = await fetch(new URL(path, server.url), options);
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

const bearer = (who: TestUser = moderator): Record<string, string> => ({ authorization: `Bearer ${who.token}` });
const fetched = async (url = '') => Buffer.from(await (await fetch(new URL(url, server.url))).arrayBuffer());
const uploads = async () => readdir(join(server.dataDir, 'uploads')).catch(() => []);

describe.each(names)('%s', (_name, index) => {
  test('is for those who may set it only', async () => {
    const { path, folder, shown } = doorAt(index);
    for (const method of ['PUT', 'DELETE']) {
      expect((await send(method, path, png, {})).status).toBe(401);
      expect((await send(method, path, png, { authorization: 'Bearer x' })).status).toBe(401);
      expect((await send(method, path, png, bearer(user))).status).toBe(403);
    }
    expect(await shown()).toBeNull();
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });

  test('is set, replaced and removed; of the old one nothing stays', async () => {
    const { path, folder, shown } = doorAt(index);
    const before = await readdir(folder).catch(() => []);

    const first = await send('PUT', path, png);
    const shownFirst = await shown();
    const second = await send('PUT', path, await picture('png', '32x32'));
    const shownSecond = await shown();

    expect(first).toMatchObject({ status: 200, body: { width: 64, height: 48 } });
    expect(shownFirst).toMatchObject({ width: 64, height: 48 });
    expect(second).toMatchObject({ status: 200, body: { width: 32, height: 32 } });
    expect(shownSecond?.url).not.toBe(shownFirst?.url);
    const content = await fetched(shownSecond?.url);
    expect(content.subarray(8, 12).toString()).toBe('WEBP');
    expect(await imageSize(server.media, content)).toEqual({ width: 32, height: 32 });
    expect((await fetch(new URL(shownFirst?.url ?? '', server.url))).status).toBe(404);
    expect(await readdir(folder)).toHaveLength(before.length + 1);

    expect((await send('DELETE', path)).status).toBe(204);
    expect(await shown()).toBeNull();
    expect((await send('DELETE', path)).status).toBe(204);
    expect(await readdir(folder)).toEqual(before);
    expect(await uploads()).toEqual([]);
  });
});

test('of several that are sent at once exactly one is left, whole', async () => {
  const { id } = await addActor(server.app);
  const pictures = await Promise.all(
    ['64x48', '48x64'].map(async (size) => picture('png', size, `testsrc=size=${size}`)),
  );
  for (let round = 0; round < 4; round += 1) {
    const sent = await Promise.all(pictures.map(async (body) => send('PUT', `/api/actors/${id}/image`, body)));

    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    const shown = (await user.client.editedActor({ id })).actor?.image;
    expect(sent.map(({ body }) => [body.width, body.height])).toContainEqual([shown?.width, shown?.height]);
    expect(await imageSize(server.media, await fetched(shown?.url))).toEqual({
      width: shown?.width,
      height: shown?.height,
    });
    expect(await readdir(join(server.dataDir, 'assets', 'actors', id))).toEqual([shown?.url.split('/').at(-1)]);
  }
  expect(await uploads()).toEqual([]);
});

describe('what is taken for an image', () => {
  test.each(['png', 'jpg', 'webp', 'gif', 'bmp'])('%s, whatever it calls itself', async (format) => {
    const { path } = doorAt(0);
    const sent = await send('PUT', path, await picture(format, '40x20'), { ...bearer(), 'content-type': 'text/html' });

    expect(sent).toMatchObject({ status: 200, body: { width: 40, height: 20 } });
  });

  test('a large one becomes smaller and keeps its shape, a small one is not enlarged', async () => {
    const { path, shown } = doorAt(2);

    await send('PUT', path, await picture('jpg', '4000x1000'));
    const large = await shown();
    await send('PUT', path, await picture('png', '2x2'));
    const small = await shown();

    expect(large).toMatchObject({ width: 1920, height: 480 });
    expect(small).toMatchObject({ width: 2, height: 2 });
  });

  test('what is transparent stays so', async () => {
    const { path, shown } = doorAt(2);
    await send('PUT', path, await picture('png', '', 'color=red@0.0:size=32x32,format=rgba'));

    const content = await fetched((await shown())?.url);

    expect(content.includes('ALPH')).toBe(true);
  });

  test('nothing of the file itself is kept but the picture', async () => {
    const { path, shown } = doorAt(1);
    const withSecret = Buffer.concat([png, Buffer.from('<script>alert("hidden")</script>')]);

    expect((await send('PUT', path, withSecret)).status).toBe(200);

    expect((await fetched((await shown())?.url)).includes('hidden')).toBe(false);
  });

  test.each<[string, () => Promise<Buffer>]>([
    ['nothing', async () => Buffer.alloc(0)],
    ['a letter', async () => Buffer.from('Dear aunt')],
    ['half a picture', async () => (await picture('png', '640x480', 'testsrc=size=640x480')).subarray(0, 2000)],
    ['a film', async () => readFile(await clip('mp4'))],
    ['a playlist', async () => Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')],
    [
      'a drawing that refers to files',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>'),
    ],
    ['a picture of two billion pixels', async () => hugePng()],
  ])('%s is none: 400, and what was there stays', async (_what, content) => {
    const { path, folder, shown } = doorAt(3);
    await send('PUT', path, png);
    const [before, files] = [await shown(), await readdir(folder)];

    const sent = await send('PUT', path, await content());

    expect(sent).toMatchObject({ status: 400, body: { error: { code: 'BAD_USER_INPUT' } } });
    expect(sent.body.error.message).not.toContain(server.dataDir);
    expect(await shown()).toEqual(before);
    expect(await readdir(folder)).toEqual(files);
    expect(await uploads()).toEqual([]);
  });
});

test('one of too many pixels is told how many there may be, before any of them is unpacked', async () => {
  const sent = await send('PUT', doorAt(0).path, hugePng());
  expect(sent.body.error.message).toBe('The image is too large to be unpacked: send one of at most 50 megapixels.');
});

test('of many at once, at most two are converted at a time', async () => {
  const large = await picture('png', '2400x1800', 'testsrc2=size=2400x1800');
  const converting = () =>
    processesWith('libwebp', server.dataDir).filter((pid) => commandOf(pid).startsWith('ffmpeg')).length;
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, converting());
  }, 5);
  const sent = await Promise.all(Array.from({ length: 8 }, async () => send('PUT', doorAt(0).path, large)));
  clearInterval(look);
  expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect([1, 2]).toContain(most);
});

/** Empty when it has ended. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8');
  } catch {
    return '';
  }
}

describe('more than 10 MiB', () => {
  test('are refused by their length before they are read', async () => {
    const sent = await send('PUT', doorAt(0).path, Buffer.alloc(maxBytes + 1));

    expect(sent).toMatchObject({ status: 413, body: { error: { code: 'BAD_USER_INPUT' } } });
    expect(await uploads()).toEqual([]);
  });

  test('are refused while they come, when nobody has told their length', async () => {
    let sentBytes = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sentBytes += 65_536;
        if (sentBytes > maxBytes + 4 * 65_536) return controller.close();
        controller.enqueue(new Uint8Array(65_536));
      },
    });

    const sent = await send('PUT', doorAt(0).path, endless);

    expect(sent.status).toBe(413);
    expect(await uploads()).toEqual([]);
  });

  test('10 MiB themselves are read', async () => {
    const padded = Buffer.concat([png, Buffer.alloc(maxBytes - png.length)]);

    expect((await send('PUT', doorAt(0).path, padded)).status).toBe(200);
  });
});

describe('who is not there has no image', () => {
  test.each([
    '/api/scenes/999999/cover',
    '/api/scenes/x/cover',
    `/api/actors/${nobody}/image`,
    '/api/actors/1/image',
    `/api/studios/${nobody}/logo`,
    `/api/studios/${nobody}/../../secrets/logo`,
    '/api/studios/..%2f..%2fsecrets/poster',
  ])('%s', async (path) => {
    expect((await send('PUT', path, png)).status).toBe(404);
    expect((await send('DELETE', path)).status).toBe(404);
  });

  test('nor has a deleted actor', async () => {
    const { id } = await addActor(server.app, { deletedAt: new Date() });

    expect((await send('PUT', `/api/actors/${id}/image`, png)).status).toBe(404);
  });
});

describe('a browser', () => {
  const cookie = () => ({ cookie: `reelgraph=${moderator.token}` });

  test('may use its cookie from pages of this server', async () => {
    const { path } = doorAt(4);
    const { origin } = new URL(server.url);

    expect((await send('PUT', path, png, { ...cookie(), origin })).status).toBe(200);
    expect((await send('PUT', path, png, { ...cookie(), origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])('may not from others: %j', async (headers) => {
    const { path, shown } = doorAt(4);
    const before = await shown();

    for (const method of ['PUT', 'DELETE'])
      expect((await send(method, path, png, { ...cookie(), ...headers })).status).toBe(403);
    expect((await shown())?.url).toBe(before?.url);
  });
});

test('the grant of one thing opens no other', async () => {
  const [actor, other] = [await addActor(server.app), await addActor(server.app)];
  for (const { id } of [actor, other]) await send('PUT', `/api/actors/${id}/image`, png);
  const urlOf = async (id: string) => (await user.client.editedActor({ id })).actor?.image?.url ?? '';
  const [mine, theirs] = [await urlOf(actor.id), await urlOf(other.id)];

  const mixed = theirs.replace(/^\/media\/assets\/[^/]+/, mine.split('/').slice(0, 4).join('/'));

  expect((await fetch(new URL(theirs, server.url))).status).toBe(200);
  expect((await fetch(new URL(mixed, server.url))).status).toBe(403);
});

test('what older versions wrote into the same columns is no image', async () => {
  const { id } = await addActor(server.app, { imageUrl: '/actor-images/x.png' });

  expect((await user.client.editedActor({ id })).actor?.image).toBeNull();
});

test('of an actor that was merged into another the image goes, too, when that can be taken back no longer', async () => {
  const [target, source] = [await addActor(server.app), await addActor(server.app)];
  await send('PUT', `/api/actors/${source.id}/image`, png);

  await moderator.client.mergeActors({ targetId: target.id, sourceIds: [source.id.toUpperCase()] });

  const em = server.app.orm.em.fork();
  await deleteOldUndoRows(server.app, em);
  expect(await readdir(join(server.dataDir, 'assets', 'actors', source.id))).toHaveLength(1);
  await em.execute(`update undo_rows set changed_at = now() - interval '26 hours'`);
  await deleteOldUndoRows(server.app, em);
  expect(await readdir(join(server.dataDir, 'assets', 'actors', source.id)).catch(() => 'gone')).toBe('gone');
  const left = await rows(server.app.orm.em.fork())
    .selectFrom('actors')
    .select('id')
    .where('id', '=', source.id)
    .execute();
  expect(left).toEqual([]);
});

describe('what becomes one with others takes over', () => {
  const assetsOf = async (owner: string, id: string) =>
    readdir(join(server.dataDir, 'assets', owner, id)).catch(() => 'gone');
  const actorImage = async (id: string) => (await user.client.editedActor({ id })).actor?.image;

  test('the image of the first actor that has one, and keeps it alone', async () => {
    const [target, bare, first, second] = [
      await addActor(server.app),
      await addActor(server.app, { imageUrl: '/actor-images/of-an-older-version.png' }),
      await addActor(server.app),
      await addActor(server.app),
    ];
    for (const [id, size] of [
      [first.id, '20x20'],
      [second.id, '30x30'],
    ] as const)
      await send('PUT', `/api/actors/${id}/image`, await picture('png', size));

    const sourceIds = [bare.id, second.id.toUpperCase(), first.id];
    await moderator.client.mergeActors({ targetId: target.id, sourceIds });

    const image = await actorImage(target.id);
    expect(image).toMatchObject({ width: 30, height: 30 });
    expect(await imageSize(server.media, await fetched(image?.url))).toEqual({ width: 30, height: 30 });
    expect(await assetsOf('actors', target.id)).toHaveLength(1);
  });

  test('and gives it back when the merge is taken back, to those who had it', async () => {
    const [target, source] = [await addActor(server.app), await addActor(server.app)];
    await send('PUT', `/api/actors/${source.id}/image`, await picture('png', '30x30'));
    await moderator.client.mergeActors({ targetId: target.id, sourceIds: [source.id] });
    const { undoableChanges } = await moderator.client.undoableChanges();

    await moderator.client.undo({ changeId: undoableChanges[0]?.id ?? '' });

    expect(await actorImage(target.id)).toBeNull();
    expect(await assetsOf('actors', target.id)).toEqual([]);
    const image = await actorImage(source.id);
    expect(await imageSize(server.media, await fetched(image?.url))).toEqual({ width: 30, height: 30 });
  });

  test('no image where it has its own', async () => {
    const [target, source] = [await addActor(server.app), await addActor(server.app)];
    await send('PUT', `/api/actors/${target.id}/image`, await picture('png', '20x20'));
    await send('PUT', `/api/actors/${source.id}/image`, await picture('png', '30x30'));

    await moderator.client.mergeActors({ targetId: target.id, sourceIds: [source.id] });

    expect(await actorImage(target.id)).toMatchObject({ width: 20, height: 20 });
    expect(await assetsOf('actors', target.id)).toHaveLength(1);
  });

  test('no image whose file is lost, but that of the next', async () => {
    const [target, lost, source] = [await addActor(server.app), await addActor(server.app), await addActor(server.app)];
    for (const { id } of [lost, source]) await send('PUT', `/api/actors/${id}/image`, png);
    await rm(join(server.dataDir, 'assets', 'actors', lost.id), { recursive: true });

    await moderator.client.mergeActors({ targetId: target.id, sourceIds: [lost.id, source.id] });

    expect((await fetched((await actorImage(target.id))?.url)).subarray(8, 12).toString()).toBe('WEBP');
  });

  test('of studios logo, favicon and poster, each from the first that has it', async () => {
    const [target, one, two] = [await addStudio(server.app), await addStudio(server.app), await addStudio(server.app)];
    for (const [{ id }, name, size] of [
      [target, 'logo', '10x10'],
      [one, 'logo', '20x20'],
      [one, 'poster', '22x22'],
      [two, 'poster', '30x30'],
      [two, 'favicon', '32x32'],
    ] as const)
      await send('PUT', `/studios/${id}/${name}`, await picture('png', size));

    await moderator.client.mergeStudios({ targetId: target.id, sourceIds: [one.id, two.id] });

    const { studio } = await user.client.editedStudio({ id: target.id });
    expect(studio).toMatchObject({ logo: { width: 10 }, poster: { width: 22 }, favicon: { width: 32 } });
    for (const image of [studio?.logo, studio?.poster, studio?.favicon])
      expect((await fetch(new URL(image?.url ?? '', server.url))).status).toBe(200);
    expect(await assetsOf('studios', target.id)).toHaveLength(3);
  });

  test('nothing when it fails: all files are where they were', async () => {
    const [target, source] = [await addActor(server.app), await addActor(server.app)];
    await send('PUT', `/api/actors/${source.id}/image`, png);
    const before = await assetsOf('actors', source.id);
    const em = server.app.orm.em.fork();
    await em.execute(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$;
       create trigger refuse before update on actors for each row when (old.uuid = '${target.id}') execute function refuse()`,
    );

    const refused = moderator.client.mergeActors({ targetId: target.id, sourceIds: [source.id] });
    await expect(refused).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    await em.execute('drop trigger refuse on actors; drop function refuse');

    expect(await assetsOf('actors', source.id)).toEqual(before);
    expect(await assetsOf('actors', target.id)).toEqual([]);
    expect(await actorImage(source.id)).toMatchObject({ width: 64 });
    expect(await actorImage(target.id)).toBeNull();
  });
});

/** Its head promises 50000 × 50000 pixels. */
function hugePng(): Buffer {
  const huge = Buffer.from(png);
  huge.writeUInt32BE(50_000, 16);
  huge.writeUInt32BE(50_000, 20);
  huge.writeInt32BE(crc32(huge.subarray(12, 29)) | 0, 29);
  return huge;
}
