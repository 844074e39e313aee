/** A worker is stopped in the middle of a job, another one takes over, and the first one goes on: the job ends once. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { longFilm } from '../support/clips.ts';
import { slow } from '../support/engines.ts';
import { addScene } from '../support/factories.ts';
import { type JobEnd, recordEnds } from '../support/job-ends.ts';
import { processesWith, startNpm } from '../support/processes.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

test('its result is not taken, and its next job is', async () => {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await startTestServer({ worker: false }));
  const { client } = await server.user('admin');
  const query = async <T>(statement: string) => server.app.orm.em.fork().execute<T[]>(statement);
  await recordEnds(query);
  const film = join(server.library, 'film.mp4');
  await longFilm(film, 60);
  const scene = { storedPath: film, width: 320, height: 180, duration: 60 };
  const id = await addScene(server.app, scene);
  const start = (name: string) =>
    stack.use(
      startNpm('worker', {
        DATABASE_URL: server.databaseUrl,
        DATA_DIR: server.dataDir,
        PGAPPNAME: name,
        FFMPEG_PATH: ffmpeg,
      }),
    );
  const { ffmpeg } = await slow(server.library, 15); // sprites take four seconds
  const first = start('first');
  await first.ready();
  await client.processScenes({ phase: 'SPRITES', ids: [id] });
  await eventually(() => processesWith('ffmpeg', film).length > 0, 60);
  first.signal('SIGSTOP');
  stack.defer(() => first.signal('SIGCONT')); // or it could not be ended
  const second = start('second');
  await second.ready();

  // What PostgreSQL does at the end of the lease, half a minute later (test/jobs/recovery.test.ts).
  await query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
    and application_name = 'reelgraph worker' order by backend_start limit 1`);
  const ends = async () => query<JobEnd>('select * from job_ends');
  await eventually(async () => (await ends()).length === 1, 60);
  const [sprites] = await query<{ path: string }>('select sprite_sheet_path as path from scenes');

  first.signal('SIGCONT');
  await eventually(() => processesWith('ffmpeg', film).length === 0, 60);
  second.signal('SIGTERM');
  await second.exited();
  // Whatever is left of the first one's run comes before its next job.
  await client.processScenes({ phase: 'SPRITES', ids: [await addScene(server.app, scene)] });
  await eventually(async () => (await ends()).length === 2, 60);

  expect((await ends()).map(({ process, status }) => [process, status])).toEqual([
    ['second', 'completed'],
    ['first', 'completed'],
  ]);
  expect(await query('select sprite_sheet_path as path from scenes order by id limit 1')).toEqual([sprites]);
  const folder = join(server.dataDir, 'assets', 'scenes', id);
  const sheets = (await readdir(folder, { recursive: true })).filter((name) => name.includes('sheet'));
  expect(sheets).toHaveLength(1);
}, 120_000);
