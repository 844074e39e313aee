/** The trash empties itself. */
import 'reflect-metadata';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { notePresence } from '../../src/library/presence.ts';
import { purgeTrash } from '../../src/scenes/purge.task.ts';
import { trashScenes } from '../../src/scenes/trash.service.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { addScene, addSceneFile } from '../support/factories.ts';
import { serveAgain, startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const isThere = async (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('when a worker starts, what is older than the retention goes with its images, and the next purge is due in a day', async () => {
  await using server = await startTestServer({ worker: false });
  const { client } = await server.user('user');
  const em = () => server.app.orm.em.fork();
  await rows(em()).updateTable('app_settings').set({ trashRetentionDays: 3 }).execute();
  const [old, recent, active] = [
    await addSceneFile(server.app, server.library, 'old.mp4', 'film'),
    await addScene(server.app, { trashedAt: daysAgo(2.9) }),
    await addScene(server.app),
  ];
  await rows(em())
    .updateTable('scenes')
    .set({ trashedAt: daysAgo(3.1) })
    .where('id', '=', old)
    .execute();
  const folder = (id: string) => join(server.dataDir, 'assets', 'scenes', id);
  for (const id of [old, recent, active]) {
    await mkdir(join(folder(id), 'sprites-1'), { recursive: true });
    await writeFile(join(folder(id), 'thumb-1_sm.webp'), 'x');
  }

  await using _worker = await startWorker(server.app);
  await eventually(async () => !(await isThere(folder(old))));

  expect((await client.editedScene({ id: old })).scene).toBeNull();
  expect(await isThere(join(server.library, 'old.mp4'))).toBe(true);
  for (const id of [recent, active]) {
    expect((await client.editedScene({ id })).scene).not.toBeNull();
    expect(await isThere(join(folder(id), 'thumb-1_sm.webp'))).toBe(true);
  }
  const next = await eventually(async () => {
    const [entry] = await em().execute<{ hours: number }[]>(
      `select extract(epoch from run_at - now()) / 3600 as hours from graphile_worker.jobs
        where key = 'scenes.purge' and run_at > now() and locked_at is null`,
    );
    return entry;
  });
  expect(Number(next.hours)).toBeGreaterThan(23);
  expect(Number(next.hours)).toBeLessThanOrEqual(24);
});

const never = new AbortController().signal;

describe('the clock of the process', () => {
  afterEach(() => void vi.useRealTimers());

  test.each([60, -60])('%i days off: nothing leaves the trash before its time', async (days) => {
    await using server = await startTestServer({ worker: false });
    const { client } = await server.user('moderator');
    const [trashedBefore, trashedMeanwhile] = [await addScene(server.app), await addScene(server.app)];
    await client.trashScenes({ ids: [trashedBefore] });

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 });
    await trashScenes({ em: server.app.orm.em.fork() }, [trashedMeanwhile]);
    await purgeTrash(server.app, never);
    vi.useRealTimers();
    await purgeTrash(server.app, never);

    for (const id of [trashedBefore, trashedMeanwhile]) {
      const { scene } = await client.editedScene({ id });
      const days = (Date.parse(scene?.purgeAt ?? '') - Date.now()) / 86_400_000;
      expect(days).toBeGreaterThan(6.9);
      expect(days).toBeLessThan(7.1);
    }
  });
});

describe('while no server runs', () => {
  /** A server on a database that none has run on for so many hours, with a scene whose time in the trash is over. */
  async function startAfter(hours: number) {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const server = await startTestServer({ worker: false, log });
    const em = () => server.app.orm.em.fork();
    const { client } = await server.user('user');
    const id = await addScene(server.app, { trashedAt: daysAgo(20) });
    await em().execute(`update library set last_server_at = now() - ? * interval '1 hour'`, [hours]);
    const purgeAt = async () => (await client.editedScene({ id })).scene?.purgeAt;
    return { server, em, id, client, purgeAt, lines };
  }

  test('for more than a day, the purge waits for another one, as the log and purgeAt say', async () => {
    const { server, em, id, client, purgeAt, lines } = await startAfter(25);
    await using _ = server;
    await using _next = await serveAgain(server);

    const held = Date.parse((await purgeAt()) ?? '');
    expect(held - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    expect(held - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    expect(lines.join()).toContain(
      `none of the 1 scenes in the trash is removed before ${new Date(held).toISOString()}`,
    );
    await purgeTrash(server.app, never);
    expect((await client.editedScene({ id })).scene).not.toBeNull();

    await em().execute(`update library set trash_held_until = trash_held_until - interval '24 hours'`);
    await purgeTrash(server.app, never);
    expect((await client.editedScene({ id })).scene).toBeNull();
  });

  test('one that cannot reach the database for as long does not count as running', async () => {
    const { server, id, client } = await startAfter(25);
    await using _ = server;

    await purgeTrash(server.app, never);

    expect((await client.editedScene({ id })).scene).not.toBeNull();
  });

  test('what is due later anyway is due at the same time as before', async () => {
    const { server, client } = await startAfter(25);
    await using _ = server;
    const id = await addScene(server.app, { trashedAt: daysAgo(2) });
    await notePresence(server.app);

    const { scene } = await client.editedScene({ id });
    expect(Date.parse(scene?.purgeAt ?? '') - Date.parse(scene?.trashedAt ?? '')).toBe(7 * 86_400_000);
  });

  test('for less than a day, the purge does not wait', async () => {
    const { server, id, client, lines } = await startAfter(23);
    await using _ = server;

    await purgeTrash(server.app, never);

    expect((await client.editedScene({ id })).scene).toBeNull();
    expect(lines).toEqual([]);
  });

  test('a database clock that was months ahead for a while holds the trash for a day and no longer', async () => {
    const { server, em, purgeAt } = await startAfter(0);
    await using _ = server;
    await em().execute(
      `update library set last_server_at = now() + interval '60 days', trash_held_until = now() + interval '61 days'`,
    );

    await notePresence(server.app);

    expect(Date.parse((await purgeAt()) ?? '') - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  });
});
