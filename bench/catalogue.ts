/**
 * Lists over 100,000 scenes: how long twelve typical documents take, a page far in against the first one, and how many
 * pages a second the server answers, beside PostGraphile on the same tables where that is installed. The plan of every
 * statement is written to `bench/explains/`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbedded } from '../src/database/embedded.ts';
import { createClient } from '../src/sdk/client.ts';
import { largeLibrary, seedLibrary } from './seed.ts';
import { account, removeFolder, startServer, temporaryFolder } from './server.ts';

const explains = fileURLToPath(new URL('./explains/', import.meta.url));
const repetitions = 20;
const connections = 8;
const loadSeconds = 5;

export async function catalogue(): Promise<void> {
  const folder = await temporaryFolder();
  await using stack = new AsyncDisposableStack();
  stack.defer(() => removeFolder(folder));
  const postgres = stack.use(
    await startEmbedded({ dataDir: join(folder, 'database'), log: quiet, settings: explaining }),
  );
  const server = await startServer(folder, { DATABASE_URL: postgres.url });
  stack.defer(() => server.stop());
  const { login } = await createClient({ url: server.url }).login({
    username: account.ADMIN_USERNAME,
    password: account.ADMIN_PASSWORD,
  });
  const begin = performance.now();
  await seedLibrary(postgres.url, login.user.id);
  console.log(`${largeLibrary.scenes} scenes with their relations in ${seconds(performance.now() - begin)} s`);

  const ask: Ask = async (query) => request(`${server.url}/graphql`, query, login.token);
  console.table(await latencies(ask));
  console.table(await farPages(ask));
  await writeExplains(postgres, ask);
  console.table(await throughput({ url: server.url, token: login.token }, postgres.url));
}

type Ask = (query: string) => Promise<Answer>;
type Answer = Record<string, { pageInfo?: { endCursor: string } }>;

const card =
  'id displayTitle duration width height viewCount studio { id name } actors { id name } tags { id name color }';

const documents: Record<string, string> = {
  'newest 20': `{ scenes { nodes { ${card} } } }`,
  'newest 50, total': `{ scenes(first: 50) { totalCount nodes { ${card} } } }`,
  'most viewed': `{ scenes(first: 50, sort: [{field: VIEW_COUNT, direction: DESC}]) { nodes { ${card} } } }`,
  'by title': `{ scenes(first: 50, sort: [{field: TITLE}]) { nodes { ${card} } } }`,
  random: `{ scenes(first: 50, sort: [{field: RANDOM}], seed: 7) { nodes { ${card} } } }`,
  'a tag and an actor': `{ scenes(first: 50, filter: {tags: {any: ["5"]}, actorCount: {gte: 2}}) { totalCount nodes { ${card} } } }`,
  'two tags, not a third, by date': `{ scenes(first: 50, filter: {tags: {all: ["1", "2"], none: ["3"]}}, sort: [{field: CREATED_AT, direction: DESC}]) { totalCount nodes { ${card} } } }`,
  'title contains, full HD': `{ scenes(first: 50, filter: {title: {contains: "beach"}, resolution: [R1080P]}) { totalCount nodes { ${card} } } }`,
  'liked or rated 4 and more, best first': `{ scenes(first: 50, filter: {or: [{liked: true}, {rating: {gte: 4}}]}, sort: [{field: RATING, direction: DESC}]) { totalCount nodes { ${card} interactions { rating liked } } } }`,
  'all facets': `{ scenes(first: 20) { totalCount totalDuration totalSize facets { tags { count tag { id name } } actors { count actor { id name } } studios { count studio { id name } } resolutions { count resolution } } } }`,
  'one scene and its related': `{ scene(id: "50000") { ${card} interactions { rating liked } related { id displayTitle } } }`,
  'actors by scenes, three of each': `{ actors(first: 20, sort: [{field: SCENE_COUNT, direction: DESC}]) { nodes { id name sceneCount scenes(first: 3) { nodes { id displayTitle } } } } }`,
};

async function latencies(ask: Ask) {
  const table: Record<string, object> = {};
  for (const [name, document] of Object.entries(documents)) table[name] = await timed(() => ask(document));
  return table;
}

/** Page 1,000 by cursor against page 1, in orders with an index and without. */
async function farPages(ask: Ask) {
  const table: Record<string, object> = {};
  const orders = {
    'newest first': '',
    'created at': ', sort: [{field: CREATED_AT}]',
    'most viewed': ', sort: [{field: VIEW_COUNT, direction: DESC}]',
    title: ', sort: [{field: TITLE}]',
    random: ', sort: [{field: RANDOM}], seed: 7',
  };
  for (const [name, order] of Object.entries(orders)) {
    const page = (after: string) =>
      `{ scenes(first: 50${order}${after}) { nodes { ${card} } pageInfo { endCursor } } }`;
    const far = await ask(`{ scenes(first: 1, offset: 49949${order}) { pageInfo { endCursor } } }`);
    const endCursor = far.scenes?.pageInfo?.endCursor;
    const [first, thousandth] = [
      await timed(() => ask(page(''))),
      await timed(() => ask(page(`, after: "${endCursor}"`))),
    ];
    table[name] = { 'page 1, p50 (ms)': first['p50 (ms)'], 'page 1000, p50 (ms)': thousandth['p50 (ms)'] };
  }
  return table;
}

