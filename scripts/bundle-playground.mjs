/** Makes the playground's files: a bundle of GraphiQL and ours, the workers of its editor, and the examples. */
import { cp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ownFiles = fileURLToPath(new URL('../src/graphql/playground/', import.meta.url));
// Of this package come GraphiQL and its parts, in versions that fit together, and the workers, which are hard to bundle.
const yoga = dirname(createRequire(import.meta.url).resolve('@graphql-yoga/graphiql/package.json'));

export async function bundlePlayground(target) {
  await rm(target, { recursive: true, force: true });
  await build({
    entryPoints: { playground: join(ownFiles, 'playground.jsx') },
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    loader: { '.ttf': 'dataurl', '.svg': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  await cp(join(yoga, 'dist/monacoeditorwork'), join(target, 'monacoeditorwork'), { recursive: true });
  await cp(join(yoga, 'LICENSE'), join(target, 'LICENSE'));
  for (const file of await readdir(ownFiles))
    if (/\.(graphql|svg)$/.test(file)) await cp(join(ownFiles, file), join(target, file));
}
