/** The studio, the actors and the tags of scenes, each as JSON in a column of the scene's row. */
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { type ActorRow, actorColumns } from '../actors/actor.queries.ts';
import { type Context, inOrderOf } from '../context.ts';
import type { ColumnNames } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';
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

/** What a query of scenes passes to `select`. */
export function relationColumns({ studio, actors, tags }: WantedRelations) {
  return [
    ...(studio ? [jsonObjectFrom(studioOf(studio)).as('studio')] : []),
    ...(actors ? [jsonArrayFrom(actorsOf(actors)).as('actors')] : []),
    ...(tags ? [jsonArrayFrom(tagsOf(tags)).as('tags')] : []),
  ];
}

/** The same for scenes that were read without them. */
export async function relationsBySceneIds({ em }: Context, wanted: WantedRelations, ids: readonly string[]) {
  const found = await rows(em)
    .selectFrom('scenes')
    .select('scenes.id')
    .select(relationColumns(wanted))
    .where('scenes.id', 'in', [...ids])
    .execute();
  return inOrderOf(ids, found, ({ id }) => id);
}

const { selectFrom } = expressionBuilder<Database, 'scenes'>();

const studioOf = (columns: ColumnNames) =>
  selectFrom('studios')
    .select(studioColumns(columns))
    .whereRef('studios.pk', '=', 'scenes.studioId')
    .where('studios.deletedAt', 'is', null);

const actorsOf = (columns: ColumnNames) =>
  selectFrom('scene_actors')
    .innerJoin('actors', 'actors.pk', 'scene_actors.actorId')
    .select(actorColumns(columns))
    .whereRef('scene_actors.sceneId', '=', 'scenes.id')
    .where('actors.deletedAt', 'is', null)
    .orderBy(sql`lower(${sql.ref('actors.name')})`)
    .orderBy('actors.pk');

const tagsOf = (columns: ColumnNames) =>
  selectFrom('scene_tags')
    .innerJoin('tags', (join) => join.on(sql<SqlBool>`${sql.ref('scene_tags.tagId')} = ${sql.ref('tags.id')}`))
    .select(tagColumns(columns))
    .whereRef('scene_tags.sceneId', '=', 'scenes.id')
    .orderBy(sql`lower(${sql.ref('tags.name')})`)
    .orderBy('tags.id');
