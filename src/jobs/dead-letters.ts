/** The dead letters as jobs fail, succeed and are cancelled: part of the transactions in which they do. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Phase } from './job.enums.ts';

/** Files a job that failed for good; one that was retried and failed again is to be looked at again. */
export async function fileAway(em: EntityManager, jobId: string): Promise<void> {
  await em.execute(
    `insert into dead_letter_queue (job_id, scene_id, scene_title, phase, original_error, last_error, failure_count)
     select job_id, scene_id, scene_title, phase, coalesce(first_error, error_message, ''), coalesce(error_message, ''), retry_count + 1
       from job_history where job_id = ?
     on conflict (job_id) do update
        set last_error = excluded.last_error, failure_count = dead_letter_queue.failure_count + excluded.failure_count,
            status = 'pending_review', abandoned_at = null, updated_at = now()`,
    [jobId],
  );
}

/** A phase that succeeded has nothing to look at any more, whichever of its jobs it was that failed. */
export async function forgetLetters(em: EntityManager, job: { sceneId: string; phase: Phase }): Promise<void> {
  await em.execute('delete from dead_letter_queue where scene_id = ? and phase = ?', [job.sceneId, job.phase]);
}

/** Letters whose jobs are not retried any more, as they were cancelled. */
export async function returnLetters(em: EntityManager, jobIds: readonly string[]): Promise<void> {
  await em.execute(
    `update dead_letter_queue set status = 'pending_review', updated_at = now()
      where status = 'retrying' and job_id in (select json_array_elements_text(?::json))`,
    [JSON.stringify(jobIds)],
  );
}
