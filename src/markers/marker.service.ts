/** Changes of a user's markers. Those of one user are made one after another, so that limits and default tags hold. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { checkColumns } from '../checks/columns.ts';
import { parseIds, parseSerial } from '../checks/ids.ts';
import { parseName } from '../checks/text.ts';
import type { Context } from '../context.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { conflict, notFound } from '../errors.ts';
import { enqueueMarkerThumbnail } from '../processing/marker-thumbnail.service.ts';
import { lockUsableScene, type UsableScene } from '../scenes/usable-scene.ts';
import { Marker } from './marker.entity.ts';
import type { CreateMarkerInput, UpdateMarkerInput } from './marker.inputs.ts';
import { MarkerLabelTag } from './marker-label-tag.entity.ts';
import { checkedLook, checkedPlace, checkPositionKept, distinctTagIds } from './marker-rules.ts';
import { followDefaults, setDefaultTags, setTagsByHand } from './marker-tags.ts';

const maxPerScene = 50;

/** Returns the id. */
export async function createMarker(ctx: Context, input: CreateMarkerInput): Promise<number> {
  const look = checkedLook(ctx.em, { ...input, color: input.color ?? undefined });
  const tagIds = distinctTagIds('input.tagIds', input.tagIds ?? []);
  return changeOwn(ctx, async (em, userId) => {
    const scene = await lockUsableScene(em, input.sceneId);
    const place = checkedPlace(input, scene);
    const { id: sceneId } = scene;
    await checkMarkerCount(em, userId, sceneId);
    const marker = em.create(Marker, { userId, sceneId, ...place, ...look });
    await em.flush();
    await setTagsByHand(em, marker.id, tagIds, 'input.tagIds');
    await followDefaults(em, userId, { markerId: marker.id });
    await enqueueMarkerThumbnail(em, { markerId: marker.id, sceneId });
    return marker.id;
  });
}

/** Changes what is given. NOT_FOUND when it is not the viewer's, GONE while its scene cannot be used. */
export async function updateMarker(ctx: Context, id: string, input: UpdateMarkerInput): Promise<number> {
  const look = checkedLook(ctx.em, input);
  checkPositionKept(input);
  return changeMarker(ctx, id, async (em, marker, scene) => {
    const { endSeconds, ...start } = checkedPlace(input, scene, marker);
    const isMoved = start.seconds !== (marker.seconds ?? marker.timestamp);
    em.assign(marker, { ...look, endSeconds, ...(isMoved && { ...start, thumbnailPath: null }) });
    await em.flush(); // the tags follow the label as it is written
    if (look.label !== undefined) await followDefaults(em, marker.userId, { markerId: marker.id });
    if (isMoved) await enqueueMarkerThumbnail(em, { markerId: marker.id, sceneId: marker.sceneId });
  });
}

/** Also while its scene cannot be used. Its picture goes with it, by the same task that would have made it. */
export async function deleteMarker(ctx: Context, id: string): Promise<void> {
  await changeOwn(ctx, async (em, userId) => {
    const marker = await lockMarker(em, userId, id);
    em.remove(marker);
    await enqueueMarkerThumbnail(em, { markerId: marker.id, sceneId: marker.sceneId });
  });
}

export async function setMarkerTags(ctx: Context, id: string, given: readonly string[]): Promise<number> {
  const tagIds = distinctTagIds('tagIds', given);
  return changeMarker(ctx, id, async (em, marker) => {
    await setTagsByHand(em, marker.id, tagIds, 'tagIds');
    await followDefaults(em, marker.userId, { markerId: marker.id });
  });
}

/** Sets the default tags of a label and returns the label; the markers that have it follow. */
export async function setMarkerLabelTags(ctx: Context, given: string, ids: readonly string[]): Promise<string> {
  const label = parseName('label', given);
  checkColumns(ctx.em, MarkerLabelTag, { label }, '');
  const tagIds = distinctTagIds('tagIds', ids);
  await changeOwn(ctx, async (em, userId) => {
    await setDefaultTags(em, userId, label, tagIds);
    await followDefaults(em, userId, { label });
  });
  return label;
}

/** Changes of one user's markers wait for each other. */
async function changeOwn<T>(ctx: Context, change: (em: EntityManager, userId: string) => Promise<T>): Promise<T> {
  const userId = viewerOf(ctx).id;
  return changeEntities(ctx.em, async (em) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`markers ${userId}`}, 0))`.execute(rows(em));
    return change(em, userId);
  });
}

async function changeMarker(
  ctx: Context,
  id: string,
  change: (em: EntityManager, marker: Marker, scene: UsableScene) => Promise<void>,
): Promise<number> {
  return changeOwn(ctx, async (em, userId) => {
    // The scene first, as its deletion locks it and then its markers.
    const scene = await lockUsableScene(em, await sceneOfMarker(em, userId, id));
    const marker = await lockMarker(em, userId, id);
    await change(em, marker, scene);
    return marker.id;
  });
}

async function sceneOfMarker(em: EntityManager, userId: string, id: string): Promise<string> {
  const found = await rows(em)
    .selectFrom('user_scene_markers')
    .select('sceneId')
    .where('id', 'in', parseIds(parseSerial, [id]))
    .where('userId', '=', userId)
    .executeTakeFirst();
  if (!found) throw noSuchMarker(id);
  return found.sceneId;
}

async function lockMarker(em: EntityManager, userId: string, id: string): Promise<Marker> {
  return lockEntity(em, Marker, { id: parseSerial(id), userId }, noSuchMarker(id));
}

const noSuchMarker = (id: string) => notFound(`There is no marker ${id} of yours.`);

async function checkMarkerCount(em: EntityManager, userId: string, sceneId: string): Promise<void> {
  const count = await em.count(Marker, { userId, sceneId });
  if (count < maxPerScene) return;
  throw conflict(`A scene has at most ${maxPerScene} markers of one user: delete one first.`, 'input.sceneId');
}
