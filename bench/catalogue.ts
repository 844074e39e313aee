/**
 * Lists over 100,000 scenes, or as many as `--scenes 1000000` says: how long typical documents take, a page far in against the first
 * one, and how many pages and single scenes a second the server answers, beside PostGraphile on the same tables where that is installed. The plan
 * of every statement is written to `bench/explains/`. Needs `npm run build`.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { EmbeddedPostgres } from '../src/database/embedded.ts';
import { connected } from './database.ts';
import { connections, type Load, requestsPerSecond, requestsPerSecondOfBoth } from './load.ts';
import { type Ask, askerOf, timed, timedBoth } from './request.ts';
import { largeLibrary, tagsAndSeconds } from './seed.ts';
import { startSeeded } from './seeded-server.ts';
import { end, withoutCostLimit } from './server.ts';

const explains = fileURLToPath(new URL('./explains/', import.meta.url));
const repetitions = 20;

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: { scenes: { type: 'string', default: String(largeLibrary.scenes) } },
  strict: false,
});
export const size = { ...largeLibrary, scenes: Number(options.scenes) };

export async function catalogue(): Promise<void> {
  const begin = performance.now();
  await using seeded = await startSeeded(connections, { size, settings: explaining, environment: withoutCostLimit });
  const { server, postgres, tokens } = seeded;
  const token = tokens[1] ?? '';
  console.log(`${size.scenes} scenes with their relations in ${seconds(performance.now() - begin)} s`);

  const ask = askerOf(server.url, token);
  const documents = await documentsOf(postgres.url);
  // On a server that has done nothing else yet, as PostGraphile has not.
  console.table(await throughput({ url: server.url, tokens }, postgres.url));
  console.table(await latencies(ask, documents));
  console.table(await farPages(ask));
  await writeExplains(postgres, ask, documents);
}

export const card =
  'id displayTitle duration width height viewCount studio { id name } actors { id name } tags { id name color }';

/** The tag or actor with about so many scenes: what matches is as much in a library of any size. */
async function documentsOf(databaseUrl: string): Promise<Record<string, string>> {
  await using client = await connected(databaseUrl);
  const near = async (kind: string, table: string, column: string, scenes: number) => {
    const { rows } = await client.query<{ id: string }>(
      `select t.${column} as id from scene_counts join ${table} t on t.id = key
        where kind = $1 order by abs(scenes - $2), key limit 1`,
      [kind, scenes],
    );
    return JSON.stringify(String(rows[0]?.id));
  };
  const tag = async (scenes: number) => near('tag', 'tags', 'id', scenes);
  const [rare, some, many, other] = [await tag(2000), await tag(7000), await tag(15_000), await tag(10_000)];
  const actor = await near('actor', 'actors', 'uuid', 1000);
  const titled = (words: string) =>
    `{ scenes(first: 50, filter: {title: {contains: "${words}"}, resolution: [R1080P]}) { totalCount nodes { ${card} } } }`;
  // Titles end with a number: of those up to a million, as many begin with 1 as there are up to 100,000.
  const isLarger = size.scenes > largeLibrary.scenes;
  return {
    'newest 20': `{ scenes { nodes { ${card} } } }`,
    'newest 50, total': `{ scenes(first: 50) { totalCount nodes { ${card} } } }`,
    'most viewed': `{ scenes(first: 50, sort: [{field: VIEW_COUNT, direction: DESC}]) { nodes { ${card} } } }`,
    'by title': `{ scenes(first: 50, sort: [{field: TITLE}]) { nodes { ${card} } } }`,
    random: `{ scenes(first: 50, sort: [{field: RANDOM}], seed: 7) { nodes { ${card} } } }`,
    'a tag and an actor': `{ scenes(first: 50, filter: {tags: {any: [${some}]}, actors: {any: [${actor}]}}) { totalCount nodes { ${card} } } }`,
    'two tags, not a third, by date': `{ scenes(first: 50, filter: {tags: {all: [${many}, ${other}], none: [${some}]}}, sort: [{field: CREATED_AT, direction: DESC}]) { totalCount nodes { ${card} } } }`,
    'a tag, two actors or more': `{ scenes(first: 50, filter: {tags: {any: [${rare}]}, actorCount: {gte: 2}}) { totalCount nodes { ${card} } } }`,
    'title contains, full HD': titled(isLarger ? 'beach 1' : 'beach'),
    ...(isLarger && { 'title contains, full HD, in as many times more': titled('beach') }),
    'liked or rated 4 and more, best first': `{ scenes(first: 50, filter: {or: [{liked: true}, {rating: {gte: 4}}]}, sort: [{field: RATING, direction: DESC}]) { totalCount nodes { ${card} interactions { rating liked } } } }`,
    'all facets': `{ scenes(first: 20) { totalCount totalDuration totalSize facets { tags { count tag { id name } } actors { count actor { id name } } studios { count studio { id name } } resolutions { count resolution } } } }`,
    'one scene and its related': `{ scene(id: "${size.scenes / 2}") { ${card} interactions { rating liked } related { id displayTitle } } }`,
    'actors by scenes, three of each': `{ actors(first: 20, sort: [{field: SCENE_COUNT, direction: DESC}]) { nodes { id name sceneCount scenes(first: 3) { nodes { id displayTitle } } } } }`,
  };
}

