/** The version of this program, as its package.json says. */
import { readFileSync } from 'node:fs';

let known: string | undefined;

/** package.json lies beside `src` when the sources run, and beside `dist` when what was built of them runs. */
export function version(): string {
  known ??= ['../package.json', '../../package.json']
    .map((path) => readPackage(new URL(path, import.meta.url)))
    .find((found) => found?.name === 'reelgraph')?.version;
  return known ?? 'unknown';
}

function readPackage(file: URL): { name: string; version: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
