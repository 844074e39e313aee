/** Run by tests: owns the embedded database of a data folder, as a given user, until its stdin ends. */
import { once } from 'node:events';
import { setgid, setgroups, setuid } from 'node:process';
import { startEmbedded } from '../../src/database/embedded.ts';

const [dataDir = '', uid] = process.argv.slice(2);
if (uid && setgroups && setgid && setuid) {
  setgroups([]);
  setgid(Number(uid));
  setuid(Number(uid));
}
const log = { info: console.error, warn: console.error };
const embedded = await startEmbedded({ dataDir, log, settings: { fsync: 'off' } });
console.log(JSON.stringify(embedded));
await once(process.stdin.resume(), 'end');
await embedded[Symbol.asyncDispose]();
