/** The audit log as a list, newest first, and how long it is kept. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { checkLength } from '../checks/text.ts';
import { type Database, type Row, rows } from '../database/rows.ts';
import { listOf } from '../lists/list.ts';
import type { AuditFilter } from './audit.inputs.ts';
import { AuditEntry } from './audit-entry.entity.ts';

export type AuditRow = Row<AuditEntry>;

const keptDays = 400;

const { ref } = expressionBuilder<Database, 'audit_log'>();

export const auditList = listOf({
  node: AuditEntry,
  name: 'AuditEntry',
  find({ em }, { filter }: { filter?: AuditFilter | null }) {
    const { userId, kind, thingId, action, operation, requestId, from, until } = filter ?? {};
    for (const [name, text] of Object.entries({ kind, thingId, operation, requestId })) {
      checkLength(`filter.${name}`, text ?? '', 255);
    }
    return rows(em)
      .selectFrom('audit_log')
      .selectAll()
      .$if(userId != null, (all) => all.where('userId', 'in', parseIds(parseBigserial, [userId ?? ''])))
      .$if(kind != null, (all) => all.where('kind', '=', kind ?? ''))
      .$if(thingId != null, (all) => all.where('thingId', '=', thingId ?? ''))
      .$if(action != null, (all) => all.where('action', '=', action as NonNullable<typeof action>))
      .$if(operation != null, (all) =>
        all.where(sql<SqlBool>`${operation} = any(string_to_array(${ref('audit_log.operation')}, ' '))`),
      )
      .$if(requestId != null, (all) => all.where('requestId', '=', requestId ?? ''))
      .$if(from != null, (all) => all.where('changedAt', '>=', from?.toISOString() ?? ''))
      .$if(until != null, (all) => all.where('changedAt', '<', until?.toISOString() ?? ''));
  },
  primaryKey: ref('audit_log.id'),
});

export async function deleteOldEntries(em: EntityManager): Promise<void> {
  await rows(em)
    .deleteFrom('audit_log')
    .where('changedAt', '<', sql<string>`now() - make_interval(days => ${keptDays})`)
    .execute();
}
