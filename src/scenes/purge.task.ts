/** Once a day, and when a worker starts: what has been in the trash for long enough goes for good. */
import type { App } from '../app.type.ts';
import type { Context } from '../context.ts';
import { notePresence } from '../library/presence.ts';
import { emptyTrash } from './delete-scenes.service.ts';
import { removeOldStrays, setStraysAside } from './strays.ts';

/** The name of the task, and the key of its one entry in the queue. */
export const trashPurgeTask = 'scenes.purge';

/** In seconds. */
const day = 86_400;

/** Queues the next purge, in place of one that is waiting. */
export async function enqueueTrashPurge({ em }: Pick<Context, 'em'>, inSeconds = 0): Promise<void> {
  await em.execute(`select graphile_worker.add_job(?, job_key := ?, run_at := now() + ? * interval '1 second')`, [
    trashPurgeTask,
    trashPurgeTask,
    inSeconds,
  ]);
}

/** Leaves the video files alone: whoever wants those gone, too, empties the trash. */
export async function purgeTrash(app: App, _payload: unknown, signal: AbortSignal): Promise<void> {
  const em = app.orm.em.fork();
  await notePresence(app); // the database may have been out of reach for days
  const { count } = await emptyTrash({ app, em }, { deleteFiles: false, onlyDue: true, signal });
  if (count > 0) app.log.info(`${count} scenes were removed from the trash`);
  await lookForStrays(app, signal);
  await enqueueTrashPurge({ em }, day);
}

async function lookForStrays(app: App, signal: AbortSignal): Promise<void> {
  try {
    await setStraysAside(app, signal);
    await removeOldStrays(app, signal);
  } catch (error) {
    signal.throwIfAborted();
    app.log.error({ err: error }, 'the generated files could not be looked through; trying again in a day');
  }
}
