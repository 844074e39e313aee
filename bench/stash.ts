/**
 * The same library in Reelgraph and in Stash: requests a second of like documents, a change of a thousand scenes, memory, and an import of
 * short clips. `STASH` names Stash's program; its database is filled by SQL, without the scenes of the trash, which Stash has not.
 */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { findMediaTools } from '../src/media/tools.ts';
import { createClient } from '../src/sdk/client.ts';
import { freePort } from '../test/support/ports.ts';
import { card } from './catalogue.ts';
import { printLoad } from './computing.ts';
import { connected } from './database.ts';
import { importAll, makeClips } from './import.ts';
import { connections, type Load, requestsPerSecondOfBoth } from './load.ts';
import { median } from './quantiles.ts';
import { type Ask, askerOf } from './request.ts';
import { tagsAndSeconds } from './seed.ts';
import { manyPoints, startSeeded } from './seeded-server.ts';
import { account, end, removeFolder, residentMegabytes, startServer, temporaryFolder } from './server.ts';

const clips = 200;
/** Of the change of a thousand scenes. */
const changes = 5;

export async function besideStash(): Promise<void> {
  const program = process.env.STASH;
  if (!program) throw new Error('STASH must name the program of Stash, such as STASH=/usr/local/bin/stash.');
  await compareCatalogues(program);
  await compareImports(program);
  printLoad();
}

async function compareCatalogues(program: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const seeded = stack.use(await startSeeded(connections, { role: 'admin', environment: manyPoints }));
  const { server, postgres, tokens } = seeded;
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  await (await startStash(program, folder)).stop(); // makes its tables
  await fill(join(folder, 'stash.sqlite'), postgres.url);
  const stash = await startStash(program, folder);
  stack.defer(async () => stash.stop());

  const [ask, askStash] = [askerOf(server.url, tokens[1]), askerOf(stash.url)];
  const table: Record<string, object> = {};
  for (const [name, { ours, theirs }] of Object.entries(await documentsOf(ask))) {
    const [mine, its] = [load(ours), load(theirs)];
    await Promise.all([ask(textOf(mine), mine.variables?.(1)), askStash(textOf(its), its.variables?.(1))]); // throws what is wrong
    const { one, other, times } = await requestsPerSecondOfBoth(
      { url: `${server.url}/graphql`, token: tokens, ...mine },
      { url: stash.url, ...its },
    );
    table[`${name}, requests/s`] = { Reelgraph: one, Stash: other, ...times };
  }
  console.table(table);
  const [mine, its] = [await residentMegabytes(server.child.pid), await residentMegabytes(stash.pid)];
  console.table({
    ...(await tagAThousand(postgres.url, ask, askStash)),
    'memory of the process after this load (MB)': { Reelgraph: Math.round(mine), Stash: Math.round(its) },
  });
}

type Page = string | Pick<Load, 'page' | 'variables'>;

const load = (page: Page) => (typeof page === 'string' ? { page } : page);
const textOf = ({ page }: Pick<Load, 'page'>) => (typeof page === 'string' ? page : page(1));

const theirCard =
  'id title play_count files { duration width height } studio { id name } performers { id name } tags { id name }';

