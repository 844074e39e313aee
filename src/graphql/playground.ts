/** The GraphiQL page that `GET /graphql` shows to a browser, and its files; nothing in it comes from elsewhere. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';
import { packageFolder } from '../package-folder.ts';

/** What to answer a browser that asks for the API's own address. */
export interface Playground {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Serves the playground's files under `/graphql/playground/<version>/`, to be cached for good, and returns the page that loads
 * them. The page talks to the address it was loaded from, and names its files relative to that, so it works behind a
 * proxy that adds a path.
 */
export async function registerPlayground(
  server: FastifyInstance,
  { config }: Pick<App, 'config'>,
): Promise<Playground> {
  version ??= readFile(join(folder, 'version'), 'utf8');
  const prefix = `graphql/playground/${await version}`;
  await server.register(fastifyStatic, {
    root: folder,
    prefix: `/${prefix}/`,
    index: false,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    // The editor's workers live under the policy of their own file.
    setHeaders: (answer) => void answer.header('content-security-policy', contentSecurityPolicy),
  });
  return { html: page(prefix, config.oidcIssuer !== undefined), headers };
}

/** What the build made, also for sources that run as they are (tsx, tests): a bundle takes seconds. */
const folder = join(packageFolder, 'dist/playground');

/** Of the files in `folder`: another one as soon as one of them changes. The build has worked it out, as it takes a while. */
let version: Promise<string> | undefined;

const page = (assets: string, hasProvider: boolean) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Reelgraph playground</title>
    <link rel="icon" type="image/svg+xml" href="${assets}/reelgraph.svg">
    <link rel="stylesheet" href="${assets}/playground.css">
    <script type="module" src="${assets}/playground.js"></script>
  </head>
  <body${hasProvider ? ' data-sign-in="api/oidc/start"' : ''}>
    <div id="playground">
      <noscript>The playground needs JavaScript. The API answers POST requests at this address without it.</noscript>
    </div>
  </body>
</html>
`;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor's workers for GraphQL and JSON; playground.js names their files, so no blob: is needed.
  "worker-src 'self'",
  // The API itself, over HTTP and (of the same host) WebSocket, and the example documents.
  "connect-src 'self'",
  // The editor lays out its lines by style attributes and adds its theme as a style element.
  "style-src 'self' 'unsafe-inline'",
  // The fonts and a few icons stand in playground.css as data: URLs.
  'font-src data:',
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': contentSecurityPolicy,
  // The page names the present version of its files, so it must be asked for again every time.
  'cache-control': 'no-cache',
  vary: 'accept',
};
