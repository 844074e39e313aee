/** Reads of the viewer's markers: by id and by scene. */
import { expressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { type Context, inOrderOf } from '../context.ts';
import { rowsAsJson } from '../database/json.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';
import { naturally } from '../lists/natural-order.ts';
import type { ReadRelation } from '../scenes/scene-relations.queries.ts';
import { selectTags, type TagRow } from '../tags/tag.queries.ts';

const { fn, ref } = expressionBuilder<Database, 'user_scene_markers'>();

export const markerSeconds = fn.coalesce('user_scene_markers.seconds', ref('user_scene_markers.timestamp'));

/** Keys of other tables are text in JSON too. */
const markerColumns = rowColumns('user_scene_markers', {
  keys: ['id'],
  computed: {
    seconds: markerSeconds,
    userId: sql<string>`${ref('user_scene_markers.userId')}::text`,
    sceneId: sql<string>`${ref('user_scene_markers.sceneId')}::text`,
  },
});

export type MarkerRow = RowOf<typeof markerColumns>;

export async function markersByIds(ctx: Context, ids: readonly number[]) {
  const found = await selectMarkers(ctx)
    .where('user_scene_markers.id', 'in', [...ids])
    .execute();
  return inOrderOf(ids, found, ({ id }) => id);
}

declare module '../scenes/scene-relations.queries.ts' {
  interface SceneRelations {
    /** The viewer's own, by position. */
    markers: MarkerRow[];
  }
}

export const markersOfScene: ReadRelation = (em, columns, viewerId) =>
  rowsAsJson(
    byPosition(
      rows(em)
        .selectFrom('user_scene_markers')
        .select(markerColumns(em, columns))
        .where('user_scene_markers.userId', '=', viewerId)
        .where(sql<SqlBool>`${sql.ref('user_scene_markers.sceneId')} = "scenes"."id"`),
    ),
  );

/** The same for scenes that were read without them. */
export async function markersBySceneIds(ctx: Context, sceneIds: readonly string[]) {
  const found = await byPosition(selectMarkers(ctx).where('user_scene_markers.sceneId', 'in', [...sceneIds])).execute();
  const byScene = Map.groupBy(found, ({ sceneId }) => sceneId);
  return sceneIds.map((id) => byScene.get(id) ?? []);
}

const byPosition = <O>(markers: SelectQueryBuilder<Database, 'user_scene_markers', O>) =>
  markers.orderBy(markerSeconds).orderBy('user_scene_markers.id');

export interface TagOfMarker {
  tag: TagRow;
  isFromLabel: boolean;
}

/** By name. */
export async function tagsByMarkerIds({ em }: Context, ids: readonly number[]): Promise<TagOfMarker[][]> {
  const found = await selectTags(em)
    .innerJoin('marker_tags', (join) => join.on(sql<SqlBool>`${sql.ref('marker_tags.tagId')} = ${sql.ref('tags.id')}`))
    .select(['marker_tags.markerId', 'marker_tags.isFromLabel'])
    .where('marker_tags.markerId', 'in', [...ids].map(String))
    .orderBy(naturally(sql.ref('tags.name')))
    .orderBy('tags.id')
    .execute();
  const byMarker = Map.groupBy(found, ({ markerId }) => Number(markerId));
  return ids.map((id) =>
    (byMarker.get(id) ?? []).map(({ isFromLabel, markerId: _, ...tag }) => ({ tag, isFromLabel })),
  );
}

/** Nobody sees another's. */
export function selectMarkers(ctx: Context) {
  return rows(ctx.em)
    .selectFrom('user_scene_markers')
    .select(markerColumns(ctx.em))
    .where('user_scene_markers.userId', '=', viewerOf(ctx).id);
}
