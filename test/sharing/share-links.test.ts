/** Share links in the API: who makes, sees and deletes them, what they show, and when they end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import type { ShareExpiry, ShareType } from '../../src/sdk/generated.ts';
import { addActor, addSceneFile, addStudio, addTag, link } from '../support/factories.ts';
import { codesOf } from '../support/refusals.ts';
import { ask, askSocket } from '../support/request.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let anna: TestUser;
let ben: TestUser;
let admin: TestUser;
let sceneId: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [anna, ben, admin] = [await server.user('user'), await server.user('user'), await server.user('admin')];
  sceneId = await addSceneFile(server.app, server.library, 'secret-name.mp4', 'the film');
});
afterAll(async () => server[Symbol.asyncDispose]());

const codeOf = async (attempt: Promise<unknown>) => (await codesOf([attempt]))[0];
const database = () => rows(server.app.orm.em.fork());
const make = async (user = anna, type: ShareType = 'PUBLIC', expiry: ShareExpiry = 'NEVER', id = sceneId) =>
  (await user.client.createShareLink({ sceneId: id, type, expiry })).createShareLink;
const change = async (id: string, values: object) =>
  database().updateTable('scenes').set(values).where('id', '=', id).execute();
const expire = async (id: string) =>
  database()
    .updateTable('share_links')
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where('id', '=', id)
    .execute();

describe('who may not', () => {
  test('make one: the anonymous, and whoever may not see scenes', async () => {
    const { client: admins } = admin;
    await admins.createRole({ name: 'blind', permissions: ['shares:manage'] });
    const blind = await server.user('user');
    await admins.updateUser({ id: blind.id, input: { role: 'blind' } });
    const variables = { sceneId, type: 'PUBLIC', expiry: 'ONE_DAY' } as const;

    expect(await codeOf(server.client().createShareLink(variables))).toBe('UNAUTHENTICATED');
    expect(await codeOf(blind.client.createShareLink(variables))).toBe('FORBIDDEN');
  });

  test('delete it: anybody but its owner and those who manage shares; they are told the same as of none', async () => {
    const { id } = await make();

    await expect(ben.client.deleteShareLink({ id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `There is no share link ${id} of yours.`,
    });
    for (const none of ['999999', 'x', '', '-1', '99999999999999999999'])
      expect(await codeOf(anna.client.deleteShareLink({ id: none })), none).toBe('NOT_FOUND');
    expect((await anna.client.deleteShareLink({ id })).deleteShareLink).toBe(true);
    const another = await make();
    expect((await admin.client.deleteShareLink({ id: another.id })).deleteShareLink).toBe(true);
  });

  test('see all of them', async () => {
    expect(await codeOf(ben.client.shareLinks({ all: true }))).toBe('FORBIDDEN');
  });
});

describe('a new link', () => {
  test('has a token of 16 random bytes, an absolute URL, and is the owner’s', async () => {
    const links = [await make(), await make(anna, 'AUTH_REQUIRED')];

    for (const { token } of links) expect(token).toMatch(/^[\w-]{22}$/);
    expect(new Set(links.map(({ token }) => token)).size).toBe(2);
    expect(links[0]).toMatchObject({
      url: `${server.url}/media/share/${links[0]?.token}`,
      type: 'PUBLIC',
      expiresAt: null,
      isExpired: false,
      viewCount: 0,
      scene: { id: sceneId },
      owner: { id: anna.id, username: anna.username },
    });
    expect(links[1]).toMatchObject({ type: 'AUTH_REQUIRED' });
  });

  test('begins with PUBLIC_URL where there is one', async () => {
    await using other = await serveAgain(server, { publicUrl: 'https://videos.example.org/films' });
    const { token } = await make();
    const document = '{ shareLinks(first: 1) { nodes { url } } }';

    const { data } = await ask(other.url, document, { token: anna.token });

    expect(data).toEqual({ shareLinks: { nodes: [{ url: `https://videos.example.org/films/media/share/${token}` }] } });
    const overSocket = await askSocket(server.url, document, { token: anna.token });
    expect(overSocket.data).toEqual({ shareLinks: { nodes: [{ url: `${server.url}/media/share/${token}` }] } });
  });

  test.each<[ShareExpiry, number | null]>([
    ['ONE_HOUR', 3600],
    ['ONE_DAY', 24 * 3600],
    ['SEVEN_DAYS', 7 * 24 * 3600],
    ['THIRTY_DAYS', 30 * 24 * 3600],
    ['NEVER', null],
  ])('of %s is stored as just that, to the second', async (expiry, seconds) => {
    const before = Date.now();
    const { id, expiresAt, createdAt } = await make(anna, 'PUBLIC', expiry);
    const stored = await database()
      .selectFrom('share_links')
      .select(['expiresAt', 'createdAt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();

    if (seconds === null) return expect([expiresAt, stored.expiresAt]).toEqual([null, null]);
    const lives = (end: string | null | undefined, begin: string) => (Date.parse(end ?? '') - Date.parse(begin)) / 1000;
    expect(lives(stored.expiresAt, stored.createdAt)).toBe(seconds);
    expect(lives(expiresAt, createdAt)).toBe(seconds);
    expect(Math.abs(Date.parse(createdAt) - before)).toBeLessThan(60_000);
  });

  test('is for a scene that is there', async () => {
    const trashed = await addSceneFile(server.app, server.library, 'trashed.mp4', 'x');
    const missing = await addSceneFile(server.app, server.library, 'missing.mp4', 'x');
    await change(trashed, { trashedAt: new Date() });
    await change(missing, { deletedAt: new Date() });
    const codes = await Promise.all(
      ['999999', 'x', trashed, missing].map(async (id) => codeOf(make(anna, 'PUBLIC', 'NEVER', id))),
    );

    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'GONE', 'GONE']);
  });

  test('is one of at most 100 of a user to a scene, also when many are made at once', async () => {
    const carl = await server.user('user');
    const values = Array.from({ length: 97 }, (_, index) => ({ token: `filler-${index}`, sceneId, userId: carl.id }));
    await database().insertInto('share_links').values(values).execute();

    const made = await Promise.allSettled(Array.from({ length: 6 }, async () => make(carl)));

    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    await expect(make(carl)).rejects.toMatchObject({
      code: 'CONFLICT',
      field: 'sceneId',
      message: 'You have 100 links to this scene already: delete some of them first.',
    });
  });
});

describe('lists', () => {
  test('show one’s own, newest first, page by page; of a scene as well; with all, everybody’s', async () => {
    const [dora, emil] = [await server.user('user'), await server.user('user')];
    const own = [await make(dora), await make(dora), await make(dora)].map(({ id }) => id).toReversed();
    const foreign = await make(emil);

    const first = (await dora.client.shareLinks({ first: 2 })).shareLinks;
    expect(first.totalCount).toBe(3);
    expect(first.nodes.map(({ id }) => id)).toEqual(own.slice(0, 2));
    const second = (await dora.client.shareLinks({ first: 2, after: first.pageInfo.endCursor })).shareLinks;
    expect(second.nodes.map(({ id }) => id)).toEqual(own.slice(2));
    expect((await dora.client.sceneShareLinks({ id: sceneId })).scene?.shareLinks.map(({ id }) => id)).toEqual(own);
    const all = (await admin.client.shareLinks({ all: true, first: 100 })).shareLinks;
    expect(all.nodes.map(({ id }) => id).slice(0, 4)).toEqual([foreign.id, ...own]);
    expect(all.nodes[0]?.owner.id).toBe(emil.id);
    expect((await admin.client.shareLinks({})).shareLinks.nodes).toEqual([]);
  });

  test('show links whose scene is in the trash, and expired ones as such', async () => {
    const id = await addSceneFile(server.app, server.library, 'away.mp4', 'x');
    const fay = await server.user('user');
    const made = await make(fay, 'PUBLIC', 'ONE_HOUR', id);
    await change(id, { trashedAt: new Date() });
    await expire(made.id);

    expect((await fay.client.shareLinks()).shareLinks.nodes).toMatchObject([
      { id: made.id, isExpired: true, scene: { state: 'TRASHED' } },
    ]);
  });
});

describe('what it shows', () => {
  test('is the scene, and nothing of the owner, the file, or any other', async () => {
    const [actor, studio] = [
      await addActor(server.app, { name: 'Ann' }),
      await addStudio(server.app, { name: 'Lakeside' }),
    ];
    const id = await addSceneFile(server.app, server.library, 'private-file-name.mp4', 'x');
    await link(server.app, id, { actors: [actor.pk], tags: [await addTag(server.app, 'summer')] });
    const scene = {
      title: 'Boats',
      description: 'A lake.',
      releaseDate: '2026-01-02',
      duration: 62,
      width: 1280,
      height: 720,
    };
    await change(id, {
      ...scene,
      studioId: studio.pk,
      thumbnailPath: `scenes/${id}/thumb-77_sm.webp`,
      thumbnailLargeWidth: 1280,
      thumbnailLargeHeight: 720,
    });
    const { token } = await make(anna, 'PUBLIC', 'NEVER', id);

    const shown = (await server.client().sharedScene({ token })).sharedScene;

    expect(shown).toEqual({
      ...scene,
      studioName: 'Lakeside',
      actorNames: ['Ann'],
      tagNames: ['summer'],
      thumbnail: {
        url: expect.stringMatching(`^/media/share/${token}/thumbnail\\?v=[0-9a-f]{8}$`),
        width: 1280,
        height: 720,
      },
      streamUrl: `/media/share/${token}/stream`,
      expiresAt: null,
    });
    expect(JSON.stringify(shown)).not.toMatch(
      new RegExp(`private-file-name|${server.library}|${anna.username}|thumb-77`),
    );
  });

  test('without a title is Untitled, never the file name', async () => {
    const { token } = await make();

    expect((await server.client().sharedScene({ token })).sharedScene?.title).toBe('Untitled');
  });

  test('has no other field: no path, no owner, no id', async () => {
    const { data } = await ask(server.url, '{ __type(name: "SharedScene") { fields { name } } }', {});
    const names = (data as { __type: { fields: { name: string }[] } }).__type.fields.map(({ name }) => name);

    expect(names.sort()).toEqual(
      ['actorNames', 'description', 'duration', 'expiresAt', 'height', 'releaseDate', 'streamUrl', 'studioName'].concat(
        ['tagNames', 'thumbnail', 'title', 'width'],
      ),
    );
  });
});

describe('views', () => {
  const viewsOf = async (id: string) =>
    (await anna.client.shareLinks({ first: 100 })).shareLinks.nodes.find((node) => node.id === id)?.viewCount;

  test('are counted on opening, each of many at once, not on looking and not on streaming', async () => {
    const { id, token } = await make();
    await server.client().sharedScene({ token });
    expect(await viewsOf(id)).toBe(0);

    await Promise.all(Array.from({ length: 20 }, async () => server.client().openShare({ token })));
    const { streamUrl } = (await server.client().openShare({ token })).openShare;
    for (let part = 0; part < 3; part += 1)
      await fetch(new URL(streamUrl, server.url), { headers: { range: 'bytes=0-1' } });

    expect(await viewsOf(id)).toBe(21);
  });

  test('are not counted where nothing opens', async () => {
    const { id, token } = await make(anna, 'AUTH_REQUIRED');
    await codeOf(server.client().openShare({ token }));
    expect(await viewsOf(id)).toBe(0);
    await ben.client.openShare({ token });
    expect(await viewsOf(id)).toBe(1);
  });
});

describe('a link opens nothing', () => {
  const codes = async (token: string, client = server.client()) => [
    await codeOf(client.sharedScene({ token })),
    await codeOf(client.openShare({ token })),
  ];

  test.each([
    '',
    'x',
    'A'.repeat(22),
    'A'.repeat(23),
    '../../../../etc/passwd',
    "'; drop table x",
    'Größe-und-Umlaute-äöü!',
    ' '.repeat(22),
  ])('that is none: %j', async (token) => {
    expect(await codes(token)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  test('when it was deleted, has expired, or its scene is in the trash or missing', async () => {
    const id = await addSceneFile(server.app, server.library, 'ending.mp4', 'x');
    const makeOne = async () => make(anna, 'PUBLIC', 'ONE_HOUR', id);
    const [deleted, expired, other] = [await makeOne(), await makeOne(), await makeOne()];
    await anna.client.deleteShareLink({ id: deleted.id });
    await expire(expired.id);

    expect(await codes(deleted.token)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await codes(expired.token)).toEqual(['GONE', 'GONE']);
    expect(await codes(other.token)).toEqual(['done', 'done']);
    await admin.client.trashScenes({ ids: [id] });
    expect(await codes(other.token)).toEqual(['GONE', 'GONE']);
    await admin.client.restoreScenes({ ids: [id] });
    expect(await codes(other.token)).toEqual(['done', 'done']);
    await change(id, { deletedAt: new Date() });
    expect(await codes(other.token)).toEqual(['GONE', 'GONE']);
  });

  test('when its owner may not see scenes any more, or is gone', async () => {
    const owner = await server.user('user');
    const { token } = await make(owner);
    await admin.client.createRole({ name: 'nothing', permissions: [] });

    await admin.client.updateUser({ id: owner.id, input: { role: 'nothing' } });
    expect(await codes(token)).toEqual(['GONE', 'GONE']);
    await admin.client.updateUser({ id: owner.id, input: { role: 'user' } });
    expect(await codes(token)).toEqual(['done', 'done']);
    await admin.client.deleteUser({ id: owner.id });
    expect(await codes(token)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  test('that is for people with an account, to nobody; to any user it does, whatever their role', async () => {
    const { token } = await make(anna, 'AUTH_REQUIRED');
    await admin.client.createRole({ name: 'guest', permissions: [] });
    const guest = await server.user('user');
    await admin.client.updateUser({ id: guest.id, input: { role: 'guest' } });

    expect(await codes(token)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(await codes(token, server.client('nonsense'))).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(await codes(token, guest.client)).toEqual(['done', 'done']);
  });
});

test('guessing is rate limited, across processes, and then right guesses are worth as little as wrong ones', async () => {
  await using other = await serveAgain(server, { trustProxy: true });
  const from = async (address: string, path: string) =>
    fetch(new URL(path, other.url), { headers: { 'x-forwarded-for': address } });
  const { token } = await make();
  const guesses = await Promise.all(
    Array.from(
      { length: 40 },
      async (_, index) => (await from('203.0.113.7', `/media/share/${'B'.repeat(20)}${10 + index}`)).status,
    ),
  );
  expect(guesses.filter((status) => status === 404)).toHaveLength(30);
  expect(guesses.filter((status) => status === 429)).toHaveLength(10);

  for (const path of [`/media/share/${token}`, `/media/share/${token}/stream`]) {
    const refused = await from('203.0.113.7', path);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect((await from('203.0.113.8', `/media/share/${token}`)).status).toBe(200);
});
