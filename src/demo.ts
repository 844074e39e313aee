/** `npm run demo`: six small clips go the whole way, before one's eyes, in a folder that is gone afterwards. */
import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from './config.ts';
import { JobBoard } from './demo/job-board.ts';
import { sceneTable } from './demo/scene-table.ts';
import { createLogger } from './logger.ts';
import { makeSampleClips, SAMPLE_CLIPS } from './media/sample-clips.ts';
import { findMediaTools } from './media/tools.ts';
import { type Client, createClient } from './sdk/client.ts';
import { startAll } from './start-all.ts';

const account = { username: 'demo', password: 'Demonstration-2026' };

/** Ends when every clip is processed; throws when one of them failed, or the signal's reason. */
export async function runDemo(signal: AbortSignal): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), async (made) => rm(made, { recursive: true, force: true }));
  const library = join(folder, 'clips');
  const config = demoConfig(join(folder, 'data'));

  console.log('Making six clips with ffmpeg …');
  await mkdir(library);
  await makeSampleClips(await findMediaTools(config), library, { signal });

  console.log('Starting PostgreSQL, the API and a worker …');
  const { url = '' } = stack.use(await startAll({ config, log: createLogger(config) }));
  const { login } = await stack.use(createClient({ url })).login(account);
  const client = stack.use(createClient({ url, token: login.token }));

  console.log(`Scanning ${library} (API: ${url}/graphql) …\n`);
  await processLibrary(client, library, signal);
  const { scenes } = await client.scenes({ first: 100 });
  console.log(`\n${sceneTable(scenes.nodes)}`);
  const failed = scenes.nodes.filter(({ processingStatus }) => processingStatus !== 'COMPLETED');
  if (failed.length > 0)
    throw new Error(
      `${failed.length} clips failed: ${failed.map(({ processingError }) => processingError).join('; ')}`,
    );
}

/** Scans the folder, asks for sprites as each scene is ready for them, and shows every job on its way. */
async function processLibrary(client: Client, library: string, signal: AbortSignal): Promise<void> {
  await Promise.all([watchJobs(client, signal), scan(client, library)]);
}

async function scan(client: Client, library: string): Promise<void> {
  await firstOf(client.queueChanged()); // the subscription that was asked for before this one stands, too
  const { createStoragePath } = await client.createStoragePath({ name: 'Clips', path: library });
  await client.startScan({ storagePathIds: [createStoragePath.id] });
}

async function watchJobs(client: Client, signal: AbortSignal): Promise<void> {
  const board = new JobBoard();
  const ended = new Set<string | undefined>();
  for await (const { jobChanged } of client.jobChanged()) {
    signal.throwIfAborted();
    const { job } = jobChanged;
    board.show(job);
    const isReady = job.phase === 'THUMBNAIL' && job.status === 'COMPLETED';
    if (isReady && job.scene) await client.processScenes({ phase: 'SPRITES', ids: [job.scene.id] });
    if (job.status === 'FAILED' || (job.phase === 'SPRITES' && job.status === 'COMPLETED')) ended.add(job.scene?.id);
    if (ended.size === SAMPLE_CLIPS.length) break;
  }
  board.end();
}

async function firstOf<T>(source: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of source) return item;
  return undefined;
}

/** The user's own settings where they speak of tools, the demo's where they speak of data. */
function demoConfig(dataDir: string): Config {
  return {
    ...readConfig(),
    ...{ port: 0, host: '127.0.0.1', logLevel: 'warn', dataDir, databaseUrl: undefined, publicUrl: undefined },
    ...{ adminUsername: account.username, adminPassword: account.password, authSecret: undefined },
  };
}

async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'reelgraph-demo-')));
  await chmod(folder, 0o755); // root's PostgreSQL runs as another user, who must get in
  return folder;
}
