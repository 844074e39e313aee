/** Reads of the viewer's markers: by id, of scenes, as a list. */
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type Database, rows } from '../database/rows.ts';
import type { PageArgs } from '../lists/connection.ts';
import { contains, idSet, numericIds } from '../lists/criteria.ts';
import { allOf, type Condition, filterContextOf } from '../lists/filters.ts';
import { inOrder, keysetOf, type OrderedList, pageOfKeyset } from '../lists/keyset.ts';
import { SortDirection } from '../lists/sort.ts';
import type { TagRow } from '../tags/tag.queries.ts';
import { type MarkerFilter, type MarkerSort, MarkerSortField } from './marker.inputs.ts';

export type MarkerRow = Awaited<ReturnType<ReturnType<typeof selectMarkers>['execute']>>[number];

export interface MarkerListArgs extends PageArgs {
  filter?: MarkerFilter | null;
  sort?: MarkerSort[] | null;
}

const { ref } = expressionBuilder<Database, 'user_scene_markers'>();

const ordered: OrderedList<MarkerSortField> = {
  name: 'markers',
  sorts: {
    TIMESTAMP: { expression: () => ref('user_scene_markers.timestamp'), type: 'bigint', isNullable: false },
    LABEL: { expression: () => ref('user_scene_markers.label'), type: 'text', isNullable: true },
    CREATED_AT: { expression: () => ref('user_scene_markers.createdAt'), type: 'timestamptz', isNullable: false },
  },
  defaultSort: [{ field: MarkerSortField.CREATED_AT, direction: SortDirection.DESC }],
  primaryKey: ref('user_scene_markers.id'),
};

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
     order by lower(tags.name), tags.id`.execute(rows(em));
  const byMarker = Map.groupBy(found, ({ markerId }) => Number(markerId));
  return ids.map((id) =>
    (byMarker.get(id) ?? []).map(({ isFromLabel, markerId: _, ...tag }) => ({ tag, isFromLabel })),
  );
}

/** The newest first unless told. */
export async function pageOfMarkers(ctx: Context, { filter, ...args }: MarkerListArgs) {
  const keyset = keysetOf(ctx.app, ordered, args, filterContextOf(ctx.viewer));
  return pageOfKeyset(keyset, await inOrder(selectMarkers(ctx).where(conditionOf(ctx, filter)), keyset).execute());
}

export async function countMarkers(ctx: Context, filter: MarkerFilter | null | undefined): Promise<number> {
  const { count } = await rows(ctx.em)
    .selectFrom('user_scene_markers')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('user_scene_markers.userId', '=', viewerOf(ctx).id)
    .where(conditionOf(ctx, filter))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function conditionOf({ viewer }: Context, filter: MarkerFilter | null | undefined): Condition {
  const { sceneId, labels, tags, search } = filter ?? {};
  const [id, label] = [ref('user_scene_markers.id'), ref('user_scene_markers.label')];
  const hasTag = (ids?: readonly string[]): Condition =>
    sql`${id} in (select marker_id from marker_tags ${ids ? sql`where tag_id = any(${numericIds(ids)})` : sql``})`;
  const place = { filter: filter ?? {}, field: 'filter.tags', depth: 0 };
  const sceneFits = (text: string): Condition =>
    sql`${ref('user_scene_markers.sceneId')} in (select id from scenes
         where ${contains(sql`title`, text)} or ${contains(sql`original_filename`, text)})`;
  return allOf([
    ...(sceneId == null ? [] : [sql<SqlBool>`${ref('user_scene_markers.sceneId')} = any(${numericIds([sceneId])})`]),
    ...(labels == null ? [] : [sql<SqlBool>`${label} = any(${labels}::text[])`]),
    ...(tags == null ? [] : [idSet(hasTag, hasTag())(tags, filterContextOf(viewer), place) ?? sql<SqlBool>`true`]),
    ...(search == null ? [] : [sql<SqlBool>`(${contains(label, search)} or ${sceneFits(search)})`]),
  ]);
}

/** Nobody sees another's. */
function selectMarkers(ctx: Context) {
  return rows(ctx.em)
    .selectFrom('user_scene_markers')
    .select(['user_scene_markers.id', 'user_scene_markers.sceneId', 'user_scene_markers.timestamp'])
    .select(['user_scene_markers.label', 'user_scene_markers.color', 'user_scene_markers.thumbnailPath'])
    .select(['user_scene_markers.createdAt', 'user_scene_markers.updatedAt'])
    .where('user_scene_markers.userId', '=', viewerOf(ctx).id);
}
