/**
 * The same library in Reelgraph and in Stash: requests a second of equivalent queries, a change of a thousand scenes, memory, and an import of
 * short clips. `STASH` names Stash's program. Its database is filled by SQL with the active scenes, their relations, and the ratings and
 * positions of one user; it has no views, so nothing asks for them. Stash needs no login, and checks none.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { MediaTools } from '../src/media/tools.ts';
import { freePort } from '../test/support/ports.ts';
import { childrenOf, postmasterOf, printLoad } from './computing.ts';
import { connected } from './database.ts';
import { importAll, startWithClips } from './import.ts';
import { connections, type Load, requestsPerSecondOfBoth } from './load.ts';
import { median } from './quantiles.ts';
import { type Ask, askerOf } from './request.ts';
import { tagsAndSeconds } from './seed.ts';
import { startSeeded } from './seeded-server.ts';
import { end, proportionalMegabytes, removeFolder, temporaryFolder, withoutCostLimit } from './server.ts';

const clips = 200;
/** Of the change of a thousand scenes; a first one is not counted. */
const changes = 5;

export async function besideStash(): Promise<void> {
  const program = process.env.STASH;
  if (!program) throw new Error('STASH must name the program of Stash, such as STASH=/usr/local/bin/stash.');
  await access(program, constants.X_OK);
  await compareCatalogues(program);
  await compareImports(program);
  printLoad();
}

async function compareCatalogues(program: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const seeded = stack.use(await startSeeded(connections, { role: 'admin', environment: withoutCostLimit }));
  const { server, postgres, tokens } = seeded;
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  await (await startStash(program, { folder })).stop(); // makes its tables
  await fill(databaseIn(folder), postgres.url);
  const stash = await startStash(program, { folder });
  stack.defer(async () => stash.stop());

  const [ask, askStash] = [askerOf(server.url, tokens[1]), askerOf(stash.url)];
  const table: Record<string, object> = {};
  for (const [name, { ours, theirs }] of Object.entries(await documentsOf(ask))) {
    const answers = [await ask(ours.page, ours.variables?.(1)), await askStash(theirs.page, theirs.variables?.(1))];
    const [mine, its] = answers.map((answer) => JSON.stringify(scenesIn(answer)));
    if (!name.startsWith('random') && mine !== its) throw new Error(`${name}: ${mine} here, and ${its} in Stash`);
    const { one, other, times } = await requestsPerSecondOfBoth(
      { url: `${server.url}/graphql`, token: tokens, ...ours },
      { url: stash.url, ...theirs },
    );
    table[`${name}, requests/s`] = { Reelgraph: one, Stash: other, ...times };
  }
  console.table(table);

  const postmaster = await postmasterOf({ dataDir: seeded.databaseFolder });
  const database = [postmaster, ...(await childrenOf(postmaster))];
  const sizes = await Promise.all([server.child.pid, ...database].map(proportionalMegabytes));
  const megabytes = (some: number[]) => Math.round(some.reduce((sum, one) => sum + one, 0));
  const its = Math.round(await proportionalMegabytes(stash.pid));
  console.table({
    'memory after this load (MB)': { Reelgraph: megabytes(sizes.slice(0, 1)), Stash: its },
    'with PostgreSQL (MB)': { Reelgraph: megabytes(sizes), Stash: its },
  });
  console.table(await tagAThousand(postgres.url, ask, askStash));
}

/** The total and the ids of scenes in an answer of either, to see that both have answered the same. */
function scenesIn(answer: object) {
  const { scenes, findScenes } = answer as {
    scenes?: { totalCount?: number; nodes?: { id: string }[] };
    findScenes?: { count?: number; scenes?: { id: string }[] };
  };
  const listed = scenes?.nodes ?? findScenes?.scenes;
  return { total: scenes?.totalCount ?? findScenes?.count, ids: listed?.map(({ id }) => id) };
}

interface Query extends Pick<Load, 'variables'> {
  page: string;
}

const card = 'id displayTitle duration width height studio { id name } actors { id name } tags { id name }';
const theirCard = 'id title files { duration width height } studio { id name } performers { id name } tags { id name }';

/** Two different tags; Stash has no "at least". */
function tagged(n: number) {
  const { tags, seconds } = tagsAndSeconds(n);
  const [one, other] = tags.map(Number) as [number, number];
  return { tags: [String(one), String(other === one ? one + 1 : other)], seconds };
}

