/** Reads of the viewer's markers: by id and by scene. */
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { naturally } from '../lists/natural-order.ts';
import type { TagRow } from '../tags/tag.queries.ts';

export type MarkerRow = Awaited<ReturnType<ReturnType<typeof selectMarkers>['execute']>>[number];

export async function markersByIds(ctx: Context, ids: readonly number[]) {
  const found = await selectMarkers(ctx)
    .where('user_scene_markers.id', 'in', [...ids])
    .execute();
  return inOrderOf(ids, found, ({ id }) => id);
}

/** By position. */
export async function markersBySceneIds(ctx: Context, sceneIds: readonly string[]) {
  const found = await selectMarkers(ctx)
    .where('user_scene_markers.sceneId', 'in', [...sceneIds])
    .orderBy('user_scene_markers.timestamp')
    .orderBy('user_scene_markers.id')
    .execute();
  const byScene = Map.groupBy(found, ({ sceneId }) => sceneId);
  return sceneIds.map((id) => byScene.get(id) ?? []);
}

export interface TagOfMarker {
  tag: TagRow;
  isFromLabel: boolean;
}

/** By name. */
export async function tagsByMarkerIds({ em }: Context, ids: readonly number[]): Promise<TagOfMarker[][]> {
  const { rows: found } = await sql<TagRow & { markerId: string; isFromLabel: boolean }>`
    select tags.id, tags.name, tags.color, tags.created_at as "createdAt",
           marker_tags.marker_id as "markerId", marker_tags.is_from_label as "isFromLabel"
      from marker_tags join tags on tags.id = marker_tags.tag_id
     where marker_tags.marker_id = any(${ids}::bigint[])
     order by ${naturally(sql`tags.name`)}, tags.id`.execute(rows(em));
  const byMarker = Map.groupBy(found, ({ markerId }) => Number(markerId));
  return ids.map((id) =>
    (byMarker.get(id) ?? []).map(({ isFromLabel, markerId: _, ...tag }) => ({ tag, isFromLabel })),
  );
}

/** Nobody sees another's. */
export function selectMarkers(ctx: Context) {
  return rows(ctx.em)
    .selectFrom('user_scene_markers')
    .select(['user_scene_markers.id', 'user_scene_markers.sceneId', 'user_scene_markers.timestamp'])
    .select(['user_scene_markers.label', 'user_scene_markers.color', 'user_scene_markers.thumbnailPath'])
    .select(['user_scene_markers.createdAt', 'user_scene_markers.updatedAt'])
    .where('user_scene_markers.userId', '=', viewerOf(ctx).id);
}
