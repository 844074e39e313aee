/** How jobs end, by a record that the database itself keeps. */

export interface JobEnd {
  job_id: string;
  phase: string;
  status: string;
  /** The name of the connection that wrote it (PGAPPNAME). */
  process: string;
}

/** From now on every end that is committed is a row of `job_ends`, with whose it was. */
export async function recordEnds(query: (statement: string) => Promise<unknown>): Promise<void> {
  await query(`create table job_ends (job_id text, phase text, status text, process text)`);
  await query(`
    create function record_end() returns trigger language plpgsql as $$
    begin
      insert into job_ends values (new.job_id, new.phase, new.status, current_setting('application_name'));
      return new;
    end $$`);
  await query(`
    create trigger record_end after update on job_history for each row
      when (old.status in ('pending', 'running') and new.status in ('completed', 'failed', 'cancelled')
            and new.next_retry_at is null)
      execute function record_end()`);
}
