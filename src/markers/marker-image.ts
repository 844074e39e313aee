/** The picture of a marker as the API shows it. */
import type { Context } from '../context.ts';
import { assetUrl } from '../http/assets.ts';
import type { Image } from '../images/image.type.ts';

/** Its size stands in its name. */
export function markerImage(
  { app, viewer }: Context,
  { sceneId, thumbnailPath }: { sceneId: string; thumbnailPath: string | null },
): Image | null {
  if (!viewer || !thumbnailPath) return null;
  const size = /_(\d+)x(\d+)\.webp$/.exec(thumbnailPath);
  return {
    url: assetUrl(app, viewer, 'scenes', sceneId, thumbnailPath),
    width: size ? Number(size[1]) : null,
    height: size ? Number(size[2]) : null,
  };
}