async function documentsOf(ask: Ask): Promise<Record<string, Record<'ours' | 'theirs', Query>>> {
  const newest = 'sort: [{field: CREATED_AT, direction: DESC}]';
  const theirNewest = 'sort: "created_at", direction: DESC';
  const scenes = (args: string, fields = `nodes { ${card} }`) => ({
    page: `{ scenes(first: 50, ${args}) { ${fields} } }`,
  });
  const theirScenes = (filter: string, args = '', fields = `scenes { ${theirCard} }`) => ({
    page: `{ findScenes(filter: {per_page: 50, ${filter}}${args}) { ${fields} } }`,
  });
  const ofTags = (fields: string) => ({
    page: `query ($tags: [ID!]!, $seconds: SafeInt!) {
      scenes(first: 50, filter: {tags: {all: $tags}, duration: {gte: $seconds}}, ${newest}) { ${fields} } }`,
    variables: tagged,
  });
  const theirOfTags = (fields: string) => ({
    page: `query ($tags: [ID!]!, $seconds: Int!) { findScenes(filter: {per_page: 50, ${theirNewest}}, scene_filter: {
      tags: {value: $tags, modifier: INCLUDES_ALL}, duration: {value: $seconds, modifier: GREATER_THAN}}) { ${fields} } }`,
    variables: (n: number) => ({ ...tagged(n), seconds: tagged(n).seconds - 1 }),
  });
  const far = await ask(`{ scenes(first: 1, offset: 49949, ${newest}) { pageInfo { endCursor } } }`);
  const middle = scenesIn(await ask('{ scenes(first: 1, offset: 50000) { nodes { id } } }')).ids?.[0];
  const everything = `id displayTitle title originalFilename description createdAt updatedAt size duration width height frameRate bitRate
    videoCodec audioCodec releaseDate storedPath studio { id name } actors { id name } tags { id name } markers { id seconds label }
    interactions { rating resumeSeconds }`;
  const theirEverything = `id title details created_at updated_at date rating100 resume_time
    files { path basename size duration width height frame_rate bit_rate video_codec audio_codec }
    studio { id name } performers { id name } tags { id name } scene_markers { id seconds title }`;
  const page1000 = theirScenes(`page: 1000, ${theirNewest}`);
  const counted = (list: string, sort: string) => ({
    page: `{ ${list}(first: 50, sort: [${sort}]) { nodes { id name sceneCount } } }`,
  });
  const theirCounted = (query: string, field: string, sort: string) => ({
    page: `{ ${query}(filter: {per_page: 50, ${sort}}) { ${field} { id name scene_count } } }`,
  });
  const [byName, byCount] = ['{field: NAME}', '{field: SCENE_COUNT, direction: DESC}'];
  const [theirByName, theirByCount] = ['sort: "name"', 'sort: "scenes_count", direction: DESC'];
  return {
    'page of 50, newest': { ours: scenes(newest), theirs: theirScenes(theirNewest) },
    'the same with its total': {
      ours: scenes(newest, `totalCount nodes { ${card} }`),
      theirs: theirScenes(theirNewest, '', `count scenes { ${theirCard} }`),
    },
    'two tags, minimum duration': { ours: ofTags(`nodes { ${card} }`), theirs: theirOfTags(`scenes { ${theirCard} }`) },
    'these with their total': {
      ours: ofTags(`totalCount nodes { ${card} }`),
      theirs: theirOfTags(`count scenes { ${theirCard} }`),
    },
    'page 1,000, ours by cursor': {
      ours: scenes(`after: "${far.scenes?.pageInfo?.endCursor}", ${newest}`),
      theirs: page1000,
    },
    'page 1,000, by offset': { ours: scenes(`offset: 49950, ${newest}`), theirs: page1000 },
    'random order, page 3': {
      ours: scenes('offset: 100, sort: [{field: RANDOM}], seed: 7'),
      theirs: theirScenes('page: 3, sort: "random_7"'),
    },
    'one scene with everything': {
      ours: { page: `{ scene(id: "${middle}") { ${everything} } }` },
      theirs: { page: `{ findScene(id: "${middle}") { ${theirEverything} } }` },
    },
    'count only, two tags and duration': { ours: ofTags('totalCount'), theirs: theirOfTags('count') },
    '50 tags with scene counts': {
      ours: counted('tags', byName),
      theirs: theirCounted('findTags', 'tags', theirByName),
    },
    '50 tags by scene count': {
      ours: counted('tags', byCount),
      theirs: theirCounted('findTags', 'tags', theirByCount),
    },
    '50 actors by name with scene counts': {
      ours: counted('actors', byName),
      theirs: theirCounted('findPerformers', 'performers', theirByName),
    },
    '50 actors by scene count': {
      ours: counted('actors', byCount),
      theirs: theirCounted('findPerformers', 'performers', theirByCount),
    },
    'title contains': {
      ours: scenes(`filter: {title: {contains: "night"}}, ${newest}`),
      theirs: theirScenes(theirNewest, ', scene_filter: {title: {value: "night", modifier: INCLUDES}}'),
    },
  };
}

