/**
 * How fast searching is at 100,000 scenes, over HTTP, as pages of 20 with their total; and beside it, in the same run, what the same
 * question takes by SQL alone with `LIKE '%word%'` over the same fields, with the same filters and facets. On Linux also the time
 * that PostgreSQL computes for each, on one core: other work on the machine changes that least.
 */
import pg from 'pg';
import { rebuildTask } from '../src/search/rebuild.task.ts';
import { computed, postmasterOf, printLoad, rounded } from './computing.ts';
import { askerOf, timed } from './request.ts';
import { seedTexts } from './search-seed.ts';
import { largeLibrary } from './seed.ts';
import { serveLibraryHere } from './server-here.ts';

const repetitions = 20;
/** Of what takes seconds. */
const likeRepetitions = 5;

export async function search(): Promise<void> {
  await using server = await serveLibraryHere();
  const { app, url, token } = server;
  await seedTexts(app.databaseUrl);
  const client = new pg.Client({ connectionString: app.databaseUrl });
  const oneCore = new pg.Client({ connectionString: app.databaseUrl, options: '-c max_parallel_workers_per_gather=0' });
  const pool = new pg.Pool({ connectionString: app.databaseUrl });
  await Promise.all([client.connect(), oneCore.connect()]);
  const postmaster = await postmasterOf(app.config);
  try {
    const begin = performance.now();
    await rebuildTask.run(app, {}, { signal: new AbortController().signal });
    await client.query('vacuum analyze search_documents, search_words');
    console.log(`${largeLibrary.scenes} scenes indexed in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    const ask = askerOf(url, token);
    const words = await pickWords(client);

    const table: Record<string, object> = {};
    for (const [name, { text, document, like }] of Object.entries(documents(words))) {
      try {
        const found = await ask(document);
        const atOnce = async () => Promise.all(like.map((one) => pool.query(one.sql, one.parameters)));
        const oneByOne = async () => {
          for (const one of like) await oneCore.query(one.sql, one.parameters);
        };
        const [ours, theirs] = [await timed(() => ask(document), repetitions), await timed(atOnce, likeRepetitions)];
        const computing = await computed(postmaster, () => ask(document));
        const theirComputing = await computed(postmaster, oneByOne);
        table[name] = {
          text,
          scenes: found.scenes?.totalCount,
          ...ours,
          'CPU (ms)': computing,
          ...(like.length > 0 && {
            'LIKE p50 (ms)': theirs['p50 (ms)'],
            'LIKE CPU (ms)': theirComputing,
            'times faster': rounded(theirs['p50 (ms)'] / ours['p50 (ms)']),
            'times less CPU': rounded(theirComputing / computing),
          }),
        };
      } catch (error) {
        table[name] = { text, refused: (error as Error).message }; // it took longer than a search may
      }
    }
    console.table(table);
    printLoad();
  } finally {
    await Promise.all([client.end(), oneCore.end(), pool.end()]);
  }
}

/** Words of every frequency, chosen by what the vocabulary says. */
async function pickWords(client: pg.Client) {
  const near = async (documents: number, shape = 'length(word) > 5') => {
    const { rows: found } = await client.query<{ word: string }>(
      `select word from search_words where ${shape} and word ~ '^[a-z]+$' order by abs(documents - $1), word limit 1`,
      [documents],
    );
    return found[0]?.word ?? '';
  };
  const { rows: phrases } = await client.query<{ title: string }>(
    `select lower(title) as title from scenes where title ~ '^\\w+ \\w+ \\w+ \\w+$' and trashed_at is null order by id limit 1 offset 500`,
  );
  return {
    frequent: await near(1e6),
    common: await near(8000),
    usual: await near(1000),
    rare: await near(50),
    long: await near(500, 'length(word) > 8'),
    phrase: phrases[0]?.title.split(' ').slice(0, 3).join(' ') ?? '',
  };
}

type Words = Awaited<ReturnType<typeof pickWords>>;

function documents({ frequent, common, usual, rare, long, phrase }: Words) {
  const swapped = `${usual.slice(0, 2)}${usual[3]}${usual[2]}${usual.slice(4)}`;
  const twice = `${long.slice(0, 3)}${long.slice(4, 7)}x${long.slice(8)}`;
  const page = (text: string, filter = '', more = '') =>
    `{ scenes(filter: { search: ${JSON.stringify(text)} ${filter} }) { totalCount ${more} nodes { id displayTitle duration viewCount } } }`;
  const facets =
    'facets { tags { count tag { id name } } actors { count actor { id name } } studios { count studio { id name } } }';
  const suggested = (text: string) =>
    `{ searchSuggestions(text: ${JSON.stringify(text)}) { __typename ... on Scene { id displayTitle } ... on Actor { id name } ... on Studio { id name } ... on Tag { id name } } }`;
  const entry = (text: string, document = page(text), like = likeOf([text])) => ({ text, document, like });
  return {
    'a word': entry(usual),
    'a common word': entry(common),
    'the most frequent word': entry(frequent),
    prefix: entry(usual.slice(0, 4)),
    'prefix of two letters': entry(usual.slice(0, 2)),
    'two words': entry(`${common} ${usual}`, undefined, likeOf([common, usual])),
    typo: entry(swapped, undefined, likeOf([usual])),
    'two typos': entry(twice, undefined, likeOf([long])),
    phrase: entry(`"${phrase}"`, undefined, likeOf([phrase])),
    exclusion: entry(`${common} -${usual}`, undefined, likeOf([common], { without: usual })),
    'any of the words': entry(`${usual} ${rare}`, page(`${usual} ${rare}`, 'searchMatch: LAST'), likeOf([usual])),
    'with filters': entry(
      common,
      page(common, 'duration: { gte: 600 } tagCount: { gte: 2 } resolution: [R1080P]'),
      likeOf([common], { where: `${long1080p} and (select count(*) from scene_tags where scene_id = scenes.id) >= 2` }),
    ),
    'with facets': entry(common, page(common, '', facets), likeOf([common], { facets: true })),
    'with filters and facets': entry(
      common,
      page(common, 'duration: { gte: 600 } resolution: [R1080P]', facets),
      likeOf([common], { where: long1080p, facets: true }),
    ),
    suggestions: { text: usual.slice(0, 5), document: suggested(usual.slice(0, 5)), like: [] },
    'suggestions for a letter': { text: usual.slice(0, 1), document: suggested(usual.slice(0, 1)), like: [] },
    'suggestions for a typo': { text: swapped, document: suggested(swapped), like: [] },
  };
}

const long1080p = 'duration >= 600 and least(width, height) >= 1080 and least(width, height) < 1440';

/** A page and its total, over the same fields, as one would write it without an index for words; and a statement for each facet. */
function likeOf(
  words: readonly string[],
  { without, where = 'true', facets = false }: { without?: string; where?: string; facets?: boolean } = {},
) {
  const has = (n: number) => `(title ilike $${n} or original_filename ilike $${n} or description ilike $${n}
    or exists (select from studios where studios.id = studio_id and name ilike $${n})
    or exists (select from scene_actors join actors on actors.id = actor_id where scene_id = scenes.id and name ilike $${n})
    or exists (select from scene_tags join tags on tags.id = tag_id where scene_id = scenes.id and name ilike $${n}))`;
  const conditions = words.map((_, index) => has(index + 1));
  if (without) conditions.push(`not ${has(words.length + 1)}`);
  const matching = `trashed_at is null and deleted_at is null and ${where} and ${conditions.join(' and ')}`;
  const facet = (table: string, key: string, join = '') =>
    `select ${table}.id, ${table}.name, counts.count
       from (select ${key}, count(*) from scenes ${join} where ${matching} group by ${key}) counts join ${table} on ${table}.id = ${key}
      order by counts.count desc, ${table}.name limit 20`;
  const statements = [
    `select id, title, duration, view_count, count(*) over () from scenes where ${matching} order by id desc limit 20`,
    ...(facets
      ? [
          facet('tags', 'tag_id', 'join scene_tags on scene_tags.scene_id = scenes.id'),
          facet('actors', 'actor_id', 'join scene_actors on scene_actors.scene_id = scenes.id'),
          facet('studios', 'studio_id'),
        ]
      : []),
  ];
  const parameters = [...words, ...(without ? [without] : [])].map((word) => `%${word}%`);
  return statements.map((sql) => ({ sql, parameters }));
}
