/** The tasks of search, as they are queued. */
import type { TaskSpec } from '../jobs/queue.ts';

type Empty = Record<string, never>;

/** The triggers of the database know this one by its name. */
export const syncSpec: TaskSpec<Empty> = { name: 'search.sync', priority: 10 };
export const pushSpec: TaskSpec<Empty> = { name: 'search.push' };
export const verifySpec: TaskSpec<Empty> = { name: 'search.verify' };
export const rebuildSpec: TaskSpec<Empty> = { name: 'search.rebuild' };
