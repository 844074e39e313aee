/** Reads of the viewer's marker labels: what they are called, how often they are used, their default tags and pictures. */
import { type SqlBool, sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { contains } from '../lists/criteria.ts';
import { naturally } from '../lists/natural-order.ts';
import { selectTags, type TagRow } from '../tags/tag.queries.ts';

export interface LabelRow {
  label: string;
  markerCount: number;
}

export async function labelsByNames(ctx: Context, names: readonly string[]) {
  const found = await selectLabels(ctx)
    .where('labels.label', 'in', [...names])
    .execute();
  return inOrderOf(names, found, ({ label }) => label).map(
    (found, index): LabelRow => found ?? { label: names[index] ?? '', markerCount: 0 },
  );
}

/** By name. */
export async function defaultTagsByLabels(ctx: Context, labels: readonly string[]): Promise<TagRow[][]> {
  const found = await selectTags(ctx.em)
    .innerJoin('marker_label_tags', (join) =>
      join.on(sql<SqlBool>`${sql.ref('marker_label_tags.tagId')} = ${sql.ref('tags.id')}`),
    )
    .select('marker_label_tags.label')
    .where('marker_label_tags.userId', '=', viewerOf(ctx).id)
    .where('marker_label_tags.label', 'in', [...labels])
    .orderBy(naturally(sql.ref('tags.name')))
    .orderBy('tags.id')
    .execute();
  const byLabel = Map.groupBy(found, ({ label }) => label);
  return labels.map((label) => byLabel.get(label) ?? []);
}

/** Of the newest markers that have one. */
export async function thumbnailsByLabels(ctx: Context, first: number, labels: readonly string[]) {
  const { rows: found } = await sql<{ label: string; sceneId: string; thumbnailPath: string }>`
    select label, scene_id as "sceneId", thumbnail_path as "thumbnailPath"
      from (select label, scene_id, thumbnail_path, row_number() over (partition by label order by id desc) as position
              from user_scene_markers
             where user_id = ${viewerOf(ctx).id} and label = any(${labels}::text[]) and thumbnail_path is not null) newest
     where position <= ${first}
     order by position`.execute(rows(ctx.em));
  const byLabel = Map.groupBy(found, ({ label }) => label);
  return labels.map((label) => byLabel.get(label) ?? []);
}

/**
 * The labels, or those that contain `search`. A label with default tags is one also when no marker has it.
 */
export function selectLabels(ctx: Context, search?: string | null) {
  const userId = viewerOf(ctx).id;
  const fits = search == null ? sql`` : sql`and ${contains(sql`label`, search, 'search')}`;
  const labels = sql<LabelRow>`(
    select label, count(marker_id)::int as "markerCount" from (
      select label, id as marker_id from user_scene_markers where user_id = ${userId} and label <> '' ${fits}
      union all
      select distinct label, null::int from marker_label_tags where user_id = ${userId} ${fits}) used
     group by label)`;
  return rows(ctx.em).selectFrom(labels.as<'labels'>(sql`labels`)).select(['labels.label', 'labels.markerCount']);
}