async function latencies(ask: Ask, documents: Record<string, string>) {
  const table: Record<string, object> = {};
  for (const [name, document] of Object.entries(documents)) {
    const { scenes } = await ask(document);
    table[name] = { found: scenes?.totalCount, ...(await timed(() => ask(document), repetitions)) };
  }
  return table;
}

/** Page 1,000, or half of a small library. */
const farOffset = Math.min(49_949, size.scenes / 2);

/** Page 1,000 by cursor against page 1, in orders with an index and without. */
async function farPages(ask: Ask) {
  const table: Record<string, object> = {};
  const orders = {
    'newest first': '',
    'created at': ', sort: [{field: CREATED_AT}]',
    'most viewed': ', sort: [{field: VIEW_COUNT, direction: DESC}]',
    title: ', sort: [{field: TITLE}]',
    random: ', sort: [{field: RANDOM}], seed: 7',
    'with a filter, by duration': ', filter: {duration: {gte: 60}}, sort: [{field: DURATION}]',
  };
  for (const [name, order] of Object.entries(orders)) {
    const page = (after: string) =>
      `{ scenes(first: 50${order}${after}) { nodes { ${card} } pageInfo { endCursor } } }`;
    const far = await ask(`{ scenes(first: 1, offset: ${farOffset}${order}) { pageInfo { endCursor } } }`);
    const endCursor = far.scenes?.pageInfo?.endCursor;
    const [first, thousandth] = await timedBoth(
      [() => ask(page('')), () => ask(page(`, after: "${endCursor}"`))],
      5 * repetitions, // a few milliseconds each
    );
    const [one, its] = [first['p50 (ms)'], thousandth['p50 (ms)']];
    table[name] = { 'page 1, p50 (ms)': one, 'page 1000, p50 (ms)': its, 'times (1.2)': (its / one).toFixed(2) };
  }
  return table;
}

/** PostgreSQL says in its log how it ran each statement; what it says of one document goes into one file. */
async function writeExplains(
  { url, directory }: EmbeddedPostgres,
  ask: Ask,
  documents: Record<string, string>,
): Promise<void> {
  await rm(explains, { recursive: true, force: true });
  await mkdir(explains, { recursive: true });
  await using client = await connected(url);
  const sayPlans = async (duration: number) => {
    await client.query(`alter system set auto_explain.log_min_duration = ${duration}`);
    await client.query('select pg_reload_conf()');
    await delay(500); // until the server's connections have read it
  };
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
}

/** Loaded from the start, and silent until its `log_min_duration` is set. */
const explaining = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
};

