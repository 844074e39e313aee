/** Once a day, and when a worker starts: scenes that have been in the trash longer than the retention are deleted. */
import type { App } from '../app.type.ts';
import { readDatabaseClock } from '../database/clock.ts';
import { logFailure } from '../database/log-failure.ts';
import { addTask, type Task } from '../jobs/queue.ts';
import { libraryProblem } from '../library/library-id.ts';
import { notePresence } from '../library/presence.ts';
import { emptyTrash } from './delete-scenes.service.ts';
import { removeOldStrays, setStraysAside } from './strays.ts';

export const trashPurgeTask: Task<Record<string, never>> = {
  name: 'scenes.purge',
  run: async (app, _payload, { signal }) => purgeTrash(app, signal),
};

const dayMilliseconds = 86_400_000;

/** Leaves the video files alone: emptying the trash by hand deletes those, too. */
export async function purgeTrash(app: App, signal: AbortSignal): Promise<void> {
  const em = app.orm.em.fork();
  await notePresence(app); // the database may have been out of reach for days
  const { count } = await emptyTrash({ app, em }, { deleteFiles: false, onlyDue: true, signal });
  if (count > 0) app.log.info(`${count} scenes were removed from the trash`);
  await lookForStrays(app, signal);
  const runAt = new Date((await readDatabaseClock(em)).getTime() + dayMilliseconds);
  await addTask(em, trashPurgeTask, {}, { key: trashPurgeTask.name, runAt });
}

async function lookForStrays(app: App, signal: AbortSignal): Promise<void> {
  try {
    const problem = await libraryProblem(app);
    if (problem) return app.log.error(`The generated files were not looked through. ${problem}`);
    await setStraysAside(app, signal);
    await removeOldStrays(app, signal);
  } catch (error) {
    signal.throwIfAborted();
    logFailure(app.log, error, 'the generated files could not be looked through; trying again in a day');
  }
}
