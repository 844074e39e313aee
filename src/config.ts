/** The one place that reads the environment: every setting, its default, and what is expected of it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { passwordProblems, usernamePattern, usernameRule } from './checks/accounts.ts';
import { messageOf } from './errors.ts';
import { type ScenePhase, scenePhaseNames, scenePhases, type TimeoutSetting } from './jobs/phases.ts';
import { defaultMediaLimits } from './media/limits.ts';

const units = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

const sizeUnits = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 } as const;

const size = z
  .string()
  .regex(/^[1-9]\d{0,5}(KiB|MiB|GiB|TiB)$/, 'must be a whole number and a unit KiB, MiB, GiB or TiB, such as 100GiB')
  .transform((text) => Number(text.slice(0, -3)) * sizeUnits[text.slice(-3) as keyof typeof sizeUnits])
  .refine(Number.isSafeInteger, 'must be at most 8191TiB');

const optionalText = z.string().min(1).optional();

const duration = z
  .string()
  .regex(/^\d+[smhd]$/, 'must be a whole number and a unit s, m, h or d, such as 24h')
  .transform((text) => Number(text.slice(0, -1)) * units[text.slice(-1) as keyof typeof units])
  .refine((seconds) => seconds >= 60 && seconds <= 366 * units.d, 'must be between 60s and 366d');

const timeout = z
  .string()
  .regex(/^\d+[smh]$/, 'must be a whole number and a unit s, m or h, such as 120s')
  .transform((text) => Number(text.slice(0, -1)) * units[text.slice(-1) as keyof typeof units])
  .refine((seconds) => seconds >= 1 && seconds <= units.d, 'must be between 1s and 24h');

const count = z
  .string()
  .refine((text) => /^[1-9]\d{0,4}$/.test(text), 'must be a whole number from 1 to 99999')
  .transform(Number);

const costNumber = /^[1-9]\d{2,8}$/;

const cost = z.string().regex(costNumber, 'must be a number of points from 100 to 999999999').transform(Number);

const costByRole = z
  .string()
  .transform((list) => list.split(',').flatMap((pair) => (pair.trim() ? [pair.trim().split('=')] : [])))
  .refine(
    (pairs) => pairs.every((pair) => pair.length === 2 && pair[0] && costNumber.test(pair[1] ?? '')),
    'must be roles with a number of points each, from 100 to 999999999, such as moderator=200000,guest=20000',
  )
  .transform((pairs) => new Map(pairs.map(([role, points]) => [role ?? '', Number(points)])))
  .optional();

/** What an issuer says must not be changed on its way, so http will do for this machine only. */
const issuer = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isLocal)) && !search && !hash;
}, 'must be an https URL, such as https://login.example.org, or http on this machine');

const rolesByValue = z
  .string()
  .transform((list) =>
    list.split(',').flatMap((pair) => (pair.trim() ? [pair.split('=').map((word) => word.trim())] : [])),
  )
  .refine(
    (pairs) => pairs.length > 0 && pairs.every((pair) => pair.length === 2 && pair.every(Boolean)),
    'must be values of the claim with a role each, the most important first, such as owners=admin,family=user',
  )
  .transform((pairs): ReadonlyMap<string, string> => new Map(pairs.map(([value = '', role = '']) => [value, role])))
  .optional();

/** What MPEG recorders, DVDs, phones and cameras make is among them. */
export const defaultVideoExtensions: readonly string[] = [
  ...['mp4', 'mkv', 'avi', 'mov', 'webm', 'wmv', 'm4v', 'ts', 'm2ts', 'mts', 'mpg', 'mpeg', 'vob', 'flv', '3gp', 'ogv'],
  ...['asf', 'divx'],
];

const extensions = z
  .string()
  .default(defaultVideoExtensions.join())
  .transform((list) => list.split(',').map((extension) => extension.trim().toLowerCase().replace(/^\./, '')))
  .refine(
    (list) => list.every((extension) => /^[a-z0-9]{1,10}$/.test(extension)),
    'must be extensions of file names separated by commas, such as mp4,mkv,ts',
  );

/** ffprobe gets a quarter of it. */
const leastMediaMemory = 256 * sizeUnits.MiB;

