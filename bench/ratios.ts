/**
 * What lists cost beside the same by hand: documents of the API against one SQL statement behind a bare node:http, in the same run, on the
 * same 100,000 scenes (or as many as `--scenes` says). Needs `npm run build`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { card, size } from './catalogue.ts';
import { printLoad } from './computing.ts';
import { connected } from './database.ts';
import { connections, type Load, requestsPerSecondOfBoth } from './load.ts';
import { median } from './quantiles.ts';
import { askerOf, type Times, timedBoth } from './request.ts';
import { tagsAndSeconds } from './seed.ts';
import { startSeeded } from './seeded-server.ts';
import { end, withoutCostLimit } from './server.ts';

const repetitions = 40;
/** Of what changes many scenes. */
const rounds = 5;

export async function ratios(): Promise<void> {
  await using seeded = await startSeeded(connections, { role: 'admin', size, environment: withoutCostLimit });
  const { server, postgres, tokens } = seeded;
  await using reference = await startReference(postgres.url);
  const token = tokens[1] ?? '';
  const [ask, askReference] = [askerOf(server.url, token), askerOf(reference.url)];
  const table: Record<string, object> = {};

  const url = `${server.url}/graphql`;
  const byHand = (page: Load['page']) => ({ url: reference.url, page });
  const page = { url, page: `{ scenes(first: 50) { nodes { ${card} } } }`, token: tokens };
  table['a page of 50, requests/s (0.8 times)'] = await manyBeside(page, byHand(pageOf('true', 'id desc')));
  const more = 'streamUrl thumbnail { url } interactions { rating liked resumePosition }';
  table['with interactions, thumbnails, URLs and total, beside the page, requests/s (0.6 times)'] = await manyBeside(
    { ...page, page: `{ scenes(first: 50) { totalCount nodes { ${card} ${more} } } }` },
    page,
  );
  const filtered = (tags: string, seconds: string | number) =>
    `scenes(first: 50, filter: {tags: {all: ${tags}}, duration: {gte: ${seconds}}}, sort: [{field: DURATION}]) { nodes { ${card} } }`;
  const statement = (n: number) => {
    const { tags, seconds } = tagsAndSeconds(n);
    const tagged = tags.map((tag) => `id in (select scene_id from scene_tags where tag_id = ${tag})`);
    return pageOf(`duration >= ${seconds} and ${tagged.join(' and ')}`, 'duration, id');
  };
  table['by two tags and duration, as variables, requests/s (0.8 times)'] = await manyBeside(
    {
      ...{ url, token: tokens, variables: tagsAndSeconds },
      page: `query ($tags: [ID!]!, $seconds: SafeInt!) { ${filtered('$tags', '$seconds')} }`,
    },
    byHand(statement),
  );
  const written = (n: number) => `{ ${filtered(JSON.stringify(tagsAndSeconds(n).tags), tagsAndSeconds(n).seconds)} }`;
  table['by the same, written into the document, requests/s (0.8 times)'] = await manyBeside(
    { url, page: written, token: tokens },
    byHand(statement),
  );

  const beside = async (document: string, other: () => Promise<unknown>) => {
    const [ours, theirs] = await timedBoth([() => ask(document), other], repetitions);
    return {
      ours: ours['p50 (ms)'],
      'p95 (ms)': ours['p95 (ms)'],
      'beside it': theirs['p50 (ms)'],
      times: ratio(ours, theirs),
    };
  };
  const facets =
    'tags { count tag { id name } } actors { count actor { id name } } studios { count studio { id name } } resolutions { count resolution }';
  const half = await ask('{ scenes(filter: {duration: {gte: 3600}}) { totalCount } }');
  table[`all facets of ${half.scenes?.totalCount} matches (1.3 times, 150 ms)`] = await beside(
    `{ scenes(first: 1, filter: {duration: {gte: 3600}}) { facets { ${facets} } } }`,
    () => askReference(facetsOf('duration >= 3600')),
  );
  table['all facets of the library (300 ms)'] = await beside(`{ scenes(first: 1) { facets { ${facets} } } }`, () =>
    askReference(facetsOf('true')),
  );

  const ordered = (order: string, after = '') =>
    `{ scenes(first: 50${order}${after}) { nodes { ${card} } pageInfo { endCursor } } }`;
  const random = ', sort: [{field: RANDOM}], seed: 7';
  const after = async (order: string) => {
    const { scenes } = await ask(`{ scenes(first: 1, offset: 4949${order}) { pageInfo { endCursor } } }`);
    return `, after: "${scenes?.pageInfo?.endCursor}"`;
  };
  table['random, page 1, beside the newest (3 times)'] = await beside(ordered(random), () => ask(ordered('')));
  const [far, farNewest] = [await after(random), await after('')];
  table['random, page 100 (3 times)'] = await beside(ordered(random, far), () => ask(ordered('', farNewest)));

  const related = (first: number) => `{ scenes(first: ${first}) { nodes { id related { id displayTitle } } } }`;
  table['related of 50, beside one (100 ms)'] = await beside(related(50), () => ask(related(1)));

  for (const [list, kind, fields] of [
    ['tags', 'tag', 'id name color sceneCount'],
    ['actors', 'actor', 'id name sceneCount'],
    ['studios', 'studio', 'id name sceneCount'],
  ] as const) {
    const columns = kind === 'tag' ? 't.id, name, color' : 't.uuid as id, name';
    table[`50 ${list} by scene count (1.5 times)`] = await beside(
      `{ ${list}(first: 50, sort: [{field: SCENE_COUNT, direction: DESC}]) { nodes { ${fields} } } }`,
      () =>
        askReference(`select json_agg(x) from (
          select ${columns}, coalesce(scenes, 0) as "sceneCount" from ${list} t
            left join scene_counts on kind = '${kind}' and key = t.id
           order by coalesce(scenes, 0) desc, t.id desc limit 50) x`),
    );
  }

  await using client = await connected(postgres.url);
  const tagged = await client.query<{ id: number }>(
    `insert into tags (name) select 'new ' || n from generate_series(1, ${2 * rounds}) n returning id`,
  );
  const fresh = tagged.rows.map(({ id }) => id).values();
  const bytes = Math.round((8e9 * 9700) / size.scenes); // files are of up to 8 GB, as likely of one size as of another
  table['updateScenes of 10,000: a tag (3 times)'] = await alternately(
    () =>
      ask(
        `mutation { updateScenes(filter: {size: {lt: ${bytes}}}, input: {tags: {mode: ADD, ids: ["${fresh.next().value}"]}}) { count } }`,
      ),
    () =>
      client.query(
        `insert into scene_tags (scene_id, tag_id) select id, ${fresh.next().value} from scenes where size < ${bytes} and ${active}`,
      ),
  );
  console.table(table);
  printLoad();
}

