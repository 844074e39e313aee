/** The database goes away while a worker starts: it starts again, and takes jobs. */
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { startWorkerOnly } from '../../src/processes.ts';
import { startPatiently } from '../../src/start.ts';
import { createTestDatabase } from '../support/database.ts';
import { mediaPaths } from '../support/media.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const blocked = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** The start reads them one after the other, the last when it begins to watch. */
test.each(['library', 'pool_config', 'trigger_config', 'storage_paths'])('as it reads %s', async (table) => {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const { url } = stack.use(await createTestDatabase());
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  stack.defer(async () => database.end());
  await database.query('begin');
  await database.query(`lock table ${table}`);
  const warnings: string[] = [];
  const log = createLogger({ logLevel: 'warn' }, { write: (line: string) => void warnings.push(JSON.parse(line).msg) });
  const config = readConfig({ ...mediaSettings, DATABASE_URL: url, DATA_DIR: join(folder, 'data'), WATCH: 'true' });

  const starting = startPatiently(async () => startWorkerOnly({ config, log }), { log, signal: never });
  const lost = await eventually(async () => {
    await database.query('select pg_stat_clear_snapshot()'); // a transaction sees its first look again and again
    const { rows } = await database.query<{ lost: boolean }>(
      `select pg_terminate_backend(pid) as lost from (${blocked}) _`,
    );
    return rows.length;
  });
  await database.query('rollback');

  stack.use(await starting);
  expect(lost).toBeGreaterThan(0);
  expect(warnings).toContainEqual(expect.stringMatching(/^the database went away during the start .*in 1 s$/));
});

test('a database that was never there is said at once', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const log = createLogger({ logLevel: 'silent' });
  const config = readConfig({
    ...mediaSettings,
    DATABASE_URL: 'postgres://127.0.0.1:1/none',
    DATA_DIR: join(folder, 'data'),
  });
  let starts = 0;
  const start = async () => {
    starts += 1;
    return startWorkerOnly({ config, log });
  };

  await expect(startPatiently(start, { log, signal: never })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(starts).toBe(1);
});

const mediaSettings = { FFMPEG_PATH: mediaPaths.ffmpegPath, FFPROBE_PATH: mediaPaths.ffprobePath };
const never = new AbortController().signal;
