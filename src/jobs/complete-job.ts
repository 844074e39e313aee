/** How a run of a job ends well: with its result, and all that follows from it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, type SqlBool, sql, type Updateable } from 'kysely';
import type { App } from '../app.type.ts';
import { committedSoon } from '../database/on-disk.ts';
import { executePrepared, type PlacesOf } from '../database/prepared.ts';
import { type Database, rows } from '../database/rows.ts';
import { repeated, transaction } from '../database/transaction.ts';
import { announced, announceOfLocked, announcing } from './announce.ts';
import { enqueue } from './enqueue.ts';
import { type Phase, TriggerType } from './job.enums.ts';
import { isScenePhase } from './phases.ts';

export type SceneChanges = Updateable<Database['scenes']>;

interface Run {
  id: string;
  sceneId: string;
  phase: Phase;
  attempt: number;
}

interface Result {
  scene?: SceneChanges;
  save?(em: EntityManager): Promise<void>;
}

/**
 * False when the job was cancelled, purged or taken over while it ran; then nothing is written. It may not be on disk yet: when PostgreSQL crashes before, the
 * job still runs, with its entry in the queue, which is taken out later. Whoever takes away what it would need then waits for the disk.
 */
export async function completeJob({ orm }: App, run: Run, { scene, save }: Result): Promise<boolean> {
  const em = orm.em.fork();
  const changed = scene && changing(em, scene);
  if (!save && (await completeAtOnce(em, run, changed))) return true;
  return transaction(em, async (em) => {
    const completed = await executePrepared(
      em,
      askingFor('end of a job', run, changed),
      (run) => sql<{ next: Phase | null }>`
        with ${completing(run, changed)}
        select t.phase as next from locked left join ${triggered(run)} on true`,
    );
    if (completed.length === 0) return false;
    await save?.(em);
    for (const { next } of completed) if (next && isScenePhase(next)) await enqueue(em, next, [run.sceneId]);
    await announceOfLocked(em, [run]);
    return true;
  });
}

/** In one statement, where nothing but the scene's row is to be written, and nothing to be queued; false otherwise. */
async function completeAtOnce(em: EntityManager, run: Run, changed: RawBuilder<unknown> | undefined): Promise<boolean> {
  const completed = await repeated(async () =>
    executePrepared(
      em,
      askingFor('end of a job at once', run, changed),
      (run) => sql`
        with ${completing(run, changed, sql`not exists (select from ${triggered(run)})`)}, ${announcing}
        select ${announced} from locked`,
    ),
  );
  return completed.length > 0;
}

/** Many short jobs end: their statements are built once, but for what the scene's row is to say. */
const askingFor = (key: string, { id, sceneId, phase, attempt }: Run, changed: RawBuilder<unknown> | undefined) => ({
  key,
  values: { id, sceneId, phase, attempt },
  parts: changed ? [changed] : [],
});

const changing = (em: EntityManager, scene: SceneChanges): RawBuilder<unknown> => {
  const update = rows(em).updateTable('scenes').set(scene).where(sql<SqlBool>`id = (select scene_id from completed)`);
  return sql`${update.returning(['id', sql.ref('processing_status').as('processing_status')])}`;
};

const triggered = ({ phase }: PlacesOf<Run>) => sql`
  (select phase from trigger_config where trigger_type = ${sql.lit(TriggerType.AFTER_JOB)} and after_phase = ${phase}) t`;

/**
 * The parts of a statement that complete the job, if this run of it is not over already: nothing of its phase is left to be reviewed, whichever
 * of its jobs had failed. The last part is `locked`: from there on the scene is.
 */
const completing = (
  { id, sceneId, phase, attempt }: PlacesOf<Run>,
  changed: RawBuilder<unknown> | undefined,
  condition: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> => sql`
  completed as (
    update job_history set status = 'completed', progress = 100, error_message = null, completed_at = now()
     where job_id = ${id} and attempt = ${attempt} and status = 'running' and ${condition}
    returning job_id, scene_id, phase
  ), reviewed as (
    delete from dead_letter_queue where scene_id = ${sceneId} and phase = ${phase} and exists (select from completed)
  ), scene as (
    ${changed ?? sql`select s.id, s.processing_status from scenes s join completed on s.id = scene_id for no key update of s`}
  ), locked as materialized (
    select job_id, scene_id, phase, processing_status, ${committedSoon} from completed join scene on scene.id = scene_id
  )`;
