/** A run that has ended without a result: its job waits for another one. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { announceJobs } from './announce.ts';
import { JobStatus } from './job.enums.ts';

interface Run {
  id: string;
  sceneId: string;
  attempt: number;
}

/** Says so in the row, unless this run of it was over already; its entry in the queue is the caller's matter. */
export async function returnToQueue(em: EntityManager, { id, sceneId, attempt }: Run): Promise<void> {
  const returned = await rows(em)
    .updateTable('job_history')
    .set({ status: JobStatus.PENDING, progress: 0 })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('status', '=', JobStatus.RUNNING)
    .returning('id')
    .executeTakeFirst();
  if (returned) await announceJobs(em, [{ id, sceneId }]);
}
