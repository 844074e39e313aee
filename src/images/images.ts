/** The images that people give to scenes, actors and studios: how they are called, shown, set and taken away. */

import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { type AssetOwner, assetFolder, assetRoot, assetUrl } from '../assets/assets.ts';
import type { PermissionName } from '../auth/permissions.ts';
import type { Context } from '../context.ts';
import { transaction } from '../database/transaction.ts';
import { badInput, unavailable } from '../errors.ts';
import { makeImage, maxImageMegapixels } from '../media/image.ts';
import { isOfTheMachine, MediaError } from '../media/media-error.ts';
import type { Image } from './image.type.ts';

/** A place for one image, such as the logo of a studio. */
export interface ImageSlot {
  owner: AssetOwner;
  name: string;
  /** Who may set it. */
  permission: PermissionName;
  /** The id as the API writes it. NOT_FOUND when there is no such thing. */
  find(em: EntityManager, id: string): Promise<string>;
  /** Writes the path, null for none, and returns the one before. NOT_FOUND when the thing is gone. */
  swap(em: EntityManager, id: string, path: string | null): Promise<string | null>;
}

/** The longest side of an image as it is kept. */
const maxDimension = 1920;

/** The image behind the path in a row; null when there is none, or when it is not one of ours. */
export function imageOf(
  { app, viewer }: Context,
  owner: AssetOwner,
  id: string,
  path: string | null | undefined,
): Image | null {
  const size = /_(\d+)x(\d+)\.webp$/.exec(path ?? '');
  if (!viewer || !path || !isOurs(owner, id, path)) return null;
  return {
    url: assetUrl(app, viewer, owner, id, path),
    width: size ? Number(size[1]) : null,
    height: size ? Number(size[2]) : null,
  };
}

/**
 * Makes the file at `upload` the image, as WebP under a new name, and returns the name from the asset root on. The old one goes
 * when the row shows the new one. BAD_USER_INPUT when it is no image.
 */
export async function setImage(app: App, slot: ImageSlot, id: string, upload: string): Promise<string> {
  const folder = assetFolder(slot.owner, id);
  await mkdir(join(assetRoot(app), folder), { recursive: true });
  const name = `${slot.name}-${randomUUID()}`;
  const temporary = join(assetRoot(app), folder, `.${name}.tmp`);
  try {
    const { width, height } = await encode(app, upload, temporary);
    const path = `${folder}/${name}_${width}x${height}.webp`;
    await rename(temporary, join(assetRoot(app), path));
    await put(app, slot, id, path).catch(async (error) => {
      await rm(join(assetRoot(app), path), { force: true });
      throw error;
    });
    return path;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Takes the image away. */
export async function removeImage(app: App, slot: ImageSlot, id: string): Promise<void> {
  await put(app, slot, id, null);
}

const tooLarge = `The image is too large to be unpacked: send one of at most ${maxImageMegapixels} megapixels.`;

async function encode({ media }: App, upload: string, output: string) {
  if (!media) throw unavailable('This process has no ffmpeg to read images with: install it, or set FFMPEG_PATH.');
  try {
    return await makeImage(media, upload, { output, maxDimension });
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    if (isOfTheMachine(error)) throw unavailable(error.message, { cause: error });
    if (error.kind === 'limit') throw badInput('body', tooLarge, { cause: error });
    throw badInput('body', 'This is no image that can be read: send a JPEG, PNG, WebP, GIF or BMP.', { cause: error });
  }
}

async function put(app: App, slot: ImageSlot, id: string, path: string | null): Promise<void> {
  const before = await transaction(app.orm.em.fork(), async (em) => slot.swap(em, id, path));
  if (before && isOurs(slot.owner, id, before)) await rm(join(assetRoot(app), before), { force: true });
}

/** Whether a path is that of an image of ours: older versions kept addresses of other forms in the same columns. */
export function isOurs(owner: AssetOwner, id: string, path: string): boolean {
  return path.startsWith(`${assetFolder(owner, id)}/`) && /^[\w-]+\.webp$/.test(path.split('/').slice(2).join('/'));
}
