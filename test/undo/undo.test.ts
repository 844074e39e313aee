/** Changes that are taken back. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { addActor, addJob, addScene, addStudio, addTag, link } from '../support/factories.ts';
import { codesOf } from '../support/refusals.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let admin: TestUser;
let editor: TestUser;
let viewer: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [admin, editor, viewer] = [await server.user(), await server.user('moderator'), await server.user('user')];
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();
const read = async (id: string) => (await viewer.client.editedScene({ id })).scene;
const tagsOf = async (id: string) => (await read(id))?.tags.map((tag) => tag.id).toSorted();
const actorsOf = async (id: string) => (await read(id))?.actors.map((actor) => actor.id).toSorted();
const sceneCount = async (id: string) => (await viewer.client.tag({ id })).tag?.sceneCount;
async function scenes(count: number): Promise<string[]> {
  const one = { originalFilename: 'clip.mp4', width: 640, height: 360, duration: 10 };
  const added = rows(em()).insertInto('scenes').values(Array(count).fill(one)).returning('id');
  return (await added.execute()).map(({ id }) => id);
}

/** Of the newest change that this user has made and can take back. */
const newest = async ({ client }: TestUser) => (await client.undoableChanges()).undoableChanges[0]?.id ?? '';
const undo = async (changeId: string, { client } = editor) => (await client.undo({ changeId })).undo;
const undoNewest = async () => undo(await newest(editor));

/** A scene with another type, and its change. */
async function change(ids?: string[]): Promise<{ ids: string[]; changeId: string }> {
  const changed = ids ?? (await scenes(1));
  const { updateScenes } = await editor.client.updateScenes({ ids: changed, input: { type: 'changed' } });
  return { ids: changed, changeId: updateScenes.changeId ?? '' };
}

