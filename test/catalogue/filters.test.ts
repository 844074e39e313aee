/** Every criterion of every filter through the API, against an oracle in memory; and the laws that filters keep. */
import { randomUUID } from 'node:crypto';
import { type GraphQLInputObjectType, type GraphQLSchema, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { addScene } from '../support/factories.ts';
import { type Library, makeLibrary, randomly } from '../support/library.ts';
import { oracle } from '../support/oracle.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

type Filter = Record<string, unknown>;
type ListName = 'scenes' | 'actors' | 'studios' | 'tags';

let server: TestServer;
let viewer: TestUser;
let library: Library;
let schema: GraphQLSchema;
let expected: ReturnType<typeof oracle>;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { maxCost: 100_000_000 } });
  viewer = await server.user('admin');
  library = await makeLibrary(server.app, { viewer, other: await server.user('user') });
  expected = oracle(library);
  schema = await createSchema();
});

afterAll(async () => server[Symbol.asyncDispose]());

const types: Record<ListName, string> = {
  scenes: 'SceneFilter',
  actors: 'ActorFilter',
  studios: 'StudioFilter',
  tags: 'TagFilter',
};

const texts = (some: string, part: string): Filter[] => [
  { eq: some },
  { ne: some },
  { in: [some, 'nothing'] },
  { in: [] },
  { contains: part },
  { contains: '%' },
  { contains: '_' },
  { startsWith: part.slice(0, 1) },
  { isEmpty: true },
  { isEmpty: false },
  { contains: part, ne: some },
  {},
];
const numbers = (some: number): Filter[] => [
  ...['eq', 'ne', 'lt', 'lte', 'gt', 'gte'].map((operator) => ({ [operator]: some })),
  { isNull: true },
  { isNull: false },
  { gte: 1, lte: some },
  { lt: Number.MAX_SAFE_INTEGER },
  { gt: -Number.MAX_SAFE_INTEGER },
];
const floats = (some: number): Filter[] => numbers(some).filter((filter) => !('ne' in filter));
const days = (some: string): Filter[] => [
  { eq: some },
  { before: some },
  { after: some },
  { isNull: true },
  { isNull: false },
];
const instants = (some: string, within: string): Filter[] => [
  { before: some },
  { after: some },
  { within },
  { isNull: true },
  { isNull: false },
];
const sets = (ids: string[]): Filter[] => [
  ...['all', 'any', 'none'].flatMap((operator) => [
    { [operator]: ids.slice(0, 1) },
    { [operator]: ids },
    { [operator]: [...ids, 'no id'] },
    { [operator]: [] },
  ]),
  { isEmpty: true },
  { isEmpty: false },
  { any: ids, none: ids.slice(0, 1) },
];
const flags = [true, false];

