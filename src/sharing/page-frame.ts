/** What all pages for people have in common, and the files that they load: those of share links, and of signing in. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { isBuilt, packageFolder } from '../package-folder.ts';
import { Html, html } from './html.ts';

const types: Record<string, string> = {
  'share.css': 'text/css; charset=utf-8',
  'share.js': 'text/javascript; charset=utf-8',
  'hls-player.js': 'text/javascript; charset=utf-8',
  'hls.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

const source = join(packageFolder, isBuilt ? 'dist/share-page' : 'src/sharing/page');

/** hls.js is not ours: the build puts it beside the others. */
const pathOf = (name: string) =>
  name === 'hls.js' && !isBuilt ? join(packageFolder, 'node_modules/hls.js/dist/hls.min.mjs') : join(source, name);

const files = Object.keys(types).map((name) => ({ name, content: readFileSync(pathOf(name)) }));

/** Another one as soon as a file changes, so that browsers may keep them for good. */
const version = files
  .reduce((hash, { content }) => hash.update(content), createHash('sha256'))
  .digest('hex')
  .slice(0, 12);

/** From the page of a share link on, `/media/share/<token>`: so it works behind a proxy that adds a path. */
const folder = `files/${version}`;

export function registerPageFiles(server: FastifyInstance): void {
  for (const { name, content } of files) {
    server.get(`/media/share/${folder}/${name}`, async (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(types[name] ?? '')
        .send(content),
    );
  }
}

export interface Page {
  title: string;
  body: Html;
  head?: Html;
  /** Leads to `/media/share/`, where the page is elsewhere. */
  base?: string;
  /** Whether it loads the script. */
  isInteractive?: boolean;
}

export function frame({ title, body, head, base = '', isInteractive = false }: Page): string {
  return html`${new Html('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f6f7f9">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101216">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${base}${folder}/icon.svg">
<link rel="stylesheet" href="${base}${folder}/share.css">
${isInteractive && html`<script type="module" src="${base}${folder}/share.js"></script>`}${head}
</head>
<body>
${body}
</body>
</html>
`.text;
}

/** Everything is from this server, nothing stands in the page, and no other page may hold it in a frame. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self' blob:", // hls.js hands out what it loads under such an address
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin', // else the form to sign in would not say that it comes from here
  'x-robots-tag': 'noindex',
};