const origins = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim()))
  .refine(
    (list) =>
      list.every((origin) => /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin),
    'must be origins separated by commas, without a path, such as https://app.example.org,http://localhost:3000',
  )
  .optional();

const policyAdditions = z
  .string()
  .refine(
    (text) => text.split(';').every((part) => /^\s*([a-z]+(-[a-z]+)*(\s+[!-+\--:<-~]+)+\s*)?$/.test(part)),
    "must be directives of a content security policy, such as img-src https://cdn.example.org; connect-src 'self'",
  )
  .optional();

/** One per phase. */
const timeouts = Object.fromEntries(
  Object.values(scenePhases).map(({ timeout: { setting, defaultSeconds } }) => [
    setting,
    timeout.default(defaultSeconds),
  ]),
) as Record<TimeoutSetting, ReturnType<typeof timeout.default>>;

const settings = z
  .object({
    PORT: z
      .string()
      .default('4000')
      .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, 'must be a port number from 0 to 65535')
      .transform(Number),
    HOST: z.string().min(1, 'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
    DATA_DIR: z
      .string()
      .min(1, 'must be a folder for everything the server keeps')
      .default('./data')
      .transform((folder) => resolve(folder)),
    DATABASE_URL: z
      .string()
      .refine(
        (url) => /^postgres(ql)?:\/\/./.test(url) && URL.canParse(url),
        'must look like postgres://user:password@host:5432/database, with special characters of the password percent-encoded',
      )
      .optional(),
    DATABASE_CONNECTIONS: count.default(24).refine((connections) => connections >= 5, 'must be at least 5'),
    READ_TIMEOUT: timeout.default(5),
    CHANGE_TIMEOUT: timeout.default(120),
    ADMIN_USERNAME: z.string().regex(usernamePattern, usernameRule).default('admin'),
    ADMIN_PASSWORD: z.string().optional(),
    AUTH_SECRET: z.string().trim().min(32, 'must be at least 32 characters long').optional(),
    TOKEN_TTL: duration.default(86_400),
    LOCAL_LOGIN: z
      .enum(['true', 'false'], { error: 'must be true or false (people sign in by OpenID Connect only)' })
      .default('true')
      .transform((text) => text === 'true'),
    OIDC_ISSUER: issuer.optional(),
    OIDC_CLIENT_ID: optionalText,
    OIDC_CLIENT_SECRET: optionalText,
    OIDC_SCOPE: z
      .string()
      .refine((text) => text.split(' ').includes('openid'), 'must be words separated by spaces, and openid one of them')
      .default('openid profile'),
    OIDC_ROLE_CLAIM: z.string().min(1).default('groups'),
    OIDC_ROLES: rolesByValue,
    OIDC_DEFAULT_ROLE: optionalText,
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL, such as https://videos.example.org' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    MAX_UPLOAD_SIZE: size.default(100 * sizeUnits.GiB),
    ...timeouts,
    MEILI_HOST: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL, such as http://127.0.0.1:7700' })
      .optional(),
    MEILI_API_KEY: optionalText,
    FFMPEG_PATH: optionalText,
    FFPROBE_PATH: optionalText,
    MEDIA_MEMORY: size
      .default(defaultMediaLimits.memoryBytes)
      .refine((bytes) => bytes >= leastMediaMemory, 'must be at least 256MiB'),
    MEDIA_MAX_MEGAPIXELS: count.default(defaultMediaLimits.maxPixels / 1e6),
    MEDIA_MAX_OUTPUT: size.default(defaultMediaLimits.fileBytes),
    MEDIA_TIMEOUT: timeout.default(defaultMediaLimits.seconds),
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be one of trace, debug, info, warn, error, silent',
      })
      .default('info'),
    METRICS_PORT: z
      .string()
      .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, 'must be a port number from 0 to 65535')
      .transform(Number)
      .optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL, such as http://127.0.0.1:4318' })
      .optional(),
    WATCH: z
      .enum(['true', 'false'], { error: 'must be true (to follow changes of the storage paths) or false' })
      .default('false')
      .transform((text) => text === 'true'),
    TRUST_PROXY: z
      .enum(['true', 'false'], { error: 'must be true (behind a reverse proxy of yours) or false' })
      .default('false')
      .transform((text) => text === 'true'),
    PLAYGROUND: z
      .enum(['true', 'false'], { error: 'must be true or false (no playground, and no introspection without a login)' })
      .default('true')
      .transform((text) => text === 'true'),
    ALLOWED_ORIGINS: origins,
    WEB_DIR: z
      .string()
      .min(1, 'must be the folder of a web client, with its index.html')
      .transform((folder) => resolve(folder))
      .optional(),
    WEB_CSP: policyAdditions,
    BACKUP_DIR: z
      .string()
      .min(1, 'must be a folder for a backup a day')
      .transform((folder) => resolve(folder))
      .optional(),
    BACKUP_KEEP: count.default(7),
    VIDEO_EXTENSIONS: extensions,
    MAX_STREAMS: count.default(200),
    MAX_STREAMS_PER_LOGIN: count.default(20),
    MAX_TRANSCODES: count.optional(),
    TRANSCODE_CACHE: size.default(10 * sizeUnits.GiB),
    TRANSCODE_ENCODER: z
      .enum(['software', 'nvenc', 'qsv', 'vaapi', 'videotoolbox'], {
        error: 'must be one of software, nvenc, qsv, vaapi, videotoolbox, or unset for the first that works',
      })
      .optional(),
    MAX_COST: cost.default(200_000),
    MAX_COST_ANONYMOUS: cost.default(1000),
    MAX_COST_API_KEY: cost.optional(),
    MAX_COST_BY_ROLE: costByRole,
    MAX_COST_PER_MINUTE: cost.default(60_000_000),
    MAX_SOCKETS_PER_USER: count.default(50),
    MAX_SOCKETS_PER_ADDRESS: count.default(200),
    PERSISTED_ONLY: z
      .enum(['true', 'false'], { error: 'must be true (to answer only documents that are listed) or false' })
      .default('false')
      .transform((text) => text === 'true'),
    PERSISTED_DOCUMENTS: z
      .string()
      .min(1, 'must be a file of documents by their SHA-256')
      .transform((file) => resolve(file))
      .optional(),
    FILE_OFFLOAD: z
      .enum(['nginx', 'apache'], { error: 'must be nginx (X-Accel-Redirect) or apache (X-Sendfile)' })
      .optional(),
  })
  .superRefine(
    ({ ADMIN_USERNAME, ADMIN_PASSWORD }, context) => {
      if (ADMIN_PASSWORD === undefined) return;
      for (const problem of passwordProblems(ADMIN_PASSWORD, ADMIN_USERNAME)) {
        context.addIssue({ code: 'custom', path: ['ADMIN_PASSWORD'], message: problem });
      }
    },
    { when: () => true }, // also beside other mistakes, which are all reported at once
  )
  .superRefine(
    ({ LOCAL_LOGIN, OIDC_ISSUER, OIDC_CLIENT_ID }, context) => {
      if (OIDC_ISSUER !== undefined && OIDC_CLIENT_ID === undefined) {
        const message = 'must be what the provider of OIDC_ISSUER calls this server';
        context.addIssue({ code: 'custom', path: ['OIDC_CLIENT_ID'], message });
      }
      if (LOCAL_LOGIN === false && OIDC_ISSUER === undefined) {
        const message = 'must be true where OIDC_ISSUER is unset: nobody could sign in';
        context.addIssue({ code: 'custom', path: ['LOCAL_LOGIN'], message });
      }
    },
    { when: () => true },
  );

