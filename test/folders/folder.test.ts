/** The library by its folders, whatever they are called. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import type { SceneSort } from '../../src/sdk/client.ts';
import { addScene, storagePathOf } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let viewer: TestUser;
let library: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  viewer = await server.user();
  library = String(await storagePathOf(server.app, '/library'));
});

afterAll(async () => server?.[Symbol.asyncDispose]());

/** A film of 10 seconds and 7 bytes. */
const addFilm = (path: string, values: Parameters<typeof addScene>[1] = {}) =>
  addScene(server.app, {
    storedPath: `/library/${path}`,
    storagePathId: Number(library),
    title: path.split('/').at(-1),
    size: '7',
    ...values,
  });

async function folderAt(path: string, variables: { first?: number; sort?: SceneSort[] } = {}) {
  return (await viewer.client.folder({ storagePathId: library, path, ...variables })).folder;
}

test('the storage path itself is there, empty, before there are scenes', async () => {
  expect(await folderAt('')).toEqual({
    path: '',
    storagePath: { id: library, name: 'Library' },
    folders: [],
    scenes: {
      totalCount: 0,
      totalDuration: 0,
      totalSize: 0,
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  });
});

describe('with films', () => {
  const odd = [
    '100%',
    '100x',
    '_',
    'a',
    'a b',
    'a-b',
    'é',
    'e\u0301',
    '"quoted"',
    "it's",
    '🎬',
    'back\\slash',
    '[x]',
    ' ',
  ];

  beforeAll(async () => {
    await addFilm('top.mp4');
    await addFilm('2021/May/one.mp4');
    await addFilm('2021/May/two.mp4');
    await addFilm('2021/June/three.mp4');
    await addFilm('2021/trashed/gone.mp4', { trashedAt: new Date() });
    await addFilm('2021/missing/gone.mp4', { deletedAt: new Date() });
    for (const name of odd) await addFilm(`odd/${name}/film ${name}.mp4`);
    await addScene(server.app, { storedPath: '/library-2/else.mp4', title: 'else' });
  });

  test('a folder shows what lies below each folder in it, and the scenes directly in it', async () => {
    expect(await folderAt('')).toMatchObject({
      folders: [
        { name: '2021', path: '2021', sceneCount: 3, totalDuration: 30, totalSize: 21 },
        { name: 'odd', path: 'odd', sceneCount: odd.length },
      ],
      scenes: { totalCount: 1, totalDuration: 10, totalSize: 7, nodes: [{ title: 'top.mp4' }] },
    });
    expect(await folderAt('2021')).toMatchObject({
      path: '2021',
      folders: [
        { name: 'June', path: '2021/June', sceneCount: 1 },
        { name: 'May', path: '2021/May', sceneCount: 2 },
      ],
      scenes: { totalCount: 0, nodes: [] },
    });
  });

  test('its scenes come in pages, in the order that is asked for', async () => {
    const sort: SceneSort[] = [{ field: 'TITLE', direction: 'DESC' }];
    expect((await folderAt('2021/May', { first: 1, sort }))?.scenes).toMatchObject({
      totalCount: 2,
      nodes: [{ title: 'two.mp4' }],
      pageInfo: { hasNextPage: true },
    });
  });

  test.each(odd)('a folder called %j holds its own film and no other', async (name) => {
    expect(await folderAt(`odd/${name}`)).toMatchObject({
      folders: [],
      scenes: { totalCount: 1, nodes: [{ title: `film ${name}.mp4` }] },
    });
  });

  test.each(['2020', '2021/Ma', '2021/trashed', '2021/missing', '2021/May/', '/2021', '2021//May', 'top.mp4'])(
    'no folder %j',
    async (path) => {
      expect(await folderAt(path)).toBeNull();
    },
  );

  test('a scene that is restored brings its folder back', async () => {
    const id = await addFilm('back/again.mp4', { trashedAt: new Date() });
    expect(await folderAt('back')).toBeNull();
    await rows(server.app.orm.em.fork()).updateTable('scenes').set({ trashedAt: null }).where('id', '=', id).execute();
    expect(await folderAt('back')).toMatchObject({ scenes: { totalCount: 1 } });
    await rows(server.app.orm.em.fork()).deleteFrom('scenes').where('id', '=', id).execute();
  });

  test('two statements, whatever is in it', async () => {
    for (const path of ['', 'odd', '2021/May']) {
      expect(await statementsOf(async () => folderAt(path))).toHaveLength(2);
    }
  });
});

test.each(['..', '../library', '2021/../..', '2021/..', 'a\0b'])('a path %j is refused', async (path) => {
  await expect(folderAt(path)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'path' });
});

test.each(['0', '999999999', '99999999999', 'x', ''])('no storage path %j', async (storagePathId) => {
  expect((await viewer.client.folder({ storagePathId })).folder).toBeNull();
});