/** PostgreSQL says in its log how it ran each statement; what it says of one document goes into one file. */
async function writeExplains({ url, directory }: EmbeddedPostgres, ask: Ask): Promise<void> {
  await rm(explains, { recursive: true, force: true });
  await mkdir(explains, { recursive: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sayPlans = async (duration: number) => {
    await client.query(`alter system set auto_explain.log_min_duration = ${duration}`);
    await client.query('select pg_reload_conf()');
    await delay(500); // until the server's connections have read it
  };
  try {
    const { rows } = await client.query<{ file: string }>('select pg_current_logfile() as file');
    const log = join(directory, rows[0]?.file ?? '');
    await sayPlans(0);
    for (const [name, document] of Object.entries(documents)) {
      const { length } = await readFile(log);
      await ask(document);
      const plans = (await readFile(log)).subarray(length);
      await writeFile(join(explains, `${name.replaceAll(/\W+/g, '-')}.txt`), `${document}\n\n${plans}`);
    }
    await sayPlans(-1);
  } finally {
    await client.end();
  }
}

/** Loaded from the start, and silent until its `log_min_duration` is set. */
const explaining = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
};

async function throughput({ url: server, token }: { url: string; token: string }, databaseUrl: string) {
  const ours = { url: `${server}/graphql`, page: `{ scenes(first: 50) { nodes { ${card} } } }`, token };
  const table: Record<string, object> = {};
  const rounds: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  const other = await startPostgraphile(databaseUrl);
  try {
    for (let round = 0; round <= 3; round += 1) {
      const [mine, its] = [await requestsPerSecond(ours), other && (await requestsPerSecond(other))];
      if (round === 0) continue; // until both are compiled
      rounds.ours.push(mine);
      if (its) rounds.theirs.push(its);
    }
  } finally {
    await other?.stop();
  }
  table['Reelgraph, page of 50 (requests/s)'] = { rounds: rounds.ours.map(Math.round).join(', ') };
  if (other) {
    const ratio = middle(rounds.ours) / middle(rounds.theirs);
    table['PostGraphile, the same'] = { rounds: rounds.theirs.map(Math.round).join(', ') };
    table['times as many'] = { rounds: ratio.toFixed(2) };
  }
  return table;
}

async function startPostgraphile(databaseUrl: string) {
  const require = createRequire(import.meta.url);
  let cli: string;
  try {
    cli = join(dirname(require.resolve('postgraphile')), 'cli-run.js');
  } catch {
    console.log('PostGraphile is not installed, so there is nothing to compare with.');
    return undefined;
  }
  const port = 20_000 + (process.pid % 10_000);
  const args = ['-P', 'postgraphile/presets/amber', '-c', databaseUrl, '-s', 'public', '-p', String(port)];
  const env = { ...process.env, GRAPHILE_ENV: 'production', NODE_ENV: 'production' };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}/graphql`;
  const page = `{ allScenes(first: 50, orderBy: PRIMARY_KEY_DESC, condition: {deletedAt: null}) { nodes {
    rowId title originalFilename duration width height viewCount studioByStudioId { uuid name }
    sceneActorsBySceneId { nodes { actorByActorId { uuid name } } } sceneTagsBySceneId { nodes { tagByTagId { rowId name color } } } } } }`;
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) break;
    const answered = await request(url, '{ __typename }').catch(() => null);
    if (answered) return { url, page, stop: async () => stop(child) };
    await delay(200);
  }
  await stop(child);
  console.log('PostGraphile did not start.');
  return undefined;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

interface Load {
  url: string;
  page: string;
  token?: string;
}

/** The answers are taken without being read: this process shares two cores with the server that it measures. */
async function requestsPerSecond({ url, page, token }: Load): Promise<number> {
  await request(url, page, token); // throws when the page has errors
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const body = JSON.stringify({ query: page });
  const options = { agent, method: 'POST', headers: headersOf(token) };
  const end = performance.now() + loadSeconds * 1000;
  let answered = 0;
  const loop = async () => {
    while (performance.now() < end) {
      const [response] = await once(httpRequest(url, options).end(body), 'response');
      if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
      await once(response.resume(), 'end');
      answered += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, loop));
  } finally {
    agent.destroy();
  }
  return answered / loadSeconds;
}

async function timed(work: () => Promise<unknown>) {
  const times: number[] = [];
  for (let n = 0; n < repetitions + 3; n += 1) {
    const begin = performance.now();
    await work();
    if (n >= 3) times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  return { 'p50 (ms)': at(0.5), 'p95 (ms)': at(0.95) };
}

const headersOf = (token?: string) => ({
  'content-type': 'application/json',
  ...(token && { authorization: `Bearer ${token}` }),
});

async function request(url: string, query: string, token?: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: headersOf(token),
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Answer; errors?: { message: string }[] };
  if (errors) throw new Error(`${query}: ${errors[0]?.message}`);
  return data;
}

const quiet = { info() {}, warn: console.warn };
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
const middle = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
