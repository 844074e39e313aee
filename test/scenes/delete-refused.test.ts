/** Scenes that are to be deleted, and what does not let them go: the database, or where their files lie. */
import { access, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { Phase } from '../../src/jobs/job.enums.ts';
import { addScene, addSceneFile, addTag, storagePathOf } from '../support/factories.ts';
import { codesOf } from '../support/refusals.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let moderator: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  moderator = await server.user('moderator');
});

afterAll(async () => server[Symbol.asyncDispose]());

afterEach(async () => {
  await em().execute('drop function if exists object() cascade');
  await rows(em()).deleteFrom('job_history').execute();
  await rows(em()).deleteFrom('scenes').execute();
});

const em = () => server.app.orm.em.fork();
const file = (name: string) => join(server.library, name);
const isThere = async (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const left = async () =>
  (await rows(em()).selectFrom('scenes').select('id').orderBy('id').execute()).map(({ id }) => id);

/** The database does this for each scene that is called `dear` and is to be deleted. */
async function object(does: string, when = 'trigger object before delete'): Promise<void> {
  await em().execute(`create function object() returns trigger language plpgsql as $$ begin ${does} end $$`);
  const deferred = when.includes('constraint') ? 'deferrable initially deferred' : '';
  await em().execute(
    `create ${when} on scenes ${deferred} for each row when (old.title = 'dear') execute function object()`,
  );
}

/** Scenes with a film, a job and a thumbnail each; one is dear to the database. */
async function addScenes(count: number, dear: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await addSceneFile(server.app, server.library, `${n}.mp4`, 'film'));
  await rows(em())
    .updateTable('scenes')
    .set({ title: 'dear' })
    .where('id', '=', ids[dear] ?? '')
    .execute();
  await em().transactional(async (em) => enqueue(em, Phase.SPRITES, ids));
  for (const id of ids) {
    await mkdir(assets(id), { recursive: true });
    await writeFile(join(assets(id), 'thumb-1_sm.webp'), 'x');
  }
  return ids;
}

const assets = (id: string) => join(server.dataDir, 'assets', 'scenes', id);

describe.each([
  ['raises an error', `raise exception 'no';`, undefined],
  ['raises an error at the end of the transaction', `raise exception 'no';`, 'constraint trigger object after delete'],
  ['silently keeps the row', 'return null;', undefined],
])('when the database %s', (_does, does, when) => {
  test.each([true, false])(
    'the scene keeps all it has and is a failure, the others go (deleteFiles: %j)',
    async (deleteFiles) => {
      const [first, dear, last] = (await addScenes(3, 1)) as [string, string, string];
      await object(does, when);

      const { deleteScenes } = await moderator.client.deleteScenes({ ids: [first, dear, last], deleteFiles });

      expect(deleteScenes).toEqual({
        count: 2,
        changeId: null,
        ids: [first, last],
        failures: [{ id: dear, code: 'UNAVAILABLE', message: expect.stringContaining('refused') }],
      });
      expect(await left()).toEqual([dear]);
      expect(await rows(em()).selectFrom('job_history').select(['sceneId', 'status']).execute()).toEqual([
        { sceneId: dear, status: 'pending' },
      ]);
      expect(await Promise.all([first, dear, last].map(async (id) => isThere(assets(id))))).toEqual([
        false,
        true,
        false,
      ]);
      const films = await Promise.all([0, 1, 2].map(async (n) => isThere(file(`${n}.mp4`))));
      expect(films).toEqual([!deleteFiles, true, !deleteFiles]);
    },
  );
});

