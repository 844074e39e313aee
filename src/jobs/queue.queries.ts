/** How much each phase has to do. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Phase } from './job.enums.ts';

export interface PhaseQueueRow {
  phase: Phase;
  workers: number;
  pending: number;
  running: number;
  failed: number;
}

/** Counts per phase; a scan has no job, so its counts are those of scans. */
export async function readQueue(em: EntityManager): Promise<{ phases: PhaseQueueRow[] }> {
  const counted = await em.execute<PhaseQueueRow[]>(counts);
  const byPhase = new Map(counted.map((row) => [row.phase, row]));
  return {
    phases: Object.values(Phase).map(
      (phase) => byPhase.get(phase) ?? { phase, workers: 1, pending: 0, running: 0, failed: 0 },
    ),
  };
}

const counts = `
  select p.phase, p.workers,
         count(*) filter (where j.status = 'pending')::int as pending,
         count(*) filter (where j.status = 'running')::int as running,
         count(*) filter (where j.status = 'failed')::int as failed
    from pool_config, lateral (values
           ('metadata', metadata_workers), ('thumbnail', thumbnail_workers), ('sprites', sprites_workers)
         ) p (phase, workers)
    left join job_history j on j.phase = p.phase
         and (j.status in ('pending', 'running') or j.status = 'failed' and j.completed_at > now() - interval '24 hours')
   group by p.phase, p.workers
   union all
  select 'scan', 1, 0,
         count(*) filter (where status = 'running')::int,
         count(*) filter (where status = 'failed' and completed_at > now() - interval '24 hours')::int
    from scan_history`;
