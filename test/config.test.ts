import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError, configKeys, readConfig } from '../src/config.ts';

test('every key has a default: an empty environment is a good one', () => {
  expect(readConfig({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    adminUsername: 'admin',
    adminPassword: undefined,
    authSecret: undefined,
    tokenTtlSeconds: 86_400,
    localLogin: true,
    oidcIssuer: undefined,
    oidcClientId: undefined,
    oidcClientSecret: undefined,
    oidcScope: 'openid profile',
    oidcRoleClaim: 'groups',
    oidcRoles: undefined,
    oidcDefaultRole: undefined,
    metadataTimeoutSeconds: 120,
    thumbnailTimeoutSeconds: 60,
    spritesTimeoutSeconds: 120,
    previewTimeoutSeconds: 120,
    publicUrl: undefined,
    meiliHost: undefined,
    meiliApiKey: undefined,
    maxUploadSize: 100 * 1024 ** 3,
    ffmpegPath: undefined,
    ffprobePath: undefined,
    mediaMemory: 1024 ** 3,
    mediaMaxMegapixels: 36,
    mediaMaxOutput: 1024 ** 3,
    mediaTimeoutSeconds: 21_600,
    logLevel: 'info',
    trustProxy: false,
    metricsPort: undefined,
    otlpEndpoint: undefined,
    watch: false,
    playground: true,
    allowedOrigins: undefined,
    webDir: undefined,
    webCsp: undefined,
    backupDir: undefined,
    backupKeep: 7,
    databaseConnections: 24,
    readTimeoutSeconds: 5,
    changeTimeoutSeconds: 120,
    videoExtensions: expect.arrayContaining(['mp4', 'ts', 'vob', '3gp']),
    maxStreams: 200,
    maxStreamsPerLogin: 20,
    maxTranscodes: undefined,
    transcodeCacheBytes: 10 * 1024 ** 3,
    maxCost: 200_000,
    maxCostAnonymous: 1000,
    maxCostApiKey: undefined,
    maxCostByRole: undefined,
    maxCostPerMinute: 60_000_000,
    maxSocketsPerUser: 50,
    maxSocketsPerAddress: 200,
    persistedOnly: false,
    persistedDocuments: undefined,
    fileOffload: undefined,
  });
});

test('an empty value counts as unset, for every key', () => {
  expect(readConfig(Object.fromEntries(configKeys.map((key) => [key, ''])))).toEqual(readConfig({}));
});

test('every key is taken as it is given', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '::1',
    DATA_DIR: '/srv/reelgraph',
    DATABASE_URL: 'postgresql://me@db/library',
    ADMIN_USERNAME: 'Anna.Ärztin',
    ADMIN_PASSWORD: 'Correct-Horse-9',
    AUTH_SECRET: 'x'.repeat(32),
    TOKEN_TTL: '90m',
    LOCAL_LOGIN: 'false',
    OIDC_ISSUER: 'https://login.example.org/realms/home',
    OIDC_CLIENT_ID: 'reelgraph',
    OIDC_CLIENT_SECRET: 'a secret of the provider',
    OIDC_SCOPE: 'openid groups',
    OIDC_ROLE_CLAIM: 'realm_access.roles',
    OIDC_ROLES: 'owners=admin, night shift = moderator',
    OIDC_DEFAULT_ROLE: 'user',
    PUBLIC_URL: 'https://videos.example.org/',
    MAX_UPLOAD_SIZE: '5GiB',
    METADATA_TIMEOUT: '5m',
    THUMBNAIL_TIMEOUT: '1s',
    SPRITES_TIMEOUT: '24h',
    PREVIEW_TIMEOUT: '90s',
    MEILI_HOST: 'http://search.example.org:7700',
    MEILI_API_KEY: 'a key of the search engine',
    FFMPEG_PATH: '/opt/ffmpeg',
    FFPROBE_PATH: '/opt/ffprobe',
    MEDIA_MEMORY: '512MiB',
    MEDIA_MAX_MEGAPIXELS: '9',
    MEDIA_MAX_OUTPUT: '64MiB',
    MEDIA_TIMEOUT: '30m',
    LOG_LEVEL: 'debug',
    TRUST_PROXY: 'true',
    METRICS_PORT: '9464',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
    WATCH: 'true',
    PLAYGROUND: 'false',
    ALLOWED_ORIGINS: 'https://app.example.org, http://localhost:3000',
    WEB_DIR: '/srv/web',
    WEB_CSP: "img-src https://cdn.example.org; connect-src 'self' wss://x.example.org:8443;",
    BACKUP_DIR: '/backups',
    BACKUP_KEEP: '30',
    DATABASE_CONNECTIONS: '8',
    READ_TIMEOUT: '2s',
    CHANGE_TIMEOUT: '10m',
    VIDEO_EXTENSIONS: 'mp4, .MKV',
    MAX_STREAMS: '50',
    MAX_STREAMS_PER_LOGIN: '3',
    MAX_TRANSCODES: '2',
    TRANSCODE_CACHE: '1GiB',
    TRANSCODE_ENCODER: 'vaapi',
    MAX_COST: '5000',
    MAX_COST_ANONYMOUS: '100',
    MAX_COST_API_KEY: '4000',
    MAX_COST_BY_ROLE: 'moderator=9000, night shift=6000',
    MAX_COST_PER_MINUTE: '70000',
    MAX_SOCKETS_PER_USER: '7',
    MAX_SOCKETS_PER_ADDRESS: '9',
    PERSISTED_ONLY: 'true',
    PERSISTED_DOCUMENTS: '/srv/documents.json',
    FILE_OFFLOAD: 'nginx',
  });

  expect(config).toEqual({
    port: 0,
    host: '::1',
    dataDir: '/srv/reelgraph',
    databaseUrl: 'postgresql://me@db/library',
    adminUsername: 'Anna.Ärztin',
    adminPassword: 'Correct-Horse-9',
    authSecret: 'x'.repeat(32),
    tokenTtlSeconds: 5400,
    localLogin: false,
    oidcIssuer: 'https://login.example.org/realms/home',
    oidcClientId: 'reelgraph',
    oidcClientSecret: 'a secret of the provider',
    oidcScope: 'openid groups',
    oidcRoleClaim: 'realm_access.roles',
    oidcRoles: new Map([
      ['owners', 'admin'],
      ['night shift', 'moderator'],
    ]),
    oidcDefaultRole: 'user',
    publicUrl: 'https://videos.example.org',
    maxUploadSize: 5 * 1024 ** 3,
    metadataTimeoutSeconds: 300,
    thumbnailTimeoutSeconds: 1,
    spritesTimeoutSeconds: 86_400,
    previewTimeoutSeconds: 90,
    meiliHost: 'http://search.example.org:7700',
    meiliApiKey: 'a key of the search engine',
    ffmpegPath: '/opt/ffmpeg',
    ffprobePath: '/opt/ffprobe',
    mediaMemory: 512 * 1024 ** 2,
    mediaMaxMegapixels: 9,
    mediaMaxOutput: 64 * 1024 ** 2,
    mediaTimeoutSeconds: 1800,
    logLevel: 'debug',
    trustProxy: true,
    metricsPort: 9464,
    otlpEndpoint: 'http://127.0.0.1:4318',
    watch: true,
    playground: false,
    allowedOrigins: ['https://app.example.org', 'http://localhost:3000'],
    webDir: '/srv/web',
    webCsp: "img-src https://cdn.example.org; connect-src 'self' wss://x.example.org:8443;",
    backupDir: '/backups',
    backupKeep: 30,
    databaseConnections: 8,
    readTimeoutSeconds: 2,
    changeTimeoutSeconds: 600,
    videoExtensions: ['mp4', 'mkv'],
    maxStreams: 50,
    maxStreamsPerLogin: 3,
    maxTranscodes: 2,
    transcodeCacheBytes: 1024 ** 3,
    transcodeEncoder: 'vaapi',
    maxCost: 5000,
    maxCostAnonymous: 100,
    maxCostApiKey: 4000,
    maxCostByRole: new Map([
      ['moderator', 9000],
      ['night shift', 6000],
    ]),
    maxCostPerMinute: 70_000,
    maxSocketsPerUser: 7,
    maxSocketsPerAddress: 9,
    persistedOnly: true,
    persistedDocuments: '/srv/documents.json',
    fileOffload: 'nginx',
  });
});

