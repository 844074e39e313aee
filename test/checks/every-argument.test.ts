/** Every ID, String and list that a root field takes, however deep in its arguments, filled with what nobody expects. */
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  OperationTypeNode,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { addActor, addScene, addStudio, addTag } from '../support/factories.ts';
import { type Answer, ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const values: [name: string, value: string][] = [
  ['the empty string', ''],
  ['x', 'x'],
  ['a number beyond SERIAL', '99999999999'],
  ['a number beyond BIGSERIAL', '9223372036854775808'],
  ['0', '0'],
  ['-1', '-1'],
  ['1e3', '1e3'],
  ['leading zeros', '0001'],
  ['full-width digits', '０１'],
  ['200 letters', 'x'.repeat(200)],
  ['a lone surrogate', '\ud800'],
  ['a zero byte', '\0'],
  ['spaces', '   '],
];

/** What an argument, or a field within one, is filled with. */
type Fill = (type: GraphQLInputType) => unknown;

interface Place {
  /** Such as `updateScene(input.tagIds)`. */
  path: string;
  /** The field of an input that it is, such as `SceneFilter.title.contains`, which many root fields take; undefined for an argument of the root field itself. */
  inputField?: string | undefined;
  kind: 'ID' | 'String' | 'list';
  /** The variables of the field, with a value at this place and the least that is required elsewhere. */
  variables: (value: string) => Record<string, unknown>;
}

/** Where a field of an input was tried with all values under another root field of the operation, it is tried with so many of them, in turn. */
const valuesAgain = 4;

/** A list is only tried empty. `times`: how often its field of an input was tried before. */
function valuesFor({ kind }: Place, times: number): typeof values {
  if (kind === 'list') return [['nothing', '']];
  if (times === 0) return values;
  const first = ((times - 1) * valuesAgain) % values.length;
  return [...values, ...values].slice(first, first + valuesAgain);
}

const schema: GraphQLSchema = await createSchema();

let server: TestServer;
let admin: TestUser;
/** One of each, so that a change gets as far as the value that is tried. */
let existing: Record<'Actor' | 'Studio', string>;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  expect([await addScene(server.app), await addTag(server.app)]).toEqual(['1', '1']);
  existing = { Actor: (await addActor(server.app)).id, Studio: (await addStudio(server.app)).id };
});

afterAll(async () => server[Symbol.asyncDispose]());