/** A tag that is new each time for a thousand scenes: each begins every other round, and ours has ended when search knows of it. */
async function tagAThousand(databaseUrl: string, ask: Ask, askStash: Ask) {
  await using client = await connected(databaseUrl);
  const { rows } = await client.query<{ id: string }>(
    `select id from scenes where ${active} and id % 90 = 0 order by id limit 1000`,
  );
  const ids = rows.map(({ id }) => id);
  const isSearchBehind = async () => (await client.query('select from search_outbox limit 1')).rows.length > 0;
  const times = { ours: [] as number[], searched: [] as number[], theirs: [] as number[] };
  for (let n = 0; n <= changes; n += 1) {
    const [mine, its] = (await Promise.all([
      ask(`mutation { createTag(name: "new ${n}") { id } }`),
      askStash(`mutation { tagCreate(input: {name: "new ${n}"}) { id } }`),
    ])) as unknown as [{ createTag: { id: string } }, { tagCreate: { id: string } }];
    while (await isSearchBehind()) await delay(20);
    const ours = async () => {
      const begin = performance.now();
      await ask(
        `mutation ($ids: [ID!]) { updateScenes(ids: $ids, input: {tags: {mode: ADD, ids: ["${mine.createTag.id}"]}}) { count } }`,
        { ids },
      );
      times.ours.push(performance.now() - begin);
      while (await isSearchBehind()) await delay(5);
      times.searched.push(performance.now() - begin);
    };
    const theirs = async () => {
      const begin = performance.now();
      await askStash(
        `mutation ($ids: [ID!]) { bulkSceneUpdate(input: {ids: $ids, tag_ids: {mode: ADD, ids: ["${its.tagCreate.id}"]}}) { id } }`,
        { ids },
      );
      times.theirs.push(performance.now() - begin);
    };
    for (const run of n % 2 === 0 ? [ours, theirs] : [theirs, ours]) await run();
  }
  const middle = (all: number[]) => median(all.slice(1));
  const row = (all: number[]) => ({
    Reelgraph: Math.round(middle(all)),
    Stash: Math.round(middle(times.theirs)),
    times: (middle(times.theirs) / middle(all)).toFixed(2),
  });
  return {
    [`a tag for ${ids.length} scenes (ms)`]: row(times.ours),
    'until it is found by the tag as well (ms)': row(times.searched),
  };
}

async function compareImports(program: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const { client, library, tools, started } = await startWithClips(stack, clips);
  const begin = performance.now();
  await importAll(client, library, clips);
  const mine = (performance.now() - begin) / 1000;
  await started.stop();
  const table: Record<string, object> = {};
  for (const parallelTasks of [1, 4]) {
    const its = await importIntoStash(program, { library, tools, parallelTasks });
    const name = `import of ${clips} clips of 10 s, to metadata and thumbnail (s)`;
    table[`${name}, Stash with ${parallelTasks} task${parallelTasks > 1 ? 's' : ', as it is by default'}`] = {
      Reelgraph: mine.toFixed(1),
      Stash: its.toFixed(1),
      times: (its / mine).toFixed(2),
    };
  }
  console.table(table);
}

/** Seconds. */
async function importIntoStash(
  program: string,
  { library, tools, parallelTasks }: { library: string; tools: MediaTools; parallelTasks: number },
): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const settings = { ffmpeg_path: tools.ffmpeg, ffprobe_path: tools.ffprobe, parallel_tasks: parallelTasks };
  const stash = await startStash(program, { folder, library, settings });
  stack.defer(async () => stash.stop());
  const ask = askerOf(stash.url);
  const begin = performance.now();
  await ask('mutation { metadataScan(input: {scanGenerateCovers: true}) }');
  const isBusy = async () => ((await ask('{ jobQueue { id } }')) as { jobQueue?: unknown[] | null }).jobQueue?.length;
  while (await isBusy()) await delay(200);
  const seconds = (performance.now() - begin) / 1000;
  await stash.stop();
  using database = new DatabaseSync(databaseIn(folder));
  const covered = database.prepare('select count(*) as scenes from scenes where cover_blob is not null').get()?.scenes;
  if (covered !== clips) throw new Error(`Stash has covers of ${covered} of ${clips} clips.`);
  return seconds;
}

