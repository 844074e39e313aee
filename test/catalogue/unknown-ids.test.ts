/** Long lists of ids of nothing: refused as such by every door that takes ids, and named as far as that helps. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addActor, addScene, addStudio, addTag } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let editor: TestUser;
let [scene, tag, actor, studio] = ['', '', '', ''];

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  editor = await server.user('moderator');
  [scene, tag] = [await addScene(server.app), await addTag(server.app)];
  [actor, studio] = [(await addActor(server.app)).id, (await addStudio(server.app)).id];
});

afterAll(async () => server[Symbol.asyncDispose]());

/** As many as a scene may have, and as many as may be merged at once. */
const [ofScene, merged] = [200, 1000];
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(700_000 + index));
const uuids = (count: number) => numbers(count).map((number) => `00000000-0000-4000-8000-${number.padStart(12, '0')}`);

const doors: [string, string, string[], (ids: string[]) => Promise<unknown>][] = [
  ['tag', 'input.tagIds', numbers(ofScene), (tagIds) => editor.client.updateScene({ id: scene, input: { tagIds } })],
  [
    'actor',
    'input.actorIds',
    uuids(ofScene),
    (actorIds) => editor.client.updateScene({ id: scene, input: { actorIds } }),
  ],
  [
    'tag',
    'input.tags.ids',
    numbers(ofScene),
    (ids) => editor.client.updateScenes({ ids: [scene], input: { tags: { mode: 'ADD', ids } } }),
  ],
  [
    'actor',
    'input.actors.ids',
    uuids(ofScene),
    (ids) => editor.client.updateScenes({ ids: [scene], input: { actors: { mode: 'ADD', ids } } }),
  ],
  ['tag', 'sourceIds', numbers(merged), (sourceIds) => editor.client.mergeTags({ targetId: tag, sourceIds })],
  ['actor', 'sourceIds', uuids(merged), (sourceIds) => editor.client.mergeActors({ targetId: actor, sourceIds })],
  ['studio', 'sourceIds', uuids(merged), (sourceIds) => editor.client.mergeStudios({ targetId: studio, sourceIds })],
];

test.each(doors)(
  'as many unknown %ss in %s as there may be: 100 are named, and the rest counted',
  async (kind, field, ids, send) => {
    await expect(send(ids)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
      message: `There is no ${kind} ${ids.slice(0, 100).join(', ')} and ${ids.length - 100} more.`,
    });
  },
);

test.each([
  [1, 'There is no tag 700000.'],
  [100, `There is no tag ${numbers(100).join(', ')}.`],
  [101, `There is no tag ${numbers(100).join(', ')} and 1 more.`],
])('of %i unknown tags up to a hundred are named', async (count, message) => {
  const refused = editor.client.updateScene({ id: scene, input: { tagIds: [tag, ...numbers(count)] } });

  await expect(refused).rejects.toMatchObject({ code: 'BAD_USER_INPUT', message });
});
