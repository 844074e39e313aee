/** A page of scenes with everything on it: totals, facets, relations, counts, related scenes, and what it costs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { type Library, type LibraryScene, makeLibrary, type Named } from '../support/library.ts';
import { oracle } from '../support/oracle.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let viewer: TestUser;
let library: Library;
let expected: ReturnType<typeof oracle>;
let active: LibraryScene[];

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { maxCost: 100_000_000 } });
  viewer = await server.user('admin');
  library = await makeLibrary(server.app, { viewer, other: await server.user('user'), sceneCount: 90 });
  expected = oracle(library);
  active = expected.scenes.matching({});
});

afterAll(async () => server[Symbol.asyncDispose]());

const filters: Record<string, unknown>[] = [{}, { liked: true }, { state: ['TRASHED', 'MISSING'] }, { ids: [] }];

describe('over all matches, whatever the page:', () => {
  test.each(filters)('totals of %j', async (filter) => {
    const { scenes } = await data(
      'query ($filter: SceneFilter) { scenes(filter: $filter, first: 1) { totalCount totalDuration totalSize } }',
      { filter },
    );
    const matching = expected.scenes.matching(filter);

    expect(scenes).toEqual({
      totalCount: matching.length,
      totalDuration: matching.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
      totalSize: matching.reduce((sum, { size }) => sum + (size ?? 0), 0),
    });
  });

  test.each(filters)('facets of %j, most frequent first, then by name', async (filter) => {
    const { scenes } = await data(
      `query ($filter: SceneFilter) { scenes(filter: $filter, first: 1) { facets {
         tags(first: 3) { tag { id } count } actors { actor { id } count } studios { studio { id } count }
         resolutions { resolution count } } } }`,
      { filter },
    );
    const matching = expected.scenes.matching(filter);
    const facet = (list: readonly Named[], idsOf: (scene: LibraryScene) => string[], name: string) =>
      list
        .map((one) => ({ one, count: matching.filter((scene) => idsOf(scene).includes(one.id)).length }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || compare(a.one.name.toLowerCase(), b.one.name.toLowerCase()))
        .map(({ one, count }) => ({ [name]: { id: one.id }, count }));

    expect(scenes.facets).toMatchObject({
      tags: facet(library.tags, ({ tags }) => tags, 'tag').slice(0, 3),
      actors: facet(library.actors, expected.actorsOf, 'actor'),
      studios: facet(library.studios, (scene) => [expected.studioOf(scene) ?? ''], 'studio'),
    });
    const counts = Object.groupBy(matching, (scene) => expected.band(scene) ?? 'none');
    const resolutions = scenes.facets.resolutions as { resolution: string; count: number }[];
    expect(Object.fromEntries(resolutions.map(({ resolution, count }) => [resolution, count]))).toEqual(
      Object.fromEntries(
        Object.entries(counts)
          .filter(([name]) => name !== 'none')
          .map(([name, found]) => [name, found?.length]),
      ),
    );
    expect(resolutions.map(({ count }) => count)).toEqual(resolutions.map(({ count }) => count).sort((a, b) => b - a));
  });

  test('first of a facet is 1 to 100', async () => {
    for (const first of [0, 101]) {
      const { errors } = await ask(server.url, `{ scenes { facets { tags(first: ${first}) { count } } } }`, viewer);
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'first' });
    }
  });
});

describe('what hangs on a scene', () => {
  test('its studio, actors and tags by name, without those that are deleted', async () => {
    const { scenes } = await data(
      '{ scenes(first: 100) { nodes { id studio { id } actors { name } tags { name } } } }',
    );
    const names = (list: readonly Named[], ids: readonly string[]) =>
      list
        .filter(({ id }) => ids.includes(id))
        .map(({ name }) => name)
        .sort((a, b) => compare(a.toLowerCase(), b.toLowerCase()))
        .map((name) => ({ name }));
    const want = active.map((scene) => ({
      id: scene.id,
      studio: expected.studioOf(scene) ? { id: expected.studioOf(scene) } : null,
      actors: names(library.actors, expected.actorsOf(scene)),
      tags: names(library.tags, scene.tags),
    }));

    expect(scenes.nodes).toHaveLength(want.length);
    expect(scenes.nodes).toEqual(expect.arrayContaining(want));
  });

  test("the viewer's own interactions, and everybody's opinion", async () => {
    const { scenes } = await data(`{ scenes(first: 100) { nodes { id averageRating likeCount
      interactions { id rating liked jizzCount resumePosition resumeSeconds completed lastWatchedAt } } } }`);
    for (const node of scenes.nodes as never as (Record<string, unknown> & { id: string })[]) {
      const scene = active.find(({ id }) => id === node.id) ?? expect.fail(node.id);
      const last = scene.watches.toSorted((a, b) => compare(b.watchedAt, a.watchedAt))[0];
      const { ratings, rating, liked, jizzCount } = scene;
      const resumePosition = last && !last.completed ? last.lastPosition : 0;
      expect(node.interactions).toEqual({
        id: node.id,
        rating,
        liked,
        jizzCount,
        resumePosition,
        resumeSeconds: resumePosition,
        completed: last?.completed ?? false,
        lastWatchedAt: last?.watchedAt ?? null,
      });
      const mean = ratings.length ? ratings.reduce((sum, one) => sum + one, 0) / ratings.length : null;
      expect(node.averageRating).toBe(mean);
      expect(node.likeCount).toBe(Number(liked) + Number(ratings.length > (rating === null ? 0 : 1)));
    }
  });

  test('when the trash will be emptied of it, which follows the setting', async () => {
    await rows(server.app.orm.em.fork()).updateTable('app_settings').set({ trashRetentionDays: 3 }).execute();
    const { scenes } = await data(
      '{ scenes(filter: {state: [ACTIVE, TRASHED]}, first: 100) { nodes { id purgeAt } } }',
    );
    for (const { id, purgeAt } of scenes.nodes as never as { id: string; purgeAt: string | null }[]) {
      const { trashedAt } = library.scenes.find((scene) => scene.id === id) ?? expect.fail(id);
      expect(purgeAt).toBe(trashedAt && new Date(Date.parse(trashedAt) + 3 * 86_400_000).toISOString());
    }
    expect(scenes.nodes.some(({ purgeAt }) => purgeAt)).toBe(true);
  });

  test('sizes that the table does not know are 0', async () => {
    const { scenes } = await data(
      '{ scenes(filter: {size: {isNull: true}, width: {isNull: true}}, first: 100) { nodes { size width height } } }',
    );
    expect(scenes.nodes.length).toBeGreaterThan(0);
    for (const node of scenes.nodes) expect(node).toEqual({ size: 0, width: 0, height: 0 });
  });
});

describe('related scenes', () => {
  /** The rules, worked out in memory. */
  function related(source: LibraryScene, first: number): string[] {
    const shared = (ours: string[], theirs: string[]) => ours.filter((id) => theirs.includes(id));
    const liked = (list: readonly (Named & { liked: boolean })[], id: string) =>
      list.some((one) => one.id === id && one.liked);
    const lately = active
      .concat(library.scenes)
      .filter(({ watches }) => watches.length > 0)
      .map(({ id }) => id);
    const others = active.filter(({ id }) => id !== source.id);
    const scored = others.map((scene) => {
      const actors = shared(expected.actorsOf(source), expected.actorsOf(scene));
      const studio = expected.studioOf(source);
      const sameStudio = studio !== undefined && studio === expected.studioOf(scene);
      const common =
        actors.reduce((sum, id) => sum + 40 + (liked(library.actors, id) ? 25 : 0), 0) +
        shared(source.tags, scene.tags).length * 8 +
        (sameStudio ? 20 + (liked(library.studios, studio) ? 15 : 0) : 0) +
        (source.type && source.type === scene.type ? 10 : 0);
      return { scene, common, views: scene.viewCount ?? 0 };
    });
    const candidates = scored.filter(({ common }) => common > 0);
    const most = Math.max(...candidates.map(({ views }) => views), 0);
    const points = ({ scene, common, views }: (typeof scored)[number]) =>
      common + (most ? Math.floor((10 * views) / most) : 0) - (lately.includes(scene.id) ? 30 : 0);
    const byId = (a: { scene: LibraryScene }, b: { scene: LibraryScene }) => Number(a.scene.id) - Number(b.scene.id);
    const best = candidates.toSorted((a, b) => points(b) - points(a) || byId(a, b));
    const rest = scored.filter(({ common }) => common === 0).sort((a, b) => b.views - a.views || byId(a, b));
    return [...best, ...rest].slice(0, first).map(({ scene }) => scene.id);
  }

  test.each([1, 15, 50])('the best %i by the rules, filled with the most viewed', async (first) => {
    const { scenes } = await data(
      `query ($first: Int!) { scenes(filter: {state: [ACTIVE, TRASHED, MISSING]}, first: 100) { nodes { id related(first: $first) { id } } } }`,
      { first },
    );
    expect(scenes.nodes).toHaveLength(library.scenes.length);
    for (const { id, related: found } of scenes.nodes as never as { id: string; related: { id: string }[] }[]) {
      const source = library.scenes.find((scene) => scene.id === id) ?? expect.fail(id);
      expect(
        found.map((scene) => scene.id),
        id,
      ).toEqual(related(source, first));
    }
  });

  test('are one statement for a whole page, and at most 50', async () => {
    const count = async (first: number) =>
      (await statementsOf(() => data(`{ scenes(first: ${first}) { nodes { related { id } } } }`))).length;

    expect(await count(50)).toBe(await count(1));
    for (const first of [0, 51]) {
      const { errors } = await ask(server.url, `{ scenes { nodes { related(first: ${first}) { id } } } }`, viewer);
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'first' });
    }
  });
});

