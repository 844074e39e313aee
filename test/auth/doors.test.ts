/** The access matrix: every root field of the schema, as nobody, as the holder of a share link, as each role, and as an API key. */
import { setTimeout as delay } from 'node:timers/promises';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  OperationTypeNode,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { ChangeKind } from '../../src/events/change-kind.enums.ts';
import { publishScenes } from '../../src/events/publish.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { ScanStatus } from '../../src/storage/scan.enums.ts';
import { addJob, addScene, addUpload, storagePathOf } from '../support/factories.ts';
import { type Answer, ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const callers = ['anonymous', 'public link', 'login link', 'key', 'user', 'moderator', 'admin'] as const;
type Name = (typeof callers)[number];

const everybody = callers;
const signedIn: readonly Name[] = ['key', 'user', 'moderator', 'admin'];
/** An API key cannot change the account of its owner. */
const byPassword: readonly Name[] = ['user', 'moderator', 'admin'];
/** Every role; the key has another permission. */
const uploaders: readonly Name[] = ['user', 'moderator', 'admin'];
const staff: readonly Name[] = ['moderator', 'admin'];
const admins: readonly Name[] = ['admin'];

/**
 * Who may enter, written out by hand. `key` is an API key of an admin with one permission, scenes:view; the others are
 * logins by password. A share link is shown as a login is, and is none. A new root field is one more line.
 */
const doors: Record<string, readonly Name[]> = {
  'query appSettings': admins,
  'query auditLog': admins,
  'query checkStoragePath': admins,
  'query currentScan': admins,
  'query deadLetters': staff,
  'query folder': signedIn,
  'query job': staff,
  'query jobs': staff,
  'query permissions': admins,
  'query pool': staff,
  'query processingConfig': staff,
  'query queue': staff,
  'query retryPolicies': staff,
  'query roles': admins,
  'query scans': admins,
  'query scene': signedIn,
  'query scenes': signedIn,
  'query searchStatus': admins,
  'query searchSuggestions': signedIn,
  'query server': everybody,
  'query storagePaths': admins,
  'query triggers': staff,
  'query undoableChanges': signedIn,
  'query user': admins,
  'query users': admins,
  'query viewer': everybody,
  'mutation rebuildSearchIndex': admins,
  'mutation updateSearchConfig': admins,
  'mutation abandonDeadLetters': admins,
  'mutation cancelJobs': admins,
  'mutation cancelScan': admins,
  'mutation changePassword': byPassword,
  'mutation changeUsername': byPassword,
  'mutation createApiKey': byPassword,
  'mutation createRole': admins,
  'mutation createStoragePath': admins,
  'mutation createUser': admins,
  'mutation deleteApiKey': byPassword,
  'mutation deleteFinishedJobs': admins,
  'mutation deleteRole': admins,
  'mutation deleteStoragePath': admins,
  'mutation deleteUser': admins,
  'mutation login': everybody,
  'mutation logout': byPassword,
  'mutation logoutEverywhere': byPassword,
  'mutation pausePhase': admins,
  'mutation processScenes': staff,
  'mutation refreshLogin': byPassword,
  'mutation resetUserPassword': admins,
  'mutation resumePhase': admins,
  'mutation retryDeadLetters': admins,
  'mutation retryJobs': admins,
  'mutation revokeSession': byPassword,
  'mutation setJobPriority': admins,
  'mutation setRolePermissions': admins,
  'mutation startScan': admins,
  'mutation updateAppSettings': admins,
  'mutation updatePool': admins,
  'mutation updateProcessingConfig': admins,
  'mutation updateRetryPolicy': admins,
  'mutation updateRole': admins,
  'mutation updateSettings': signedIn,
  'mutation updateStoragePath': admins,
  'mutation updateTrigger': admins,
  'mutation updateUser': admins,
  'query homepage': signedIn,
  'query homepageSection': signedIn,
  'query markerLabels': signedIn,
  'query markers': signedIn,
  'query savedSearch': signedIn,
  'query savedSearches': signedIn,
  'query watchActivity': signedIn,
  'query watchHistory': signedIn,
  'mutation addSceneJizz': signedIn,
  'mutation createMarker': signedIn,
  'mutation createSavedSearch': signedIn,
  'mutation deleteMarker': signedIn,
  'mutation deleteSavedSearch': signedIn,
  'mutation deleteWatchHistory': signedIn,
  'mutation likeActor': signedIn,
  'mutation likeScene': signedIn,
  'mutation likeStudio': signedIn,
  'mutation rateActor': signedIn,
  'mutation rateScene': signedIn,
  'mutation rateStudio': signedIn,
  'mutation recordWatch': signedIn,
  'mutation setMarkerLabelTags': signedIn,
  'mutation setMarkerTags': signedIn,
  'mutation updateMarker': signedIn,
  'mutation updateSavedSearch': signedIn,
  'subscription jobChanged': staff,
  'subscription queueChanged': staff,
  'subscription scanChanged': admins,
  'subscription sceneChanged': signedIn,
  'subscription uploadChanged': uploaders,
  'query actor': signedIn,
  'query actors': signedIn,
  'query stats': signedIn,
  'query studio': signedIn,
  'query studios': signedIn,
  'query tag': signedIn,
  'query tags': signedIn,
  'mutation createActor': staff,
  'mutation createStudio': staff,
  'mutation createTag': staff,
  'mutation deleteActor': staff,
  'mutation deleteScenes': staff,
  'mutation deleteStudio': staff,
  'mutation deleteTag': staff,
  'mutation emptyTrash': staff,
  'mutation mergeActors': staff,
  'mutation mergeStudios': staff,
  'mutation mergeTags': staff,
  'mutation restoreActor': staff,
  'mutation restoreScenes': staff,
  'mutation restoreStudio': staff,
  'mutation setSceneThumbnail': staff,
  'mutation trashScenes': staff,
  'mutation undo': signedIn,
  'mutation updateActor': staff,
  'mutation updateScene': staff,
  'mutation updateScenes': staff,
  'mutation updateStudio': staff,
  'mutation updateTag': staff,
  'query sharedScene': everybody,
  'query shareLinks': signedIn,
  'mutation createShareLink': signedIn,
  'mutation deleteShareLink': signedIn,
  'mutation openShare': everybody,
};

let server: TestServer;
let knocks = 0;
let links: Record<'public link' | 'login link', string>;
let schema: GraphQLSchema;
let jobId: string;
let sceneId: string;
let storagePathId: number;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { trustProxy: true } });
  schema = await createSchema();
  // what runs shows at once to whoever may subscribe to it
  await rows(server.app.orm.em.fork())
    .deleteFrom('scenes')
    .where('id', '=', await addScene(server.app))
    .execute(); // the tests write to 1
  storagePathId = await storagePathOf(server.app, server.library);
  const errorMessage = `${server.library}/secret.mp4 cannot be read`;
  sceneId = await addScene(server.app, { storagePathId, storedPath: `${server.library}/secret.mp4` });
  jobId = await addJob(server.app, sceneId, Phase.METADATA, JobStatus.RUNNING, { errorMessage });
  const { client } = await server.user('user');
  const share = async (type: 'PUBLIC' | 'AUTH_REQUIRED') =>
    (await client.createShareLink({ sceneId, type, expiry: 'NEVER' })).createShareLink.token;
  links = { 'public link': await share('PUBLIC'), 'login link': await share('AUTH_REQUIRED') };
  await rows(server.app.orm.em.fork()).insertInto('scan_history').values({ status: ScanStatus.RUNNING }).execute();
});

