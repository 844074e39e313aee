/** What people do about dead letters. */
import { distinctIds, parseBigserial, parseIds } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { requeueJobs } from './job.service.ts';

/**
 * Queues the jobs behind the letters again; a letter is RETRYING until its job ends, and gone if that ends well. One
 * whose job was cleared away gets it back. Left out are those whose scene is gone or whose phase is under way anyway.
 */
export async function retryDeadLetters({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<number> {
  const wanted = JSON.stringify(parseLetterIds(ids));
  return em.transactional(async (em) => {
    await em.execute(
      `insert into job_history (job_id, scene_id, scene_title, phase, status, error_message, completed_at)
       select d.job_id, d.scene_id, d.scene_title, d.phase, 'failed', d.last_error, now()
         from dead_letter_queue d join scenes s on s.id = d.scene_id
        where d.id in (select value::bigint from json_array_elements_text(?::json)) and d.status <> 'retrying'
       on conflict (job_id) do nothing`,
      [wanted],
    );
    const letters = await em.execute<{ jobId: string }[]>(
      `select job_id as "jobId" from dead_letter_queue
        where id in (select value::bigint from json_array_elements_text(?::json)) and status <> 'retrying' for update`,
      [wanted],
    );
    return requeueJobs(
      em,
      letters.map(({ jobId }) => jobId),
    );
  });
}

/** Puts letters away that need no more looking at. Returns how many. */
export async function abandonDeadLetters({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<number> {
  const abandoned = await em.execute<{ id: string }[]>(
    `update dead_letter_queue set status = 'abandoned', abandoned_at = now(), updated_at = now()
      where id in (select value::bigint from json_array_elements_text(?::json)) and status = 'pending_review'
     returning id`,
    [JSON.stringify(parseLetterIds(ids))],
  );
  return abandoned.length;
}

const parseLetterIds = (ids: readonly string[]) =>
  parseIds(parseBigserial, distinctIds('ids', ids, { max: 1000, thing: 'dead letter' }));
