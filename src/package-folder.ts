/** Where the files of this package lie, whether its sources run or what was built of them. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What runs is what `npm run build` made. */
export const isBuilt = import.meta.url.endsWith('.js');

/** The folder of package.json. */
export const packageFolder = find(dirname(fileURLToPath(import.meta.url)));

function find(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : find(parent);
}
