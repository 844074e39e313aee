/** The one way to find out whether the things that a change refers to exist. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type ParseId, parseBigserial, parseIds, parseSerial, parseUuid } from '../checks/ids.ts';
import { unknownIds } from '../errors.ts';
import { rows } from './rows.ts';

interface Kind {
  /** As errors call it. */
  name: string;
  table: string;
  /** The column that the API shows as id, its type, and what text can be one. */
  id: 'id' | 'uuid';
  type: 'bigint' | 'uuid';
  parse: ParseId<string | number>;
  /** Whether rows are only marked as deleted. */
  isSoftDeleted?: boolean;
  /** Whether each row is one user's own. */
  isOwned?: boolean;
}

const serial = { id: 'id', type: 'bigint', parse: parseSerial } as const;
const bigserial = { id: 'id', type: 'bigint', parse: parseBigserial } as const;
const uuid = { id: 'uuid', type: 'uuid', parse: parseUuid } as const;

const kinds = {
  actor: { name: 'actor', table: 'actors', ...uuid, isSoftDeleted: true },
  savedSearch: { name: 'saved search', table: 'saved_searches', ...uuid, isOwned: true },
  scene: { name: 'scene', table: 'scenes', ...bigserial },
  storagePath: { name: 'storage path', table: 'storage_paths', ...serial },
  studio: { name: 'studio', table: 'studios', ...uuid, isSoftDeleted: true },
  tag: { name: 'tag', table: 'tags', ...serial },
} satisfies Record<string, Kind>;

export type ReferencedKind = keyof typeof kinds;

interface Options {
  lock?: 'key share' | 'no key update' | 'update' | 'none';
  /** Only what belongs to this user counts, where things belong to users. */
  userId?: string;
}

/**
 * The keys by which other tables refer to the things with these ids, each once and in ascending order. They are locked, so
 * that they still exist at the end of the transaction, unless `lock` is 'none'. BAD_USER_INPUT names those that do not exist.
 *
 * @param field where the ids stand in the caller's input
 */
export async function lockReferencedIds(
  em: EntityManager,
  kind: ReferencedKind,
  field: string,
  ids: readonly string[],
  { lock = 'key share', userId }: Options = {},
): Promise<string[]> {
  const { name, parse }: Kind = kinds[kind];
  const wanted = [...new Set(ids)];
  const found = await lockExisting(em, kind, wanted, { lock, userId });
  const known = new Set(found.map((row) => row.id));
  const unknown = wanted.filter((given) => !known.has(String(parse(given))));
  if (unknown.length > 0) throw unknownIds(field, name, unknown);
  return found.map(({ key }) => key);
}

/**
 * Locks those of the things that exist, in ascending order of their keys. A change of several things calls this first with all
 * of them, so that two such changes never wait for each other.
 */
export async function lockExisting(
  em: EntityManager,
  kind: ReferencedKind,
  ids: readonly string[],
  { lock = 'key share', userId }: Options = {},
): Promise<{ key: string; id: string }[]> {
  const { table, id, type, parse, isSoftDeleted, isOwned }: Kind = kinds[kind];
  const { rows: found } = await sql<{ key: string; id: string }>`
    select thing.id::text as key, thing.${sql.raw(id)}::text as id
      from ${sql.table(table)} thing
     where thing.${sql.raw(id)} = any(${parseIds(parse, ids).map(String)}::${sql.raw(type)}[])
       and ${isSoftDeleted ? sql`deleted_at is null` : sql`true`}
       and ${isOwned ? sql`user_id = ${userId ?? null}` : sql`true`}
     order by thing.id
     ${lock === 'none' ? sql`` : sql`for ${sql.raw(lock)}`}`.execute(rows(em));
  return found;
}

/** The same for a single id; null and undefined stay what they are. */
export async function lockReferencedId<Id extends string | null | undefined>(
  em: EntityManager,
  kind: ReferencedKind,
  field: string,
  id: Id,
): Promise<string | (Id & (null | undefined))> {
  if (id == null) return id as Id & (null | undefined);
  const [key = ''] = await lockReferencedIds(em, kind, field, [id]);
  return key;
}
