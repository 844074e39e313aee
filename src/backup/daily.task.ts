/** A backup a day in `BACKUP_DIR`, of which the newest `BACKUP_KEEP` are kept. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.type.ts';
import { readDatabaseClock } from '../database/clock.ts';
import { logFailure } from '../database/log-failure.ts';
import { messageOf } from '../errors.ts';
import { addTask, type Task } from '../jobs/queue.ts';
import { backUp } from './backup.ts';

const dayMilliseconds = 86_400_000;
const retryMilliseconds = 3_600_000;
const namePattern = /^reelgraph-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar$/;

export const dailyBackupTask: Task<Record<string, never>> = {
  name: 'backup.daily',
  run: async (app) => {
    if (app.config.backupDir === undefined) return;
    const now = await readDatabaseClock(app.orm.em.fork());
    const runAt = await makeIfDue(app, app.config.backupDir, now);
    await addTask(app.orm.em.fork(), dailyBackupTask, {}, { key: dailyBackupTask.name, runAt });
  },
};

/** Makes one unless the newest is younger than a day. Returns when to look again. */
async function makeIfDue(app: App, folder: string, now: Date): Promise<Date> {
  const last = (await backupsIn(folder)).at(-1);
  const due = last ? (await stat(join(folder, last))).mtimeMs + dayMilliseconds : 0;
  if (due > now.getTime()) return new Date(due);
  const file = join(folder, `reelgraph-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar`);
  try {
    const bytes = await backUp(app, file);
    app.log.info({ file, bytes }, 'the daily backup was made');
    for (const old of (await backupsIn(folder)).slice(0, -app.config.backupKeep)) await rm(join(folder, old));
    return new Date(now.getTime() + dayMilliseconds);
  } catch (error) {
    logFailure(app.log, error, `the daily backup failed: ${messageOf(error)}; trying again in an hour`);
    return new Date(now.getTime() + retryMilliseconds);
  }
}

/** The oldest first. */
async function backupsIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => namePattern.test(name)).sort();
}
