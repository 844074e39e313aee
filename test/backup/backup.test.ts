/** A backup of a server at work, brought back elsewhere: nothing is missing, and nothing half. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp, filesIn } from '../../src/backup/backup.ts';
import { dailyBackupTask } from '../../src/backup/daily.task.ts';
import { restore } from '../../src/backup/restore.ts';
import { readTables } from '../../src/backup/tables.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { addTask, type TaskRun, type WorkerApp } from '../../src/jobs/queue.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { addActor, addScene, addStudio, addTag } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { collectUntil, eventually } from '../support/wait.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-backup-test-'));
  const { pk: parentId } = await addStudio(server.app, { name: 'Parent' });
  const { pk: studioId } = await addStudio(server.app, { name: 'Child', parentId });
  for (let n = 0; n < 50; n += 1) {
    const id = await addScene(server.app, {
      title: `Tab\t, "quote" and newline\n${n}`,
      studioId,
      storedPath: `/library/${n}.mp4`,
    });
    await mkdir(join(server.app.config.dataDir, 'assets/scenes', id), { recursive: true });
    await writeFile(join(server.app.config.dataDir, 'assets/scenes', id, `thumb-${n}_sm.webp`), `picture ${n}`);
  }
  await addActor(server.app, { name: 'Zoë' });
  await addTag(server.app, 'a tag');
  await writeFile(join(server.app.config.dataDir, 'assets/empty.webp'), '');
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('brought back into an empty place, tables and files are the same, and ids go on where they stood', async () => {
  const file = join(folder, 'whole.tar');
  const before = await contentOf(server.app.databaseUrl);
  expect(await backUp(server.app, file)).toBe((await stat(file)).size);
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  await using target = await emptyPlace();
  const { tables } = await target.restore(file);
  expect(tables.length).toBeGreaterThan(50);
  expect(await contentOf(target.url)).toEqual(before);
  expect(await filesOf(join(target.dataDir, 'assets'))).toEqual(
    await filesOf(join(server.app.config.dataDir, 'assets')),
  );
  expect(await readFile(join(target.dataDir, 'library-id'), 'utf8')).toBe(
    await readFile(join(server.app.config.dataDir, 'library-id'), 'utf8'),
  );
  const next = await addScene({ orm: target.orm });
  expect(Number(next)).toBeGreaterThan(50);
  expect(await readdir(server.app.config.dataDir)).not.toContainEqual(expect.stringMatching(/^\.backup/));
});

test('what was recorded by a database that had counted further hides no changes where it is brought back', async () => {
  const id = await addScene(server.app, { title: 'Before' });
  await server.app.orm.em.execute(
    `
    insert into changes (topic, thing, kind, xid) values ('scene', ?, 'updated', '1000000000')`,
    [id],
  );
  const file = join(folder, 'from-far.tar');
  await backUp(server.app, file);
  await using target = await emptyPlace();
  await target.restore(file);

  await using restored = await startTestServer({ worker: false, databaseUrl: target.url, dataDir: target.dataDir });
  const { client } = await restored.user();
  let isReady = false;
  const told = collectUntil(client.sceneChanged({}), ({ sceneChanged }) => {
    isReady = true;
    return sceneChanged.scene?.id === id && sceneChanged.kind === 'UPDATED';
  });
  await eventually(async () => {
    await client.updateScene({ id, input: { title: `After ${Date.now()}` } });
    return isReady;
  });
  expect((await told).at(-1)?.sceneChanged.scene?.title).toMatch(/^After/);
});

test('rows that change while it is made are those of one moment', async () => {
  let isOver = false;
  const begun = Promise.withResolvers<void>();
  const em = server.app.orm.em.fork();
  const writing = (async () => {
    // Both or none, in one transaction: a backup with one of them is of no moment.
    for (let n = 0; !isOver; n += 1) {
      await em.transactional(async (tx) => {
        await tx.execute(`insert into tags (name) values ('pair ${n}')`);
        await tx.execute(`insert into actors (name) values ('pair ${n}')`);
      });
      begun.resolve();
    }
  })();
  await begun.promise;
  const file = join(folder, 'moving.tar');
  await backUp(server.app, file).finally(() => {
    isOver = true;
  });
  await writing;
  await using target = await emptyPlace();
  await target.restore(file);
  const [pairs] = await target.orm.em
    .fork()
    .execute(
      `select (select count(*) from tags where name like 'pair%') as tags, (select count(*) from actors where name like 'pair%') as actors`,
    );
  expect(Number(pairs?.tags)).toBeGreaterThan(0);
  expect(pairs?.tags).toBe(pairs?.actors);
});

test('what a worker held when it was made is there for other workers, and so is the line that it stood in', async () => {
  const free = `select j.is_available as entry, q.is_available as line
    from graphile_worker._private_jobs j join graphile_worker._private_job_queues q on q.id = j.job_queue_id`;
  const em = server.app.orm.em.fork();
  await addTask(em, { name: 'test.line', maxAttempts: 3 }, {}, { line: 'one' });
  for (const table of ['jobs', 'job_queues'])
    await em.execute(
      `update graphile_worker._private_${table} set locked_at = now(), locked_by = 'a worker' where ${table === 'jobs' ? 'job_queue_id is not null' : 'true'}`,
    );
  expect(await em.execute(free)).toEqual([{ entry: false, line: false }]);
  const file = join(folder, 'held.tar');
  await backUp(server.app, file);
  await using target = await emptyPlace();
  await target.restore(file);
  expect(await target.orm.em.fork().execute(free)).toEqual([{ entry: true, line: true }]);
});

test('what is damaged, cut off or no backup is refused, and leaves the place empty', async () => {
  const file = join(folder, 'sound.tar');
  const size = await backUp(server.app, file);
  const broken = join(folder, 'broken.tar');
  const breakages: Record<string, () => Promise<void>> = {
    'cut off': async () => {
      await using handle = await open(broken, 'r+');
      await handle.truncate(Math.floor(size / 2));
    },
    'one byte changed': async () => {
      const bytes = await readFile(broken);
      const table = bytes.indexOf(Buffer.from([0x1f, 0x8b]), size / 2); // what lies between entries is nobody's
      bytes[table + 12] = ~(bytes[table + 12] ?? 0);
      await writeFile(broken, bytes);
    },
    'no archive': async () => writeFile(broken, 'not a backup'),
    empty: async () => writeFile(broken, ''),
  };
  await using target = await emptyPlace();
  for (const [name, change] of Object.entries(breakages)) {
    await copyFile(file, broken);
    await change();
    await expect(target.restore(broken), name).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await readdir(target.dataDir)).toEqual([]);
  }
  await expect(target.restore(join(folder, 'nowhere.tar'))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await target.restore(file);
});

test('a place that is in use is refused, and so is a file that is there', async () => {
  const file = join(folder, 'again.tar');
  await backUp(server.app, file);
  const { orm, databaseUrl, config } = server.app;
  await expect(restore({ orm, databaseUrl, config, log: quiet }, file)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('database is in use'),
  });
  await expect(backUp(server.app, file)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(backUp(server.app, join(file, 'below-a-file.tar'))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('one a day is made, and the newest are kept', async () => {
  const backupDir = join(folder, 'daily');
  const app = { ...server.app, config: { ...server.app.config, backupDir, backupKeep: 2 } } as unknown as WorkerApp;
  const run = async () => dailyBackupTask.run(app, {}, {} as TaskRun);
  await run();
  await run(); // not yet due
  expect(await readdir(backupDir)).toHaveLength(1);
  for (const day of ['01', '02']) {
    const old = join(backupDir, `reelgraph-2026-01-${day}T03-00-00Z.tar`);
    await writeFile(old, '');
  }
  const [newest = ''] = (await readdir(backupDir)).sort().slice(-1);
  await utimes(join(backupDir, newest), new Date(0), new Date(0));
  await new Promise((resolve) => setTimeout(resolve, 1100)); // names are of whole seconds
  await run();
  const kept = (await readdir(backupDir)).sort();
  expect(kept).toHaveLength(2);
  expect(kept[0]).toBe(newest);
});

const quiet = { info: () => {}, warn: () => {} };

async function emptyPlace() {
  const database = await createEmptyDatabase();
  const dataDir = await mkdtemp(join(folder, 'place-'));
  const orm = await connectOrm(database.url);
  return {
    ...{ dataDir, orm, url: database.url },
    restore: async (file: string) => restore({ orm, databaseUrl: database.url, config: { dataDir }, log: quiet }, file),
    async [Symbol.asyncDispose]() {
      await orm.close(true);
      await database[Symbol.asyncDispose]();
    },
  };
}

/** A hash of the rows of each table. */
async function contentOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const content: Record<string, string> = {};
    for (const { schema, name } of await readTables(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${schema}.${name} t`,
      );
      content[`${schema}.${name}`] = rows[0].hash;
    }
    return content;
  } finally {
    await client.end();
  }
}

async function filesOf(root: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const path of filesIn(root))
    files[relative(root, path)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  return files;
}
