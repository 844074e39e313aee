/**
 * Puts what browsers load beside the program: the files of the share page in dist/share-page, and in dist/playground those of the
 * playground, as production has no dev dependencies, and so no GraphiQL bundle.
 */
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { bundlePlayground } from './bundle-playground.mjs';

const inPackage = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const target = inPackage('dist/playground');

await cp(inPackage('src/sharing/page'), inPackage('dist/share-page'), { recursive: true });
const hls = createRequire(import.meta.url).resolve('hls.js/dist/hls.min.mjs');
await cp(hls, inPackage('dist/share-page/hls.js'));

await bundlePlayground(target);

// The bundle is 5 MB of JavaScript; a browser gets a quarter of that. gzip and not brotli, because browsers take
// brotli over HTTPS only and home servers mostly speak HTTP.
for (const file of await readdir(target, { recursive: true })) {
  if (!/\.(js|css)$/.test(file)) continue;
  const path = join(target, file);
  await writeFile(`${path}.gz`, await promisify(gzip)(await readFile(path)));
}

// Part of the addresses that browsers cache for good: the same wherever the same files are served.
const hash = createHash('sha256');
const entries = await readdir(target, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
for (const file of files.sort()) hash.update(await readFile(file));
await writeFile(join(target, 'version'), hash.digest('hex').slice(0, 12));
