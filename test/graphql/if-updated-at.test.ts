/** Changes that are made only to what the caller has seen. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isReelgraphError, type ReelgraphError } from '../../src/sdk/client.ts';
import { addActor, addScene, addStudio, addTag, link } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let librarian: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  librarian = await server.user('moderator');
});

afterAll(async () => server[Symbol.asyncDispose]());

type Change = (ifUpdatedAt: string | undefined, name: string) => Promise<{ updatedAt: string }>;

/** What can be changed, and what `current` says of each beside its id, `updatedAt` and its new name. */
const things: Record<string, () => Promise<{ change: Change; current: (name: string) => object }>> = {
  async scene() {
    const [studio, actor, tag] = [await addStudio(server.app), await addActor(server.app), await addTag(server.app)];
    const id = await addScene(server.app);
    await link(server.app, id, { actors: [actor.pk], tags: [tag] });
    return {
      change: async (ifUpdatedAt, title) =>
        (await librarian.client.updateScene({ id, input: { title, studioId: studio.id }, ifUpdatedAt })).updateScene,
      current: (title) => ({ id, title, studioId: studio.id, actorIds: [actor.id], tagIds: [tag], description: null }),
    };
  },
  async actor() {
    const { id } = await addActor(server.app, { birthday: '1980-02-29' });
    return {
      change: async (ifUpdatedAt, name) =>
        (await librarian.client.updateActor({ id, input: { name }, ifUpdatedAt })).updateActor,
      current: (name) => ({ id, name, birthday: '1980-02-29', fakeBoobs: false }),
    };
  },
  async studio() {
    const [{ id }, above] = [await addStudio(server.app), await addStudio(server.app)];
    return {
      change: async (ifUpdatedAt, name) =>
        (await librarian.client.updateStudio({ id, input: { name, parentId: above.id }, ifUpdatedAt })).updateStudio,
      current: (name) => ({ id, name, parentId: above.id, networkId: null }),
    };
  },
  async tag() {
    const id = await addTag(server.app);
    return {
      change: async (ifUpdatedAt, name) => (await librarian.client.updateTag({ id, name, ifUpdatedAt })).updateTag,
      current: (name) => ({ id, name, color: '#6B7280' }),
    };
  },
};

test.each(Object.keys(things))(
  'a %s that was changed since is left, and the error has what a second attempt needs',
  async (kind) => {
    const { change, current } = (await things[kind]?.()) ?? expect.unreachable();
    const seen = await change(undefined, `${kind} 1`);
    const changed = await change(seen.updatedAt, `${kind} 2`);

    const refusal = await change(seen.updatedAt, `${kind} 3`).then(
      () => expect.unreachable(),
      (error: ReelgraphError) => error,
    );

    expect(isReelgraphError(refusal, 'CONFLICT')).toBe(true);
    expect(refusal.field).toBe('ifUpdatedAt');
    const found = refusal.errors[0]?.extensions?.current;
    expect(found).toMatchObject({ ...current(`${kind} 2`), updatedAt: changed.updatedAt });
    expect(Object.keys(found ?? {})).not.toContain('pk');
    await change(found?.updatedAt, `${kind} 4`);
  },
);

test('of two who saw the same, one at a time, one is told', async () => {
  const { change } = (await things.tag?.()) ?? expect.unreachable();
  const { updatedAt } = await change(undefined, 'seen by both');

  const outcomes = await Promise.allSettled([change(updatedAt, 'mine'), change(updatedAt, 'yours')]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
