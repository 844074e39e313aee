/** A change as the audit log has it, and whether it may be taken back. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { undoableHours } from '../audit/change-id.ts';
import type { PermissionName } from '../auth/permissions.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { parseBigserial } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { asList } from '../database/purpose.ts';
import { rows } from '../database/rows.ts';
import { replaceUniqueViolation } from '../database/unique-violation.ts';
import { badInput, conflict, forbidden, gone, notFound } from '../errors.ts';
import type { UndoableChange } from './undo.type.ts';

/** The mutations that can be taken back, and what they needed. */
const undoable: Record<string, PermissionName> = {
  updateScenes: 'scenes:edit',
  trashScenes: 'scenes:trash',
  restoreScenes: 'scenes:trash',
  mergeActors: 'library:manage',
  mergeStudios: 'library:manage',
  mergeTags: 'library:manage',
  deleteTag: 'library:manage',
};

/** The audit log cuts longer lists of operations off. */
const maxOperationLength = 255;

export interface Change {
  /** Of its first entry. */
  id: string;
  /** By both together its entries are found: numbers of transactions return when a backup is put into another cluster. */
  xid: string;
  changedAt: string;
  operation: string;
}

/** Condition of rows in the audit log, and in `undo_rows`, that belong to the change. */
export const isOf = ({ xid, changedAt }: Change, alias: string) =>
  sql<SqlBool>`${sql.ref(`${alias}.changed_at`)} = ${changedAt}::timestamptz and ${sql.ref(`${alias}.xid`)} = ${xid}::xid8`;

/** The change that an entry belongs to. Throws when this viewer may not, or nobody can, take it back. */
export async function undoableChange(em: EntityManager, viewer: Viewer, entryId: string): Promise<Change> {
  const found = await find(em, entryId);
  if (!found) throw notFound(`There is no change ${entryId}.`);
  const { userId, isOver, operation, xid, ...change } = found;
  if (userId !== viewer.id && !viewer.permissions.has('users:manage')) {
    throw forbidden('Somebody else has made this change: to take it back needs the permission users:manage.');
  }
  if (operation === null || operation.length >= maxOperationLength) throw notUndoable(operation?.slice(0, 30));
  for (const name of operation.split(' ')) {
    const permission = undoable[name];
    if (!permission) throw notUndoable(name);
    if (viewer.permissions.has(permission)) continue;
    throw forbidden(`To take ${name} back needs the permission ${permission}, which you do not have.`);
  }
  if (isOver || xid === null) {
    throw gone(`This change was made more than ${undoableHours} hours ago, and cannot be taken back any longer.`);
  }
  return { ...change, operation, xid };
}

const notUndoable = (operation = 'What the server or a command has done') =>
  badInput('changeId', `${operation} cannot be taken back. These can: ${Object.keys(undoable).join(', ')}.`);

interface Found extends Omit<Change, 'xid' | 'operation'> {
  xid: string | null;
  operation: string | null;
  userId: string | null;
  isOver: boolean;
}

async function find(em: EntityManager, entryId: string): Promise<Found | undefined> {
  const id = parseBigserial(entryId);
  if (id === undefined) return undefined;
  const { rows: found } = await sql<Found>`
    select coalesce(change.id, given.id)::text as id, given.xid::text as xid, given.changed_at::text as "changedAt", given.operation,
           given.user_id::text as "userId", given.changed_at < now() - make_interval(hours => ${undoableHours}) as "isOver"
      from audit_log given
     cross join lateral (
       select (array_agg(all_of.id order by all_of.id))[1] as id from audit_log all_of
        where all_of.changed_at = given.changed_at and all_of.xid = given.xid) as change
     where given.id = ${id}`.execute(rows(em));
  return found[0];
}

const maxListed = 100;

/** What the viewer has done and may take back. */
export async function undoableChanges({ em, viewer }: Pick<Context, 'em' | 'viewer'>): Promise<UndoableChange[]> {
  const operations = Object.keys(undoable).filter((name) => viewer?.permissions.has(undoable[name] as PermissionName));
  const { rows: found } = await asList(async () =>
    sql<UndoableChange>`
      select id::text as id, operation, "madeAt" from (
        select (array_agg(id order by id))[1] as id, operation, changed_at as "madeAt" from audit_log
         where user_id = ${viewer?.id ?? null} and changed_at >= now() - make_interval(hours => ${undoableHours})
           and string_to_array(operation, ' ') <@ ${operations}::text[] and xid is not null
         group by xid, changed_at, operation) as change
       where not exists (select from audit_log undone where undone.kind = 'undo' and undone.thing_id = change.id::text)
       order by "madeAt" desc, change.id desc limit ${maxListed}`.execute(rows(em)),
  );
  return found;
}

/** Writes into the audit log that it is taken back, which is possible once: whoever tries it at the same time waits. */
export async function claim(em: EntityManager, { id, operation }: Change): Promise<void> {
  await replaceUniqueViolation(conflict('This change was taken back already.', 'changeId'), async () =>
    sql`select audit_write('undo', ${id}, 'created', null, ${JSON.stringify({ operation })}::jsonb)`.execute(rows(em)),
  );
}

/** Adds to that entry what became of it. */
export async function noteOutcome(em: EntityManager, { id }: Change, outcome: object): Promise<void> {
  await sql`
    update audit_log set after = after || ${JSON.stringify(outcome)}::jsonb
     where kind = 'undo' and thing_id = ${id}`.execute(rows(em));
}
