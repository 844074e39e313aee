/** The page on which people watch what was shared with them. */
import type { SubtitleTrack } from '../media/subtitle-track.type.ts';
import { html } from './html.ts';
import { frame } from './page-frame.ts';
import { isoDuration, spokenDate, spokenDuration } from './page-words.ts';
import type { SharedScene } from './shared-scene.type.ts';

export interface WatchPage {
  token: string;
  scene: SharedScene;
  mimeType: string;
  /** As its content type names them; empty when unknown. */
  codecs: string;
  hasSprites: boolean;
  subtitles: readonly SubtitleTrack[];
  /** Where the link is for others, for the previews that chat programs make of it; undefined when it is not for everybody. */
  publicUrl: string | undefined;
}

/**
 * Without JavaScript the browser's own player plays; share.js puts a better one in its place, and plays by HLS what the browser does not. The type is not named, as
 * browsers play more than they say: a .mov is not even tried where it is called video/quicktime.
 */
export function watchPage(page: WatchPage): string {
  const { token, scene, hasSprites, subtitles } = page;
  const { title, description, duration, width, height, studioName, actorNames, tagNames, releaseDate, expiresAt } =
    scene;
  const facts = [
    duration > 0 && html`<time datetime="${isoDuration(duration)}">${spokenDuration(duration)}</time>`,
    studioName !== null && html`<span dir="auto">${studioName}</span>`,
    releaseDate !== null && html`<time datetime="${releaseDate}">${spokenDate(releaseDate)}</time>`,
  ].filter((fact) => fact !== false);
  const body = html`<main>
<div class="player" data-stream="${token}/stream" data-hls="${token}/hls/master.m3u8" data-codecs="${page.codecs}"${hasSprites && html` data-previews="${token}/sprites.vtt"`}>
<video src="${token}/stream" controls playsinline preload="metadata" width="${width || 16}" height="${height || 9}"${
    scene.thumbnail && html` poster="${token}/thumbnail"`
  } aria-label="${title}">
${subtitles.map(({ id, label, language }) => html`<track kind="subtitles" src="${token}/subtitles/${id}.vtt" label="${label}"${language && html` srclang="${language}"`}>`)}
<p>This browser plays no videos. <a href="${token}/stream?download=1">Download it</a> instead.</p>
</video>
</div>
<article>
<h1 dir="auto">${title}</h1>
<p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
${actorNames.length > 0 && html`<p class="names" dir="auto"><span class="with">With</span> ${actorNames.join(', ')}</p>`}
${description !== '' && html`<p class="description" dir="auto">${description}</p>`}
${tagNames.length > 0 && html`<ul class="tags" aria-label="Tags">${tagNames.map((tag) => html`<li dir="auto">${tag}</li>`)}</ul>`}
<p class="actions"><a class="button" href="${token}/stream?download=1" download>Download</a></p>
</article>
</main>
<footer>
${expiresAt !== null && html`<p>This link works until <time class="until" datetime="${iso(expiresAt)}">${spokenDate(iso(expiresAt))}</time>.</p>`}
</footer>`;
  return frame({
    title,
    body,
    head: page.publicUrl === undefined ? undefined : previewTags(page, page.publicUrl),
    isInteractive: true,
  });
}

const iso = (timestamp: string) => new Date(timestamp).toISOString();

/** OpenGraph (https://ogp.me) and oEmbed (https://oembed.com): for links that are for everybody, who need no login to see it. */
function previewTags({ scene, mimeType }: WatchPage, url: string) {
  const { title, description, duration, width, height, thumbnail } = scene;
  const image =
    thumbnail &&
    html`
<meta property="og:image" content="${url}/thumbnail">
<meta property="og:image:type" content="image/webp">
<meta property="og:image:width" content="${thumbnail.width}">
<meta property="og:image:height" content="${thumbnail.height}">
<meta name="twitter:card" content="summary_large_image">`;
  return html`
<meta name="description" content="${description || `A video of ${spokenDuration(duration)}.`}">
<meta property="og:type" content="video.other">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description || spokenDuration(duration)}">
<meta property="og:url" content="${url}">
<meta property="og:video" content="${url}/stream">
<meta property="og:video:type" content="${mimeType.split(';')[0]}">
<meta property="og:video:width" content="${width}">
<meta property="og:video:height" content="${height}">
<meta property="video:duration" content="${duration}">${image}
<link rel="alternate" type="application/json+oembed" href="${url}/oembed" title="${title}">`;
}