/** Documents that PostGraphile has an equivalent of; what is somebody's own is that of the second user of the seeded library. */
function besidePostgraphile(
  userId: string,
  tokens: readonly string[],
): Record<string, Record<'ours' | 'theirs', Pick<Load, 'variables' | 'token'> & { page: string }>> {
  const mine = `condition: {userId: "${userId}"}`;
  const relations = `studioByStudioId { uuid name } sceneActorsBySceneId { nodes { actorByActorId { uuid name } } }
    sceneTagsBySceneId { nodes { tagByTagId { rowId name color } } }`;
  const columns = `title originalFilename description createdAt updatedAt trashedAt size duration durationMs width height frameRate bitRate
    videoCodec audioCodec fileHash fileCreatedAt releaseDate origin type processingStatus processingError isCorrupted corruptionReason
    porndbSceneId storedPath viewCount`;
  const id = size.scenes / 2;
  const theirCard = `rowId title originalFilename duration width height viewCount ${relations}`;
  const tagged = (tag: string) => `{sceneTagsBySceneId: {some: {tagId: {equalTo: ${tag}}}}}`;
  const active = 'deletedAt: {isNull: true}, trashedAt: {isNull: true}';
  return {
    'a page of 50': {
      ours: { page: `{ scenes(first: 50) { nodes { ${card} } } }`, token: tokens },
      theirs: {
        page: `{ allScenes(first: 50, orderBy: PRIMARY_KEY_DESC, condition: {deletedAt: null}) { nodes { ${theirCard} } } }`,
      },
    },
    'by two tags and duration': {
      ours: {
        page: `query ($tags: [ID!]!, $seconds: SafeInt!) { scenes(first: 50, filter: {tags: {all: $tags}, duration: {gte: $seconds}},
          sort: [{field: DURATION}]) { nodes { ${card} } } }`,
        variables: tagsAndSeconds,
        token: tokens,
      },
      theirs: {
        page: `query ($one: BigInt!, $other: BigInt!, $seconds: Int!) { allScenes(first: 50, orderBy: [DURATION_ASC, PRIMARY_KEY_ASC],
          filter: {${active}, duration: {greaterThanOrEqualTo: $seconds}, and: [${tagged('$one')}, ${tagged('$other')}]}) {
          nodes { ${theirCard} } } }`,
        variables(n) {
          const { tags, seconds } = tagsAndSeconds(n);
          return { one: tags[0], other: tags[1], seconds };
        },
      },
    },
    'one scene with everything': {
      ours: {
        page: `{ scene(id: "${id}") { id ${columns} studio { id name } actors { id name } tags { id name color }
        markers { id seconds endSeconds label color } interactions { rating liked lastWatchedAt resumeSeconds completed } } }`,
        token: tokens[1] ?? '',
      },
      theirs: {
        page: `{ sceneByRowId(rowId: "${id}") { rowId ${columns} ${relations}
        userSceneMarkersBySceneId(${mine}) { nodes { rowId seconds endSeconds label color } }
        userSceneRatingsBySceneId(${mine}) { nodes { rating } } userSceneLikesBySceneId(${mine}) { nodes { rowId } }
        userSceneWatchesBySceneId(${mine}) { nodes { watchedAt lastSeconds completed } } } }`,
      },
    },
  };
}

async function throughput(server: { url: string; tokens: readonly string[] }, databaseUrl: string) {
  await using client = await connected(databaseUrl);
  const { rows } = await client.query<{ id: string }>("select id from users where username = 'bench-1'");
  const table: Record<string, object> = {};
  const other = await startPostgraphile(databaseUrl);
  try {
    for (const [name, { ours, theirs }] of Object.entries(besidePostgraphile(String(rows[0]?.id), server.tokens))) {
      if (other) await askerOf(other.url)(theirs.page, theirs.variables?.(1)); // throws what is wrong with it
      const mine = { url: `${server.url}/graphql`, ...ours };
      if (other) {
        const { one, other: its, times } = await requestsPerSecondOfBoth(mine, { url: other.url, ...theirs });
        table[`${name}, requests/s (1.5 times)`] = { Reelgraph: one, PostGraphile: its, ...times };
      } else {
        table[`${name}, requests/s`] = { Reelgraph: Math.round(await requestsPerSecond(mine)) };
      }
    }
  } finally {
    await other?.stop();
  }
  return table;
}

async function startPostgraphile(databaseUrl: string) {
  const require = createRequire(import.meta.url);
  let cli: string;
  try {
    cli = join(dirname(require.resolve('postgraphile')), 'cli-run.js');
    require.resolve('postgraphile-plugin-connection-filter');
  } catch {
    console.log('PostGraphile and its filter plugin are not installed, so there is nothing to compare with.');
    return undefined;
  }
  const port = 20_000 + (process.pid % 10_000);
  const settings = fileURLToPath(new URL('./graphile.config.mjs', import.meta.url));
  const args = ['-C', settings, '-c', databaseUrl, '-s', 'public', '-p', String(port)];
  const env = { ...process.env, GRAPHILE_ENV: 'production', NODE_ENV: 'production' };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}/graphql`;
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) break;
    const answered = await askerOf(url)('{ __typename }').catch(() => null);
    if (answered) return { url, stop: async () => end(child) };
    await delay(200);
  }
  await end(child);
  console.log('PostGraphile did not start.');
  return undefined;
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
