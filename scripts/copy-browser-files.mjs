/**
 * Puts what browsers load beside the program: the files of the share page in dist/share-page, and in dist/playground those of the
 * playground, as production has no dev dependencies, and so no GraphiQL bundle.
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const inPackage = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const target = inPackage('dist/playground');
const ownFiles = inPackage('src/graphql/playground');
const bundle = dirname(createRequire(import.meta.url).resolve('@graphql-yoga/graphiql/package.json'));

await cp(inPackage('src/sharing/page'), inPackage('dist/share-page'), { recursive: true });
const hls = createRequire(import.meta.url).resolve('hls.js/dist/hls.min.mjs');
await cp(hls, inPackage('dist/share-page/hls.js'));

await rm(target, { recursive: true, force: true });
await cp(ownFiles, target, { recursive: true });
await cp(join(bundle, 'dist'), target, { recursive: true, filter: (file) => !file.endsWith('.es.js') });
await cp(join(bundle, 'LICENSE'), join(target, 'LICENSE'));

// The bundle is 5 MB of JavaScript; a browser gets a quarter of that. gzip and not brotli, because browsers take
// brotli over HTTPS only and home servers mostly speak HTTP.
for (const file of await readdir(target, { recursive: true })) {
  if (!/\.(js|css)$/.test(file)) continue;
  const path = join(target, file);
  await writeFile(`${path}.gz`, await promisify(gzip)(await readFile(path)));
}