afterAll(async () => server[Symbol.asyncDispose]());

/** What this caller shows; a new login or key each time, as some doors end the one that they are shown. */
async function tokenOf(caller: Name): Promise<string | undefined> {
  if (caller === 'anonymous') return undefined;
  if (caller === 'public link' || caller === 'login link') return links[caller];
  if (caller !== 'key') {
    const { id, token } = await server.user(caller);
    await addUpload(server.app, id, storagePathId);
    return token;
  }
  const { client } = await server.user('admin');
  return (await client.createApiKey({ name: 'one permission', permissions: ['scenes:view'] })).createApiKey.key;
}

test('every root field stands in the table', () => {
  const fields = rootFields().map(({ door }) => door);
  expect(fields.toSorted()).toEqual(Object.keys(doors).toSorted());
});

describe.each(callers)('as %s', (caller) => {
  const shut = Object.keys(doors).filter((door) => !doors[door]?.includes(caller));
  const open = Object.keys(doors).filter((door) => doors[door]?.includes(caller));

  if (shut.length > 0)
    test.each(shut)('%s is shut', async (door) => {
      const token = await tokenOf(caller);
      const { operation, document } = documentOf(door);
      const expected = signedIn.includes(caller) ? 'FORBIDDEN' : 'UNAUTHENTICATED';

      const overSocket = await askSocket(server.url, document, { token });
      // A socket is not opened with a login that is none.
      if (caller.endsWith('link')) expect(overSocket).toEqual({ closed: 4403 });
      else expect(overSocket.errors?.map(({ extensions }) => extensions?.code)).toEqual([expected]);
      if (operation === 'subscription') return;
      const { data, errors } = await ask(server.url, document, { token });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([expected]);
      expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
    });

  test.each(open)('%s is open', async (door) => {
    const token = await tokenOf(caller);

    const answer = await knock(door, token);

    const codes = answer.errors?.map(({ extensions }) => extensions?.code) ?? [];
    expect(codes).not.toContain('FORBIDDEN');
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    if (door !== 'mutation login') expect(codes).not.toContain('UNAUTHENTICATED');
    else expect(answer.errors?.[0]?.message).toBe('The user name or the password is wrong.');
  });
});

