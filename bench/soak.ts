/**
 * Eight people with a mixed load: lists (80 %), single scenes (15 %), changes (5 %), on the library of 100,000 scenes; first while the
 * worker has nothing to do, then while it always has, for `--minutes` (3 unless given) in all. Every 30 seconds: how many requests,
 * how long they took, the memory of the process, how late its event loop came, and what it computed at most while it was late: no operation
 * takes longer.
 */

import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeSampleClips } from '../src/media/sample-clips.ts';
import { findMediaTools } from '../src/media/tools.ts';
import { type Client, createClient } from '../src/sdk/client.ts';
import { blocksTo, longestBlocks } from './blocks.ts';
import { card } from './catalogue.ts';
import { postmasterOf, printLoad, rounded, secondsOfTrees } from './computing.ts';
import { quantile } from './quantiles.ts';
import { type Ask, askerOf } from './request.ts';
import { largeLibrary, randomly } from './seed.ts';
import { startSeeded } from './seeded-server.ts';
import { removeFolder, residentMegabytes, temporaryFolder } from './server.ts';

const people = 8;
const pauseMilliseconds = 100;
const intervalSeconds = 30;

export async function soak(): Promise<void> {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { minutes: { type: 'string', default: '3' } } });
  const intervals = Math.max(3, Math.round((Number(values.minutes) * 60) / intervalSeconds));
  await using stack = new AsyncDisposableStack();
  const blocksFolder = stack.adopt(await temporaryFolder(), removeFolder);
  const blocks = join(blocksFolder, 'blocks');
  const seeded = stack.use(await startSeeded(people, { role: 'admin', environment: blocksTo(blocks) }));
  const { server, tokens } = seeded;
  const token = tokens[0] ?? '';
  const client = stack.use(createClient({ url: server.url, token }));
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const clips = await makeSampleClips(await findMediaTools(), folder);
  await client.createStoragePath({ name: 'Clips', path: folder });
  await client.startScan();
  while (!(await isIdle(client, clips.length))) await delay(500);
  const ids = (await client.scenes({ first: clips.length })).scenes.nodes.map(({ id }) => id); // the newest

  await delay(10_000);
  const roots = [server.child.pid, await postmasterOf({ dataDir: seeded.databaseFolder })];
  const before = await secondsOfTrees(roots);
  await delay(intervalSeconds * 1000);
  const idle = ((await secondsOfTrees(roots)) - before) / intervalSeconds;
  console.log(`idle: ${rounded(idle * 100)} % of a core, all processes and PostgreSQL (1 %)`);

  server.child.kill('SIGUSR2'); // only now: looking at the event loop takes as much as all else of an idle server
  const table: object[] = [];
  const times: Record<'idle' | 'busy', number[]> = { idle: [], busy: [] };
  for (let n = 0; n < intervals; n += 1) {
    const worker = n < intervals / 3 ? 'idle' : 'busy';
    const begun = Date.now();
    const end = performance.now() + intervalSeconds * 1000;
    const asked = tokens.map(async (one, person) =>
      askUntil(end, askerOf(server.url, one), randomly(person + 100 * n)),
    );
    const [answered] = await Promise.all([Promise.all(asked), worker === 'busy' && keepBusy(client, ids, end)]);
    const all = answered.flat();
    times[worker].push(...all.map(({ milliseconds }) => milliseconds));
    const p95Of = (kind: Kind) => p95(all.filter((one) => one.kind === kind).map(({ milliseconds }) => milliseconds));
    table.push({
      ...{ worker, requests: all.length, 'lists, p95 (ms)': p95Of('list'), 'scenes, p95 (ms)': p95Of('scene') },
      ...{ 'changes, p95 (ms)': p95Of('change') },
      'memory (MB)': Math.round(await residentMegabytes(server.child.pid)),
      ...(await longestBlocks(blocks, begun)),
    });
  }
  console.table(table);
  console.log(
    `p95 with a busy worker: ${(p95(times.busy) / p95(times.idle)).toFixed(2)} times that with an idle one (2)`,
  );
  printLoad();
}

type Kind = 'list' | 'scene' | 'change';

async function askUntil(end: number, ask: Ask, random: () => number) {
  const answered: { kind: Kind; milliseconds: number }[] = [];
  while (performance.now() < end) {
    const [kind, document] = documentOf(random);
    const begin = performance.now();
    await ask(document);
    answered.push({ kind, milliseconds: performance.now() - begin });
    await delay(2 * pauseMilliseconds * random());
  }
  return answered;
}

function documentOf(random: () => number): [Kind, string] {
  const below = (limit: number) => Math.floor(limit * random());
  const kind = random();
  const id = 1 + below(largeLibrary.scenes);
  if (kind < 0.05)
    return ['change', `mutation { updateScene(id: ${id}, input: { description: "seen ${below(1000)}" }) { id } }`];
  if (kind < 0.2)
    return [
      'scene',
      `{ scene(id: ${id}) { ${card} interactions { rating liked } related { id displayTitle } markers { id } } }`,
    ];
  const filters = ['', `, filter: {tags: {any: [${1 + below(40)}]}}`, `, filter: {duration: {gte: ${below(7000)}}}`];
  const sorts = [
    '',
    ', sort: [{field: TITLE}]',
    ', sort: [{field: RANDOM}]',
    ', sort: [{field: VIEW_COUNT, direction: DESC}]',
  ];
  return [
    'list',
    `{ scenes(first: ${25 * (1 + below(4))}${filters[below(3)]}${sorts[below(4)]}) { nodes { ${card} } } }`,
  ];
}

/** All clips again, as soon as they are done. */
async function keepBusy(client: Client, ids: string[], end: number): Promise<void> {
  while (performance.now() < end) {
    if (await isIdle(client, 1)) await client.processScenes({ phase: 'SPRITES', ids });
    await delay(500);
  }
}

/** Once so many scenes have their metadata and thumbnails. */
async function isIdle(client: Client, made: number): Promise<boolean> {
  const of = async (status: 'PENDING' | 'RUNNING' | 'COMPLETED') =>
    (await client.jobs({ filter: { status: [status] }, first: 1 })).jobs?.totalCount ?? 0;
  return (await of('COMPLETED')) >= made && (await of('PENDING')) + (await of('RUNNING')) === 0;
}

const p95 = (times: number[]) => rounded(quantile(times, 0.95));