test('all mistakes are reported together, each naming its key and what is expected', () => {
  const wrong = {
    PORT: '65536',
    DATABASE_URL: 'mysql://db',
    ADMIN_USERNAME: 'a b',
    ADMIN_PASSWORD: 'short',
    AUTH_SECRET: 'too short',
    TOKEN_TTL: 'a day',
    LOCAL_LOGIN: 'no',
    OIDC_ISSUER: 'http://login.example.org',
    OIDC_SCOPE: 'profile',
    OIDC_ROLES: 'admin',
    METADATA_TIMEOUT: '2d',
    SPRITES_TIMEOUT: '0s',
    PUBLIC_URL: 'videos.example.org',
    MAX_UPLOAD_SIZE: '100GB',
    LOG_LEVEL: 'loud',
    TRUST_PROXY: 'yes',
    METRICS_PORT: '-1',
    OTEL_EXPORTER_OTLP_ENDPOINT: '127.0.0.1:4318',
    WATCH: 'yes',
    PLAYGROUND: 'no',
    ALLOWED_ORIGINS: 'https://app.example.org/',
    WEB_CSP: 'img-src',
    VIDEO_EXTENSIONS: 'mp4,tar.gz',
    MEDIA_MEMORY: '1MiB',
    DATABASE_CONNECTIONS: '3',
    READ_TIMEOUT: '0s',
    CHANGE_TIMEOUT: '25h',
    MAX_STREAMS: '0',
    MAX_STREAMS_PER_LOGIN: 'many',
    MAX_TRANSCODES: '-1',
    TRANSCODE_CACHE: '10 GB',
    TRANSCODE_ENCODER: 'gpu',
    MAX_COST: '99',
    MAX_COST_ANONYMOUS: '1e9',
    MAX_COST_API_KEY: '0100',
    MAX_COST_BY_ROLE: 'moderator=9000,guest',
    MAX_COST_PER_MINUTE: '-1',
    MAX_SOCKETS_PER_USER: '0',
    MAX_SOCKETS_PER_ADDRESS: '1.5',
    PERSISTED_ONLY: 'yes',
    FILE_OFFLOAD: 'iis',
  };

  expect([...mistakesOf(wrong)].sort()).toEqual([
    'ADMIN_PASSWORD must be at least 12 bytes long',
    'ADMIN_PASSWORD must contain a digit',
    'ADMIN_PASSWORD must contain an upper-case letter',
    'ADMIN_USERNAME must be 3 to 64 letters, digits, dots, underscores or hyphens',
    'ALLOWED_ORIGINS must be origins separated by commas, without a path, such as https://app.example.org,http://localhost:3000',
    'AUTH_SECRET must be at least 32 characters long',
    'CHANGE_TIMEOUT must be between 1s and 24h',
    'DATABASE_CONNECTIONS must be at least 5',
    'DATABASE_URL must look like postgres://user:password@host:5432/database, with special characters of the password percent-encoded',
    'FILE_OFFLOAD must be nginx (X-Accel-Redirect) or apache (X-Sendfile)',
    'LOCAL_LOGIN must be true or false (people sign in by OpenID Connect only)',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, silent',
    'MAX_COST must be a number of points from 100 to 999999999',
    'MAX_COST_ANONYMOUS must be a number of points from 100 to 999999999',
    'MAX_COST_API_KEY must be a number of points from 100 to 999999999',
    'MAX_COST_BY_ROLE must be roles with a number of points each, from 100 to 999999999, such as moderator=200000,guest=20000',
    'MAX_COST_PER_MINUTE must be a number of points from 100 to 999999999',
    'MAX_SOCKETS_PER_ADDRESS must be a whole number from 1 to 99999',
    'MAX_SOCKETS_PER_USER must be a whole number from 1 to 99999',
    'MAX_STREAMS must be a whole number from 1 to 99999',
    'MAX_STREAMS_PER_LOGIN must be a whole number from 1 to 99999',
    'MAX_TRANSCODES must be a whole number from 1 to 99999',
    'MAX_UPLOAD_SIZE must be a whole number and a unit KiB, MiB, GiB or TiB, such as 100GiB',
    'MEDIA_MEMORY must be at least 256MiB',
    'METADATA_TIMEOUT must be a whole number and a unit s, m or h, such as 120s',
    'METRICS_PORT must be a port number from 0 to 65535',
    'OIDC_CLIENT_ID must be what the provider of OIDC_ISSUER calls this server',
    'OIDC_ISSUER must be an https URL, such as https://login.example.org, or http on this machine',
    'OIDC_ROLES must be values of the claim with a role each, the most important first, such as owners=admin,family=user',
    'OIDC_SCOPE must be words separated by spaces, and openid one of them',
    'OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https URL, such as http://127.0.0.1:4318',
    'PERSISTED_ONLY must be true (to answer only documents that are listed) or false',
    'PLAYGROUND must be true or false (no playground, and no introspection without a login)',
    'PORT must be a port number from 0 to 65535',
    'PUBLIC_URL must be an http or https URL, such as https://videos.example.org',
    'READ_TIMEOUT must be between 1s and 24h',
    'SPRITES_TIMEOUT must be between 1s and 24h',
    'TOKEN_TTL must be a whole number and a unit s, m, h or d, such as 24h',
    'TRANSCODE_CACHE must be a whole number and a unit KiB, MiB, GiB or TiB, such as 100GiB',
    'TRANSCODE_ENCODER must be one of software, nvenc, qsv, vaapi, videotoolbox, or unset for the first that works',
    'TRUST_PROXY must be true (behind a reverse proxy of yours) or false',
    'VIDEO_EXTENSIONS must be extensions of file names separated by commas, such as mp4,mkv,ts',
    'WATCH must be true (to follow changes of the storage paths) or false',
    "WEB_CSP must be directives of a content security policy, such as img-src https://cdn.example.org; connect-src 'self'",
  ]);
});

