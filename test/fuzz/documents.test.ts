/** Random documents with random arguments, as everybody from a stranger to an admin: each is answered, and refused only for a reason. */
import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { wrongSceneCounts } from '../../src/scenes/kept-counts.ts';
import { addActor, addScene, addTag } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { fuzzFor } from './seed.ts';

const schema = await createSchema();
const roles = ['admin', 'moderator', 'user'] as const;

let server: TestServer;
/** A stranger has none. */
let tokens: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  for (let n = 0; n < 5; n += 1) await Promise.all([addScene(server.app), addTag(server.app), addActor(server.app)]);
  tokens = {};
  for (const role of roles) tokens[role] = (await server.user(role)).token;
});
afterAll(async () => server[Symbol.asyncDispose]());

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', 'x', '\0', '\ud800', '1', '%', "'", '2026-01-01T00:00:00Z', 'x'.repeat(5000), '/', '../..'),
);
const number = fc.oneof(fc.integer(), fc.constantFrom(0, 1, 5, -1, 2 ** 31 - 1, 2 ** 53));
const id = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }).map(String) },
  { weight: 1, arbitrary: anyText },
);

/** A value as it is written in a document. */
function literalOf(type: GraphQLInputType, depth: number): fc.Arbitrary<string> {
  if (isNonNullType(type)) return literalOf(type.ofType, depth);
  if (isListType(type))
    return fc.array(literalOf(type.ofType, depth), { maxLength: 3 }).map((all) => `[${all.join(' ')}]`);
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) return argumentsOf(Object.values(type.getFields()), depth - 1).map((all) => `{${all}}`);
  if (type.name === 'Boolean') return fc.boolean().map(String);
  if (type.name === 'Int' || type.name === 'Float') return number.map(String);
  return (type.name === 'ID' ? id : anyText).map((value) => JSON.stringify(value));
}

interface Argument {
  name: string;
  type: GraphQLInputType;
}

/** What must be there, and of the rest now and then something. */
function argumentsOf(all: readonly Argument[], depth: number): fc.Arbitrary<string> {
  const needed = all.filter(({ type }) => isNonNullType(type));
  const others = all.filter(({ type }) => !isNonNullType(type));
  return fc
    .subarray(depth > 0 ? others : [], { maxLength: depth > 0 ? Math.min(3, others.length) : 0 })
    .chain((chosen) => {
      const written = [...needed, ...chosen].map(({ name, type }) =>
        literalOf(type, depth).map((value) => `${name}: ${value}`),
      );
      return fc.tuple(...written).map((parts) => parts.join(' '));
    });
}

function fieldOf({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
  return fc
    .tuple(argumentsOf(args, 3), selectionOf(type, depth))
    .map(([given, selection]) => `${name}${given && `(${given})`}${selection}`);
}

function selectionOf(output: GraphQLOutputType, depth: number): fc.Arbitrary<string> {
  const type = getNamedType(output);
  if (isLeafType(type)) return fc.constant('');
  if (isAbstractType(type)) return fc.constant(' { __typename }');
  const fields = Object.values((type as GraphQLObjectType).getFields());
  const possible = depth > 0 ? fields : fields.filter((field) => isLeafType(getNamedType(field.type)));
  return fc
    .subarray(possible, { maxLength: Math.min(4, possible.length) })
    .chain((chosen) => fc.tuple(...chosen.map((field) => fieldOf(field, depth - 1))))
    .map((chosen) => ` { __typename ${chosen.map((field, index) => `f${index}: ${field}`).join(' ')} }`);
}

const roots = (['Query', 'Mutation'] as const).flatMap((kind) =>
  Object.values((schema.getType(kind) as GraphQLObjectType).getFields()).map((field) => ({ kind, field })),
);
const document = fc
  .constantFrom(...roots)
  .chain(({ kind, field }) => fieldOf(field, 3).map((written) => `${kind.toLowerCase()} { ${written} }`));

test('whatever is asked, nothing fails inside', async () => {
  const codes = new Map<string, number>();
  const answered = fc.asyncProperty(fc.constantFrom(...roles, 'stranger'), document, async (role, asked) => {
    const { errors = [] } = await ask(server.url, asked, { token: tokens[role] });
    for (const { extensions } of errors)
      codes.set(String(extensions?.code), (codes.get(String(extensions?.code)) ?? 0) + 1);
    expect(errors.filter(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
  });
  await fc.assert(answered, fuzzFor(8));
  expect([...codes.keys()]).toEqual(expect.arrayContaining(['BAD_USER_INPUT', 'UNAUTHENTICATED']));
  expect(await wrongSceneCounts(server.app.orm.em.fork())).toBe(0);
});