interface Stash {
  url: string;
  pid: number | undefined;
  stop(): Promise<void>;
}

const databaseIn = (folder: string) => join(folder, 'stash.sqlite');

/** Stash with everything that it keeps in `folder`. It writes errors only, as Reelgraph does when it is measured. */
async function startStash(
  program: string,
  { folder, library = folder, settings }: { folder: string; library?: string; settings?: object },
): Promise<Stash> {
  const port = await freePort();
  const kept = Object.fromEntries(
    ['generated', 'cache', 'blobs'].map((name) => [name === 'blobs' ? 'blobs_path' : name, join(folder, name)]),
  );
  for (const path of Object.values(kept)) await mkdir(path, { recursive: true });
  const file = join(folder, 'config.yml');
  await writeFile(
    file,
    // JSON is YAML, too.
    JSON.stringify({
      stash: [{ path: library, excludevideo: false, excludeimage: true }],
      database: databaseIn(folder),
      ...kept,
      blobs_storage: 'FILESYSTEM',
      ...{ host: '127.0.0.1', port, nobrowser: true, loglevel: 'Error', logaccess: false },
      ...settings,
    }),
  );
  const child = spawn(program, ['--config', file], {
    cwd: folder,
    env: { ...process.env, HOME: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'spawn');
  const url = `http://127.0.0.1:${port}/graphql`;
  const ask = askerOf(url);
  for (let tries = 0; child.exitCode === null && tries < 150; tries += 1) {
    const { systemStatus } = (await ask('{ systemStatus { status } }').catch(() => ({}))) as {
      systemStatus?: { status: string };
    };
    if (systemStatus?.status === 'OK') return { url, pid: child.pid, stop: async () => end(child) };
    await delay(200);
  }
  await end(child);
  throw new Error('Stash did not start.');
}

const active = 'trashed_at is null and deleted_at is null';

/** What a library of ours has, in the tables of Stash's schema 72. */
async function fill(file: string, databaseUrl: string): Promise<void> {
  await using client = await connected(databaseUrl);
  using database = new DatabaseSync(file);
  database.exec('pragma foreign_keys = off; begin');
  const now = '2026-01-01T00:00:00Z';
  const copy = async (into: string, query: string) => {
    const { rows } = await client.query<unknown[]>({ text: query, rowMode: 'array' });
    const insert = database.prepare(`insert into ${into} values (${rows[0]?.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...(row as (string | number | null)[]));
  };
  const time = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  database.exec(
    `insert into folders (id, path, mod_time, created_at, updated_at) values (1, '/library', '${now}', '${now}', '${now}')`,
  );
  await copy('tags (id, name, created_at, updated_at)', `select id, name, '${now}', '${now}' from tags`);
  await copy('performers (id, name, created_at, updated_at)', `select id, name, '${now}', '${now}' from actors`);
  await copy(
    'studios (id, name, parent_id, created_at, updated_at)',
    `select id, name, parent_id, '${now}', '${now}' from studios order by id`,
  );
  await copy(
    'scenes (id, title, date, studio_id, created_at, updated_at, rating, resume_time)',
    `select scenes.id, coalesce(title, original_filename), release_date::text, studio_id, ${time('scenes.created_at')}, ${time('scenes.updated_at')},
            (rating * 20)::int, coalesce(last_position, 0)
       from scenes left join user_scene_ratings ratings on ratings.scene_id = scenes.id
       left join user_scene_watches watches on watches.scene_id = scenes.id where ${active}`,
  );
  await copy(
    'files (id, basename, parent_folder_id, size, mod_time, created_at, updated_at)',
    `select id, original_filename, 1, size, ${time('created_at')}, ${time('created_at')}, ${time('created_at')} from scenes where ${active}`,
  );
  await copy(
    'video_files (file_id, duration, video_codec, format, audio_codec, width, height, frame_rate, bit_rate)',
    `select id, duration, video_codec, 'mp4', audio_codec, width, height, frame_rate, bit_rate from scenes where ${active}`,
  );
  await copy('scenes_files (scene_id, file_id, "primary")', `select id, id, 1 from scenes where ${active}`);
  const links = (table: string, column: string) =>
    `select scene_id, ${column} from ${table} join scenes on scenes.id = scene_id where ${active}`;
  await copy('scenes_tags (scene_id, tag_id)', links('scene_tags', 'tag_id'));
  await copy('performers_scenes (scene_id, performer_id)', links('scene_actors', 'actor_id'));
  database.exec('commit');
  database.exec('analyze');
}