/** Values to try for each criterion; every one of the schema must be here. */
const values: Record<ListName, () => Record<string, unknown[]>> = {
  scenes: () => {
    const tags = library.tags.slice(0, 2).map(({ id }) => id);
    const actors = [...library.actors.slice(0, 2), ...library.actors.filter(({ deleted }) => deleted)].map((a) => a.id);
    const watched = library.scenes.find(({ watches }) => watches.length > 0)?.watches[0]?.watchedAt ?? '';
    return {
      ids: [library.scenes.slice(0, 9).map(({ id }) => id), ['0', 'x', '-1'], []],
      title: texts('Alpha', 'alpha'),
      originalFilename: texts('Two.MKV', 'two'),
      state: [['ACTIVE'], ['TRASHED'], ['MISSING', 'ACTIVE'], []],
      tags: sets(tags),
      actors: sets(actors),
      studios: library.studios.flatMap(({ id }) => sets([id, library.studios[0]?.id ?? ''])),
      includeSubStudios: flags,
      storagePathId: [String(library.storagePaths[0]?.id), '0', 'x'],
      pathPrefix: ['films', 'films/', '/library/one/clips', '/library', 'nowhere'],
      duration: numbers(600),
      width: numbers(1920),
      height: numbers(1080),
      size: numbers(5_000_000_000),
      frameRate: floats(23.976),
      bitRate: numbers(1_000_000),
      viewCount: numbers(10),
      resolution: [['R360P'], ['R480P'], ['R720P'], ['R1080P'], ['R1440P', 'R2160P'], []],
      videoCodec: texts('h264', 'H2'),
      audioCodec: texts('Opus', 'op'),
      origin: texts('scan', 'sc'),
      type: texts('clip', 'cl'),
      releaseDate: days('2021-01-01'),
      createdAt: instants(library.scenes[0]?.createdAt ?? '', 'P326D'),
      updatedAt: instants(library.scenes[1]?.updatedAt ?? '', 'P326D'),
      fileHash: texts('abc', 'b'),
      porndbSceneId: texts('x1', 'x'),
      isCorrupted: flags,
      processingStatus: [['PENDING'], ['COMPLETED', 'FAILED'], []],
      hasThumbnail: flags,
      hasSprites: flags,
      tagCount: numbers(2),
      actorCount: numbers(2),
      liked: flags,
      rating: floats(3),
      jizzCount: numbers(1),
      watched: flags,
      inProgress: flags,
      lastWatchedAt: instants(watched, 'P20D'),
      markerLabels: [['Best'], ['best'], ['intro', 'outro'], []],
      averageRating: floats(2),
      actor: [
        { name: { startsWith: 'A' } },
        { not: { gender: { eq: 'female' } } },
        { scene: { duration: { gte: 600 } } },
        { scene: { state: ['TRASHED'] } },
        { ids: [] },
        {},
      ],
      studio: [{ isRoot: true }, { name: { contains: 'o' } }, { scene: { actorCount: { gte: 2 } } }, {}],
      tag: [{ sceneCount: { gte: 2 } }, { name: { contains: 'o' } }, { scene: { liked: true } }, {}],
      marker: [{ labels: ['Best'] }, { labels: ['intro', 'outro'] }, { scene: { duration: { gte: 600 } } }, {}],
    };
  },
  actors: () => ({
    ids: [library.actors.slice(0, 3).map(({ id }) => id.toUpperCase().toLowerCase()), [randomUUID(), 'x'], []],
    name: texts('Ada', 'a'),
    gender: texts('female', 'Fe'),
    nationality: texts('Czech', 'c'),
    ethnicity: texts('a', 'A'),
    hairColor: texts('red', 'r'),
    eyeColor: texts('blue', 'b'),
    birthday: days('1991-03-01'),
    heightCm: numbers(170),
    weightKg: numbers(60),
    careerStartYear: numbers(2010),
    sceneCount: numbers(expected.figures.actor(library.actors[1] as never)),
    hasImage: flags,
    liked: flags,
    rating: floats(2.5),
    scene: [
      { studios: { isEmpty: false } },
      { state: ['MISSING', 'TRASHED'] },
      { tag: { name: { contains: 'o' } } },
      {},
    ],
  }),
  studios: () => ({
    ids: [library.studios.slice(0, 3).map(({ id }) => id), ['x'], []],
    name: texts('Top', 'o'),
    parentId: [...library.studios.map(({ id }) => id), 'x'],
    networkId: [...library.studios.map(({ id }) => id), 'x'],
    isRoot: flags,
    sceneCount: numbers(4),
    liked: flags,
    rating: floats(4.5),
    scene: [{ duration: { gte: 600 } }, { actor: { gender: { eq: 'female' } } }, { not: { watched: true } }, {}],
  }),
  tags: () => ({
    ids: [library.tags.slice(0, 3).map(({ id }) => id), ['x'], []],
    name: texts('Indoor', 'o'),
    sceneCount: numbers(0),
    scene: [{ liked: true }, { studio: { isRoot: true } }, { state: ['TRASHED'] }, {}],
  }),
};

/** Searches stand at the root of a filter only, and have tests of their own. */
const notHere = /^(and|or|not|search|searchMatch)$/;

const lists: ListName[] = ['scenes', 'actors', 'studios', 'tags'];

describe.each(lists)('the filter of %s', (list) => {
  test('has a value here for each of its criteria', () => {
    const { [types[list]]: type } = schema.getTypeMap();
    const names = Object.keys((type as GraphQLInputObjectType).getFields());

    expect(isInputObjectType(type)).toBe(true);
    expect(Object.keys(values[list]()).sort()).toEqual(names.filter((name) => !notHere.test(name)).sort());
  });

  test('finds by each criterion, and by its negation, what the oracle finds', async () => {
    for (const [name, tried] of Object.entries(values[list]())) {
      for (const value of tried) {
        await agrees(list, { [name]: value });
        await agrees(list, { not: { [name]: value } });
      }
    }
  }, 180_000); // several hundred requests

  test('has a value for each criterion that finds some and not all, so that it says something', () => {
    const { matching } = expected[list];
    const all = matching({}).length;
    const idle = Object.entries(values[list]())
      .filter(([, tried]) => tried.length > 0)
      .filter(([name, tried]) => tried.every((value) => [0, all].includes(matching({ [name]: value }).length)))
      .map(([name]) => name);

    expect(idle).toEqual(list === 'scenes' ? ['includeSubStudios'] : []);
  });
});