async function documentsOf(ask: Ask): Promise<Record<string, Record<'ours' | 'theirs', Page>>> {
  const scenes = (args: string, fields = `nodes { ${card} }`) => `{ scenes(first: 50${args}) { ${fields} } }`;
  const theirScenes = (filter: string, args = '', fields = `scenes { ${theirCard} }`) =>
    `{ findScenes(filter: {per_page: 50, ${filter}}${args}) { ${fields} } }`;
  const newest = 'sort: "created_at", direction: DESC';
  const tagged = (fields: string) => ({
    page: `query ($tags: [ID!]!, $seconds: SafeInt!) { scenes(first: 50, filter: {tags: {all: $tags}, duration: {gte: $seconds}}) { ${fields} } }`,
    variables: tagsAndSeconds,
  });
  const theirTagged = (fields: string) => ({
    page: `query ($tags: [ID!]!, $seconds: Int!) { findScenes(filter: {per_page: 50, ${newest}}, scene_filter: {
      tags: {value: $tags, modifier: INCLUDES_ALL}, duration: {value: $seconds, modifier: GREATER_THAN}}) { ${fields} } }`,
    variables: tagsAndSeconds,
  });
  const far = await ask('{ scenes(first: 1, offset: 49949) { pageInfo { endCursor } } }');
  const { scenes: middle } = (await ask('{ scenes(first: 1, offset: 50000) { nodes { id } } }')) as {
    scenes?: { nodes?: { id: string }[] };
  };
  const id = middle?.nodes?.[0]?.id;
  const everything = `id displayTitle title originalFilename description createdAt updatedAt size duration width height frameRate bitRate
    videoCodec audioCodec releaseDate storedPath viewCount studio { id name } actors { id name } tags { id name } markers { id seconds label }
    interactions { rating liked resumeSeconds }`;
  const theirEverything = `id title details created_at updated_at date play_count rating100 resume_time
    files { path basename size duration width height frame_rate bit_rate video_codec audio_codec }
    studio { id name } performers { id name } tags { id name } scene_markers { id seconds title }`;
  const byCount = 'sort: [{field: SCENE_COUNT, direction: DESC}]';
  return {
    'page of 50, newest': { ours: scenes(''), theirs: theirScenes(newest) },
    'the same with its total': {
      ours: scenes('', `totalCount nodes { ${card} }`),
      theirs: theirScenes(newest, '', `count scenes { ${theirCard} }`),
    },
    'two tags, minimum duration': {
      ours: tagged(`nodes { ${card} }`),
      theirs: theirTagged(`scenes { ${theirCard} }`),
    },
    'these with their total': {
      ours: tagged(`totalCount nodes { ${card} }`),
      theirs: theirTagged(`count scenes { ${theirCard} }`),
    },
    'page 1,000': {
      ours: scenes(`, after: "${far.scenes?.pageInfo?.endCursor}"`),
      theirs: theirScenes(`page: 1000, ${newest}`),
    },
    'random order, page 3': {
      ours: scenes(', offset: 100, sort: [{field: RANDOM}], seed: 7'),
      theirs: theirScenes('page: 3, sort: "random_7"'),
    },
    'one scene with everything': {
      ours: `{ scene(id: "${id}") { ${everything} } }`,
      theirs: `{ findScene(id: "${id}") { ${theirEverything} } }`,
    },
    'count only, two tags and duration': { ours: tagged('totalCount'), theirs: theirTagged('count') },
    '50 tags with scene counts': {
      ours: '{ tags(first: 50, sort: [{field: NAME}]) { nodes { id name sceneCount } } }',
      theirs: '{ findTags(filter: {per_page: 50, sort: "name"}) { tags { id name scene_count } } }',
    },
    '50 tags by scene count': {
      ours: `{ tags(first: 50, ${byCount}) { nodes { id name sceneCount } } }`,
      theirs: `{ findTags(filter: {per_page: 50, sort: "scenes_count", direction: DESC}) { tags { id name scene_count } } }`,
    },
    '50 actors by name with scene counts': {
      ours: '{ actors(first: 50, sort: [{field: NAME}]) { nodes { id name sceneCount } } }',
      theirs: '{ findPerformers(filter: {per_page: 50, sort: "name"}) { performers { id name scene_count } } }',
    },
    '50 actors by scene count': {
      ours: `{ actors(first: 50, ${byCount}) { nodes { id name sceneCount } } }`,
      theirs: `{ findPerformers(filter: {per_page: 50, sort: "scenes_count", direction: DESC}) { performers { id name scene_count } } }`,
    },
    'title contains': {
      ours: scenes(', filter: {title: {contains: "night"}}'),
      theirs: theirScenes(newest, ', scene_filter: {title: {value: "night", modifier: INCLUDES}}'),
    },
  };
}

