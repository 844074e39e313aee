/** How long the audit log is kept. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';

const keptDays = 400;

export async function deleteOldEntries(em: EntityManager): Promise<void> {
  await rows(em)
    .deleteFrom('audit_log')
    .where('changedAt', '<', sql<string>`now() - make_interval(days => ${keptDays})`)
    .execute();
}