test('the message lists every mistake on a line of its own', () => {
  expect(() => readConfig({ PORT: 'x', TOKEN_TTL: '1s' })).toThrow(
    'The configuration has 2 mistakes:\n  - PORT must be a port number from 0 to 65535\n  - TOKEN_TTL must be between 60s and 366d',
  );
});

test('nobody is shut out of a server that has no provider', () => {
  expect(mistakesOf({ LOCAL_LOGIN: 'false' })).toEqual([
    'LOCAL_LOGIN must be true where OIDC_ISSUER is unset: nobody could sign in',
  ]);
});

describe('the password of the first admin', () => {
  test.each([
    ['Short-1', 'must be at least 12 bytes long'],
    [`Aa1${'x'.repeat(70)}`, 'must be at most 72 bytes long'],
    [`Aa1${'ä'.repeat(35)}`, 'must be at most 72 bytes long'], // 73 bytes in 38 characters
    ['no-upper-case-1', 'must contain an upper-case letter'],
    ['NO-LOWER-CASE-1', 'must contain a lower-case letter'],
    ['No-Digit-At-All', 'must contain a digit'],
  ])('%s: %s', (password, rule) => {
    expect(mistakesOf({ ADMIN_PASSWORD: password })).toEqual([`ADMIN_PASSWORD ${rule}`]);
  });

  test('must not be the user name, in whatever case', () => {
    expect(mistakesOf({ ADMIN_USERNAME: 'administrator1', ADMIN_PASSWORD: 'Administrator1' })).toEqual([
      'ADMIN_PASSWORD must not be the user name',
    ]);
  });

  test('names every rule that it breaks', () => {
    expect(mistakesOf({ ADMIN_PASSWORD: '.' })).toEqual([
      'ADMIN_PASSWORD must be at least 12 bytes long',
      'ADMIN_PASSWORD must contain an upper-case letter',
      'ADMIN_PASSWORD must contain a lower-case letter',
      'ADMIN_PASSWORD must contain a digit',
    ]);
  });

  test('is not repeated in the message', () => {
    expect(() => readConfig({ ADMIN_PASSWORD: 'hunter-two' })).toThrow(/^(?!.*hunter)/s);
  });
});

