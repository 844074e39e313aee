/** What sites and chat programs show of a link that was pasted there (https://oembed.com, version 1.0). */
import type { Context } from '../context.ts';
import { unauthenticated } from '../errors.ts';
import { publicUrlOf } from '../http/client-info.ts';
import { findShare } from './find-share.ts';
import { html } from './html.ts';
import { ShareType } from './share-link.enums.ts';
import { describeShare } from './shared-scene.ts';

/** The largest player that is proposed where nothing is said. */
const defaultWidth = 1280;

/** UNAUTHENTICATED for a link that is not for everybody, whoever asks. */
export async function oembedOf(ctx: Context, token: string, { maxwidth, maxheight }: Record<string, unknown>) {
  const share = await findShare(ctx, token);
  if (share.type !== ShareType.PUBLIC) throw unauthenticated('This link is not for everybody.');
  const scene = await describeShare(ctx, share);
  const page = `${publicUrlOf(ctx)}/media/share/${token}`;
  const { title, thumbnail } = scene;
  const [width, height] = fitted(
    scene,
    Number(maxwidth) || defaultWidth,
    Number(maxheight) || Number.POSITIVE_INFINITY,
  );
  const poster = thumbnail && html` poster="${page}/thumbnail"`;
  return {
    version: '1.0',
    type: 'video',
    provider_name: 'Reelgraph',
    title,
    width,
    height,
    html: html`<video controls playsinline preload="none" width="${width}" height="${height}"${poster} src="${page}/stream"></video>`
      .text,
    ...(thumbnail && {
      thumbnail_url: `${page}/thumbnail`,
      thumbnail_width: thumbnail.width,
      thumbnail_height: thumbnail.height,
    }),
  };
}

/** The size within a box, never larger than the video; of one without a size, that of a wide one. */
function fitted({ width, height }: { width: number; height: number }, maxWidth: number, maxHeight: number) {
  const [ownWidth, ownHeight] = width > 0 && height > 0 ? [width, height] : [defaultWidth, (defaultWidth * 9) / 16];
  const scale = Math.min(1, Math.max(1, maxWidth) / ownWidth, Math.max(1, maxHeight) / ownHeight);
  return [Math.round(ownWidth * scale), Math.round(ownHeight * scale)];
}