/** A tag that is new each time for a thousand scenes, by one and the other in turn; milliseconds. */
async function tagAThousand(databaseUrl: string, ask: Ask, askStash: Ask) {
  await using client = await connected(databaseUrl);
  const { rows } = await client.query<{ id: string }>(
    `select id from scenes where ${active} and id % 90 = 0 order by id limit 1000`,
  );
  const ids = rows.map(({ id }) => id);
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < changes; n += 1) {
    const [mine, its] = (await Promise.all([
      ask(`mutation { createTag(name: "new ${n}") { id } }`),
      askStash(`mutation { tagCreate(input: {name: "new ${n}"}) { id } }`),
    ])) as unknown as [{ createTag: { id: string } }, { tagCreate: { id: string } }];
    const runs = [
      async () =>
        ask(
          `mutation ($ids: [ID!]) { updateScenes(ids: $ids, input: {tags: {mode: ADD, ids: ["${mine.createTag.id}"]}}) { count } }`,
          { ids },
        ),
      async () =>
        askStash(
          `mutation ($ids: [ID!]) { bulkSceneUpdate(input: {ids: $ids, tag_ids: {mode: ADD, ids: ["${its.tagCreate.id}"]}}) { id } }`,
          { ids },
        ),
    ];
    for (const [index, run] of runs.entries()) {
      const begin = performance.now();
      await run();
      times[index as 0 | 1].push(performance.now() - begin);
    }
  }
  const [mine, its] = times.map(median) as [number, number];
  const row = { Reelgraph: Math.round(mine), Stash: Math.round(its), times: (its / mine).toFixed(2) };
  return { [`a tag for ${ids.length} scenes (ms)`]: row };
}

async function compareImports(program: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const library = join(folder, 'library');
  await mkdir(library);
  const tools = await findMediaTools();
  await makeClips(tools, library, clips);
  const server = await startServer(folder, { FFMPEG_PATH: tools.ffmpeg, FFPROBE_PATH: tools.ffprobe });
  stack.defer(async () => server.stop());
  const { login } = await createClient({ url: server.url }).login({
    username: account.ADMIN_USERNAME,
    password: account.ADMIN_PASSWORD,
  });
  const client = stack.use(createClient({ url: server.url, token: login.token }));
  await client.updateTrigger({ phase: 'SPRITES', triggerType: 'MANUAL' });
  const begin = performance.now();
  await importAll(client, library, clips);
  const mine = (performance.now() - begin) / 1000;
  await server.stop();

  const stashFolder = join(folder, 'stash');
  await mkdir(stashFolder);
  const stash = await startStash(program, stashFolder, library);
  stack.defer(async () => stash.stop());
  const askStash = askerOf(stash.url);
  const beginOfStash = performance.now();
  await askStash('mutation { metadataScan(input: {scanGenerateCovers: true}) }');
  const isBusy = async () =>
    ((await askStash('{ jobQueue { id } }')) as { jobQueue?: unknown[] | null }).jobQueue?.length;
  while (await isBusy()) await delay(200);
  const its = (performance.now() - beginOfStash) / 1000;
  const { findScenes } = (await askStash('{ findScenes { count } }')) as { findScenes?: { count?: number } };
  if (findScenes?.count !== clips) throw new Error(`Stash has ${findScenes?.count} scenes of ${clips} clips.`);
  console.table({
    [`import of ${clips} clips of 10 s, to metadata and thumbnail (s)`]: {
      Reelgraph: mine.toFixed(1),
      Stash: its.toFixed(1),
      times: (its / mine).toFixed(2),
    },
  });
}

interface Stash {
  url: string;
  pid: number | undefined;
  stop(): Promise<void>;
}

/** Stash with everything that it keeps in this folder, and a library in another one. */
async function startStash(program: string, folder: string, library = folder): Promise<Stash> {
  const port = await freePort();
  const settings = {
    stash: [{ path: library, excludevideo: false, excludeimage: true }],
    database: join(folder, 'stash.sqlite'),
    generated: join(folder, 'generated'),
    cache: join(folder, 'cache'),
    blobs_path: join(folder, 'blobs'),
    blobs_storage: 'FILESYSTEM',
    ...{ host: '127.0.0.1', port, nobrowser: true },
  };
  const file = join(folder, 'config.yml');
  await writeFile(file, JSON.stringify(settings)); // which is YAML, too
  const child = spawn(program, ['--config', file], {
    cwd: folder,
    env: { ...process.env, HOME: folder },
    stdio: 'ignore',
  });
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
    'scenes (id, title, date, studio_id, created_at, updated_at)',
    `select id, coalesce(title, original_filename), release_date::text, studio_id, ${time('created_at')}, ${time('updated_at')} from scenes where ${active}`,
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