/** Every environment key that the server knows. */
export const configKeys: readonly string[] = Object.keys(settings.shape);

/** Stands for a value that could not be read from its file; what is wrong with it is said once. */
const unreadable = Symbol('unreadable');

/** The value of one key: as it is given, or the content of the file that `KEY_FILE` names, without the end of its last line. */
function settingOf(key: string, env: NodeJS.ProcessEnv, mistakes: string[]): string | typeof unreadable | undefined {
  const [value, file] = [env[key] || undefined, env[`${key}_FILE`] || undefined];
  if (file === undefined) return value;
  if (value !== undefined) {
    mistakes.push(`${key}_FILE must be unset where ${key} is set: only one of them can count`);
    return unreadable;
  }
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '') || undefined;
  } catch (error) {
    mistakes.push(`${key}_FILE must be a file that can be read: ${messageOf(error)}`);
    return unreadable;
  }
}

/**
 * The settings, checked. An empty value counts as unset. Throws one ConfigError that lists every mistake.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const mistakes: string[] = [];
  const values = configKeys.map((key) => [key, settingOf(key, env, mistakes)] as const);
  const given = Object.fromEntries(values.filter(([, value]) => value !== unreadable));
  const { data, error } = settings.safeParse(given);
  mistakes.push(...(error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`));
  if (!data || mistakes.length > 0) throw new ConfigError(mistakes);
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    databaseConnections: data.DATABASE_CONNECTIONS,
    readTimeoutSeconds: data.READ_TIMEOUT,
    changeTimeoutSeconds: data.CHANGE_TIMEOUT,
    adminUsername: data.ADMIN_USERNAME,
    adminPassword: data.ADMIN_PASSWORD,
    authSecret: data.AUTH_SECRET,
    tokenTtlSeconds: data.TOKEN_TTL,
    localLogin: data.LOCAL_LOGIN,
    oidcIssuer: data.OIDC_ISSUER,
    oidcClientId: data.OIDC_CLIENT_ID,
    oidcClientSecret: data.OIDC_CLIENT_SECRET,
    oidcScope: data.OIDC_SCOPE,
    oidcRoleClaim: data.OIDC_ROLE_CLAIM,
    oidcRoles: data.OIDC_ROLES,
    oidcDefaultRole: data.OIDC_DEFAULT_ROLE,
    publicUrl: data.PUBLIC_URL,
    maxUploadSize: data.MAX_UPLOAD_SIZE,
    ...timeoutSeconds(data),
    meiliHost: data.MEILI_HOST,
    meiliApiKey: data.MEILI_API_KEY,
    ffmpegPath: data.FFMPEG_PATH,
    ffprobePath: data.FFPROBE_PATH,
    mediaMemory: data.MEDIA_MEMORY,
    mediaMaxMegapixels: data.MEDIA_MAX_MEGAPIXELS,
    mediaMaxOutput: data.MEDIA_MAX_OUTPUT,
    mediaTimeoutSeconds: data.MEDIA_TIMEOUT,
    logLevel: data.LOG_LEVEL,
    metricsPort: data.METRICS_PORT,
    otlpEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    watch: data.WATCH,
    trustProxy: data.TRUST_PROXY,
    playground: data.PLAYGROUND,
    allowedOrigins: data.ALLOWED_ORIGINS,
    webDir: data.WEB_DIR,
    webCsp: data.WEB_CSP,
    backupDir: data.BACKUP_DIR,
    backupKeep: data.BACKUP_KEEP,
    videoExtensions: data.VIDEO_EXTENSIONS as readonly string[],
    maxStreams: data.MAX_STREAMS,
    maxStreamsPerLogin: data.MAX_STREAMS_PER_LOGIN,
    maxTranscodes: data.MAX_TRANSCODES,
    transcodeCacheBytes: data.TRANSCODE_CACHE,
    transcodeEncoder: data.TRANSCODE_ENCODER,
    maxCost: data.MAX_COST,
    maxCostAnonymous: data.MAX_COST_ANONYMOUS,
    maxCostApiKey: data.MAX_COST_API_KEY,
    maxCostByRole: data.MAX_COST_BY_ROLE,
    maxCostPerMinute: data.MAX_COST_PER_MINUTE,
    maxSocketsPerUser: data.MAX_SOCKETS_PER_USER,
    maxSocketsPerAddress: data.MAX_SOCKETS_PER_ADDRESS,
    persistedOnly: data.PERSISTED_ONLY,
    persistedDocuments: data.PERSISTED_DOCUMENTS,
    fileOffload: data.FILE_OFFLOAD,
  };
}

/** `metadataTimeoutSeconds` and so on. */
function timeoutSeconds(data: Record<TimeoutSetting, number>) {
  return Object.fromEntries(
    scenePhaseNames.map((phase) => [`${phase}TimeoutSeconds`, data[scenePhases[phase].timeout.setting]]),
  ) as Record<`${ScenePhase}TimeoutSeconds`, number>;
}

export type Config = ReturnType<typeof readConfig>;

export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly mistakes: readonly string[]) {
    super(
      `The configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    );
  }
}
