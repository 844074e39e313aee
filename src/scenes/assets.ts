/**
 * Where generated files lie, and their URLs. `DATA_DIR/assets/scenes/<id>/<name>`, where each name holds the job that
 * made it: what is made again has a new name, so URLs are versioned and nothing is ever overwritten while it is read.
 * Rows keep the path from `assets` on.
 */
import { join } from 'node:path';
import type { App } from '../app.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { signGrant } from '../http/signed-urls.ts';

const contentTypes: Record<string, string> = { webp: 'image/webp', vtt: 'text/vtt; charset=utf-8' };

export const assetRoot = ({ config }: Pick<App, 'config'>) => join(config.dataDir, 'assets');

/** What a grant for a scene's files is signed for. */
export const assetResource = (sceneId: string) => `assets/scenes/${sceneId}`;

/** The folder of a scene's files, from the asset root on. */
export const sceneFolder = (sceneId: string) => `scenes/${sceneId}`;

/** The file that a request means; undefined when the words of its URL cannot be one. */
export function assetFile(app: Pick<App, 'config'>, sceneId: string, name: string) {
  const match = /^(?:[\w-]+\/)?[\w-]+\.(webp|vtt)$/.exec(name);
  if (!/^\d{1,18}$/.test(sceneId) || !match?.[1]) return undefined;
  return { path: join(assetRoot(app), sceneFolder(sceneId), name), contentType: contentTypes[match[1]] ?? '' };
}

/** The URL under which `viewer` may fetch the file with this path from the asset root on. */
export function assetUrl(app: App, viewer: Viewer, sceneId: string, path: string): string {
  return `/assets/${signGrant(app, assetResource(sceneId), viewer)}/${path}`;
}
