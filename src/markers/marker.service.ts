/** Changes of a user's markers. Those of one user are made one after another, so that limits and default tags hold. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { enqueueMarkerThumbnail } from '../processing/marker-thumbnail.service.ts';
import { holdActiveScene } from '../scenes/active-scene.ts';
import type { CreateMarkerInput, UpdateMarkerInput } from './marker.inputs.ts';
import { checkedColor, checkedLabel, checkedTagIds, checkTimestamp } from './marker-rules.ts';
import { followDefaults, setDefaultTags, setTagsByHand } from './marker-tags.ts';

const maxPerScene = 50;

/** Returns the id. */
export async function createMarker(ctx: Context, input: CreateMarkerInput): Promise<number> {
  const label = checkedLabel(input.label ?? null, 'input.label');
  const color = input.color == null ? undefined : checkedColor(input.color);
  const tagIds = checkedTagIds(input.tagIds ?? [], 'input.tagIds');
  return changingOwn(ctx, async (em, userId) => {
    const { id: sceneId, duration } = await holdActiveScene(em, input.sceneId);
    checkTimestamp(input.timestamp, duration);
    await checkRoom(em, userId, sceneId);
    const { id } = await rows(em)
      .insertInto('user_scene_markers')
      .values({ userId, sceneId, timestamp: input.timestamp, label, ...(color && { color }) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await setTagsByHand(em, id, tagIds, 'input.tagIds');
    await followDefaults(em, userId, { markerId: id });
    await enqueueMarkerThumbnail(em, { markerId: id, sceneId });
    return id;
  });
}

/** Changes what is given. NOT_FOUND when it is not the viewer's, GONE while its scene is away. */
export async function updateMarker(ctx: Context, id: string, input: UpdateMarkerInput): Promise<number> {
  for (const field of ['timestamp', 'color'] as const) {
    if (input[field] === null) throw badInput(`input.${field}`, `input.${field} cannot be empty: leave it out.`);
  }
  const { timestamp } = input;
  const label = input.label === undefined ? undefined : checkedLabel(input.label, 'input.label');
  const color = input.color == null ? undefined : checkedColor(input.color);
  return changingMarker(ctx, id, async (em, marker, duration) => {
    if (timestamp != null) checkTimestamp(timestamp, duration);
    const isMoved = timestamp != null && timestamp !== marker.timestamp;
    await rows(em)
      .updateTable('user_scene_markers')
      .set({
        ...(isMoved && { timestamp, thumbnailPath: null }),
        ...(label !== undefined && { label }),
        ...(color && { color }),
        updatedAt: new Date(),
      })
      .where('id', '=', marker.id)
      .execute();
    if (label !== undefined) await followDefaults(em, marker.userId, { markerId: marker.id });
    if (isMoved) await enqueueMarkerThumbnail(em, { markerId: marker.id, sceneId: marker.sceneId });
  });
}

/** Also while its scene is away. Its picture goes with it, by the same task that would have made it. */
export async function deleteMarker(ctx: Context, id: string): Promise<void> {
  await changingOwn(ctx, async (em, userId) => {
    const marker = await lockOwn(em, userId, id);
    await rows(em).deleteFrom('user_scene_markers').where('id', '=', marker.id).execute();
    await enqueueMarkerThumbnail(em, { markerId: marker.id, sceneId: marker.sceneId });
  });
}

export async function setMarkerTags(ctx: Context, id: string, given: readonly string[]): Promise<number> {
  const tagIds = checkedTagIds(given, 'tagIds');
  return changingMarker(ctx, id, async (em, marker) => {
    await setTagsByHand(em, marker.id, tagIds, 'tagIds');
    await followDefaults(em, marker.userId, { markerId: marker.id });
  });
}

/** Sets the default tags of a label and returns the label; the markers that have it follow. */
export async function setMarkerLabelTags(ctx: Context, given: string, ids: readonly string[]): Promise<string> {
  const label = checkedLabel(given, 'label');
  if (label === null) throw badInput('label', 'label must have at least one character that is not a space.');
  const tagIds = checkedTagIds(ids, 'tagIds');
  await changingOwn(ctx, async (em, userId) => {
    await setDefaultTags(em, userId, label, tagIds);
    await followDefaults(em, userId, { label });
  });
  return label;
}

async function changingOwn<T>(ctx: Context, change: (em: EntityManager, userId: string) => Promise<T>): Promise<T> {
  const userId = viewerOf(ctx).id;
  return ctx.em.transactional(async (em) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`markers ${userId}`}, 0))`.execute(rows(em));
    return change(em, userId);
  });
}

type OwnMarker = Awaited<ReturnType<typeof lockOwn>>;

async function changingMarker(
  ctx: Context,
  id: string,
  change: (em: EntityManager, marker: OwnMarker, duration: number) => Promise<void>,
): Promise<number> {
  return changingOwn(ctx, async (em, userId) => {
    const marker = await lockOwn(em, userId, id);
    const { duration } = await holdActiveScene(em, marker.sceneId);
    await change(em, marker, duration);
    return marker.id;
  });
}

async function lockOwn(em: EntityManager, userId: string, id: string) {
  const marker = await rows(em)
    .selectFrom('user_scene_markers')
    .select(['id', 'userId', 'sceneId', 'timestamp'])
    .where('id', 'in', /^[1-9]\d{0,8}$/.test(id) ? [Number(id)] : [])
    .where('userId', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (!marker) throw notFound(`There is no marker ${id} of yours.`);
  return marker;
}

async function checkRoom(em: EntityManager, userId: string, sceneId: string): Promise<void> {
  const { count } = await rows(em)
    .selectFrom('user_scene_markers')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('userId', '=', userId)
    .where('sceneId', '=', sceneId)
    .executeTakeFirstOrThrow();
  if (Number(count) < maxPerScene) return;
  throw conflict(`A scene has at most ${maxPerScene} markers of one user: delete one first.`, 'input.sceneId');
}