describe('it is refused', () => {
  test.each(['0', 'x', '999999999999', '99999999999999999999'])('for %s, which is no change', async (changeId) => {
    expect(await codesOf([undo(changeId), undo(changeId, admin)])).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  test('without a login', async () => {
    const { changeId } = await change();
    expect(await codesOf([undo(changeId, { client: server.client() } as TestUser)])).toEqual(['UNAUTHENTICATED']);
  });

  test('for what others did, unless they manage users', async () => {
    const { ids, changeId } = await change();

    expect(await codesOf([undo(changeId, await server.user('moderator')), undo(changeId, viewer)])).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect((await read(ids[0] ?? ''))?.type).toBe('changed');
    expect(await undo(changeId, admin)).toEqual({ undone: 1, leftCount: 0, left: [] });
    expect((await read(ids[0] ?? ''))?.type).toBeNull();
  });

  test('without the permission of the mutation', async () => {
    const { createApiKey } = await editor.client.createApiKey({ name: 'trash', permissions: ['scenes:trash'] });
    const key = { client: server.client(createApiKey.key) } as TestUser;
    const { changeId } = await change();
    await editor.client.trashScenes({ ids: await scenes(1) });

    await expect(undo(changeId, key)).rejects.toMatchObject({ code: 'FORBIDDEN', message: /scenes:edit/ });
    const listed = (await key.client.undoableChanges()).undoableChanges;
    expect(new Set(listed.map(({ operation }) => operation))).toEqual(new Set(['trashScenes']));
  });

  test('for what cannot be taken back, with what can', async () => {
    const entryOf = async (filter: string) => {
      const { data } = await ask(server.url, `{ auditLog(first: 1, filter: ${filter}) { nodes { id } } }`, admin);
      return (data as { auditLog: { nodes: { id: string }[] } }).auditLog.nodes[0]?.id ?? '';
    };
    await admin.client.deleteScenes({ ids: await scenes(1) });
    await rows(em()).insertInto('users').values({ username: randomUUID(), password: 'x' }).execute();

    const refusal = { code: 'BAD_USER_INPUT', message: expect.stringMatching(/^deleteScenes cannot .* mergeTags/) };
    await expect(undo(await entryOf('{ operation: "deleteScenes" }'), admin)).rejects.toMatchObject(refusal);
    const byNobody = await entryOf('{ kind: "user", action: CREATED }');
    expect(await codesOf([undo(byNobody, admin)])).toEqual(['BAD_USER_INPUT']);
  });

  test('after a day, by the clock of the database', async () => {
    const [{ changeId }, { changeId: late }] = [await change(), await change()];
    const age = async (id: string, hours: string) =>
      em().execute(`update audit_log set changed_at = now() - interval '${hours}' where id = ${id}`);
    await age(changeId, '24 hours 1 second');
    await age(late, '23 hours 59 minutes');

    expect(await codesOf([undo(changeId), undo(late)])).toEqual(['GONE', 'done']);
    const { undoableChanges } = await editor.client.undoableChanges();
    expect(undoableChanges.map(({ id }) => id)).not.toContain(changeId);
  });

  test('the second time, also at the same moment; an undo is not undone', async () => {
    const { changeId } = await change();

    const both = await codesOf([undo(changeId), undo(changeId, admin)]);
    expect(both.toSorted()).toEqual(['CONFLICT', 'done']);
    await expect(undo(changeId)).rejects.toMatchObject({ code: 'CONFLICT', field: 'changeId' });
    expect(await newest(editor)).not.toBe(changeId);
    const [entry] = await rows(em())
      .selectFrom('audit_log')
      .selectAll()
      .where('kind', '=', 'undo')
      .where('thingId', '=', changeId)
      .execute();
    expect(entry).toMatchObject({ operation: 'undo', after: { operation: 'updateScenes', undone: 1, leftCount: 0 } });
    expect(await codesOf([undo(entry?.id ?? '', admin)])).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a change of many scenes', () => {
  test('with fields, studio, tags and actors', async () => {
    const [a, b] = (await scenes(2)) as [string, string];
    const [red, blue] = [await addTag(server.app), await addTag(server.app)];
    const [ann, studio] = [await addActor(server.app), await addStudio(server.app)];
    await link(server.app, a, { tags: [red] });
    await em().execute(`update scenes set type = 'before', release_date = '2020-02-02' where id = ${b}`);
    const before = await Promise.all([a, b].map(read));
    const { updateScenes } = await editor.client.updateScenes({
      ids: [a, b],
      input: {
        ...{ type: 'after', releaseDate: '2021-01-01', studioId: studio.id },
        ...{ tags: { mode: 'REPLACE', ids: [blue] }, actors: { mode: 'ADD', ids: [ann.id] } },
      },
    });
    expect([await sceneCount(red), await sceneCount(blue)]).toEqual([0, 2]);

    expect(await undo(updateScenes.changeId ?? '')).toEqual({ undone: 2, leftCount: 0, left: [] });

    const withoutTime = (scene: Awaited<ReturnType<typeof read>>) => ({ ...scene, updatedAt: null });
    expect((await Promise.all([a, b].map(read))).map(withoutTime)).toEqual(before.map(withoutTime));
    expect([await sceneCount(red), await sceneCount(blue)]).toEqual([1, 0]);
    const told = await rows(em())
      .selectFrom('changes')
      .select('details')
      .where('topic', '=', 'scene')
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    expect(told).toEqual([{ details: { ids: [a, b], truncated: false } }]);
  });

  test('leaves what was changed since, and names it', async () => {
    const [same, edited, gone, untagged, retagged] = (await scenes(5)) as [string, string, string, string, string];
    const [red, blue] = [await addTag(server.app), await addTag(server.app)];
    await link(server.app, retagged, { tags: [blue] });
    const { updateScenes } = await editor.client.updateScenes({
      ids: [same, edited, gone, untagged, retagged],
      input: { type: 'bulk', tags: { mode: 'REPLACE', ids: [red] } },
    });
    await editor.client.updateScene({ id: edited, input: { type: 'by hand' } });
    await admin.client.deleteScenes({ ids: [gone] });
    await editor.client.updateScene({ id: untagged, input: { tagIds: [] } });
    await editor.client.updateScenes({ ids: [retagged], input: { tags: { mode: 'ADD', ids: [blue] } } });
    await editor.client.updateScene({ id: same, input: { title: 'is another field' } });

    const result = await undo(updateScenes.changeId ?? '');

    expect(result).toEqual({
      undone: 1,
      leftCount: 4,
      left: [
        { kind: 'scene', thingId: edited, reason: 'It was changed since.' },
        { kind: 'scene', thingId: gone, reason: 'It was deleted since.' },
        { kind: 'scene', thingId: untagged, reason: 'Its tags were changed since.' },
        { kind: 'scene', thingId: retagged, reason: 'Its tags were changed since.' },
      ],
    });
    expect(await read(same)).toMatchObject({ title: 'is another field', type: null, tags: [] });
    expect(await read(edited)).toMatchObject({ type: 'by hand', tags: [{ id: red }] });
    expect(await read(untagged)).toMatchObject({ type: 'bulk', tags: [] });
    expect(await tagsOf(retagged)).toEqual([red, blue].toSorted());
  });

  test('names a tag that is gone once, and a studio that is gone with its scene', async () => {
    const [a, b] = (await scenes(2)) as [string, string];
    const tag = await addTag(server.app);
    const [studio, other] = [await addStudio(server.app), await addStudio(server.app)];
    for (const id of [a, b]) await link(server.app, id, { tags: [tag] });
    await editor.client.updateScenes({ ids: [b], input: { studioId: studio.id } });
    const { updateScenes } = await editor.client.updateScenes({
      ids: [a, b],
      input: { type: 'bulk', studioId: null, tags: { mode: 'REMOVE', ids: [tag] } },
    });
    await editor.client.deleteTag({ id: tag });
    await editor.client.mergeStudios({ targetId: other.id, sourceIds: [studio.id] });

    const result = await undo(updateScenes.changeId ?? '');

    expect(result?.left).toEqual([
      { kind: 'tag', thingId: tag, reason: 'It was deleted since, so scenes do not have it again.' },
      { kind: 'scene', thingId: b, reason: 'The studio that it was in is gone.' },
    ]);
    expect([(await read(a))?.type, (await read(b))?.type]).toEqual([null, 'bulk']);
  });

  test('takes as many statements as one of few', async () => {
    const [few, many] = [await change(await scenes(2)), await change(await scenes(300))];

    const ofFew = await statementsOf(async () => undo(few.changeId));
    const ofMany = await statementsOf(async () => undo(many.changeId));

    expect(ofMany.length).toBe(ofFew.length);
    expect(ofMany.length).toBeLessThanOrEqual(40);
  });

  test('of one request with an Idempotency-Key is one, whatever it consists of', async () => {
    const [a, b] = (await scenes(2)) as [string, string];
    const document = `mutation {
      one: updateScenes(ids: [${a}], input: { type: "one" }) { changeId }
      two: updateScenes(ids: [${a}, ${b}], input: { type: "two" }) { changeId }
      three: trashScenes(ids: [${b}]) { changeId }
    }`;
    const { data } = await ask(server.url, document, {
      token: editor.token,
      headers: { 'idempotency-key': randomUUID() },
    });
    const { one, three } = data as Record<string, { changeId: string }>;
    expect(one).toEqual(three);

    expect(await undo(three?.changeId ?? '')).toEqual({ undone: 2, leftCount: 0, left: [] });
    expect([await read(a), await read(b)]).toMatchObject([
      { type: null, state: 'ACTIVE' },
      { type: null, state: 'ACTIVE' },
    ]);
  });
});

describe('the trash', () => {
  test('gives back what came into it, and what was never read is read', async () => {
    const [a, unread, restored] = [
      await addScene(server.app),
      await addScene(server.app, { width: 0 }),
      await addScene(server.app),
    ];
    const ids = [a, unread, restored];
    const { trashScenes } = await editor.client.trashScenes({ ids });
    await editor.client.restoreScenes({ ids: [restored] });
    await editor.client.trashScenes({ ids: [restored] });

    const result = await undo(trashScenes.changeId ?? '');

    expect(result).toEqual({
      undone: 2,
      leftCount: 1,
      left: [{ kind: 'scene', thingId: restored, reason: 'It was changed since.' }],
    });
    expect(await Promise.all(ids.map(async (id) => (await read(id))?.state))).toEqual(['ACTIVE', 'ACTIVE', 'TRASHED']);
    const jobs = await rows(em()).selectFrom('job_history').select('sceneId').where('sceneId', 'in', ids).execute();
    expect(jobs).toEqual([{ sceneId: unread }]);
  });

  test('takes back what was restored, with the time it had, and its jobs end', async () => {
    const id = await addScene(server.app, { trashedAt: new Date(Date.now() - 3_600_000) });
    const before = await rows(em()).selectFrom('scenes').select('trashedAt').where('id', '=', id).execute();
    const { restoreScenes } = await editor.client.restoreScenes({ ids: [id] });
    const job = await addJob(server.app, id, Phase.SPRITES, JobStatus.PENDING);

    expect(await undo(restoreScenes.changeId ?? '')).toMatchObject({ undone: 1, leftCount: 0 });

    expect(await rows(em()).selectFrom('scenes').select('trashedAt').where('id', '=', id).execute()).toEqual(before);
    const jobs = await rows(em()).selectFrom('job_history').select('status').where('id', '=', job).execute();
    expect(jobs).toEqual([{ status: JobStatus.CANCELLED }]);
  });
});

describe('a merge of tags', () => {
  const marked = async (tagIds: string[], label: string) => {
    const sceneId = await addScene(server.app);
    const { createMarker } = await viewer.client.createMarker({ input: { sceneId, seconds: 1, label } });
    await viewer.client.setMarkerTags({ id: createMarker.id, tagIds });
    return createMarker.id;
  };
  const tagsOfMarker = async (id: string) => {
    const { markers } = await viewer.client.markers();
    const tags = markers.nodes.find((marker) => marker.id === id)?.tags ?? [];
    return tags.map(({ tag }) => tag.id).toSorted();
  };

  test('gives scenes, markers and labels their tags back', async () => {
    const [target, source] = [await addTag(server.app), await addTag(server.app)];
    const [one, both] = (await scenes(2)) as [string, string];
    await link(server.app, one, { tags: [source] });
    await link(server.app, both, { tags: [target, source] });
    const label = `l-${source}`;
    const [marker, other] = [await marked([source], label), await marked([source, target], `o-${source}`)];
    await viewer.client.setMarkerLabelTags({ label, tagIds: [source] });
    const { tag: before } = await viewer.client.editedTag({ id: source });

    await editor.client.mergeTags({ targetId: target, sourceIds: [source] });
    expect([await tagsOf(one), await tagsOf(both), await tagsOfMarker(marker)]).toEqual([[target], [target], [target]]);
    expect(await undoNewest()).toEqual({ undone: 3, leftCount: 0, left: [] });

    const { tag } = await viewer.client.editedTag({ id: source });
    expect({ ...tag, updatedAt: null }).toEqual({ ...before, updatedAt: null });
    expect([await tagsOf(one), await tagsOf(both)]).toEqual([[source], [target, source].toSorted()]);
    expect([await tagsOfMarker(marker), await tagsOfMarker(other)]).toEqual([[source], [target, source].toSorted()]);
    const { markerLabels } = await viewer.client.markerLabels({ search: label });
    expect(markerLabels.nodes[0]?.defaultTags.map(({ id }) => id)).toEqual([source]);
    expect([await sceneCount(source), await sceneCount(target)]).toEqual([2, 1]);
    expect(
      (await viewer.client.tags({ filter: { search: before?.name ?? '' } })).tags.nodes.map(({ id }) => id),
    ).toEqual([source]);
  });

  test('leaves scenes and markers that have lost the target since, and a tag whose name is taken', async () => {
    const [target, source, taken] = [await addTag(server.app), await addTag(server.app), await addTag(server.app)];
    const [same, untagged] = (await scenes(2)) as [string, string];
    for (const id of [same, untagged]) await link(server.app, id, { tags: [source, taken] });
    const marker = await marked([source], `m-${source}`);
    const { tag } = await viewer.client.editedTag({ id: taken });
    await editor.client.mergeTags({ targetId: target, sourceIds: [source, taken] });
    await editor.client.createTag({ name: tag?.name.toUpperCase() ?? '' });
    await editor.client.updateScene({ id: untagged, input: { tagIds: [] } });
    await viewer.client.setMarkerTags({ id: marker, tagIds: [] });
    const changeId = (await editor.client.undoableChanges()).undoableChanges[0]?.id ?? '';

    const result = await undo(changeId);

    expect(result).toEqual({
      undone: 2,
      leftCount: 3,
      left: [
        { kind: 'tag', thingId: taken, reason: 'Another tag has its name.' },
        { kind: 'scene', thingId: untagged, reason: 'Its tags were changed since.' },
        { kind: 'marker tags', thingId: null, reason: 'Those of 1 marker were changed since.' },
      ],
    });
    expect([await tagsOf(same), await tagsOf(untagged), await tagsOfMarker(marker)]).toEqual([[source], [], []]);
  });

  test('and the deletion of one', async () => {
    const tag = await addTag(server.app);
    const [scene] = (await scenes(1)) as [string];
    await link(server.app, scene, { tags: [tag] });
    await editor.client.deleteTag({ id: tag });

    expect(await undoNewest()).toEqual({ undone: 2, leftCount: 0, left: [] });
    expect(await tagsOf(scene)).toEqual([tag]);
  });
});

test('a merge of actors gives scenes, ratings and likes back, but not what users have changed since', async () => {
  const [target, source, second] = [
    await addActor(server.app),
    await addActor(server.app, { name: 'Bo' }),
    await addActor(server.app),
  ];
  const [scene] = (await scenes(1)) as [string];
  await link(server.app, scene, { actors: [source.pk] });
  await viewer.client.rateActor({ id: source.id, rating: 4 });
  await viewer.client.likeActor({ id: source.id, liked: true });
  await admin.client.rateActor({ id: source.id, rating: 2 });
  await admin.client.rateActor({ id: target.id, rating: 1 });
  await editor.client.rateActor({ id: second.id, rating: 5 });
  const ratingOf = async ({ id }: typeof target, { id: userId }: TestUser) => {
    const ratings = rows(em())
      .selectFrom('user_actor_ratings')
      .innerJoin('actors', 'actors.pk', 'user_actor_ratings.actorId');
    return (await ratings.select('rating').where('actors.id', '=', id).where('userId', '=', userId).executeTakeFirst())
      ?.rating;
  };
  await editor.client.mergeActors({ targetId: target.id, sourceIds: [source.id, second.id] });
  const changeId = await newest(editor);
  expect(await actorsOf(scene)).toEqual([target.id]);
  await editor.client.rateActor({ id: target.id, rating: 3 });

  expect(await undo(changeId)).toEqual({
    undone: 3,
    leftCount: 1,
    left: [{ kind: 'actor ratings', thingId: null, reason: 'Those of 1 user were changed since.' }],
  });

  expect(await actorsOf(scene)).toEqual([source.id]);
  expect((await viewer.client.editedActor({ id: source.id })).actor).toMatchObject({ name: 'Bo' });
  expect([await ratingOf(source, viewer), await ratingOf(target, viewer)]).toEqual([4, undefined]);
  expect([await ratingOf(source, admin), await ratingOf(target, admin)]).toEqual([2, 1]);
  expect([await ratingOf(second, editor), await ratingOf(target, editor)]).toEqual([undefined, 3]);
  const likes = rows(em()).selectFrom('user_actor_likes').select('actorId').where('userId', '=', viewer.id);
  expect(await likes.execute()).toEqual([{ actorId: source.pk }]);
});

describe('a merge of studios', () => {
  const parentOf = async ({ id }: { id: string }) => (await viewer.client.editedStudio({ id })).studio?.parent?.id;
  const studio = async (parent?: { pk: string }) =>
    addStudio(server.app, { name: randomUUID(), parentId: parent?.pk ?? null });

  test('gives scenes and places back', async () => {
    const above = await studio();
    const source = await studio(above);
    const inner = await studio(source);
    const [target, child] = [await studio(inner), await studio(inner)];
    const [scene] = (await scenes(1)) as [string];
    await editor.client.updateScenes({ ids: [scene], input: { studioId: inner.id } });
    await editor.client.mergeStudios({ targetId: target.id, sourceIds: [source.id, inner.id] });
    expect([await parentOf(target), await parentOf(child)]).toEqual([above.id, target.id]);

    const result = await undoNewest();

    expect(result).toMatchObject({ leftCount: 0 });
    expect(await Promise.all([source, inner, target, child].map(parentOf))).toEqual([
      above.id,
      source.id,
      inner.id,
      inner.id,
    ]);
    expect((await read(scene))?.studio?.id).toBe(inner.id);
  });

  test('leaves studios that were moved since, and makes no circle', async () => {
    const above = await studio();
    const source = await studio(above);
    const [target, child, moved] = [await studio(), await studio(source), await studio(source)];
    await editor.client.mergeStudios({ targetId: target.id, sourceIds: [source.id] });
    const changeId = await newest(editor);
    await editor.client.updateStudio({ id: moved.id, input: { parentId: null } });
    await editor.client.updateStudio({ id: above.id, input: { parentId: child.id } });

    await expect(undo(changeId)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/rearranged/),
    });
    expect(await parentOf(child)).toBe(target.id);
    await editor.client.updateStudio({ id: above.id, input: { parentId: null } });

    expect(await undo(changeId)).toMatchObject({
      leftCount: 1,
      left: [{ kind: 'studio', thingId: moved.id, reason: 'It was changed since.' }],
    });
    expect([await parentOf(child), await parentOf(source), await parentOf(moved)]).toEqual([
      source.id,
      above.id,
      undefined,
    ]);
  });
});