describe('the scenes of actors, studios and tags', () => {
  const fields = `nodes { id sceneCount all: scenes(first: 100) { totalCount nodes { id } }
    some: scenes(filter: {liked: true}, sort: [{field: TITLE}, {field: SIZE, direction: DESC}], first: 3) {
      totalCount totalSize nodes { id } pageInfo { hasNextPage endCursor } facets { tags { count } } } }`;

  test.each(['actors', 'studios', 'tags'] as const)(
    'of %s are pages of their own, in one statement for all',
    async (list) => {
      const { [list]: found } = await data(`{ ${list}(first: 100) { ${fields} } }`);
      for (const node of found.nodes as never as Nested[]) {
        const own = active.filter(({ actors, studio, tags }) => [...actors, studio, ...tags].includes(node.id));
        expect(node.sceneCount).toBe(own.length);
        expect(node.all.totalCount).toBe(own.length);
        expect(node.all.nodes.map(({ id }) => Number(id))).toEqual(
          own.map(({ id }) => Number(id)).sort((a, b) => b - a),
        );
        const { scenes } = await data(
          `query ($filter: SceneFilter) { scenes(filter: $filter, first: 3, sort: [{field: TITLE}, {field: SIZE, direction: DESC}]) {
           totalCount totalSize nodes { id } pageInfo { hasNextPage endCursor } facets { tags { count } } } }`,
          { filter: { liked: true, [list]: { any: [node.id] } } },
        );
        expect(node.some).toEqual(scenes);
      }
      const count = async (first: number) =>
        (await statementsOf(() => data(`{ ${list}(first: ${first}) { ${fields} } }`))).length;
      expect(await count(6)).toBe(await count(1));
    },
  );

  test.each(['actors', 'studios', 'tags'] as const)('that %s are ordered by are not read again', async (list) => {
    const shown = list === 'studios' ? 'id sceneCount below: sceneCount(includeSubStudios: true)' : 'id sceneCount';
    const byCount = `${list}(first: 100, sort: [{field: SCENE_COUNT}])`;
    const { [list]: counted } = await data(`{ ${byCount} { nodes { ${shown} } } }`);
    const { [list]: others } = await data(`{ ${list}(first: 100) { nodes { ${shown} } } }`);

    expect(counted.nodes).toEqual(expect.arrayContaining(others.nodes));
    expect(counted.nodes).toHaveLength(others.nodes.length);
    expect(await statementsOf(() => data(`{ ${byCount} { nodes { id sceneCount } } }`))).toHaveLength(1);
  });

  interface Nested {
    id: string;
    sceneCount: number;
    all: { totalCount: number; nodes: { id: string }[] };
    some: object;
  }

  test('of a studio include those of the studios below it, where asked for', async () => {
    const { studios } = await data(`{ studios { nodes { id sceneCount(includeSubStudios: true)
      parent { id } network { id } children { id }
      scenes(includeSubStudios: true) { totalCount } } } }`);
    for (const node of studios.nodes) {
      const below = expected.scenes.matching({ studios: { any: [node.id] }, includeSubStudios: true }).length;
      const studio = library.studios.find(({ id }) => id === node.id);
      const present = (id: string | null | undefined) =>
        library.studios.some((one) => one.id === id && !one.deleted) ? { id } : null;
      expect(node).toEqual({
        id: node.id,
        sceneCount: below,
        scenes: { totalCount: below },
        parent: present(studio?.parent),
        network: present(studio?.network),
        children: library.studios
          .filter(({ parent, deleted }) => parent === node.id && !deleted)
          .map(({ id }) => ({ id })),
      });
    }
  });

  test('and what the viewer and all users think of actors and studios', async () => {
    const { actors, studios } = await data(
      '{ actors { nodes { id averageRating interactions { rating liked } } } studios { nodes { id averageRating interactions { rating liked } } } }',
    );
    for (const [list, found, others] of [
      [library.actors, actors, [3]],
      [library.studios, studios, []],
    ] as const) {
      for (const node of found.nodes) {
        const { rating, liked } = list.find(({ id }) => id === node.id) ?? expect.fail(node.id);
        const ratings = [...others, ...(rating === null ? [] : [rating])];
        expect(node.interactions).toEqual({ rating, liked });
        expect(node.averageRating).toBe(ratings.length ? ratings.reduce((a, b) => a + b, 0) / ratings.length : null);
      }
    }
  });
});