/** The codes of what is the server's fault, or the test's own. */
const wrong: unknown[] = ['INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'GRAPHQL_VALIDATION_FAILED'];

/** These end the login that they are sent with. */
const endsLogin = ['logout', 'logoutEverywhere'];

describe.each(Object.values(OperationTypeNode))('%s', (operation) => {
  const fields = Object.values(schema.getRootType(operation)?.getFields() ?? {});
  const timesTried = new Map<string, number>();
  const cases = fields
    .filter(({ name }) => !endsLogin.includes(name))
    .flatMap((field) =>
      placesOf(field).map((place) => {
        const key = `${place.kind} ${place.inputField ?? place.path}`;
        const times = timesTried.get(key) ?? 0;
        timesTried.set(key, times + 1);
        return [place.path, field, place, valuesFor(place, times)] as const;
      }),
    );

  beforeAll(async () => {
    admin = await server.user('admin');
  });

  test.each(cases)('%s', async (_path, field, place, tried) => {
    const answers = await Promise.all(
      tried.map(async ([name, value]) => ({
        name,
        codes: await codesOf(operation, field, ofExisting(field.name, place.variables(value))),
      })),
    );

    expect(answers.filter(({ codes }) => codes.some((code) => wrong.includes(code)))).toEqual([]);
  });
});

test('all kinds of places are reached', () => {
  const paths = Object.values(OperationTypeNode).flatMap((operation) =>
    Object.values(schema.getRootType(operation)?.getFields() ?? {}).flatMap((field) =>
      placesOf(field).map(({ path, kind }) => `${kind} ${path}`),
    ),
  );

  for (const path of [
    'ID scene(id)',
    'ID scenes(filter.tags.any.0)',
    'String scenes(filter.and.0.title.contains)',
    'ID updateScene(input.tagIds.0)',
    'ID updateScenes(input.actors.ids.0)',
    'String updateSettings(input.homepage.sections.0.title)',
    'ID jobChanged(sceneId)',
    'String createRole(permissions.0)',
    'list deleteFinishedJobs(status)',
    'list scenes(filter.tags.any)',
  ])
    expect(paths).toContain(path);
});

describe('a malformed id is the id of nothing', () => {
  const ids = ['', 'x', '0', '-1', '1e3', '0001', '０１', '99999999999999999999', '\0', '\ud800'];
  const byId = ['actor', 'job', 'scene', 'studio', 'tag', 'user'];

  test.each(byId)('the query %s gives null', async (name) => {
    const document = `query ($id: ID!) { ${name}(id: $id) { id } }`;
    for (const id of ids) {
      const { data, errors } = await ask(server.url, document, { token: admin.token, variables: { id } });
      expect({ data, errors }, id).toEqual({ data: { [name]: null }, errors: undefined });
    }
  });

  test.each([
    ...['deleteActor(id: $id)', 'deleteMarker(id: $id)', 'deleteRole(id: $id)', 'deleteSavedSearch(id: $id)'],
    ...['deleteStudio(id: $id)', 'deleteTag(id: $id)', 'deleteUser(id: $id)', 'deleteApiKey(id: $id)'],
    ...['revokeSession(id: $id)', 'likeScene(id: $id, liked: true) { liked }'],
    ...['likeActor(id: $id, liked: true) { liked }', 'likeStudio(id: $id, liked: true) { liked }'],
    ...['setJobPriority(id: $id, priority: 1) { id }', 'setSceneThumbnail(id: $id) { id }'],
    ...['updateScene(id: $id, input: {}) { id }', 'mergeTags(targetId: $id, sourceIds: ["1"]) { id }'],
  ])('the mutation %s gives NOT_FOUND', async (field) => {
    for (const id of ids) {
      const asked = { token: admin.token, variables: { id } };
      const { errors } = await ask(server.url, `mutation ($id: ID!) { ${field} }`, asked);
      expect(
        errors?.map(({ extensions }) => extensions?.code),
        id,
      ).toEqual(['NOT_FOUND']);
    }
  });

  test('what an input refers to is BAD_USER_INPUT with the field', async () => {
    const document = 'mutation ($ids: [ID!]!) { updateScenes(ids: $ids, input: {}) { count } }';
    for (const id of ids) {
      const { errors } = await ask(server.url, document, { token: admin.token, variables: { ids: [id] } });
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', field: 'ids' }]);
    }
  });
});

test.each(['\0', '\ud800', 'half \udc00 a character'])(
  'text that cannot be stored names its field: %j',
  async (text) => {
    const document =
      'mutation ($text: String!) { updateTrigger(phase: SPRITES, triggerType: SCHEDULED, cronExpression: $text) { phase } }';
    const nested = 'query ($filter: SceneFilter) { tags { nodes { id } } scenes(filter: $filter) { totalCount } }';
    const asked = { token: admin.token };

    const flat = await ask(server.url, document, { ...asked, variables: { text } });
    const deep = await ask(server.url, nested, { ...asked, variables: { filter: { not: { title: { eq: text } } } } });

    expect(flat.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'cronExpression' } }]);
    expect(deep.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'filter.not.title.eq' } }]);
  },
);

/** With the ids of an actor and a studio, which are UUIDs, in place of the '1' that is an id of everything else. */
function ofExisting(field: string, variables: Record<string, unknown>): Record<string, unknown> {
  const id = Object.entries(existing).find(([kind]) => field.includes(kind))?.[1];
  if (id === undefined) return variables;
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value === '1' ? id : value]));
}

async function codesOf(
  operation: OperationTypeNode,
  field: GraphQLField<unknown, unknown>,
  variables: Record<string, unknown>,
) {
  const declared = field.args.filter(({ name }) => name in variables);
  const document = `${operation} (${declared.map(({ name, type }) => `$${name}: ${type}`).join(', ')}) {
    ${field.name}(${declared.map(({ name }) => `${name}: $${name}`).join(', ')}) ${selectionOf(field)} }`;
  const asked = { token: admin.token, variables };
  const { errors } =
    operation === OperationTypeNode.SUBSCRIPTION
      ? await firstOf(document, asked)
      : await ask(server.url, document, asked);
  return errors?.map(({ extensions }) => extensions?.code) ?? [];
}