describe('KEY_FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reelgraph-settings-'));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the content of a file, without the end of its last line', () => {
    const secret = ' spaces and a secret of 32 characters ';
    expect(readConfig({ AUTH_SECRET_FILE: file('unix', `${secret}\n`) }).authSecret).toBe(secret.trim());
    expect(readConfig({ MEILI_API_KEY_FILE: file('windows', `${secret}\r\n`) }).meiliApiKey).toBe(secret);
    expect(readConfig({ PORT_FILE: file('port', '80') }).port).toBe(80);
  });

  test('is there for every key, and an empty one, or one of an empty file, counts as unset', () => {
    const empty = file('empty', '');
    for (const value of ['', empty])
      expect(readConfig(Object.fromEntries(configKeys.map((key) => [`${key}_FILE`, value])))).toEqual(readConfig({}));
  });

  test('reports all that is wrong with it, and does not repeat the content', () => {
    const weak = file('weak', 'hunter-two');
    const mistakes = mistakesOf({
      ...{ ADMIN_PASSWORD_FILE: weak, DATABASE_URL_FILE: join(folder, 'none'), AUTH_SECRET_FILE: folder },
      ...{ MEILI_API_KEY: 'a', MEILI_API_KEY_FILE: file('key', 'b') },
    });
    expect(mistakes).toEqual([
      expect.stringMatching(/^DATABASE_URL_FILE must be a file that can be read: ENOENT/),
      expect.stringMatching(/^AUTH_SECRET_FILE must be a file that can be read: EISDIR/),
      'MEILI_API_KEY_FILE must be unset where MEILI_API_KEY is set: only one of them can count',
      'ADMIN_PASSWORD must be at least 12 bytes long',
      'ADMIN_PASSWORD must contain an upper-case letter',
      'ADMIN_PASSWORD must contain a digit',
    ]);
  });
});

test('the table of the README lists exactly the keys that there are, with their defaults', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const table = [...readme.matchAll(/^\| *`([A-Z_]+)` *\|([^|]*)\|/gm)].map(([, key = '', value = '']) => [
    key,
    value.replaceAll('`', '').trim(),
  ]);

  expect(table.map(([key]) => key)).toEqual(configKeys);
  expect(readConfig(Object.fromEntries(table.filter(([, value]) => value !== 'unset')))).toEqual(readConfig({}));
  expect(table.map(([, value]) => value === 'unset')).toEqual(
    Object.values(readConfig({})).map((value) => value === undefined),
  );
});

function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  throw new Error('no mistake was found');
}
