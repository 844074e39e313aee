/** The studio, the actors and the tags of scenes, each as JSON in a column of the scene's row. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { type ActorRow, actorColumns } from '../actors/actor.queries.ts';
import { type Context, inOrderOf } from '../context.ts';
import type { ColumnNames } from '../database/row-columns.ts';
import { aroundRows, rows } from '../database/rows.ts';
import { naturally } from '../lists/natural-order.ts';
import { type StudioRow, studioColumns } from '../studios/studio.queries.ts';
import { type TagRow, tagColumns } from '../tags/tag.queries.ts';

export interface SceneRelations {
  /** null where there is none. */
  studio: StudioRow | null;
  /** By name. */
  actors: ActorRow[];
  /** By name. */
  tags: TagRow[];
}

/** Which of them to read, and which of their columns. */
export type WantedRelations = { [Relation in keyof SceneRelations]?: ColumnNames };

/**
 * The scenes of a query, which selects `id` and `studioId`, in its order and with what is wanted. It is read outside of
 * that query, for the scenes that come out of it and not for those that an offset skips.
 */
export function withRelations<DB, TB extends keyof DB, O>(
  { em }: Context,
  scenes: SelectQueryBuilder<DB, TB, O>,
  wanted: WantedRelations,
): SelectQueryBuilder<object, never, O & Partial<SceneRelations>> {
  const query = aroundRows(em).selectFrom(scenes.as('scenes')).selectAll('scenes').select(relationColumns(em, wanted));
  return query as SelectQueryBuilder<object, never, never>;
}

/** The same for scenes that were read without them. */
export async function relationsBySceneIds(ctx: Context, wanted: WantedRelations, ids: readonly string[]) {
  const scenes = rows(ctx.em)
    .selectFrom('scenes')
    .select(['scenes.id', 'scenes.studioId'])
    .where('scenes.id', 'in', [...ids]);
  return inOrderOf(ids, await withRelations(ctx, scenes, wanted).execute(), ({ id }) => id);
}

function relationColumns(em: EntityManager, { studio, actors, tags }: WantedRelations) {
  return [
    ...(studio ? [jsonObjectFrom(studioOf(em, studio)).as('studio')] : []),
    ...(actors ? [jsonArrayFrom(actorsOf(em, actors)).as('actors')] : []),
    ...(tags ? [jsonArrayFrom(tagsOf(em, tags)).as('tags')] : []),
  ];
}

const studioOf = (em: EntityManager, columns: ColumnNames) =>
  rows(em)
    .selectFrom('studios')
    .select(studioColumns(em, columns))
    .where(sql<SqlBool>`${sql.ref('studios.pk')} = "scenes"."studioId"`)
    .where('studios.deletedAt', 'is', null);

const actorsOf = (em: EntityManager, columns: ColumnNames) =>
  rows(em)
    .selectFrom('scene_actors')
    .innerJoin('actors', 'actors.pk', 'scene_actors.actorId')
    .select(actorColumns(em, columns))
    .where(sql<SqlBool>`${sql.ref('scene_actors.sceneId')} = "scenes"."id"`)
    .where('actors.deletedAt', 'is', null)
    .orderBy(naturally(sql.ref('actors.name')))
    .orderBy('actors.pk');

const tagsOf = (em: EntityManager, columns: ColumnNames) =>
  rows(em)
    .selectFrom('scene_tags')
    .innerJoin('tags', (join) => join.on(sql<SqlBool>`${sql.ref('scene_tags.tagId')} = ${sql.ref('tags.id')}`))
    .select(tagColumns(em, columns))
    .where(sql<SqlBool>`${sql.ref('scene_tags.sceneId')} = "scenes"."id"`)
    .orderBy(naturally(sql.ref('tags.name')))
    .orderBy('tags.id');