test('one actor, studio or tag by its id; a deleted one, and what is no id, is null', async () => {
  const document = 'query ($id: ID!) { actor(id: $id) { id } studio(id: $id) { id } tag(id: $id) { id } }';
  const [actor, studio, tag] = [library.actors[0], library.studios[0], library.tags[0]];
  const gone = library.actors.find(({ deleted }) => deleted);

  expect(await data(document, { id: actor?.id })).toEqual({ actor: { id: actor?.id }, studio: null, tag: null });
  expect(await data(document, { id: studio?.id })).toEqual({ actor: null, studio: { id: studio?.id }, tag: null });
  expect(await data(document, { id: tag?.id })).toEqual({ actor: null, studio: null, tag: { id: tag?.id } });
  for (const id of [gone?.id, 'x', '-1', '99999999999999999999', ''])
    expect(await data(document, { id })).toEqual({ actor: null, studio: null, tag: null });
});

test('the library in numbers', async () => {
  const present = (list: readonly Named[]) => list.filter(({ deleted }) => !deleted).length;

  expect(
    (await data('{ stats { sceneCount actorCount studioCount tagCount totalDuration totalSize } }')).stats,
  ).toEqual({
    sceneCount: active.length,
    actorCount: present(library.actors),
    studioCount: present(library.studios),
    tagCount: library.tags.length,
    totalDuration: active.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
    totalSize: active.reduce((sum, { size }) => sum + (size ?? 0), 0),
  });
});

