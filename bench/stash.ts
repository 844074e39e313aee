/**
 * The same library in Reelgraph and in Stash: requests a second of equivalent queries, a change of a thousand scenes, memory, an import of
 * short clips, sprites of some, and a scan of files that have not changed. `STASH` names Stash's program. Its database is filled by SQL with the active scenes, their relations, and the ratings and
 * positions of one user; it has no views, so nothing asks for them. Stash needs no login, and checks none.
 */
import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { MediaTools } from '../src/media/tools.ts';
import type { Client } from '../src/sdk/client.ts';
import { childrenOf, postmasterOf, printLoad } from './computing.ts';
import { connected } from './database.ts';
import { importAll, startSignedIn, startWithClips, untilCompleted } from './import.ts';
import { connections, type Load, requestsPerSecondOfBoth } from './load.ts';
import { median } from './quantiles.ts';
import { type Ask, askerOf } from './request.ts';
import { filesPerFolder, makeTree } from './scan.ts';
import { tagsAndSeconds } from './seed.ts';
import { startSeeded } from './seeded-server.ts';
import { proportionalMegabytes, removeFolder, temporaryFolder, withoutCostLimit } from './server.ts';
import { active, fillWithFolder, fillWithLibrary } from './stash-library.ts';
import { databaseIn, secondsOfJob, startStash } from './stash-program.ts';

const clips = 200;
const withSprites = 20;
/** Of files that have not changed. */
const [rescans, folders] = [3, 400];
/** Of the change of a thousand scenes; a first one is not counted. */
const changes = 5;

export async function besideStash(): Promise<void> {
  const program = process.env.STASH;
  if (!program) throw new Error('STASH must name the program of Stash, such as STASH=/usr/local/bin/stash.');
  await access(program, constants.X_OK);
  await compareCatalogues(program);
  await compareImports(program);
  await compareRescans(program);
  printLoad();
}

async function compareCatalogues(program: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const seeded = stack.use(await startSeeded(connections, { role: 'admin', environment: withoutCostLimit }));
  const { server, postgres, tokens } = seeded;
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  await (await startStash(program, { folder })).stop(); // makes its tables
  await fillWithLibrary(databaseIn(folder), postgres.url);
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
  return {
    [`a tag for ${ids.length} scenes (ms)`]: row(middle(times.ours), middle(times.theirs)),
    'until it is found by the tag as well (ms)': row(middle(times.searched), middle(times.theirs)),
  };
}

async function compareImports(program: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const { client, library, tools, started } = await startWithClips(stack, clips);
  const begin = performance.now();
  await importAll(client, library, clips);
  const mine = { imported: (performance.now() - begin) / 1000, sprites: await makeSprites(client) };
  await started.stop();
  const table: Record<string, object> = {};
  for (const parallelTasks of [1, 4]) {
    const its = await importIntoStash(program, { library, tools, parallelTasks });
    const beside = parallelTasks > 1 ? `Stash with ${parallelTasks} tasks` : 'Stash as it is by default';
    table[`import of ${clips} clips of 10 s, to metadata and thumbnail (s), ${beside}`] = row(
      mine.imported,
      its.imported,
    );
    table[`sprites of ${withSprites} of them (s), ${beside}`] = row(mine.sprites, its.sprites);
  }
  console.table(table);
}

/** Seconds. */
async function makeSprites(client: Client): Promise<number> {
  const { nodes } = (await client.scenes({ first: withSprites })).scenes;
  const begin = performance.now();
  await client.processScenes({ phase: 'SPRITES', ids: nodes.map(({ id }) => id) });
  await untilCompleted(client, 'SPRITES', withSprites);
  return (performance.now() - begin) / 1000;
}

async function importIntoStash(
  program: string,
  { library, tools, parallelTasks }: { library: string; tools: MediaTools; parallelTasks: number },
): Promise<Record<'imported' | 'sprites', number>> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const settings = { ffmpeg_path: tools.ffmpeg, ffprobe_path: tools.ffprobe, parallel_tasks: parallelTasks };
  const stash = await startStash(program, { folder, library, settings });
  stack.defer(async () => stash.stop());
  const ask = askerOf(stash.url);
  const imported = await secondsOfJob(ask, 'metadataScan(input: {scanGenerateCovers: true})');
  const found = scenesIn(await ask(`{ findScenes(filter: {per_page: ${withSprites}}) { scenes { id } } }`));
  const sprites = await secondsOfJob(
    ask,
    `metadataGenerate(input: {sprites: true, sceneIDs: ${JSON.stringify(found.ids)}})`,
  );
  await stash.stop();
  using database = new DatabaseSync(databaseIn(folder));
  const covered = database.prepare('select count(*) as scenes from scenes where cover_blob is not null').get()?.scenes;
  if (covered !== clips) throw new Error(`Stash has covers of ${covered} of ${clips} clips.`);
  const sheets = (await readdir(join(folder, 'generated', 'vtt'))).filter((name) => name.endsWith('_sprite.jpg'));
  if (sheets.length !== withSprites) throw new Error(`Stash has sprites of ${sheets.length} of ${withSprites} clips.`);
  return { imported, sprites };
}

async function compareRescans(program: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const library = stack.adopt(await temporaryFolder(), removeFolder);
  makeTree(library, folders);
  const { client } = await startSignedIn(stack, stack.adopt(await temporaryFolder(), removeFolder));
  await client.pausePhase({ phase: 'METADATA' }); // the files hold no film
  await client.createStoragePath({ name: 'Films', path: library });
  await scan(client);

  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  await (await startStash(program, { folder, library })).stop(); // makes its tables
  await fillWithFolder(databaseIn(folder), library);
  const stash = await startStash(program, { folder, library });
  stack.defer(async () => stash.stop());
  const ask = askerOf(stash.url);
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rescans; round += 1) {
    times.ours.push(await scan(client));
    times.theirs.push(await secondsOfJob(ask, 'metadataScan(input: {})'));
  }
  const files = folders * filesPerFolder;
  const { total } = scenesIn(await ask('{ findScenes(filter: {per_page: 1}) { count } }'));
  if (total !== files) throw new Error(`Stash has ${total} scenes of ${files} files.`);
  console.table({ [`rescan of ${files} unchanged files (s)`]: row(median(times.ours), median(times.theirs)) });
}

/** Seconds. */
async function scan(client: Client): Promise<number> {
  const begin = performance.now();
  const { startScan } = await client.startScan();
  for (;;) {
    const [newest] = (await client.scans({ first: 1 })).scans?.nodes ?? [];
    if (newest?.id === startScan.id && newest.completedAt) return (performance.now() - begin) / 1000;
    await delay(50);
  }
}

const row = (ours: number, theirs: number) => ({
  Reelgraph: ours.toFixed(2),
  Stash: theirs.toFixed(2),
  times: (theirs / ours).toFixed(2),
});
