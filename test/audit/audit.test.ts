/** Who changed what, as the audit log has it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteOldEntries } from '../../src/audit/old-entries.ts';
import { rows } from '../../src/database/rows.ts';
import { transaction } from '../../src/database/transaction.ts';
import { addActor, addScene, addTag, link } from '../support/factories.ts';
import { ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user();
});

afterAll(async () => server[Symbol.asyncDispose]());

const ofAdmin = async (query: string, token = admin.token) => {
  const { data, errors } = await ask(server.url, query, { token });
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
};

interface Entry {
  userId: string;
  username: string;
  apiKeyId: string | null;
  address: string;
  requestId: string;
  operation: string;
  action: string;
  kind: string;
  thingId: string | null;
  before: object | null;
  after: object | null;
}

/** The newest first, with `before` and `after` as objects. */
async function entries(filter: string, first = 20): Promise<Entry[]> {
  const fields = 'userId username apiKeyId address requestId operation action kind thingId before after';
  const found = await ofAdmin(`{ auditLog(first: ${first}, filter: ${filter}) { nodes { ${fields} } totalCount } }`);
  const parsed = (json: string | null) => (json === null ? null : JSON.parse(json));
  const { nodes } = found.auditLog as { nodes: (Entry & { before: string; after: string })[] };
  return nodes.map((entry) => ({ ...entry, before: parsed(entry.before), after: parsed(entry.after) }));
}