describe('what is secret within what is not', () => {
  const asked = async (token: string | undefined) => {
    const document = `{
      scene(id: ${sceneId}) { storedPath processingError storagePath { path } activeJobs { errorMessage } }
      job(id: "${jobId}") { errorMessage }
    }`;
    return (await ask(server.url, document, { token })).data;
  };
  const withoutPath = 'secret.mp4 cannot be read';

  test('is there for admins, who manage storage', async () => {
    const path = server.library;

    expect(await asked(await tokenOf('admin'))).toEqual({
      scene: {
        storedPath: `${path}/secret.mp4`,
        processingError: null,
        storagePath: { path },
        activeJobs: [{ errorMessage: `${path}/secret.mp4 cannot be read` }],
      },
      job: { errorMessage: `${path}/secret.mp4 cannot be read` },
    });
  });

  test.each<[Name, { errorMessage: string } | null]>([
    ['moderator', { errorMessage: withoutPath }],
    ['user', null],
    ['key', null],
  ])('is null, or without its path, for %s', async (caller, job) => {
    const data = await asked(await tokenOf(caller));

    expect(data).toMatchObject({
      scene: { storedPath: null, processingError: null, storagePath: { path: null } },
      job,
    });
    expect(JSON.stringify(data)).not.toContain(server.library);
  });

  test('is nothing for the anonymous', async () => {
    expect(await asked(undefined)).toEqual({ scene: null, job: null });
  });
});

test('the refusal names the permission, and who lacks it', async () => {
  const message = async (caller: Name) =>
    (await ask(server.url, '{ scans { totalCount } }', { token: await tokenOf(caller) })).errors?.[0]?.message;

  expect(await message('user')).toBe(
    'Query.scans needs the permission storage:manage, which the role user does not have.',
  );
  expect(await message('key')).toBe(
    'Query.scans needs the permission storage:manage, which this API key does not have.',
  );
});

test('one field that is refused leaves the others of the answer whole', async () => {
  const { data, errors } = await ask(server.url, '{ scans { totalCount } scenes { totalCount } }', {
    token: (await server.user('user')).token,
  });

  expect(errors?.map(({ path }) => path)).toEqual([['scans']]);
  expect(data).toEqual({ scans: null, scenes: { totalCount: 1 } });
});

async function knock(door: string, token: string | undefined): Promise<Pick<Answer, 'errors'>> {
  const { operation, document } = documentOf(door);
  knocks = (knocks + 1) % 256;
  // From an address of its own, as too many that sign in from one are refused.
  const headers = { 'x-forwarded-for': `10.0.${knocks}.1` };
  if (operation !== 'subscription') return ask(server.url, document, { token, headers });
  const listening = new AbortController();
  const answer = askSocket(server.url, document, { token }).finally(() => listening.abort());
  while (!listening.signal.aborted) {
    await publishScenes(server.app.orm.em.fork(), ChangeKind.UPDATED, ['1']);
    await delay(50, undefined, { signal: listening.signal }).catch(() => {});
  }
  return answer;
}

function rootFields() {
  return Object.values(OperationTypeNode)
    .flatMap((operation) =>
      Object.values(schema.getRootType(operation)?.getFields() ?? {}).map((field) => ({
        door: `${operation} ${field.name}`,
        field,
      })),
    )
    .sort((a, b) => a.door.localeCompare(b.door));
}

/** The shortest document that asks for the field: its required arguments, and one leaf of what it returns. */
function documentOf(door: string): { operation: string; document: string } {
  const [operation = ''] = door.split(' ');
  const field = rootFields().find((root) => root.door === door)?.field ?? expect.fail(`${door} is not in the schema`);
  return { operation, document: `${operation} { ${field.name}${argumentsOf(field)} ${selectionOf(field.type)} }` };
}

function argumentsOf({ args }: GraphQLField<unknown, unknown>): string {
  const required = args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  return required.length === 0 ? '' : `(${required.map(({ name, type }) => `${name}: ${literalOf(type)}`).join(', ')})`;
}

function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return `[${literalOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{${required.map((field) => `${field.name}: ${literalOf(field.type)}`).join(', ')}}`;
  }
  const values: Record<string, string> = {
    Boolean: 'true',
    DateTime: '"2026-01-01T00:00:00Z"',
    LocalDate: '"2026-01-01"',
  };
  return values[type.name] ?? (type.name === 'ID' || type.name === 'String' ? '"0"' : '1');
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isUnionType(named)) return '{ __typename }';
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields());
  const field = fields.find(({ type }) => isLeafType(getNamedType(type))) ?? fields[0];
  return field ? `{ ${field.name} ${selectionOf(field.type)} }` : '';
}
