/**
 * Where the images of things lie, and their URLs. `DATA_DIR/assets/<owner>/<id>/<name>`, where each name is used once: what
 * is made again has a new name, so URLs are versioned and nothing is ever overwritten while it is read. Rows keep the path
 * from `assets` on.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.type.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { parseBigserial, parseUuid } from '../checks/ids.ts';
import { signGrant } from '../http/signed-urls.ts';

/** The folders of `assets`, and what ids their folders are named by. */
const owners = { scenes: parseBigserial, actors: parseUuid, studios: parseUuid } as const;

export type AssetOwner = keyof typeof owners;

const contentTypes: Record<string, string> = { webp: 'image/webp', vtt: 'text/vtt; charset=utf-8', webm: 'video/webm' };

export const assetRoot = ({ config }: Pick<App, 'config'>) => join(config.dataDir, 'assets');

/** The folder of a thing's files, from the asset root on. */
export const assetFolder = (owner: AssetOwner, id: string) => `${owner}/${id}`;

/** What a grant for a thing's files is signed for. */
export const assetResource = (owner: string, id: string) => `assets/${owner}/${id}`;

/** The file that a request means; undefined when the words of its URL cannot be one. */
export function assetFile(app: Pick<App, 'config'>, owner: string, id: string, name: string) {
  const match = /^(?:[\w-]+\/)?[\w-]+\.(webp|vtt|webm)$/.exec(name);
  if (!isOwner(owner) || owners[owner](id) !== id || !match?.[1]) return undefined;
  const root = join(assetRoot(app), assetFolder(owner, id));
  return { root, path: join(root, name), contentType: contentTypes[match[1]] ?? '' };
}

/** The URL under which `viewer` may fetch the file with this path from the asset root on. */
export function assetUrl(app: App, viewer: Viewer, owner: AssetOwner, id: string, path: string): string {
  return `/media/assets/${signGrant(app, assetResource(owner, id), viewer)}/${path}`;
}

/** Removes all files of a thing that is gone. */
export async function removeAssets(app: Pick<App, 'config'>, owner: AssetOwner, id: string): Promise<void> {
  await rm(join(assetRoot(app), assetFolder(owner, id)), { recursive: true, force: true });
}

function isOwner(owner: string): owner is AssetOwner {
  return Object.hasOwn(owners, owner);
}
