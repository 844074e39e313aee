/** Brings the search documents up to date; the database queues it with every change that they are made of. */
import type { App } from '../app.type.ts';
import { addTask } from '../jobs/queue.ts';
import { pushSpec, syncSpec } from './search-tasks.ts';
import { syncDocuments } from './sync.ts';

/** So many changes are taken in at once: one statement reads them, one writes their documents. */
const batchSize = 10_000;

export const syncTask = { ...syncSpec, run: syncAll };

async function syncAll(app: App, _payload: object, { signal }: { signal: AbortSignal }): Promise<void> {
  const pushes = app.meili !== null;
  while (!signal.aborted) {
    const taken = await syncDocuments(app.orm.em, { limit: batchSize, pushes });
    if (taken === 0) break;
  }
  if (pushes) await addTask(app.orm.em.fork(), pushSpec, {}, { key: pushSpec.name });
}
