/** Lists read the columns that their fields say they need: each field alone is what it is where the whole row is read. */
import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { makeLibrary } from '../support/library.ts';
import { ask } from '../support/request.ts';
import { selected, selection } from '../support/selection.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let viewer: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { maxCost: 100_000_000 } });
  viewer = await server.user('admin');
  await makeLibrary(server.app, { viewer, other: await server.user('user'), sceneCount: 40 });
  await server.app.orm.em.execute(`update scenes set cover_image_path = 'cover.webp', thumbnail_path = 'a_sm.webp',
    thumbnail_width = 320, thumbnail_height = 180, thumbnail_large_width = 640, thumbnail_large_height = 360,
    sprite_sheet_path = 'sprites', vtt_path = 'v.vtt', sprite_sheet_count = 2, sprite_tile_width = 10,
    sprite_tile_height = 5, sprite_interval_seconds = 1.5, processing_error = 'it broke'`);
  await server.app.orm.em.execute(`update actors set image_url = 'actors/' || uuid || '/a.webp'`);
  await server.app.orm.em.execute(
    `update studios set logo = 'studios/' || uuid || '/l.webp', parent_id = (select min(id) from studios)`,
  );
});

afterAll(async () => server[Symbol.asyncDispose]());

const schema = await createSchema();

interface Shown {
  [field: string]: unknown;
  studio?: Shown | null;
  actors?: Shown[];
  tags?: Shown[];
}

const inScenes = (below: (fields: string) => string, rowsOf: (scene: Shown) => Shown[]) => async (fields: string) =>
  (await scenes(below(fields))).flatMap(rowsOf);

test('a variable that leaves fields out leaves them out for who sends it, and nobody else', async () => {
  const query = `query ($short: Boolean!) { scenes(first: 1) { nodes { id duration @skip(if: $short) tags @skip(if: $short) { id } } } }`;
  const nodes = async (short: boolean) => {
    const { data } = await ask(server.url, query, { ...viewer, variables: { short } });
    return (data as { scenes: { nodes: Shown[] } }).scenes.nodes;
  };
  const [long] = await nodes(false);
  for (let times = 0; times < 2; times += 1) {
    expect(await nodes(true)).toEqual([{ id: long?.id }]);
    expect(await nodes(false)).toEqual([{ id: long?.id, duration: expect.any(Number), tags: expect.any(Array) }]);
  }
});

describe.each<[type: string, place: string, read: (fields: string) => Promise<Shown[]>]>([
  ['Scene', 'a list', scenes],
  [
    'Studio',
    'a list of scenes',
    inScenes(
      (fields) => `studio { ${fields} }`,
      ({ studio }) => (studio ? [studio] : []),
    ),
  ],
  [
    'Actor',
    'a list of scenes',
    inScenes(
      (fields) => `actors { ${fields} }`,
      ({ actors }) => actors ?? [],
    ),
  ],
  [
    'Tag',
    'a list of scenes',
    inScenes(
      (fields) => `tags { ${fields} }`,
      ({ tags }) => tags ?? [],
    ),
  ],
  ['Studio', 'a list', async (fields) => nodesOf('studios', fields)],
  ['Actor', 'a list', async (fields) => nodesOf('actors', fields)],
  ['Tag', 'a list', async (fields) => nodesOf('tags', fields)],
])('of each %s in %s', (type, _place, read) => {
  const fields = Object.values((schema.getType(type) as GraphQLObjectType).getFields());
  let whole: Shown[];

  beforeAll(async () => {
    const ids = (await read('id')).map(({ id }) => id as string);
    const things = [...new Set(ids)].map(
      async (id) => [id, await thing(type, id, fields.map(selected).join(' '))] as const,
    );
    const byId = new Map(await Promise.all(things));
    whole = ids.map((id) => byId.get(id) as Shown);
  });

  test.each(fields.map((field) => [field.name, selected(field)]))(
    '%s is alone what the thing itself, whose row is read as a whole, says it is',
    async (name, one) => {
      const alone = await read(one);

      expect(alone.length).toBeGreaterThan(2);
      expect(alone).toEqual(whole.map((row) => ({ [name]: row[name] })));
    },
  );
});

test('a list within a list has what its scenes belong to as the list itself has it', async () => {
  const relations = 'id studio { id } actors { id } tags { id }';
  const outer = await scenes(`${relations} studio { scenes(first: 100) { nodes { ${relations} } } }`);
  const inner = outer.flatMap(({ studio }) => (studio?.scenes as { nodes: Shown[] } | undefined)?.nodes ?? []);
  const bare = outer.map(({ studio, ...scene }) => ({ ...scene, studio: studio && { id: studio.id } }));

  expect(inner.length).toBeGreaterThan(10);
  for (const scene of inner) expect(bare).toContainEqual(scene);
});

test.each([
  ['studio', 'studios', 'Studio'],
  ['actors', 'actors', 'Actor'],
  ['tags', 'tags', 'Tag'],
] as const)('the %s of a scene are those of the list of all %s, to the letter', async (relation, list, type) => {
  const fields = selection(schema.getType(type) as GraphQLObjectType, 0);
  const { data } = await ask(server.url, `{ ${list}(first: 100) { nodes ${fields} } }`, viewer);
  const all = (data as Record<string, { nodes: Shown[] }>)[list]?.nodes;
  const shown = (await scenes(`${relation} ${fields}`)).flatMap((scene): Shown[] => [scene[relation] ?? []].flat());

  expect(shown.length).toBeGreaterThan(10);
  for (const row of shown) expect(row).toEqual(all?.find(({ id }) => id === row.id));
});

async function scenes(fields: string): Promise<Shown[]> {
  return nodesOf('scenes', fields, '(first: 40, filter: { state: [ACTIVE, TRASHED, MISSING] })');
}

async function nodesOf(list: string, fields: string, args = '(first: 100)'): Promise<Shown[]> {
  const data = await asked<Record<string, { edges: { node: Shown }[] }>>(
    `{ ${list}${args} { edges { node { ${fields} } } } }`,
  );
  return data[list]?.edges.map(({ node }) => node) ?? [];
}

async function thing(type: string, id: string, fields: string): Promise<Shown | undefined> {
  const name = type.toLowerCase();
  return (await asked<Record<string, Shown>>(`{ ${name}(id: "${id}") { ${fields} } }`))[name];
}

async function asked<Data>(document: string): Promise<Data> {
  const { data, errors } = await ask(server.url, document, viewer);
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data).replaceAll(/\?[^"]*(?=")/g, '')); // signed URLs differ by the second in which they end
}
