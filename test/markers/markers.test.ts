/** Markers: whose they are, what they must be, their tags, and lists of them and of their labels. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { lockIsAwaited } from '../support/wait.ts';

let server: TestServer;
let ada: TestUser;
let ben: TestUser;
let scene: string;
let tags: Record<'calm' | 'loud' | 'night', string>;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  const made = await rows(em())
    .insertInto('tags')
    .values([{ name: 'calm' }, { name: 'loud' }, { name: 'night' }])
    .returning('id')
    .execute();
  const [calm = '', loud = '', night = ''] = made.map(({ id }) => String(id));
  tags = { calm, loud, night };
});

beforeEach(async () => {
  [ada, ben] = [await server.user('user'), await server.user('user')];
  scene = await addScene(server.app, { duration: 100 });
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();

type Values = Partial<Parameters<TestUser['client']['createMarker']>[0]['input']>;

const mark = async ({ client }: TestUser, values: Values = {}) =>
  (await client.createMarker({ input: { sceneId: scene, ...startOf(values), ...values } })).createMarker;

const startOf = ({ seconds }: Values) => (seconds === undefined ? { timestamp: 10 } : {});

/** The names of a marker's tags; those from its label in brackets. */
const tagsOf = (marker: { tags: { isFromLabel: boolean; tag: { name: string } }[] } | undefined) =>
  marker?.tags.map(({ isFromLabel, tag: { name } }) => (isFromLabel ? `(${name})` : name)).join(' ');

const own = async ({ client }: TestUser, id: string) =>
  (await client.markers({ first: 100 })).markers.nodes.find((marker) => marker.id === id);

test('a change of a marker waits for the deletion of its scene, and neither stops the other', async () => {
  const { id } = await mark(ada);
  const change = await em().transactional(async (deleting) => {
    await rows(deleting).selectFrom('scenes').select('id').where('id', '=', scene).forUpdate().execute();
    const changing = ada.client.updateMarker({ id, input: { color: '#112233' } }).catch((error: unknown) => error);
    await lockIsAwaited(em());
    await rows(deleting).deleteFrom('scenes').where('id', '=', scene).execute();
    return { changing };
  });

  expect(await change.changing).toMatchObject({ code: 'NOT_FOUND' });
});

