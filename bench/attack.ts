/**
 * `npm run bench -- attack [--minutes 20] [--seed 1]`: a random attacker beside ten honest clients of the SDK, on a server, a worker and a
 * PostgreSQL of their own that are killed again and again. Then it is quiet, and what must always hold is checked. Needs `npm run build`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeSampleClips } from '../src/media/sample-clips.ts';
import { findMediaTools } from '../src/media/tools.ts';
import { attacks } from './attack/attacks.ts';
import { HonestClient, lostAnswers } from './attack/honest-client.ts';
import { brokenInvariants, waitUntilQuiet } from './attack/invariants.ts';
import { Cluster } from './cluster.ts';
import { removeFolder, temporaryFolder } from './server.ts';
import { Tally } from './tally.ts';

const honestClients = 10;
const attackers = 6;

export async function attack(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Date.now() % 1e6) },
    },
  });
  const random = numbersOf(Number(values.seed));
  console.log(`${values.minutes} minutes, seed ${values.seed}`);
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const [library, clips] = [join(folder, 'library'), join(folder, 'clips')];
  for (const made of [library, clips]) await mkdir(made);
  await makeSampleClips(await findMediaTools(), clips);
  const tally = new Tally();
  const cluster = stack.use(await Cluster.start(folder, tally));
  const admin = await cluster.signIn();
  await admin.createStoragePath({ name: 'Library', path: library, isDefault: true });
  const target = { cluster, admin, library, clips, random, tally };
  await attacks.fill(target);
  const honest = await Promise.all(
    Array.from({ length: honestClients }, async (_, n) => HonestClient.register({ ...target, name: `honest-${n}` })),
  );

  const ending = new AbortController();
  const ends = delay(Number(values.minutes) * 60_000).then(() => ending.abort());
  const working = [
    ...honest.map(async (client) => client.work(ending.signal)),
    ...Array.from({ length: attackers }, async () => attacks.documents(target, ending.signal)),
    attacks.files(target, ending.signal),
    attacks.kills(target, ending.signal),
    cluster.watchMemory(ending.signal),
  ];
  await ends;
  console.log('It ends.');
  await Promise.all(working);
  console.log('Nobody does anything any more.');

  await cluster.ensureRunning();
  await waitUntilQuiet(cluster, admin);
  const broken = [
    ...(await brokenInvariants(cluster, library)),
    ...(await Promise.all(honest.map(lostAnswers))).flat(),
    ...cluster.internalErrors.map((line) => `internal error: ${line.slice(0, 2000)}`),
  ];
  console.table(tally.done);
  console.table(tally.answers);
  console.log(`The most memory that the server's process had: ${Math.round(cluster.peakMegabytes)} MB`);
  for (const problem of broken) console.error(`BROKEN: ${problem}`);
  console.log(broken.length === 0 ? 'Every invariant holds.' : `${broken.length} invariants are broken.`);
  if (broken.length > 0) process.exitCode = 1;
}

export type Random = (below: number) => number;

/** Whole numbers that only the seed decides (mulberry32). */
export function numbersOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
