/** The things that filters name, which may be gone. */
import { type SqlBool, sql } from 'kysely';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { numericIds, uuids } from '../lists/criteria.ts';
import type { SceneFilter } from '../scenes/scene.inputs.ts';

const kinds = {
  tags: 'tag',
  actors: 'actor',
  studios: 'studio',
  storagePathId: 'storage path',
} as const satisfies Record<IdCriterion | 'storagePathId', string>;

/** The criteria that name things by their ids. */
type IdCriterion = {
  [Name in keyof SceneFilter]-?: 'none' extends keyof NonNullable<SceneFilter[Name]> ? Name : never;
}[keyof SceneFilter];

type Kind = keyof typeof kinds;

export interface FilterReference {
  kind: Kind;
  id: string;
}

/** All that a filter names, however deep. */
export function referencesOf(filter: SceneFilter): FilterReference[] {
  const { tags, actors, studios, storagePathId, and, or, not } = filter;
  const sets: { [Name in IdCriterion]: SceneFilter[Name] } = { tags, actors, studios };
  const own = (Object.keys(sets) as (keyof typeof sets)[]).flatMap((kind) => {
    const { all, any, none } = sets[kind] ?? {};
    return [...(all ?? []), ...(any ?? []), ...(none ?? [])].map((id) => ({ kind, id: id.toLowerCase() }));
  });
  const inner = [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].flatMap(referencesOf);
  return [...own, ...(storagePathId == null ? [] : [{ kind: 'storagePathId' as const, id: storagePathId }]), ...inner];
}

/** For each filter what it names that is not there, in words; null when all of it is. One statement for all of them. */
export async function missingOf(ctx: Context, keys: readonly FilterReference[][]): Promise<(string | null)[]> {
  const idsOf = (kind: Kind) => [...new Set(keys.flat().flatMap((item) => (item.kind === kind ? [item.id] : [])))];
  const { rows: found } = await sql<FilterReference>`
    select 'tags' as kind, id::text from tags where id = any(${numericIds(idsOf('tags'))})
    union all
    select 'actors', uuid::text from actors where uuid = any(${uuids(idsOf('actors'))}) and ${isThere}
    union all
    select 'studios', uuid::text from studios where uuid = any(${uuids(idsOf('studios'))}) and ${isThere}
    union all
    select 'storagePathId', id::text from storage_paths where id = any(${numericIds(idsOf('storagePathId'))})`.execute(
    rows(ctx.em),
  );
  const known = new Set(found.map(({ kind, id }) => `${kind} ${id}`));
  return keys.map((references) => {
    const missing = references.find(({ kind, id }) => !known.has(`${kind} ${id}`));
    return missing ? `There is no ${kinds[missing.kind]} ${missing.id}.` : null;
  });
}

const isThere = sql<SqlBool>`deleted_at is null`;
