/** What `undo` takes. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';

/** How long a change can be taken back. */
export const undoableHours = 24;

/** The change that the transaction of `em` makes, by its first entry in the audit log; null while there is none. */
export async function changeId(em: EntityManager): Promise<string | null> {
  const { rows: found } = await sql<{ id: string | null }>`
    select (array_agg(id order by id))[1]::text as id from audit_log
     where changed_at = now() and xid = pg_current_xact_id()`.execute(rows(em));
  return found[0]?.id ?? null;
}