test('the studios below those named count where includeSubStudios stands beside studios', async () => {
  for (const { id } of library.studios) {
    for (const studios of sets([id, library.studios[0]?.id ?? ''])) {
      await agrees('scenes', { studios, includeSubStudios: true });
      await agrees('scenes', { not: { studios, includeSubStudios: true } });
    }
  }
});

test('trashed and missing scenes are left out once, at the root, unless state occurs somewhere', async () => {
  await agrees('scenes', {});
  await agrees('scenes', { not: { title: { isEmpty: true } } });
  await agrees('scenes', { or: [{ state: ['TRASHED'] }, { title: { eq: 'Alpha' } }] });
  await agrees('scenes', { not: { state: ['ACTIVE'] } });
});

describe('laws, on filters drawn at random', () => {
  const random = randomly(11);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;

  function draw(list: ListName, depth: number): Filter {
    const simple = () => {
      const [name, tried] = pick(Object.entries(values[list]()));
      return { [name]: pick(tried) };
    };
    const kind = depth === 0 ? 'simple' : pick(['simple', 'several', 'and', 'or', 'not']);
    if (kind === 'simple') return simple();
    if (kind === 'several') return { ...simple(), ...simple(), ...simple() };
    if (kind === 'not') return { not: draw(list, depth - 1) };
    return { [kind]: [draw(list, depth - 1), draw(list, depth - 1)] };
  }

  test.each(lists)('%s: any combination means what the oracle says', async (list) => {
    for (let n = 0; n < 60; n += 1) await agrees(list, draw(list, 5));
  });

  test.each(lists)('%s: De Morgan, double negation, and everything is in a filter or in its not', async (list) => {
    // One look at the states, so that those of the negations are the same.
    const root = list === 'scenes' ? { state: ['ACTIVE', 'TRASHED', 'MISSING'] } : {};
    const found = (filter: Filter) => idsOf(list, { ...root, ...filter });
    const all = await found({});
    for (let n = 0; n < 12; n += 1) {
      const [a, b] = [draw(list, 2), draw(list, 2)];
      expect(await found({ not: { and: [a, b] } })).toEqual(await found({ or: [{ not: a }, { not: b }] }));
      expect(await found({ not: { or: [a, b] } })).toEqual(await found({ and: [{ not: a }, { not: b }] }));
      expect(await found({ not: { not: a } })).toEqual(await found({ and: [a] }));
      const [inside, outside] = [await found({ and: [a] }), await found({ not: a })];
      expect([...inside, ...outside].sort()).toEqual(all);
    }
  });

  test('what has all of a set has any of it, and what has none has not', async () => {
    for (const field of ['tags', 'actors', 'studios'] as const) {
      for (let n = 0; n < 6; n += 1) {
        const ids = [pick(library[field]).id, pick(library[field]).id];
        const [all, any, none] = [
          await idsOf('scenes', { [field]: { all: ids } }),
          await idsOf('scenes', { [field]: { any: ids } }),
          await idsOf('scenes', { [field]: { none: ids } }),
        ];
        expect(any).toEqual(expect.arrayContaining(all));
        expect([...any, ...none].sort()).toEqual(await idsOf('scenes', {}));
      }
    }
  });
});

