/** The version of this program, as its package.json says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package-folder.ts';

let known: string | undefined;

export function version(): string {
  known ??= String(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version);
  return known;
}