/** A subscription that is accepted may have nothing to say. */
async function firstOf(document: string, asked: Parameters<typeof askSocket>[2]): Promise<Pick<Answer, 'errors'>> {
  const quiet = new Promise<Pick<Answer, 'errors'>>((resolve) => setTimeout(() => resolve({}), 1000));
  return Promise.race([askSocket(server.url, document, asked), quiet]);
}

/** Each place within the arguments of a field that takes an ID or text. Within input objects of one type once per argument. */
function placesOf(field: GraphQLField<unknown, unknown>): Place[] {
  return field.args.flatMap(({ name, type }) => {
    const others = Object.fromEntries(
      field.args
        .filter((other) => other.name !== name && isNonNullType(other.type) && other.defaultValue === undefined)
        .map((other) => [other.name, least(other.type)]),
    );
    return placesIn(type, name, new Set()).map(({ path, inputField, kind, filled }) => ({
      path: `${field.name}(${path})`,
      inputField,
      kind,
      variables: (value) => ({ ...others, [name]: filled(value) }),
    }));
  });
}

interface Filled extends Pick<Place, 'path' | 'inputField' | 'kind'> {
  filled: (value: string) => unknown;
}

function placesIn(type: GraphQLInputType, path: string, above: Set<GraphQLInputType>): Filled[] {
  if (isNonNullType(type)) return placesIn(type.ofType, path, above);
  if (isListType(type)) {
    const inside = placesIn(type.ofType, `${path}.0`, above);
    return [
      { path, kind: 'list', filled: () => [] },
      ...inside.map(({ filled, ...place }) => ({ ...place, filled: (value: string) => [filled(value)] })),
    ];
  }
  if (type === GraphQLString) return [{ path, kind: 'String', filled: (value) => value }];
  if (type.toString() === 'ID') return [{ path, kind: 'ID', filled: (value) => value }];
  const seen = [...above].filter((known) => known === type).length;
  if (!isInputObjectType(type) || seen > 0) return [];
  const required = least(type) as Record<string, unknown>;
  return Object.values(type.getFields()).flatMap((inner) => {
    const isRecursive = getNamedType(inner.type) === type;
    const places = isRecursive
      ? placesInOnce(inner.type, `${path}.${inner.name}`, new Set([...above, type]))
      : placesIn(inner.type, `${path}.${inner.name}`, new Set([...above, type]));
    return places.map(({ filled, ...place }) => ({
      ...place,
      inputField: `${type.name}${place.path.slice(path.length)}`,
      filled: (value: string) => ({ ...required, [inner.name]: filled(value) }),
    }));
  });
}

/** `and`, `or` and `not` once, with the text of the first criterion in them. */
function placesInOnce(type: GraphQLInputType, path: string, above: Set<GraphQLInputType>): Filled[] {
  const inner = new Set(above);
  inner.delete(getNamedType(type) as GraphQLInputType);
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  const [criterion] = Object.values(named.getFields()).filter(
    (field) => getNamedType(field.type) !== named && getNamedType(field.type).toString() === 'StringFilter',
  );
  if (!criterion) return [];
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  const at = isList ? `${path}.0` : path;
  return placesIn(criterion.type, `${at}.${criterion.name}`, inner).map(({ filled, ...place }) => ({
    ...place,
    filled: (value) => (isList ? [{ [criterion.name]: filled(value) }] : { [criterion.name]: filled(value) }),
  }));
}

/** The least that fits a type. */
const least: Fill = (type) => {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return [];
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return Object.fromEntries(required.map((field) => [field.name, least(field.type)]));
  }
  if ('getValues' in type) return type.getValues()[0]?.name;
  const plain: Record<string, unknown> = {
    Boolean: true,
    DateTime: '2026-01-01T00:00:00Z',
    LocalDate: '2026-01-01',
    ID: '1',
    String: 'text',
  };
  return plain[type.name] ?? 1;
};

function selectionOf({ type }: GraphQLField<unknown, unknown>): string {
  return isCompositeType(getNamedType(type)) ? '{ __typename }' : '';
}
