/** Studios and what lies below them. */
import { sql } from 'kysely';
import { uuids } from '../lists/criteria.ts';

/**
 * The keys of the studios with these ids, or of all; `withBelow` adds those whose parent is among them, and so on. A
 * deleted studio is none of them, nor are those below it found through it.
 */
export function studioKeys(ids: readonly string[] | undefined, withBelow: boolean) {
  if (!ids) return sql`(select id from studios where deleted_at is null)`;
  const named = sql`select id from studios where uuid = any(${uuids(ids)}) and deleted_at is null`;
  return withBelow ? tree(named) : sql`(${named})`;
}

/** `union`, not `union all`: a cycle, which no write allows, would end all the same. */
export function tree(roots: ReturnType<typeof sql>) {
  return sql`(with recursive tree(id) as (
      ${roots}
      union
      select studios.id from studios join tree on studios.parent_id = tree.id where studios.deleted_at is null)
    select id from tree)`;
}
