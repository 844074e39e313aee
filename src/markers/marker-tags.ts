/**
 * The tags of markers: those set by hand, and the defaults of the label. A marker has what was set by hand and, beside
 * that, the defaults of its label as they are now.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';

/** Makes these the tags set by hand, all of them. A default that is named becomes one set by hand. */
export async function setTagsByHand(em: EntityManager, markerId: number, ids: readonly string[], field: string) {
  const tagIds = await lockReferencedIds(em, 'tag', field, ids);
  await sql`delete from marker_tags
    where marker_id = ${markerId} and not is_from_label and tag_id <> all(${tagIds}::bigint[])`.execute(rows(em));
  await sql`insert into marker_tags (marker_id, tag_id, is_from_label)
    select ${markerId}::bigint, tag_id, false from unnest(${tagIds}::bigint[]) tag_id
    on conflict (marker_id, tag_id) do update set is_from_label = false`.execute(rows(em));
}

/** Makes these the defaults of a label, all of them. */
export async function setDefaultTags(em: EntityManager, userId: string, label: string, ids: readonly string[]) {
  const tagIds = await lockReferencedIds(em, 'tag', 'tagIds', ids);
  await sql`delete from marker_label_tags
    where user_id = ${userId} and label = ${label} and tag_id <> all(${tagIds}::bigint[])`.execute(rows(em));
  await sql`insert into marker_label_tags (user_id, label, tag_id)
    select ${userId}::bigint, ${label}::text, tag_id from unnest(${tagIds}::bigint[]) tag_id
    on conflict (user_id, label, tag_id) do nothing`.execute(rows(em));
}

/** Brings the tags that come from labels in line with the defaults, of one marker or of all with a label. */
export async function followDefaults(
  em: EntityManager,
  userId: string,
  of: { markerId: number } | { label: string },
): Promise<void> {
  const chosen = 'markerId' in of ? sql`marker.id = ${of.markerId}` : sql`marker.label = ${of.label}`;
  const defaults = sql`select marker.id as marker_id, label_tag.tag_id
    from user_scene_markers marker
    join marker_label_tags label_tag on label_tag.user_id = marker.user_id and label_tag.label = marker.label
   where marker.user_id = ${userId} and ${chosen}`;
  await sql`
    delete from marker_tags using user_scene_markers marker
     where marker_tags.marker_id = marker.id and marker.user_id = ${userId} and ${chosen}
       and marker_tags.is_from_label
       and (marker_tags.marker_id, marker_tags.tag_id) not in (${defaults})`.execute(rows(em));
  await sql`insert into marker_tags (marker_id, tag_id, is_from_label)
    select marker_id, tag_id, true from (${defaults}) defaults
    on conflict (marker_id, tag_id) do nothing`.execute(rows(em));
}