describe('a filter is refused, and the field named,', () => {
  const nested = (depth: number): Filter => (depth === 0 ? { title: { eq: 'a' } } : { not: nested(depth - 1) });

  test.each<[string, Filter, string | undefined]>([
    ['deeper than 5', nested(6), 'filter'],
    ['with a duration that is none', { createdAt: { within: '7 days' } }, 'filter.createdAt.within'],
    ['with a duration of nothing', { createdAt: { within: 'PT' } }, 'filter.createdAt.within'],
    ['with a duration beyond all dates', { createdAt: { within: 'P99999Y' } }, 'filter.createdAt.within'],
    [
      'with more than 50 ids that must all be there',
      { tags: { all: Array.from({ length: 51 }, (_, n) => `${n}`) } },
      'filter.tags.all',
    ],
    ['with more than 1000 ids', { tags: { any: Array.from({ length: 1001 }, (_, n) => `${n}`) } }, 'filter.tags.any'],
    ['with more than 200 criteria', { or: Array.from({ length: 201 }, () => ({ liked: true })) }, 'filter'],
    ['with a day before all days', { releaseDate: { eq: '0000-01-01' } }, undefined],
    ['with a text that the database cannot hold', { title: { eq: 'a\0' } }, 'filter.title.eq'],
  ])('%s', async (_, filter, field) => {
    const { errors } = await ask(server.url, document('scenes'), { token: viewer.token, variables: { filter } });

    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', ...(field && { field }) });
  });

  test('and 5 deep is not too deep', async () => agrees('scenes', nested(5)));

  test('with a whole path by who may not see paths', async () => {
    const { token } = await server.user('user');
    const tried = (pathPrefix: string) =>
      ask(server.url, document('scenes'), { token, variables: { filter: { pathPrefix } } });

    expect((await tried('/library/one')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await tried('films')).errors).toBeUndefined();
  });
});

test('within counts back from now, in weeks and months of the calendar as in hours and minutes', async () => {
  const minutes = 60_000;
  const [hours, days] = [60 * minutes, 24 * 60 * minutes];
  // As long ago as surely within, and as surely not, however long the months before today are.
  const durations: [string, number, number][] = [
    ['PT90M', 85 * minutes, 95 * minutes],
    ['PT12H', 11.5 * hours, 12.5 * hours],
    ['P1DT6H', 29 * hours, 31 * hours],
    ['P2W', 13.5 * days, 14.5 * days],
    ['P1M', 27.5 * days, 31.5 * days],
    ['P3M', 88.5 * days, 92.5 * days],
    ['P1Y', 364.5 * days, 366.5 * days],
  ];
  const made = await Promise.all(
    durations
      .flatMap(([, inside, outside]) => [inside, outside])
      .map(async (age) => ({ age, id: await addScene(server.app, { createdAt: new Date(Date.now() - age) }) })),
  );
  try {
    const ids = made.map(({ id }) => id);
    for (const [within, inside] of durations) {
      const recent = made.filter(({ age }) => age <= inside).map(({ id }) => id);
      expect(await idsOf('scenes', { ids, createdAt: { within } }), within).toEqual(recent.sort());
    }
  } finally {
    await Promise.all(
      made.map(({ id }) => rows(server.app.orm.em.fork()).deleteFrom('scenes').where('id', '=', id).execute()),
    );
  }
});

describe.each(lists)('a filter of %s', (list) => {
  const within: Record<string, (inner: Filter) => Filter> = {
    and: (inner) => ({ and: [inner] }),
    or: (inner) => ({ or: [inner] }),
    not: (inner) => ({ not: inner }),
  };

  test.each(Object.keys(within))('nests %s 5 deep; 6 and 50 are refused', async (name) => {
    const nested = (depth: number): Filter => (depth === 0 ? { ids: [] } : (within[name]?.(nested(depth - 1)) ?? {}));
    const refusal = async (depth: number) => {
      const variables = { filter: nested(depth) };
      const { errors } = await ask(server.url, document(list), { token: viewer.token, variables });
      return errors?.[0]?.extensions;
    };

    await agrees(list, nested(5));
    expect(await refusal(6)).toEqual({ code: 'BAD_USER_INPUT', field: 'filter' });
    expect(await refusal(50)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

async function agrees(list: ListName, filter: Filter): Promise<void> {
  const want = expected[list].matching(filter).map(({ id }) => id);
  expect(await idsOf(list, filter), JSON.stringify(filter)).toEqual(want.sort());
}

/** Sorted as text. Also checks that the total is the number of rows. */
async function idsOf(list: ListName, filter: Filter): Promise<string[]> {
  const answer = await ask(server.url, document(list), { token: viewer.token, variables: { filter } });
  expect(answer.errors, JSON.stringify(filter)).toBeUndefined();
  const found = answer.data?.[list] as { nodes: { id: string }[]; totalCount: number };
  expect(found.totalCount).toBe(found.nodes.length);
  return found.nodes.map(({ id }) => id).sort();
}

const document = (list: ListName) =>
  `query ($filter: ${types[list]}) { ${list}(filter: $filter, first: 100) { nodes { id } totalCount } }`;