describe('a marker', () => {
  test('stands on its scene, by position, for its owner alone', async () => {
    const late = await mark(ada, { timestamp: 100, label: ' End ', color: '#ff8800', tagIds: [tags.loud, tags.loud] });
    const early = await mark(ada, { timestamp: 0 });
    await mark(ben, { timestamp: 50 });

    expect(late).toMatchObject({
      timestamp: 100,
      label: 'End',
      color: '#FF8800',
      thumbnail: null,
      scene: { id: scene },
    });
    expect(tagsOf(late)).toBe('loud');
    expect(early).toMatchObject({ timestamp: 0, label: null, color: '#FFFFFF', tags: [] });
    expect((await ada.client.sceneMarkers({ id: scene })).scene?.markers).toEqual([early, late]);
    expect((await ben.client.markers()).markers.totalCount).toBe(1);
  });

  test('of somebody else is not there', async () => {
    const { id } = await mark(ada);
    const refused = { code: 'NOT_FOUND' };

    await expect(ben.client.updateMarker({ id, input: { label: 'mine' } })).rejects.toMatchObject(refused);
    await expect(ben.client.setMarkerTags({ id, tagIds: [] })).rejects.toMatchObject(refused);
    await expect(ben.client.deleteMarker({ id })).rejects.toMatchObject(refused);
    expect((await ben.client.sceneMarkers({ id: scene })).scene?.markers).toEqual([]);
    for (const unknown of ['999999', 'x', '0', '99999999999'])
      await expect(ada.client.deleteMarker({ id: unknown })).rejects.toMatchObject(refused);
  });

  test('is changed where it is told to, and is gone when it was removed', async () => {
    const { id } = await mark(ada, { label: 'Start', color: '#112233' });

    const change = async (input: object) => (await ada.client.updateMarker({ id, input })).updateMarker;
    expect(await change({ timestamp: 20 })).toMatchObject({ timestamp: 20, label: 'Start', color: '#112233' });
    expect(await change({ label: null })).toMatchObject({ timestamp: 20, label: null, color: '#112233' });
    expect(await change({ color: '#abcdef' })).toMatchObject({ color: '#ABCDEF' });
    expect(await ada.client.deleteMarker({ id })).toEqual({ deleteMarker: true });
    expect(await own(ada, id)).toBeUndefined();
  });

  test('stands to the millisecond, for a part of the scene if it has an end', async () => {
    const made = await mark(ada, { seconds: 12.3456, endSeconds: 20.25 });
    expect(made).toMatchObject({ timestamp: 12, seconds: 12.346, endSeconds: 20.25 });
    expect(await mark(ada, { timestamp: 12 })).toMatchObject({ timestamp: 12, seconds: 12, endSeconds: null });

    const change = async (input: object) => (await ada.client.updateMarker({ id: made.id, input })).updateMarker;
    expect(await change({ timestamp: 12, label: 'a' })).toMatchObject({ seconds: 12.346, endSeconds: 20.25 });
    expect(await change({ timestamp: 13 })).toMatchObject({ timestamp: 13, seconds: 13, endSeconds: 20.25 });
    expect(await change({ seconds: 13.5 })).toMatchObject({ timestamp: 14, seconds: 13.5 });
    expect(await change({ seconds: 99, endSeconds: 99 })).toMatchObject({ seconds: 99, endSeconds: 99 });
    expect(await change({ endSeconds: null })).toMatchObject({ seconds: 99, endSeconds: null });
  });

  test('of before there were fractions stands at whole seconds', async () => {
    const [earlier, later] = [await mark(ada, { seconds: 9.9 }), await mark(ada, { seconds: 10.1 })];
    const old = { userId: ada.id, sceneId: scene, timestamp: 10 };
    const { id } = await rows(em())
      .insertInto('user_scene_markers')
      .values(old)
      .returning('id')
      .executeTakeFirstOrThrow();

    const inScene = (await ada.client.sceneMarkers({ id: scene })).scene?.markers;
    expect(inScene?.map((marker) => marker.id)).toEqual([earlier.id, String(id), later.id]);
    expect(inScene?.[1]).toMatchObject({ timestamp: 10, seconds: 10, endSeconds: null });
    const change = { id: String(id), input: { endSeconds: 10.5 } };
    expect((await ada.client.updateMarker(change)).updateMarker).toMatchObject({ seconds: 10, endSeconds: 10.5 });
  });

  test.each([
    [64.4, { timestamp: 64 }, { timestamp: 64, seconds: 64 }],
    [64.6, { timestamp: 65 }, { timestamp: 65, seconds: 64.6 }], // the duration as the API rounds it
    [64.6, { seconds: 64.6 }, { timestamp: 65, seconds: 64.6 }],
    [0.4, { seconds: 0.4 }, { timestamp: 0, seconds: 0.4 }],
    [0, { seconds: 5000.5 }, { timestamp: 5001, seconds: 5000.5 }],
  ])('in a film of %d s at %j stands at %j', async (length, given, expected) => {
    scene = await addScene(server.app, { duration: Math.round(length), durationMs: String(Math.round(length * 1000)) });

    expect(await mark(ada, given)).toMatchObject(expected);
  });

  test.each([
    [64.4, 'input.timestamp', { timestamp: 65 }],
    [64.4, 'input.seconds', { seconds: 64.5 }],
    [64.4, 'input.endSeconds', { seconds: 1, endSeconds: 64.5 }],
    [0.4, 'input.timestamp', { timestamp: 1 }],
    [0, 'input.seconds', { seconds: 1e10 }],
  ])('does not stand beyond the end of a film of %d s: %s', async (length, field, given) => {
    scene = await addScene(server.app, { duration: Math.round(length), durationMs: String(Math.round(length * 1000)) });

    await expect(mark(ada, given)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  test('needs one position, and no more', async () => {
    const create = async (input: object) => ada.client.createMarker({ input: { sceneId: scene, ...input } });
    const refused = { code: 'BAD_USER_INPUT', field: 'input.seconds' };

    await expect(create({})).rejects.toMatchObject(refused);
    await expect(create({ endSeconds: 5 })).rejects.toMatchObject(refused);
    await expect(create({ timestamp: 5, seconds: 5 })).rejects.toMatchObject(refused);
    const { id } = await mark(ada);
    const both = { timestamp: 5, seconds: 5 };
    await expect(ada.client.updateMarker({ id, input: both })).rejects.toMatchObject(refused);
  });

  test('does not end before it starts', async () => {
    const refused = (field: string) => ({ code: 'BAD_USER_INPUT', field });
    await expect(mark(ada, { seconds: 12.5, endSeconds: 12.4 })).rejects.toMatchObject(refused('input.endSeconds'));

    const { id } = await mark(ada, { seconds: 12.5, endSeconds: 20 });
    const change = async (input: object) => ada.client.updateMarker({ id, input });
    await expect(change({ endSeconds: 12.4 })).rejects.toMatchObject(refused('input.endSeconds'));
    await expect(change({ seconds: 20.1 })).rejects.toMatchObject(refused('input.seconds'));
    await expect(change({ timestamp: 21 })).rejects.toMatchObject(refused('input.timestamp'));
    await expect(change({ timestamp: 21 })).rejects.toThrow('from 21 to 20 seconds');
    expect(await own(ada, id)).toMatchObject({ seconds: 12.5, endSeconds: 20 });
  });

  test.each([
    ['input.timestamp', { timestamp: -1 }],
    ['input.timestamp', { timestamp: 101 }],
    ['input.seconds', { seconds: -0.001 }],
    ['input.endSeconds', { endSeconds: -1 }],
    ['input.label', { label: 'x'.repeat(101) }],
    ['input.label', { label: 'a\u0000b' }],
    ['input.color', { color: 'red' }],
    ['input.color', { color: '#12345' }],
  ])('with a wrong %s is refused (%j)', async (field, values) => {
    const { id } = await mark(ada);
    const refused = { code: 'BAD_USER_INPUT', field };

    await expect(mark(ada, values)).rejects.toMatchObject(refused);
    await expect(ada.client.updateMarker({ id, input: values })).rejects.toMatchObject(refused);
  });

  test.each([['timestamp'], ['seconds'], ['color']])('always has a %s', async (field) => {
    const { id } = await mark(ada);

    await expect(ada.client.updateMarker({ id, input: { [field]: null } })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: `input.${field}`,
    });
  });

  test.each([[['999999']], [['x']]])('has only tags that are there, not %j', async (tagIds) => {
    const { id } = await mark(ada);

    await expect(mark(ada, { tagIds })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.tagIds' });
    await expect(ada.client.setMarkerTags({ id, tagIds })).rejects.toMatchObject({ field: 'tagIds' });
    await expect(ada.client.setMarkerLabelTags({ label: 'a', tagIds })).rejects.toMatchObject({ field: 'tagIds' });
    expect((await ada.client.markers()).markers.totalCount).toBe(1);
  });

  test('may stand anywhere while the length of its scene is unknown', async () => {
    scene = await addScene(server.app, { duration: 0 });

    expect(await mark(ada, { timestamp: 5000 })).toMatchObject({ timestamp: 5000 });
  });

  test('is one of at most 50 in a scene, also when 60 come at once', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, async (_, index) => mark(ada, { timestamp: index })),
    );

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'CONFLICT', field: 'input.sceneId' });
    expect((await ada.client.sceneMarkers({ id: scene })).scene?.markers).toHaveLength(50);
    await mark(ben);
    scene = await addScene(server.app, { duration: 100 });
    await mark(ada);
  });

  test.each([
    ['in the trash', 'TRASHED', { trashedAt: new Date() }],
    ['missing', 'MISSING', { deletedAt: new Date() }],
  ])('of a scene that is %s is neither made nor changed, but kept, and may go', async (_, state, away) => {
    const kept = await mark(ada, { label: 'kept' });
    const other = await mark(ada);
    await rows(em()).updateTable('scenes').set(away).where('id', '=', scene).execute();
    const gone = { code: 'GONE' };

    await expect(mark(ada)).rejects.toMatchObject(gone);
    await expect(ada.client.updateMarker({ id: kept.id, input: { timestamp: 1 } })).rejects.toMatchObject(gone);
    await expect(ada.client.setMarkerTags({ id: kept.id, tagIds: [tags.calm] })).rejects.toMatchObject(gone);
    expect(await ada.client.deleteMarker({ id: other.id })).toEqual({ deleteMarker: true });
    expect((await ada.client.markers()).markers.nodes).toEqual([{ ...kept, scene: { id: scene, state } }]);
  });

  test('needs a scene that is there', async () => {
    await expect(mark(ada, { sceneId: '999999' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the default tags of a label', () => {
  const defaults = async (label: string, ...tagIds: string[]) =>
    (await ada.client.setMarkerLabelTags({ label, tagIds })).setMarkerLabelTags;

  test('come with the label, when a marker is made and when it gets another label', async () => {
    await defaults('Storm', tags.loud, tags.night);
    await defaults('Lake', tags.calm);
    const { id, ...made } = await mark(ada, { label: 'Storm', tagIds: [tags.night] });

    expect(tagsOf({ ...made })).toBe('(loud) night');
    const change = async (label: string | null) =>
      tagsOf((await ada.client.updateMarker({ id, input: { label } })).updateMarker);
    expect(await change('Lake')).toBe('(calm) night');
    expect(await change('storm')).toBe('night'); // another label: small letters
    expect(await change('Storm')).toBe('(loud) night');
    expect(await change(null)).toBe('night');
  });

  test('are followed by the markers that have it, whose tags set by hand stay', async () => {
    const plain = await mark(ada, { label: 'Storm' });
    const byHand = await mark(ada, { label: 'Storm', tagIds: [tags.calm] });
    const other = await mark(ada, { label: 'Lake' });
    const foreign = await mark(ben, { label: 'Storm' });

    expect(await defaults('Storm', tags.calm, tags.loud)).toMatchObject({
      label: 'Storm',
      markerCount: 2,
      defaultTags: [{ name: 'calm' }, { name: 'loud' }],
    });
    const all = async () => Promise.all([plain, byHand, other].map(async ({ id }) => tagsOf(await own(ada, id))));
    expect(await all()).toEqual(['(calm) (loud)', 'calm (loud)', '']);
    expect(tagsOf(await own(ben, foreign.id))).toBe('');
    await defaults('Storm', tags.night);
    expect(await all()).toEqual(['(night)', 'calm (night)', '']);
    await defaults('Storm');
    expect(await all()).toEqual(['', 'calm', '']);
  });

  test('stay beside the tags set by hand, and come back where those go', async () => {
    await defaults('Storm', tags.loud);
    const { id } = await mark(ada, { label: 'Storm' });
    const byHand = async (...tagIds: string[]) =>
      tagsOf((await ada.client.setMarkerTags({ id, tagIds })).setMarkerTags);

    expect(await byHand(tags.calm)).toBe('calm (loud)');
    expect(await byHand(tags.loud)).toBe('loud');
    await defaults('Storm', tags.night);
    expect(tagsOf(await own(ada, id))).toBe('loud (night)');
    await defaults('Storm', tags.loud);
    expect(await byHand()).toBe('(loud)');
  });

  test('hold also for markers that are made while they change', async () => {
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) =>
        index % 5 === 0
          ? defaults('Storm', index % 10 === 0 ? tags.calm : tags.night)
          : mark(ada, { label: 'Storm', timestamp: index }),
      ),
    );

    const { markerLabels } = await ada.client.markerLabels();
    const expected = markerLabels.nodes[0]?.defaultTags.map(({ name }) => `(${name})`).join(' ');
    const { markers } = await ada.client.markers({ first: 100 });
    expect(markers.totalCount).toBe(40);
    expect(new Set(markers.nodes.map(tagsOf))).toEqual(new Set([expected]));
  });

  test.each(['', '  ', 'x'.repeat(101)])('need a label, not %j', async (label) => {
    await expect(defaults(label)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'label' });
  });
});