test('the facets of the scenes of each actor are those of a filter by that actor, in as many statements for one as for all', async () => {
  const facets = `facets { tags { tag { id } count } actors { actor { id } count } studios { studio { id } count }
    resolutions { resolution count } }`;
  const document =
    'query ($first: Int!) { actors(first: $first) { nodes { id scenes(filter: {liked: true}) { FACETS } } } }';
  const lists = async (first: number) => data(document.replace('FACETS', facets), { first });
  const { actors } = await lists(50);
  for (const { id, scenes } of actors.nodes) {
    const asked = `query ($id: ID!) { scenes(filter: {liked: true, actors: {any: [$id]}}) { ${facets} } }`;
    expect(scenes).toEqual((await data(asked, { id })).scenes);
  }
  expect(new Set(actors.nodes.map(({ scenes }) => JSON.stringify(scenes))).size).toBeGreaterThan(3);
  expect((await statementsOf(() => lists(1))).length).toBe((await statementsOf(() => lists(50))).length);
});

describe('however many scenes a page has, the number of statements is the same', () => {
  const pageWith = (
    relations: string,
  ) => `query ($first: Int!) { scenes(first: $first, filter: {title: {isEmpty: false}}) {
    totalCount totalDuration totalSize seed pageInfo { endCursor } edges { cursor }
    facets { tags { tag { id name } count } actors { actor { id } count } studios { studio { id } count } resolutions { count } }
    nodes { id displayTitle state purgeAt size duration thumbnail { url } streamUrl storagePath { id name sceneCount }
      interactions { rating liked } averageRating likeCount activeJobs { id } related { id } ${relations} } } }`;
  const statements = async (document: string, first: number) =>
    (await statementsOf(() => data(document, { first }))).length;

  test('with everything of a scene, it is at most 20', async () => {
    const document = pageWith('studio { id name children { id } } actors { id name } tags { id name }');

    expect(await statements(document, 50)).toBe(await statements(document, 5));
    expect(await statements(document, 50)).toBeLessThanOrEqual(20);
  });

  test('with everything of its relations, and lists of scenes within', async () => {
    const person =
      'id sceneCount averageRating interactions { rating } scenes(first: 3) { totalCount nodes { tags { id } } }';
    const document = pageWith(
      `studio { ${person} children { id } } actors { ${person} } tags { id sceneCount scenes(first: 3) { nodes { id } } }`,
    );

    expect(await statements(document, 50)).toBe(await statements(document, 5));
  });
});

test('totals and facets are computed only when they are selected', async () => {
  const statements = await statementsOf(() => data('{ scenes { nodes { id } } }'));

  expect(statements).toHaveLength(1);
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function data(query: string, variables: Record<string, unknown> = {}) {
  const answer = await ask(server.url, query, { token: viewer.token, variables });
  expect(answer.errors).toBeUndefined();
  return answer.data as Answered;
}

/** Of an answer whose shape the document says. */
type Answered = Record<'scenes' | 'actors' | 'studios' | 'tags' | 'stats', Found>;
interface Found {
  nodes: Record<string, never>[];
  facets: { resolutions: unknown };
}
