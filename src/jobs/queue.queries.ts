/** How much each phase has to do, and for how long. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { Phase } from './job.enums.ts';
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
  /** What the newest jobs that ended well took, on average. */
  secondsPerJob: number | null;
}

/** Counts per phase; a scan has no job, so its counts are those of scans. */
export async function readQueue(em: EntityManager): Promise<{ phases: PhaseQueueRow[] }> {
  const counted = await counts.execute(rows(em));
  const byPhase = new Map(counted.rows.map((row) => [row.phase, row]));
  return { phases: Object.values(Phase).map((phase) => withEta(byPhase.get(phase) ?? { ...nothing, phase })) };
}

const nothing = { workers: 1, paused: false, pending: 0, running: 0, retrying: 0, failed: 0, secondsPerJob: null };

/** Waiting jobs take as long as those before them did; of a running one half is done, on average. */
function withEta({ secondsPerJob, ...row }: CountedPhase): PhaseQueueRow {
  return { ...row, etaSeconds: etaSeconds({ ...row, secondsPerJob }) };
}

/** Seconds until the queue is empty; null while that cannot be told. More may run than one process has workers. */
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

const counts = sql<CountedPhase>`
  select p.phase, p.workers,
         exists (select from phase_pauses s where s.phase = p.phase) as paused,
         j.pending, j.running, j.retrying, j.failed,
         (select avg(extract(epoch from completed_at - started_at))::float8
            from (select completed_at, started_at from job_history
                   where phase = p.phase and status = 'completed' order by completed_at desc limit 50) newest
         ) as "secondsPerJob"
    from pool_config, lateral (values
           ('metadata', metadata_workers), ('thumbnail', thumbnail_workers), ('sprites', sprites_workers)
         ) p (phase, workers), lateral (
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
  select 'scan', 1, exists (select from phase_pauses where phase = 'scan'), 0,
         count(*) filter (where status = 'running')::int,
         (${hasEntry(sql.lit('storage.retry-scan'))})::int,
         count(*) filter (where status = 'failed' and completed_at > now() - interval '24 hours')::int,
         null
    from scan_history`;