describe('lists', () => {
  test('of markers are filtered, ordered and paged', async () => {
    const b = await mark(ada, { timestamp: 30, label: 'b', tagIds: [tags.calm] });
    const a = await mark(ada, { timestamp: 20, label: 'a' });
    scene = await addScene(server.app, { title: 'A hundred% summer' });
    const none = await mark(ada, { timestamp: 10 });

    const list = async (variables: Parameters<TestUser['client']['markers']>[0]) =>
      (await ada.client.markers(variables)).markers.nodes.map(({ id }) => id);
    expect(await list({})).toEqual([none.id, a.id, b.id]);
    expect(await list({ sort: [{ field: 'TIMESTAMP' }] })).toEqual([none.id, a.id, b.id]);
    expect(await list({ sort: [{ field: 'TIMESTAMP', direction: 'DESC' }], first: 2 })).toEqual([b.id, a.id]);
    expect(await list({ sort: [{ field: 'LABEL', direction: 'DESC' }] })).toEqual([b.id, a.id, none.id]);
    expect(await list({ sort: [{ field: 'CREATED_AT' }], last: 1 })).toEqual([none.id]);
    expect(await list({ filter: { sceneId: scene } })).toEqual([none.id]);
    expect(await list({ filter: { labels: ['a', 'B'] } })).toEqual([a.id]);
    expect(await list({ filter: { tags: { any: [tags.calm] } } })).toEqual([b.id]);
    expect(await list({ filter: { tags: { isEmpty: true } } })).toEqual([none.id, a.id]);
    expect(await list({ filter: { search: 'B' } })).toEqual([b.id]);
    expect(await list({ filter: { search: 'hundred%' } })).toEqual([none.id]);
    expect(await list({ filter: { sceneId: 'x' } })).toEqual([]);

    const first = (await ada.client.markers({ sort: [{ field: 'LABEL' }], first: 2 })).markers;
    expect(first.totalCount).toBe(3);
    expect(await list({ sort: [{ field: 'LABEL' }], first: 2, after: first.pageInfo.endCursor })).toEqual([none.id]);
  });

  test('are ordered by fractions of a second, over pages', async () => {
    const places = [10.25, 10, 10.75, 9.999, 10.5];
    for (const seconds of places) await mark(ada, { seconds });

    const seen: number[] = [];
    let after: string | null | undefined;
    do {
      const { markers } = await ada.client.markers({ sort: [{ field: 'TIMESTAMP' }], first: 2, after });
      seen.push(...markers.nodes.map(({ seconds }) => seconds));
      after = markers.pageInfo.hasNextPage ? markers.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(places.toSorted((a, b) => a - b));
  });

  test('of labels begin with the most used, and hold those that only have default tags', async () => {
    for (const label of ['b', 'a', 'b', 'c', '', null]) await mark(ada, { label });
    await mark(ben, { label: 'foreign' });
    await ada.client.setMarkerLabelTags({ label: 'unused', tagIds: [tags.calm] });
    await ada.client.setMarkerLabelTags({ label: 'a', tagIds: [tags.calm] });

    const page = async (variables: Parameters<TestUser['client']['markerLabels']>[0]) => {
      const { markerLabels } = await ada.client.markerLabels(variables);
      const counts = markerLabels.nodes.map(({ label, markerCount }) => `${label} ${markerCount}`);
      return { counts, ...markerLabels.pageInfo, totalCount: markerLabels.totalCount };
    };
    const first = await page({ first: 2 });
    expect(first).toMatchObject({ counts: ['b 2', 'a 1'], hasNextPage: true, totalCount: 4 });
    expect(await page({ first: 2, after: first.endCursor })).toMatchObject({ counts: ['c 1', 'unused 0'] });
    expect(await page({ search: 'US' })).toMatchObject({ counts: ['unused 0'], totalCount: 1 });
    await expect(ada.client.markerLabels({ thumbnails: 51 })).rejects.toMatchObject({ field: 'first' });
  });
});
