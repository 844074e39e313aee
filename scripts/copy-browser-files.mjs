/**
 * Puts what browsers load beside what was compiled: the files of the share page, and in dist/playground those of the
 * playground, as production has no dev dependencies, and so no GraphiQL bundle.
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const target = fileURLToPath(new URL('../dist/playground/', import.meta.url));
const ownFiles = fileURLToPath(new URL('../src/graphql/playground/', import.meta.url));
const bundle = dirname(createRequire(import.meta.url).resolve('@graphql-yoga/graphiql/package.json'));

const ofSharePage = (root) => fileURLToPath(new URL('src/sharing/page/', new URL(root, import.meta.url)));
await cp(ofSharePage('../'), ofSharePage('../dist/'), { recursive: true });

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
