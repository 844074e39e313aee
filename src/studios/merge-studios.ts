/** Makes one studio of several. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { distinctIds, maxMerged } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { changeEntities } from '../database/change-entities.ts';
import { lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { publishScenesOf } from '../events/publish-scenes-of.ts';
import { asNamed, inheritImages } from '../images/inherit-images.ts';
import { lockStudio } from './studio.service.ts';
import { lockStudioHierarchy, selfAndAbove } from './studio-cycles.ts';

/**
 * Moves scenes, studios below, ratings and likes of the sources to the target and removes the sources for good. Where a
 * user has rated both, the rating of the target stays; of several sources the newest counts. Where the target has no
 * logo, favicon or poster, it gets that of the first source that has one.
 */
export async function mergeStudios(
  { app, em }: Pick<Context, 'app' | 'em'>,
  targetId: string,
  sourceIds: readonly string[],
): Promise<void> {
  const given = distinctIds('sourceIds', sourceIds, { min: 1, max: maxMerged, thing: 'studio' });
  await using copies = new AsyncDisposableStack();
  await changeEntities(em, async (em) => {
    await lockStudioHierarchy(em);
    const studio = await lockStudio(em, targetId);
    const target = studio.pk;
    const sources = await lockReferencedIds(em, 'studio', 'sourceIds', given, { lock: 'update' });
    if (sources.includes(target)) throw badInput('sourceIds', 'A studio cannot be merged into itself.');
    await publishScenesOf(em, 'studio', sources);
    const place = {
      parentId: await placeAfter(em, target, sources, 'parentId'),
      networkId: await placeAfter(em, target, sources, 'networkId'),
    };
    for (const statement of moveToTarget(target, sources)) await statement.execute(rows(em));
    const removed = await rows(em)
      .deleteFrom('studios')
      .where(sql<SqlBool>`${sql.ref('studios.pk')} = any(${sources}::bigint[])`)
      .returning(['id', ...imageColumns])
      .execute();
    const images = await inheritImages(app, 'studios', imageColumns, [studio, asNamed(sourceIds, removed)], copies);
    em.assign(studio, { ...place, ...images });
  });
  copies.move(); // they stay; and so do the sources' images, for a day, for `undo`
}

const imageColumns = ['logo', 'favicon', 'poster'] as const;

/**
 * The first above the target that has no source at or above it: what stood between the target and a source will stand
 * below the target, which takes the place of the source.
 */
async function placeAfter(
  em: EntityManager,
  target: string,
  sources: readonly string[],
  edge: 'parentId' | 'networkId',
): Promise<string | null> {
  const passed = new Set<string>(); // what older versions wrote may go round in a circle
  for (let at = await next(em, target, edge); at !== null && !passed.has(at); at = await next(em, at, edge)) {
    const above = await selfAndAbove(em, at);
    if (![target, ...sources].some((studio) => above.has(studio))) return at;
    passed.add(at);
  }
  return null;
}

async function next(em: EntityManager, pk: string, edge: 'parentId' | 'networkId'): Promise<string | null> {
  const studio = await rows(em).selectFrom('studios').select(edge).where('pk', '=', pk).executeTakeFirst();
  return studio?.[edge] ?? null;
}

const moveToTarget = (target: string, sources: readonly string[]) => [
  sql`
    update scenes set studio_id = ${target}, updated_at = now() where studio_id = any(${sources}::bigint[])`,
  sql`
    update studios set parent_id = ${target}, updated_at = now() where parent_id = any(${sources}::bigint[]) and id <> ${target}`,
  sql`
    update studios set network_id = ${target}, updated_at = now() where network_id = any(${sources}::bigint[]) and id <> ${target}`,
  sql`
    insert into user_studio_ratings (user_id, studio_id, rating, created_at, updated_at)
    select distinct on (user_id) user_id, ${target}::bigint, rating, created_at, updated_at
      from user_studio_ratings where studio_id = any(${sources}::bigint[]) order by user_id, updated_at desc, id desc
    on conflict do nothing`,
  sql`
    insert into user_studio_likes (user_id, studio_id, created_at)
    select user_id, ${target}::bigint, min(created_at) from user_studio_likes where studio_id = any(${sources}::bigint[]) group by user_id
    on conflict do nothing`,
];
