/** `npm run bench -- <name>`: runs one of the programs of this folder, or all that need nothing else. Figures are for reading, never tests. */

import { attack } from './attack.ts';
import { bulk } from './bulk.ts';
import { bundle } from './bundle.ts';
import { catalogue } from './catalogue.ts';
import { crowd } from './crowd.ts';
import { dearest } from './dearest.ts';
import { causeFaults } from './faults.ts';
import { folderTree } from './folders.ts';
import { hostileFilms } from './hostile.ts';
import { importClips } from './import.ts';
import { jobs } from './jobs.ts';
import { login } from './login.ts';
import { mediaCases } from './media-cases.ts';
import { playback } from './playback.ts';
import { playbackCases } from './playback-cases.ts';
import { players } from './players.ts';
import { profile } from './profile.ts';
import { proxies } from './proxies.ts';
import { ratios } from './ratios.ts';
import { relations } from './relations.ts';
import { revocation } from './revocation.ts';
import { scan } from './scan.ts';
import { search } from './search.ts';
import { soak } from './soak.ts';
import { sockets } from './sockets.ts';
import { sprites } from './sprites.ts';
import { starting } from './starting.ts';
import { besideStash } from './stash.ts';
import { streaming } from './streaming.ts';
import { subscribers } from './subscribers.ts';
import { together } from './together.ts';
import { twentyViewers } from './viewers.ts';
import { watchers } from './watchers.ts';
import { web } from './web.ts';

const programs: Record<string, () => Promise<void>> = {
  catalogue,
  ratios,
  profile,
  dearest,
  bulk,
  folders: folderTree,
  login,
  revocation,
  starting,
  jobs,
  sprites,
  hostile: hostileFilms,
  search,
  relations,
  scan,
  sockets,
};

/** Only by name: they need programs, or packages of the registry, that the others do without, take long, or write to docs/. */
const special: Record<string, () => Promise<void>> = {
  attack,
  bundle,
  crowd,
  faults: causeFaults,
  import: importClips,
  playback,
  'playback-cases': playbackCases,
  together,
  soak,
  stash: besideStash,
  viewers: twentyViewers,
  players,
  proxies,
  streaming,
  subscribers,
  watchers,
  web,
  'media-cases': mediaCases,
};

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