test('users: who, from where, what was and what is, and no password', async () => {
  const username = `u-${randomUUID().slice(0, 8)}`;
  const { createUser } = await ofAdmin(
    `mutation { createUser(input: { username: "${username}", password: "Correct-Horse-9", role: "user" }) { id } }`,
  );
  const { id } = createUser as { id: string };
  await ofAdmin(`mutation { updateUser(id: ${id}, input: { role: "moderator" }) { id } }`);
  await ofAdmin(`mutation { resetUserPassword(id: ${id}, newPassword: "Correct-Horse-10") }`);
  await ofAdmin(`mutation { deleteUser(id: ${id}) }`);

  const found = await entries(`{ kind: "user", thingId: "${id}" }`);
  expect(found.map(({ operation, action }) => [operation, action])).toEqual([
    ['deleteUser', 'DELETED'],
    ['resetUserPassword', 'CHANGED'],
    ['updateUser', 'CHANGED'],
    ['createUser', 'CREATED'],
  ]);
  const [gone, reset, changed, made] = found;
  expect(changed).toMatchObject({ before: { role: 'user' }, after: { role: 'moderator' } });
  expect(reset).toMatchObject({ before: { password: '(hidden)' }, after: { password: '(hidden)' } });
  expect(made).toMatchObject({ before: null, after: { username, password: '(hidden)' } });
  expect(gone).toMatchObject({ before: { username }, after: null });
  for (const entry of found) {
    expect(entry).toMatchObject({ userId: admin.id, username: admin.username, apiKeyId: null, address: '127.0.0.1' });
    expect(entry.requestId).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('roles, settings, storage, keys and shares', async () => {
  const scene = await addScene(server.app);
  await ofAdmin('mutation { createRole(name: "guest", permissions: ["scenes:view"]) { id } }');
  await ofAdmin('mutation { updateAppSettings(input: { trashRetentionDays: 77 }) { trashRetentionDays } }');
  await ofAdmin(`mutation { createStoragePath(name: "Films", path: "${server.library}") { id } }`);
  await ofAdmin('mutation { createApiKey(name: "script", permissions: ["scenes:view"]) { key } }');
  await ofAdmin(`mutation { createShareLink(sceneId: ${scene}, type: PUBLIC, expiry: ONE_DAY) { id } }`);

  expect(await entries('{ kind: "role" }')).toMatchObject([{ action: 'CREATED', after: { name: 'guest' } }]);
  expect(await entries('{ kind: "role permission" }')).toMatchObject([{ operation: 'createRole' }]);
  expect(await entries('{ kind: "app settings" }')).toMatchObject([{ after: { trash_retention_days: 77 } }]);
  expect((await entries('{ kind: "storage path", action: CREATED, operation: "createStoragePath" }'))[0]).toMatchObject(
    {
      after: { name: 'Films' },
    },
  );
  expect(await entries('{ kind: "API key" }')).toMatchObject([{ after: { name: 'script', key_hash: '(hidden)' } }]);
  expect(await entries('{ kind: "share link" }')).toMatchObject([{ after: { token: '(hidden)' } }]);
});

test('changes of many scenes, trash and deletion, each scene with what it was', async () => {
  const [a, b, tag] = [await addScene(server.app), await addScene(server.app), await addTag(server.app)];
  await ofAdmin(
    `mutation { updateScenes(ids: [${a}, ${b}], input: { type: "film", tags: { mode: ADD, ids: [${tag}] } }) { count } }`,
  );
  await ofAdmin(`mutation { trashScenes(ids: [${a}]) { count } }`);
  await ofAdmin(`mutation { deleteScenes(ids: [${a}]) { count } }`);

  expect(await entries('{ operation: "updateScenes", kind: "scene" }')).toMatchObject([
    { thingId: b, before: { type: null }, after: { type: 'film' } },
    { thingId: a, before: { type: null }, after: { type: 'film' } },
  ]);
  expect(await entries('{ kind: "scene tags" }')).toMatchObject([
    { action: 'DELETED', operation: 'deleteScenes', before: { [tag]: [Number(a)] } },
    { action: 'CREATED', after: { [tag]: [Number(a), Number(b)] } },
  ]);
  const ofScene = await entries(`{ kind: "scene", thingId: "${a}" }`);
  expect(ofScene.map(({ operation }) => operation)).toEqual(['deleteScenes', 'trashScenes', 'updateScenes']);
  expect(ofScene[0]).toMatchObject({ before: { type: 'film' }, after: null });
});

test('a tag that a scene gets is told once, and columns that come later are told of as well', async () => {
  const [scene, tag] = [await addScene(server.app), await addTag(server.app)];
  await ofAdmin(`mutation { updateScenes(ids: [${scene}], input: { tags: { mode: ADD, ids: [${tag}] } }) { count } }`);
  const ofScene = `{ kind: "scene", thingId: "${scene}" }`;
  expect(await entries(ofScene)).toEqual([]);

  await transaction(server.app.orm.em.fork(), async (em) => {
    await sql`alter table scenes add column later text`.execute(rows(em));
    await sql`select set_config('reelgraph.by', '{"operation": "later"}', true)`.execute(rows(em));
    await sql`update scenes set later = 'new', updated_at = now() where id = ${scene}`.execute(rows(em));
    await sql`alter table scenes drop column later`.execute(rows(em));
  });
  expect(await entries(ofScene)).toMatchObject([
    { operation: 'later', before: { later: null }, after: { later: 'new' } },
  ]);
});

test('merges name what is gone and what the target got, in one request; over a WebSocket as well', async () => {
  const [target, source] = [await addActor(server.app, { name: 'Kept' }), await addActor(server.app, { name: 'Gone' })];
  const scene = await addScene(server.app);
  await link(server.app, scene, { actors: [source.pk] });
  const merge = `mutation { mergeActors(targetId: "${target.id}", sourceIds: ["${source.id}"]) { id } }`;
  expect((await askSocket(server.url, merge, { token: admin.token })).errors).toBeUndefined();

  const found = await entries('{ operation: "mergeActors" }');
  expect(new Set(found.map(({ requestId }) => requestId)).size).toBe(1);
  expect(found).toContainEqual(
    expect.objectContaining({ kind: 'actor', thingId: source.id, before: expect.objectContaining({ name: 'Gone' }) }),
  );
  expect(found).toContainEqual(
    expect.objectContaining({ kind: 'scene actors', after: { [target.pk]: [Number(scene)] } }),
  );
});

test('what is rolled back is not in it, and what the server does by itself is nobody’s', async () => {
  const before = (await entries('{}', 1))[0];
  await ask(server.url, 'mutation { createRole(name: "guest", permissions: []) { id } }', { token: admin.token });
  expect((await entries('{}', 1))[0]).toEqual(before);

  const { id } = await rows(server.app.orm.em.fork())
    .insertInto('users')
    .values({ username: 'by-hand', password: 'x', role: 'user' })
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(await entries(`{ kind: "user", thingId: "${id}" }`)).toMatchObject([{ userId: null, operation: null }]);
});

test('an entry of a change by an API key names the key', async () => {
  const { createApiKey } = await ofAdmin(
    'mutation { createApiKey(name: "edits", permissions: ["library:manage"]) { key apiKey { id } } }',
  );
  const { key, apiKey } = createApiKey as { key: string; apiKey: { id: string } };
  const tag = await addTag(server.app);
  await ofAdmin(`mutation { deleteTag(id: ${tag}) }`, key);

  expect(await entries(`{ kind: "tag", thingId: "${tag}" }`)).toMatchObject([
    { userId: admin.id, apiKeyId: apiKey.id },
  ]);
});

test('after 400 days it is forgotten', async () => {
  const em = server.app.orm.em.fork();
  await deleteOldEntries(em);
  const count = (await entries('{}', 100)).length;
  expect(count).toBeGreaterThan(10);
  await rows(em)
    .updateTable('audit_log')
    .set({ changedAt: new Date(Date.now() - 401 * 86_400_000) })
    .execute();
  await deleteOldEntries(em);
  expect(await entries('{}', 100)).toEqual([]);
});
