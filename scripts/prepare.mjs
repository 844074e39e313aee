/** After an install: builds, without checking types, which is half of it: what is committed has been checked. Where what it takes was left out (`npm ci --omit=dev`), what was built before is used. */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const canBuild = (() => {
  try {
    return Boolean(createRequire(import.meta.url).resolve('esbuild'));
  } catch {
    return false;
  }
})();
if (canBuild) execSync('tsc -p tsconfig.build.json --noCheck && npm run --silent bundle', { stdio: 'inherit' });
else if (!existsSync(new URL('../dist/server/main.js', import.meta.url))) {
  console.error(
    'This install leaves out what builds the server. Copy dist from a machine that has built it, or run `npm ci`, then `npm prune --omit=dev`.',
  );
}
