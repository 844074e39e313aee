/** Lists read the columns that their fields say they need: each field alone is what it is beside all others. */
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
});

afterAll(async () => server[Symbol.asyncDispose]());

const schema = await createSchema();

interface Shown {
  [field: string]: unknown;
  studio?: Shown | null;
  actors?: Shown[];
  tags?: Shown[];
}

describe.each<[string, (fields: string) => string, (scene: Shown) => Shown[]]>([
  ['Scene', (fields) => fields, (scene) => [scene]],
  ['Studio', (fields) => `studio { ${fields} }`, ({ studio }) => (studio ? [studio] : [])],
  ['Actor', (fields) => `actors { ${fields} }`, ({ actors }) => actors ?? []],
  ['Tag', (fields) => `tags { ${fields} }`, ({ tags }) => tags ?? []],
])('of each %s in a list', (type, below, rowsOf) => {
  const fields = Object.values((schema.getType(type) as GraphQLObjectType).getFields());
  let together: Shown[];

  beforeAll(async () => {
    together = (await scenes(below(fields.map(selected).join(' ')))).flatMap(rowsOf);
  });

  test.each(fields.map((field) => [field.name, selected(field)]))(
    '%s is alone what it is beside all others',
    async (name, one) => {
      const alone = (await scenes(below(one))).flatMap(rowsOf);

      expect(alone.length).toBeGreaterThan(10);
      expect(alone).toEqual(together.map((row) => ({ [name]: row[name] })));
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
  const { data, errors } = await ask(
    server.url,
    `{ scenes(first: 40, filter: { state: [ACTIVE, TRASHED, MISSING] }) { edges { node { ${fields} } } } }`,
    viewer,
  );
  expect(errors ?? []).toEqual([]);
  const { scenes } = data as { scenes: { edges: { node: Shown }[] } };
  // Signed URLs differ by the second in which they end.
  return JSON.parse(JSON.stringify(scenes.edges.map(({ node }) => node)).replaceAll(/\?[^"]*(?=")/g, ''));
}
