/** PostgreSQL, and whether what is in it fits this program, its data folder and itself. */
import { access, constants } from 'node:fs/promises';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Config } from '../config.ts';
import { readDatabaseClock } from '../database/clock.ts';
import { connectionsAllowed, connectionsOf, tooFewConnections } from '../database/connections.ts';
import { migrationState } from '../database/migrate.ts';
import { rows } from '../database/rows.ts';
import { askDisk } from '../files/disks.ts';
import { countLiveWorkers } from '../jobs/liveness.ts';
import { libraryProblem } from '../library/library-id.ts';
import { createLogger } from '../logger.ts';
import { connectAsItIs } from '../processes.ts';
import { recountScenes, wrongSceneCounts } from '../scenes/kept-counts.ts';
import { setClock, tolerableSeconds } from './clock.ts';
import { type Finding, failed, good, note, problem, warning } from './finding.ts';
import { checkFree } from './folders.ts';
import { checkOrder } from './order.ts';

export async function* checkDatabase(
  config: Config,
  { isRepairing }: { isRepairing: boolean },
): AsyncGenerator<Finding> {
  await using stack = new AsyncDisposableStack();
  const orm = await connectAsItIs({ config, log: createLogger({ logLevel: 'error' }) }, stack).catch(failed);
  if (orm === undefined) return yield note('the first start makes the database, in DATA_DIR/postgres');
  if ('level' in orm) return yield orm;
  const em = orm.em.fork();
  yield* checkServer(em, config);
  const { pending, unknown } = await migrationState(orm);
  if (unknown.length > 0)
    return yield problem(
      `a newer Reelgraph has migrated the database, up to ${unknown.at(-1)}`,
      'start that version or a newer one, or restore a backup from before the upgrade',
    );
  if (pending.length > 0) return yield note(`the next start brings the database up to date: ${pending.join(', ')}`);
  yield good('the database is up to date with this version');
  yield* checkLibrary(orm, config);
  yield* checkStoragePaths(em);
  yield* checkCounts(em, isRepairing);
  yield* checkOrder(em, isRepairing);
}

async function* checkServer(em: EntityManager, config: Config): AsyncGenerator<Finding> {
  const { rows: facts } = await sql<{ version: string; number: number }>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number`.execute(
    rows(em),
  );
  const { version = '', number = 0 } = facts[0] ?? {};
  if (number < 180_000) yield problem(`PostgreSQL ${version} is too old`, 'use PostgreSQL 18');
  else yield good(`PostgreSQL ${version} answers`);
  const [api, worker, both] = ([['api'], ['worker'], ['api', 'worker']] as const).map(
    (parts) => connectionsOf(config, parts).all,
  );
  const { allowed } = await connectionsAllowed(em);
  const need = `npm start opens up to ${both} connections, npm run api ${api}, npm run worker ${worker}`;
  if ((both ?? 0) > allowed) yield warning(`${need}, but PostgreSQL allows ${allowed}`, tooFewConnections);
  else yield good(`${need}; PostgreSQL allows ${allowed}`);
  const seconds = (Date.now() - (await readDatabaseClock(em)).getTime()) / 1000;
  if (Math.abs(seconds) > tolerableSeconds)
    yield warning(`the clock of the database differs from this one by ${seconds.toFixed(0)} s`, setClock);
  else yield good('its clock agrees with this one');
}

async function* checkLibrary(orm: MikroORM, config: Config): AsyncGenerator<Finding> {
  const mismatch = await libraryProblem({ orm, config });
  if (mismatch) yield problem(mismatch);
  else yield good('the database and DATA_DIR are of the same library');
  const workers = await countLiveWorkers(orm.em.fork());
  yield note(
    workers > 0 ? 'a worker is running' : 'no worker is running now: jobs wait for npm start or npm run worker',
  );
}

async function* checkStoragePaths(em: EntityManager): AsyncGenerator<Finding> {
  for (const { name, path } of await rows(em)
    .selectFrom('storage_paths')
    .select(['name', 'path'])
    .orderBy('id')
    .execute()) {
    const what = `the storage path '${name}' (${path})`;
    const may = async (mode: number) =>
      askDisk(path, async () => access(path, mode), { seconds: 3 }).then(
        () => true,
        () => false,
      );
    if (!(await may(constants.R_OK | constants.X_OK))) {
      yield problem(
        `${what} is not there, or may not be read`,
        'mount it, give the user of the server the right to read it, or move it with updateStoragePath',
      );
      continue;
    }
    if (await may(constants.W_OK)) yield good(`${what} can be read and written to`);
    else yield note(`${what} can be read only: uploads into it and deleting its files fail`);
    yield* checkFree(what, path);
  }
}

async function* checkCounts(em: EntityManager, isRepairing: boolean): AsyncGenerator<Finding> {
  const wrong = await wrongSceneCounts(em);
  if (wrong === 0) yield good('the kept counts of scenes are what a full count gives');
  else if (isRepairing) {
    await recountScenes(em);
    yield good(`the kept counts of scenes were counted anew: ${wrong} were wrong`);
  } else
    yield problem(
      `the kept counts of scenes are wrong in ${wrong} places, as after changes by hand without triggers`,
      'npm run doctor -- --repair counts them anew, also while the server runs',
    );
}
