/** `npm run bench -- <name>`: runs one of the programs of this folder, or all that need nothing else. Figures are for reading, never tests. */

import { catalogue } from './catalogue.ts';
import { folderTree } from './folders.ts';
import { hostileFilms } from './hostile.ts';
import { jobs } from './jobs.ts';
import { login } from './login.ts';
import { mediaCases } from './media-cases.ts';
import { players } from './players.ts';
import { revocation } from './revocation.ts';
import { scan } from './scan.ts';
import { search } from './search.ts';
import { sprites } from './sprites.ts';
import { starting } from './starting.ts';
import { streaming } from './streaming.ts';

const programs: Record<string, () => Promise<void>> = {
  catalogue,
  folders: folderTree,
  login,
  revocation,
  starting,
  jobs,
  sprites,
  hostile: hostileFilms,
  search,
  scan,
};

/** Only by name: they need programs that the others do without, or write to docs/. */
const special: Record<string, () => Promise<void>> = { players, streaming, 'media-cases': mediaCases };

const [, , name] = process.argv;
const known = { ...programs, ...special };
if (name && !(name in known)) {
  console.error(`There is no benchmark '${name}': there are ${Object.keys(known).join(', ')}.`);
  process.exit(1);
}
for (const [title, run] of Object.entries(name ? known : programs)) {
  if (name && name !== title) continue;
  console.log(`\n${title}`);
  await run();
}
