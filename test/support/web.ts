/** examples/web, built for a server and served from another origin. */
import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { freePort } from './ports.ts';
import { removeFolder, serveAgain, startTestServer, type TestServer } from './server.ts';

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface Web extends AsyncDisposable {
  /** With a worker; the client speaks to it. */
  server: TestServer;
  /** Where the page is. */
  origin: string;
}

/** `databaseUrl`: of a database of the caller's own, where no test runs. */
export async function startWeb({ databaseUrl }: { databaseUrl?: string } = {}): Promise<Web> {
  await using stack = new AsyncDisposableStack();
  const webDir = stack.adopt(await realpath(await mkdtemp(join(tmpdir(), 'reelgraph-web-'))), removeFolder);
  await writeFile(join(webDir, 'index.html'), 'not built yet');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = stack.use(await startTestServer({ config: { allowedOrigins: [origin] }, databaseUrl }));
  const { host } = new URL(server.url);
  await build({
    root: inRepository('examples/web'),
    logLevel: 'error',
    define: { 'import.meta.env.VITE_REELGRAPH_URL': JSON.stringify(server.url) },
    resolve: { alias: { 'reelgraph/sdk': inRepository('src/sdk/client.ts') } }, // needs no build of the package
    build: { outDir: webDir, emptyOutDir: true },
  });
  const webCsp = `connect-src http://${host} ws://${host}; img-src http://${host}; media-src http://${host}`;
  stack.use(await serveAgain(server, { port, webDir, webCsp, allowedOrigins: undefined }));
  const opened = stack.move();
  return { server, origin, [Symbol.asyncDispose]: async () => opened.disposeAsync() };
}
