/** Brings the search documents up to date; the database queues it with every change that they are made of. */
import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../app.type.ts';
import { addTask, takeOverTasks } from '../jobs/queue.ts';
import { pushSpec, syncSpec } from './search-tasks.ts';
import { syncDocuments } from './sync.ts';

/** So many changes are taken in at once: one statement reads them, one writes their documents. */
const batchSize = 10_000;

/** An import changes several scenes a second, and a batch takes as long for one of them as for some. A search takes in what it needs itself. */
const restMilliseconds = 500;

export const syncTask = { ...syncSpec, endsAtOnce: true, run: syncAll };

async function syncAll(app: App, _payload: object, { signal }: { signal: AbortSignal }): Promise<void> {
  const pushes = app.meili !== null;
  // Before the changes are read: those of an entry that is there by now can be seen then. Our own stays until they are taken in.
  await takeOverTasks(app.orm.em.fork(), syncSpec);
  let taken = batchSize;
  while (taken === batchSize && !signal.aborted) taken = await syncDocuments(app.orm.em, { limit: batchSize, pushes });
  if (pushes) await addTask(app.orm.em.fork(), pushSpec, {}, { key: pushSpec.name });
  if (taken > 0) await delay(restMilliseconds, undefined, { signal }).catch(() => {}); // the process ends: so does the rest
}
