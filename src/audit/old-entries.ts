/** How long the audit log is kept, and what it takes to undo. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { type AssetOwner, removeAssets } from '../assets/assets.ts';
import { rows } from '../database/rows.ts';
import { undoableHours } from './change-id.ts';

const keptDays = 400;

export async function deleteOldEntries(em: EntityManager): Promise<void> {
  await rows(em)
    .deleteFrom('audit_log')
    .where('changedAt', '<', sql<string>`now() - make_interval(days => ${keptDays})`)
    .execute();
}

/** What a merge has removed cannot be brought back any longer: now its images go as well. */
export async function deleteOldUndoRows(app: Pick<App, 'config'>, em: EntityManager): Promise<void> {
  // An hour more, for those who ask at the last moment.
  const { rows: gone } = await sql<{ owner: AssetOwner; id: string }>`
    with old as (
      delete from undo_rows where changed_at < now() - make_interval(hours => ${undoableHours + 1}) returning *
    )
    select table_name as owner, thing ->> 'uuid' as id
      from old cross join lateral jsonb_array_elements(before) as thing
     where table_name in ('actors', 'studios') and after is null
       and not exists (select from actors where uuid = (thing ->> 'uuid')::uuid)
       and not exists (select from studios where uuid = (thing ->> 'uuid')::uuid)`.execute(rows(em));
  for (const { owner, id } of gone) await removeAssets(app, owner, id);
}
