/** The address of a scene's film. */
import type { App } from '../app.type.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { signGrant } from '../http/signed-urls.ts';

/** What a grant for it is signed for. */
export const streamResource = (sceneId: string) => `stream/${sceneId}`;

/** The URL under which `viewer` may stream it. */
export function streamUrl(app: App, viewer: Viewer, sceneId: string): string {
  return `/media/stream/${sceneId}?grant=${signGrant(app, streamResource(sceneId), viewer)}`;
}