describe('when the connection is cut on the way', () => {
  const cut = 'perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(60); return old;';

  test('the answer says what is gone and what is not, and the next deletion does the rest', async () => {
    const ids = await addScenes(25, 22);
    await object(cut);

    const { deleteScenes } = await moderator.client.deleteScenes({ ids, deleteFiles: true });

    expect(deleteScenes).toMatchObject({ count: 20, ids: ids.slice(0, 20) });
    expect(deleteScenes.failures.map(({ id, code }) => [id, code])).toEqual(
      ids.slice(20).map((id) => [id, 'UNAVAILABLE']),
    );
    expect(await left()).toEqual(ids.slice(20));
    expect(await Promise.all([22, 23, 24].map(async (n) => isThere(file(`${n}.mp4`))))).toEqual([true, true, true]);

    await em().execute('drop function object() cascade');
    const { deleteScenes: again } = await moderator.client.deleteScenes({ ids: ids.slice(20), deleteFiles: true });

    expect(again).toEqual({ count: 5, ids: ids.slice(20), failures: [], changeId: null });
    expect(await isThere(file('24.mp4'))).toBe(false);
  });

  test('so does that of emptying the trash', async () => {
    const ids = await addScenes(25, 22);
    await moderator.client.trashScenes({ ids });
    await object(cut);

    const { emptyTrash } = await moderator.client.emptyTrash({ deleteFiles: true });

    expect(emptyTrash).toMatchObject({ count: 20, ids: ids.slice(0, 20) });
    expect(emptyTrash.failures.map(({ id }) => id)).toEqual(ids.slice(20));
  });

  test('it is an error when nothing is gone', async () => {
    const ids = await addScenes(2, 0);
    await object(cut);

    await expect(moderator.client.deleteScenes({ ids, deleteFiles: true })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });

    expect(await left()).toEqual(ids);
    expect(await isThere(file('0.mp4'))).toBe(true);
  });
});

describe('a link', () => {
  test.each([
    ['to the film of another scene', 'linked.mp4', async () => symlink(file('1.mp4'), file('linked.mp4'))],
    ['that leads nowhere', 'nowhere.mp4', async () => symlink(file('none.mp4'), file('nowhere.mp4'))],
    [
      'in place of a folder',
      'moved/film.mp4',
      async () => {
        await mkdir(file('elsewhere'));
        await writeFile(file('elsewhere/film.mp4'), 'film');
        await symlink(file('elsewhere'), file('moved'));
      },
    ],
  ])('%s is not followed: the scene is kept, and all files', async (_what, name, makeLink) => {
    const [, film] = await addScenes(2, 0);
    await makeLink();
    const storagePathId = await storagePathOf(server.app, server.library);
    const id = await addScene(server.app, { storagePathId, storedPath: file(name) });

    const { deleteScenes } = await moderator.client.deleteScenes({ ids: [id], deleteFiles: true });

    expect(deleteScenes).toEqual({
      count: 0,
      changeId: null,
      ids: [],
      failures: [{ id, code: 'FORBIDDEN', message: expect.stringContaining('link') }],
    });
    expect(await left()).toEqual(expect.arrayContaining([film, id]));
    expect(await isThere(file('1.mp4'))).toBe(true);
    await rename(file(name), file('taken-away')); // it was there still
    if (name.startsWith('moved')) expect(await isThere(file('taken-away'))).toBe(true);
  });

  test('that leads to the storage path itself is no hindrance', async () => {
    const behind = join(server.dataDir, 'disk');
    await mkdir(join(behind, 'films'), { recursive: true });
    await symlink(behind, file('mounted'));
    const storagePathId = await storagePathOf(server.app, file('mounted'));
    await writeFile(file('mounted/films/film.mp4'), 'film');
    const id = await addScene(server.app, { storagePathId, storedPath: file('mounted/films/film.mp4') });

    const { deleteScenes } = await moderator.client.deleteScenes({ ids: [id], deleteFiles: true });

    expect(deleteScenes.failures).toEqual([]);
    expect(await isThere(join(behind, 'films', 'film.mp4'))).toBe(false);
  });
});

test('ids are one parameter of a statement, however many there are', async () => {
  const ids = [await addScene(server.app), await addScene(server.app)];

  const statements = await statementsOf(async () => moderator.client.deleteScenes({ ids, deleteFiles: true }));

  expect(statements.filter((statement) => statement.includes('"scenes"')).length).toBeGreaterThan(2);
  expect(statements.filter((statement) => statement.includes(' in ($1, $2'))).toEqual([]);
});

test('more ids than a statement has parameters are bad input, and no failure of the database', async () => {
  const ids = Array.from({ length: 70_000 }, (_, n) => String(900_000 + n));
  const [id, tag] = [await addScene(server.app), await addTag(server.app)];
  const attempts = [
    moderator.client.deleteScenes({ ids }),
    moderator.client.trashScenes({ ids }),
    moderator.client.updateScenes({ ids, input: { tags: { mode: 'ADD', ids: [tag] } } }),
    moderator.client.updateScenes({ ids: [id], input: { tags: { mode: 'ADD', ids } } }),
    moderator.client.updateScene({ id, input: { tagIds: ids } }),
    moderator.client.mergeTags({ targetId: tag, sourceIds: ids }),
  ];

  expect(await codesOf(attempts)).toEqual(attempts.map(() => 'BAD_USER_INPUT'));
});
