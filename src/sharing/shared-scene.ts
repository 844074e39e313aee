/** The scene of a share as its link shows it, with the URLs that it gives out. */
import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { gone } from '../errors.ts';
import { signGrant } from '../http/signed-urls.ts';
import type { Image } from '../images/image.type.ts';
import { type SceneRow, scenesByIds } from '../scenes/scene.queries.ts';
import { relationsBySceneIds } from '../scenes/scene-relations.queries.ts';
import { countView, openableShare, type Share } from './find-share.ts';
import { ShareType } from './share-link.enums.ts';
import type { SharedScene } from './shared-scene.type.ts';

/** For whoever may open the link; nothing is counted. */
export async function sharedScene(ctx: Context, token: string): Promise<SharedScene> {
  return describeShare(ctx, await openableShare(ctx, token));
}

/** The same, and counts a view. */
export async function openShare(ctx: Context, token: string): Promise<SharedScene> {
  const share = await openableShare(ctx, token);
  await countView(ctx, share);
  return describeShare(ctx, share);
}

export async function describeShare(ctx: Context, share: Share): Promise<SharedScene> {
  const names = { studio: ['name'], actors: ['name'], tags: ['name'] };
  const [[scene], [relations]] = await Promise.all([
    scenesByIds(ctx, [share.sceneId]),
    relationsBySceneIds(ctx, names, [share.sceneId]),
  ]);
  if (!scene) throw gone('What this link showed is not available any more.');
  return {
    title: scene.title || untitled,
    description: scene.description,
    duration: scene.duration,
    width: scene.width,
    height: scene.height,
    studioName: relations?.studio?.name ?? null,
    actorNames: relations?.actors?.map(({ name }) => name) ?? [],
    tagNames: relations?.tags?.map(({ name }) => name) ?? [],
    releaseDate: scene.releaseDate,
    thumbnail: thumbnailOf(ctx, share, scene),
    streamUrl: shareUrl(ctx, share, 'stream'),
    expiresAt: share.expiresAt,
  };
}

export const untitled = 'Untitled';

/** What a grant for the files of a share is signed for. */
export const shareResource = ({ id }: Pick<Share, 'id'>) => `share/${id}`;

/** Where a file of the share is. The token is all it takes for a public one; else the login that asks goes with it. */
function shareUrl({ app, viewer }: Context, share: Share, file: string, query = ''): string {
  const parameters = new URLSearchParams(query);
  if (viewer && share.type === ShareType.AUTH_REQUIRED) {
    parameters.set('grant', signGrant(app, shareResource(share), viewer));
  }
  const path = `/media/share/${share.token}/${file}`;
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** The name of the file would tell of jobs, so its digest is the version. */
function thumbnailOf(ctx: Context, share: Share, scene: SceneRow): Image | null {
  if (!scene.thumbnailPath) return null;
  const version = createHash('sha256').update(scene.thumbnailPath).digest('hex').slice(0, 8);
  return {
    url: shareUrl(ctx, share, 'thumbnail', `v=${version}`),
    width: scene.thumbnailLargeWidth,
    height: scene.thumbnailLargeHeight,
  };
}
