/** The schema as a whole: it is what is committed, it holds no secret, and it says who may enter where. */
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GraphQLObjectType, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';

/** The doors that stand open to everybody. */
const publicFields = ['Mutation.login', 'Mutation.openShare', 'Query.server', 'Query.sharedScene', 'Query.viewer'];

/** Of any signed-in user; all other doors name a permission. */
const signedInFields = [
  'Mutation.changePassword',
  'Mutation.changeUsername',
  'Mutation.createApiKey',
  'Mutation.deleteApiKey',
  'Mutation.deleteShareLink',
  'Mutation.logout',
  'Mutation.logoutEverywhere',
  'Mutation.refreshLogin',
  'Mutation.revokeSession',
  'Mutation.undo',
  'Mutation.updateSettings',
  'Query.shareLinks',
  'Query.undoableChanges',
];

let schema: GraphQLSchema;
let emitted: string;

beforeAll(async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'schema.graphql');
  schema = await createSchema({ emitTo: file });
  emitted = await readFile(file, 'utf8');
  await removeFolder(folder);
});

test('schema.graphql is what the code says; if not, run npm run schema', async () => {
  expect(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8')).toBe(emitted);
});

test('no type has a field for a secret; passwords only go in, and a new key comes out once', () => {
  const isSecret = (name: string) => /password|secret|hash|bcrypt|jti|grant|revoked|key|credential/i.test(name);
  const names = objectTypes().flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => [
      ...(isSecret(field.name) ? [`${type.name}.${field.name}`] : []),
      ...field.args.filter(({ name }) => isSecret(name)).map(({ name }) => `${type.name}.${field.name}(${name})`),
    ]),
  );

  expect(names.sort()).toEqual([
    'AuditEntry.apiKeyId', // an id, which opens nothing
    'Mutation.changePassword',
    'Mutation.changePassword(currentPassword)',
    'Mutation.changePassword(newPassword)',
    'Mutation.createApiKey',
    'Mutation.deleteApiKey',
    'Mutation.login(password)',
    'Mutation.resetUserPassword',
    'Mutation.resetUserPassword(newPassword)',
    'NewApiKey.apiKey',
    'NewApiKey.key',
    'Scene.fileHash',
    'Viewer.apiKeys',
  ]);
});

test('a token comes out at the login only, and that of a share link to its owner', () => {
  const names = objectTypes().flatMap((type) =>
    Object.keys(type.getFields())
      .filter((name) => /token|cookie/i.test(name))
      .map((name) => `${type.name}.${name}`),
  );

  expect(names.sort()).toEqual(['Login.token', 'ShareLink.token']);
});

describe('every root field', () => {
  test('has a description for a stranger', () => {
    for (const { name, description } of rootFields()) expect(description, name).toMatch(/^[A-Z].{10,}\.$/s);
  });

  test('says in its description which permission it needs; those that need none are written out here', () => {
    const withoutNeeds = rootFields()
      .filter(({ description }) => !/Needs [a-z]+:[a-z]+\.$/.test(description))
      .map(({ name }) => name);

    expect(withoutNeeds.sort()).toEqual([...publicFields, ...signedInFields].sort());
  });

  test('of Query is nullable where it needs more than to see scenes, so that one FORBIDDEN does not empty the answer', () => {
    const strict = rootFields()
      .filter(({ name, nonNull }) => name.startsWith('Query.') && nonNull)
      .map(({ name, description }) => [name, /Needs (\S+)\.$/.exec(description)?.[1]]);

    expect(Object.fromEntries(strict)).toEqual({
      'Query.actors': 'scenes:view',
      'Query.homepage': 'scenes:view',
      'Query.markerLabels': 'scenes:view',
      'Query.markers': 'scenes:view',
      'Query.savedSearches': 'scenes:view',
      'Query.scenes': 'scenes:view',
      'Query.searchSuggestions': 'scenes:view',
      'Query.server': undefined,
      'Query.studios': 'scenes:view',
      'Query.tags': 'scenes:view',
      'Query.undoableChanges': undefined,
      'Query.watchActivity': 'scenes:view',
      'Query.watchHistory': 'scenes:view',
    });
  });
});

function rootFields() {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots
    .filter((root) => root != null)
    .flatMap((root) =>
      Object.values(root.getFields()).map(({ name, description, type }) => ({
        name: `${root.name}.${name}`,
        description: description ?? '',
        nonNull: isNonNullType(type),
      })),
    );
}

function objectTypes(): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  ) as never;
}