/** Ours and the other in turn, so that both find what the one before has left. */
async function alternately(ours: () => Promise<unknown>, theirs: () => Promise<unknown>) {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < rounds; n += 1) {
    for (const [index, run] of [ours, theirs].entries()) {
      const begin = performance.now();
      await run();
      times[index as 0 | 1].push(performance.now() - begin);
    }
  }
  const [mine, other] = [median(times[0]), median(times[1])];
  return { ours: Math.round(mine), 'beside it': Math.round(other), times: (mine / other).toFixed(2) };
}

const ratio = (ours: Times, theirs: Times) => (ours['p50 (ms)'] / theirs['p50 (ms)']).toFixed(2);

async function manyBeside(load: Load, other: Load) {
  const { one, other: its, times } = await requestsPerSecondOfBoth(load, other);
  return { ours: one, 'beside it': its, ...times };
}

const active = 'trashed_at is null and deleted_at is null';

const pageOf = (condition: string, order: string) => `
  select json_agg(json_build_object(
    'id', s.id::text, 'displayTitle', coalesce(s.title, s.original_filename), 'duration', s.duration, 'width', s.width,
    'height', s.height, 'viewCount', s.view_count,
    'studio', (select json_build_object('id', uuid, 'name', name) from studios where id = s.studio_id and deleted_at is null),
    'actors', (select coalesce(json_agg(json_build_object('id', uuid, 'name', name) order by name), '[]')
                 from scene_actors join actors on actors.id = actor_id where scene_id = s.id and deleted_at is null),
    'tags', (select coalesce(json_agg(json_build_object('id', tags.id, 'name', name, 'color', color) order by name), '[]')
               from scene_tags join tags on tags.id = tag_id where scene_id = s.id)))
  from (select * from scenes where ${active} and ${condition} order by ${order} limit 50) s`;

const facetsOf = (condition: string) => `
  with matching as materialized (select id, studio_id, width, height from scenes where ${active} and ${condition})
  select json_build_object(
    'tags', (select json_agg(x) from (
      select tags.id, name, count from tags join (
        select tag_id, count(*) from scene_tags join matching on matching.id = scene_id group by 1) c on tag_id = tags.id
       order by count desc, name limit 20) x),
    'actors', (select json_agg(x) from (
      select uuid, name, count from actors join (
        select actor_id, count(*) from scene_actors join matching on matching.id = scene_id group by 1) c on actor_id = actors.id
       where deleted_at is null order by count desc, name limit 20) x),
    'studios', (select json_agg(x) from (
      select uuid, name, count from studios join (select studio_id, count(*) from matching group by 1) c on studio_id = studios.id
       where deleted_at is null order by count desc, name limit 20) x),
    'resolutions', (select json_agg(x) from (
      select width_bucket(least(width, height), array[480, 720, 1080, 1440, 2160]), count(*) from matching
       where width > 0 and height > 0 group by 1) x))`;

async function startReference(databaseUrl: string): Promise<{ url: string } & AsyncDisposable> {
  const program = fileURLToPath(new URL('./reference-server.ts', import.meta.url));
  const child = spawn('tsx', [program, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: String(line).trim(),
    [Symbol.asyncDispose]: async () => end(child),
  };
}
