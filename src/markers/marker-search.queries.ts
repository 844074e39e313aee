/** Searching for markers: by their labels, and by all that their scenes are found by. */
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import type { Context } from '../context.ts';
import type { Found } from '../lists/filters.ts';
import { findHits } from '../search/find-hits.ts';
import { labelsMatching } from '../search/own-labels.queries.ts';
import { DocumentKind } from '../search/search.enums.ts';

/** Null when nothing is searched for. What is found by its label is better. */
export async function findMarkers(ctx: Context, search: string | null | undefined): Promise<Found | null> {
  // Without a viewer: another marker's label in the same scene is no reason to find this one.
  const scenes = await findHits({ ...ctx, viewer: null, loaders: undefined }, DocumentKind.SCENE, { search });
  if (!scenes) return null;
  const userId = viewerOf(ctx).id;
  const labels = await labelsMatching(ctx.em, userId, search ?? '');
  const relation = sql<{ id: string; rank: string }>`
    select id, (case when label = any(${labels}::text[]) then 0 else 1 end)::bigint as rank from user_scene_markers
     where user_id = ${userId}
       and (label = any(${labels}::text[]) or scene_id in (select id from (${scenes.relation}) scenes))`;
  return { relation };
}
