/** The counts of jobs of each phase, and how long they will take. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { Phase } from './job.enums.ts';
import { isScenePhase, scenePhaseNames } from './phases.ts';
import { pausedPhases, poolSizes } from './pool.queries.ts';
import { hasEntry } from './queue.ts';

export interface PhaseQueueRow {
  phase: Phase;
  workers: number;
  paused: boolean;
  pending: number;
  running: number;
  retrying: number;
  failed: number;
  etaSeconds: number | null;
}

interface CountedPhase extends Omit<PhaseQueueRow, 'etaSeconds'> {
  /** The average of the newest jobs that completed. */
  secondsPerJob: number | null;
}

/** The key of the entry that retries a scan. */
export const scanRetryKey = 'storage.retry-scan';

/** Counts per phase; a scan has no job, so its counts are those of scans. */
export async function readQueue(em: EntityManager): Promise<{ phases: PhaseQueueRow[] }> {
  const [sizes, paused] = [await poolSizes(em), await pausedPhases(em)];
  const { rows: counted } = await counts.execute(rows(em));
  return {
    phases: counted.map((row) =>
      withEta({
        ...row,
        workers: isScenePhase(row.phase) ? (sizes.get(row.phase) ?? 0) : 1,
        paused: paused.has(row.phase),
      }),
    ),
  };
}

/** Pending jobs take as long as those before them did; a running one is half done, on average. */
function withEta({ secondsPerJob, ...row }: CountedPhase): PhaseQueueRow {
  return { ...row, etaSeconds: etaSeconds({ ...row, secondsPerJob }) };
}

/** Seconds until the queue is empty; null while that is unknown. With several processes, more may run than one has workers. */
export function etaSeconds({
  workers,
  paused,
  pending,
  running,
  secondsPerJob,
}: Pick<CountedPhase, 'workers' | 'paused' | 'pending' | 'running' | 'secondsPerJob'>): number | null {
  if (pending + running === 0) return 0;
  if (secondsPerJob === null || (paused && pending > 0)) return null;
  return Math.ceil(((pending + running / 2) * secondsPerJob) / Math.max(workers, running));
}

/** One row for each phase, in the order of `scenePhases`; then SCAN. */
const counts = sql<Omit<CountedPhase, 'workers' | 'paused'>>`
  select p.phase, j.pending, j.running, j.retrying, j.failed,
         (select avg(extract(epoch from completed_at - started_at))::float8
            from (select completed_at, started_at from job_history
                   where phase = p.phase and status = 'completed' order by completed_at desc limit 50) newest
         ) as "secondsPerJob"
    from unnest(${scenePhaseNames}::text[]) p (phase), lateral (
           select count(*) filter (where status = 'pending')::int as pending,
                  count(*) filter (where status = 'running')::int as running,
                  count(*) filter (where status = 'failed' and next_retry_at is not null)::int as retrying,
                  count(*) filter (where status = 'failed' and next_retry_at is null)::int as failed
             from job_history
            where phase = p.phase
              and (status in ('pending', 'running')
                   or status = 'failed' and (next_retry_at is not null or completed_at > now() - interval '24 hours'))
         ) j
   union all
  select ${sql.lit(Phase.SCAN)}, 0,
         count(*) filter (where status = 'running')::int,
         (${hasEntry(sql.lit(scanRetryKey))})::int,
         count(*) filter (where status = 'failed' and completed_at > now() - interval '24 hours')::int,
         null
    from scan_history`;
