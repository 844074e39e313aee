/** Who may not enter: every root field of the schema, as nobody and as each role. */
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
  OperationTypeNode,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { ChangeKind } from '../../src/events/change-kind.enums.ts';
import { publishScenes } from '../../src/events/publish.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { ScanStatus } from '../../src/storage/scan.enums.ts';
import { addJob, addScene } from '../support/factories.ts';
import { type Answer, ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const everybody = ['login', 'server', 'viewer'];

const users = ['user', 'moderator', 'admin'] as const;
type Role = (typeof users)[number];

/** Who may enter, written out by hand. */
const doors: Record<string, readonly Role[]> = {
  'query actor': users,
  'query actors': users,
  'query checkStoragePath': ['admin'],
  'query currentScan': ['admin'],
  'query job': ['moderator', 'admin'],
  'query jobs': ['moderator', 'admin'],
  'query queue': ['moderator', 'admin'],
  'query scans': ['admin'],
  'query scene': users,
  'query scenes': users,
  'query server': users,
  'query stats': users,
  'query storagePaths': ['admin'],
  'query studio': users,
  'query studios': users,
  'query tag': users,
  'query tags': users,
  'query viewer': users,
  'mutation createStoragePath': ['admin'],
  'mutation login': users,
  'mutation createActor': ['moderator', 'admin'],
  'mutation createStudio': ['moderator', 'admin'],
  'mutation createTag': ['moderator', 'admin'],
  'mutation deleteActor': ['moderator', 'admin'],
  'mutation deleteScenes': ['moderator', 'admin'],
  'mutation deleteStudio': ['moderator', 'admin'],
  'mutation deleteTag': ['moderator', 'admin'],
  'mutation emptyTrash': ['moderator', 'admin'],
  'mutation mergeActors': ['moderator', 'admin'],
  'mutation mergeStudios': ['moderator', 'admin'],
  'mutation mergeTags': ['moderator', 'admin'],
  'mutation restoreActor': ['moderator', 'admin'],
  'mutation restoreScenes': ['moderator', 'admin'],
  'mutation restoreStudio': ['moderator', 'admin'],
  'mutation setSceneThumbnail': ['moderator', 'admin'],
  'mutation trashScenes': ['moderator', 'admin'],
  'mutation updateActor': ['moderator', 'admin'],
  'mutation updateScene': ['moderator', 'admin'],
  'mutation updateScenes': ['moderator', 'admin'],
  'mutation updateStudio': ['moderator', 'admin'],
  'mutation updateTag': ['moderator', 'admin'],
  'mutation processScenes': ['moderator', 'admin'],
  'mutation startScan': ['admin'],
  'subscription jobChanged': ['moderator', 'admin'],
  'subscription queueChanged': ['moderator', 'admin'],
  'subscription scanChanged': ['admin'],
  'subscription sceneChanged': users,
  'mutation logout': users, // last: it ends the login
};

let server: TestServer;
let schema: GraphQLSchema;
const signedIn = {} as Record<Role, TestUser>;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  schema = await createSchema();
  for (const role of users) signedIn[role] = await server.user(role);
  // what runs shows at once to whoever may subscribe to it
  await rows(server.app.orm.em.fork())
    .deleteFrom('scenes')
    .where('id', '=', await addScene(server.app))
    .execute(); // the tests write to 1
  const scene = await addScene(server.app);
  await addJob(server.app, scene, Phase.METADATA, JobStatus.RUNNING);
  await rows(server.app.orm.em.fork()).insertInto('scan_history').values({ status: ScanStatus.RUNNING }).execute();
});

afterAll(async () => server[Symbol.asyncDispose]());

test('every root field stands in the table', () => {
  expect(rootFields().map(({ door }) => door)).toEqual(Object.keys(doors).sort());
});

describe('the anonymous', () => {
  test.each(Object.keys(doors).filter((door) => !everybody.includes(door.split(' ')[1] ?? '')))(
    'is refused by %s',
    async (door) => {
      const { operation, document } = documentOf(door);
      const overSocket = await askSocket(server.url, document);

      expect(overSocket.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      if (operation === 'subscription') return;
      const answer = await ask(server.url, document);
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
      expect(Object.values(answer.data ?? {}).filter((value) => value !== null)).toEqual([]);
    },
  );

  test('is nobody to viewer, and may read what anybody may know', async () => {
    const { data, errors } = await ask(server.url, '{ viewer { user { id } } server { version maxPageSize } }');

    expect(errors).toBeUndefined();
    expect(data).toEqual({ viewer: null, server: { version: expect.stringMatching(/^\d/), maxPageSize: 100 } });
  });

  test('may come to the login, which refuses what it does not know', async () => {
    const { errors } = await ask(server.url, documentOf('mutation login').document);

    expect(errors?.[0]?.message).toBe('The user name or the password is wrong.');
  });
});

describe.each(users)('a %s', (role) => {
  const refused = Object.keys(doors).filter((door) => !doors[door]?.includes(role));
  const admitted = Object.keys(doors).filter((door) => doors[door]?.includes(role) && !door.endsWith(' login'));

  if (refused.length > 0)
    test.each(refused)('is refused by %s', async (door) => {
      const answer = await knock(door, role);

      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
      expect(answer.errors?.[0]?.message).toMatch(
        /needs the permission [a-z]+:[a-z]+, which the role \w+ does not have/,
      );
    });

  test.each(admitted)('is let in by %s', async (door) => {
    const codes = (await knock(door, role)).errors?.map(({ extensions }) => extensions?.code) ?? [];

    expect(codes).not.toContain('FORBIDDEN');
    expect(codes).not.toContain('UNAUTHENTICATED');
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  });
});

test('one field that is refused leaves the others of the answer whole', async () => {
  const { data, errors } = await ask(server.url, '{ scans { totalCount } scenes { totalCount } }', {
    token: (await server.user('user')).token,
  });

  expect(errors?.map(({ path }) => path)).toEqual([['scans']]);
  expect(data).toEqual({ scans: null, scenes: { totalCount: 1 } });
});

async function knock(door: string, role: Role): Promise<Pick<Answer, 'errors'>> {
  const { token } = signedIn[role];
  const { operation, document } = documentOf(door);
  if (operation !== 'subscription') return ask(server.url, document, { token });
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
  return values[type.name] ?? (type.name === 'ID' || type.name === 'String' ? '"1"' : '1');
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields());
  const field = fields.find(({ type }) => isLeafType(getNamedType(type))) ?? fields[0];
  return field ? `{ ${field.name} ${selectionOf(field.type)} }` : '';
}
