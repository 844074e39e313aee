/**
 * The processing status of scenes as a function of the database. Its statements see what others have committed by then, so the
 * statement that has locked the scenes can call it, and a job begins, and ends, in one.
 */

import { Migration } from '@mikro-orm/migrations';

export class ProcessingStatus extends Migration {
  override up(): void {
    // PROCESSING while metadata, or a phase that its triggers lead to, is pending, running or waiting for its retry; then FAILED with that
    // error when the newest job of any phase failed for good; PENDING when metadata was cancelled before it was ever read; else COMPLETED.
    // Most jobs change nothing of it, and to prepare for changing a scene takes longer than to see that. One plan does for any number
    // of scenes, as each is looked up.
    this.addSql(`
      CREATE FUNCTION set_processing_status(ids bigint[]) RETURNS void LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      DECLARE
        pipeline text[] := ARRAY(
          WITH RECURSIVE leads_to (phase) AS (
            SELECT 'metadata'::text
            UNION
            SELECT t.phase FROM trigger_config t JOIN leads_to l ON t.trigger_type = 'after_job' AND t.after_phase = l.phase
          ) SELECT phase FROM leads_to);
        changed record;
      BEGIN
        SELECT array_agg(id) AS ids, array_agg(becomes) AS statuses, array_agg(error) AS errors INTO changed
          FROM (
            SELECT s.id, s.processing_status, s.processing_error, jobs.error,
                   CASE
                     WHEN jobs.work THEN 'processing'
                     WHEN jobs.failed THEN 'failed'
                     WHEN s.width IS DISTINCT FROM 0 AND s.width IS NOT NULL THEN 'completed'
                     ELSE 'pending'
                   END AS becomes
              FROM scenes s CROSS JOIN LATERAL (
                SELECT bool_or(phase = ANY (pipeline) AND (status IN ('pending', 'running') OR next_retry_at IS NOT NULL)) AS work,
                       bool_or(status = 'failed' AND next_retry_at IS NULL) AS failed,
                       (array_agg(error_message ORDER BY phase) FILTER (WHERE status = 'failed' AND next_retry_at IS NULL))[1] AS error
                  FROM (SELECT DISTINCT ON (phase) phase, status, next_retry_at, error_message
                          FROM job_history WHERE scene_id = s.id ORDER BY phase, id DESC) AS newest
              ) AS jobs
             WHERE s.id = ANY (set_processing_status.ids)
          ) AS scene
         WHERE (processing_status, processing_error) IS DISTINCT FROM (becomes, error);
        IF changed.ids IS NOT NULL THEN
          UPDATE scenes SET processing_status = its.status, processing_error = its.error, updated_at = now()
            FROM unnest(changed.ids, changed.statuses, changed.errors) AS its (id, status, error)
           WHERE scenes.id = its.id;
        END IF;
      END $$`);
  }
}
