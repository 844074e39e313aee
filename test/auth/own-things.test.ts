/**
 * What belongs to one user: whoever else asks for it by its id gets nothing, no list of theirs shows it, and nothing that they do to
 * their own touches it. Every root field stands in one of the four lists.
 */
import { OperationTypeNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/auth/session.service.ts';
import { rows } from '../../src/database/rows.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { addActor, addSceneFile, addStudio, addTag, addUpload, storagePathOf } from '../support/factories.ts';
import { ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

/** Others than the owner, who is a moderator. The key is that of an admin, with every permission. */
const others = ['stranger', 'link', 'user', 'moderator', 'admin', 'key'] as const;
type Other = (typeof others)[number];

/** Who is told what by a door to a thing of the owner's: strangers and links that they are not signed in, all others this. */
interface Door {
  document: string;
  refusal: string;
  /** Who gets in all the same. */
  but?: readonly Other[];
}

const wholeRights: readonly Other[] = ['admin', 'key'];

/** Words in capitals are ids of what the owner has. */
const byId: Record<string, Door> = {
  'query savedSearch': { document: '{ savedSearch(id: "SEARCH") { name } }', refusal: 'NOT_FOUND' },
  'query homepageSection': {
    document: '{ homepageSection(id: "SECTION") { section { title } } }',
    refusal: 'NOT_FOUND',
  },
  'mutation updateSavedSearch': {
    document: 'mutation { updateSavedSearch(id: "SEARCH", name: "theirs") { name } }',
    refusal: 'NOT_FOUND',
  },
  'mutation deleteSavedSearch': { document: 'mutation { deleteSavedSearch(id: "SEARCH") }', refusal: 'NOT_FOUND' },
  'mutation updateMarker': {
    document: 'mutation { updateMarker(id: "MARKER", input: { label: "theirs" }) { label } }',
    refusal: 'NOT_FOUND',
  },
  'mutation setMarkerTags': {
    document: 'mutation { setMarkerTags(id: "MARKER", tagIds: []) { label } }',
    refusal: 'NOT_FOUND',
  },
  'mutation deleteMarker': { document: 'mutation { deleteMarker(id: "MARKER") }', refusal: 'NOT_FOUND' },
  'mutation revokeSession': { document: 'mutation { revokeSession(id: "SESSION") }', refusal: 'NOT_FOUND' },
  'mutation deleteApiKey': { document: 'mutation { deleteApiKey(id: "KEY") }', refusal: 'NOT_FOUND' },
  'mutation deleteShareLink': {
    document: 'mutation { deleteShareLink(id: "SHARE") }',
    refusal: 'NOT_FOUND',
    but: wholeRights,
  },
  'mutation undo': {
    document: 'mutation { undo(changeId: "CHANGE") { __typename } }',
    refusal: 'FORBIDDEN',
    but: wholeRights,
  },
};

/** What shows to whoever asks what they have; each shows `secret` to the owner. */
const lists: Record<string, string> = {
  'query savedSearches': '{ savedSearches { name } }',
  'query markers': '{ markers { nodes { label } } }',
  'query markerLabels': '{ markerLabels { nodes { label } } }',
  'query watchHistory': '{ watchHistory { nodes { scene { title } } } }',
  'query watchActivity': '{ watchActivity(since: "YESTERDAY", until: "TOMORROW") { secret: sceneCount } }',
  'query shareLinks': '{ shareLinks { nodes { secret: id } } }',
  'query undoableChanges': '{ undoableChanges { secret: id } }',
  'query homepage': '{ homepage { section { title } } }',
  'query viewer': '{ viewer { apiKeys { name } } }',
  'query scene': '{ scene(id: "SCENE") { shareLinks { secret: id } } }',
  'subscription uploadChanged': 'subscription { uploadChanged { filename } }',
};

/** Writes to one's own alone, even where what it is about is everybody's. */
const writes: Record<string, string> = {
  'mutation addSceneJizz': 'mutation { addSceneJizz(id: "SCENE", by: 3) { jizzCount } }',
  'mutation likeScene': 'mutation { likeScene(id: "SCENE", liked: false) { liked } }',
  'mutation rateScene': 'mutation { rateScene(id: "SCENE", rating: 1) { rating } }',
  'mutation likeActor': 'mutation { likeActor(id: "ACTOR", liked: false) { liked } }',
  'mutation rateActor': 'mutation { rateActor(id: "ACTOR", rating: 1) { rating } }',
  'mutation likeStudio': 'mutation { likeStudio(id: "STUDIO", liked: false) { liked } }',
  'mutation rateStudio': 'mutation { rateStudio(id: "STUDIO", rating: 1) { rating } }',
  'mutation recordWatch': 'mutation { recordWatch(sceneId: "SCENE", watchedSeconds: 9, positionSeconds: 1) { id } }',
  'mutation deleteWatchHistory': 'mutation { deleteWatchHistory }',
  'mutation createMarker':
    'mutation { createMarker(input: { sceneId: "SCENE", seconds: 3, label: "secret label" }) { id } }',
  'mutation setMarkerLabelTags': 'mutation { setMarkerLabelTags(label: "secret label", tagIds: ["TAG"]) { label } }',
  'mutation createSavedSearch': 'mutation { createSavedSearch(name: "secret search", filter: {}) { id } }',
  'mutation createShareLink': 'mutation { createShareLink(sceneId: "SCENE", type: PUBLIC, expiry: ONE_DAY) { id } }',
  'mutation createApiKey': 'mutation { createApiKey(name: "secret key", permissions: ["scenes:view"]) { key } }',
  'mutation updateSettings': 'mutation { updateSettings(input: { autoplay: true, videosPerPage: 7 }) { autoplay } }',
  'mutation changeUsername': 'mutation { changeUsername(username: "somebody-else") { username } }',
  'mutation changePassword': `mutation { changePassword(currentPassword: "PASSWORD", newPassword: "Another-Long-1") }`,
  'mutation refreshLogin': 'mutation { refreshLogin { token } }',
  'mutation logout': 'mutation { logout }',
  'mutation logoutEverywhere': 'mutation { logoutEverywhere }',
};

/** What is the library's or the server's, and the same for all who may enter (doors.test.ts); and those that let people in. */
const common = new Set([
  ...['query appSettings', 'query auditLog', 'query checkStoragePath', 'query currentScan', 'query deadLetters'],
  ...[
    'query folder',
    'query job',
    'query jobs',
    'query permissions',
    'query pool',
    'query processingConfig',
    'query queue',
  ],
  ...[
    'query retryPolicies',
    'query roles',
    'query scans',
    'query scenes',
    'query searchStatus',
    'query searchSuggestions',
  ],
  ...['query server', 'query storagePaths', 'query triggers', 'query user', 'query users', 'query sharedScene'],
  ...['query actor', 'query actors', 'query stats', 'query studio', 'query studios', 'query tag', 'query tags'],
  ...[
    'mutation rebuildSearchIndex',
    'mutation updateSearchConfig',
    'mutation abandonDeadLetters',
    'mutation cancelJobs',
  ],
  ...['mutation cancelScan', 'mutation createRole', 'mutation createStoragePath', 'mutation createUser'],
  ...['mutation deleteFinishedJobs', 'mutation deleteRole', 'mutation deleteStoragePath', 'mutation deleteUser'],
  ...[
    'mutation login',
    'mutation openShare',
    'mutation pausePhase',
    'mutation processScenes',
    'mutation resetUserPassword',
  ],
  ...['mutation resumePhase', 'mutation retryDeadLetters', 'mutation retryJobs', 'mutation setJobPriority'],
  ...['mutation setRolePermissions', 'mutation startScan', 'mutation updateAppSettings', 'mutation updatePool'],
  ...[
    'mutation updateProcessingConfig',
    'mutation updateRetryPolicy',
    'mutation updateRole',
    'mutation updateStoragePath',
  ],
  ...[
    'mutation updateTrigger',
    'mutation updateUser',
    'mutation createActor',
    'mutation createStudio',
    'mutation createTag',
  ],
  ...[
    'mutation deleteActor',
    'mutation deleteScenes',
    'mutation deleteStudio',
    'mutation deleteTag',
    'mutation emptyTrash',
  ],
  ...[
    'mutation mergeActors',
    'mutation mergeStudios',
    'mutation mergeTags',
    'mutation restoreActor',
    'mutation restoreScenes',
  ],
  ...['mutation restoreStudio', 'mutation setSceneThumbnail', 'mutation trashScenes', 'mutation updateActor'],
  ...['mutation updateScene', 'mutation updateScenes', 'mutation updateStudio', 'mutation updateTag'],
  ...['subscription jobChanged', 'subscription queueChanged', 'subscription scanChanged', 'subscription sceneChanged'],
]);

/** All that the owner has, and what they think. */
const everything = `{
  viewer { user { username } apiKeys { name } sessions { id } settings { autoplay videosPerPage homepage { sections { title } } } }
  savedSearches { name } markers { nodes { label tags { id } } } markerLabels { nodes { label defaultTags { id } } }
  watchHistory { nodes { watchDuration } } shareLinks { nodes { id } }
  scene(id: "SCENE") { interactions { rating liked jizzCount resumeSeconds } }
  actor(id: "ACTOR") { interactions { rating liked } } studio(id: "STUDIO") { interactions { rating liked } }
}`;

const password = 'Long-Enough-4-All';

let server: TestServer;
let owner: TestUser;
/** What the words in capitals stand for. */
let words: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  owner = await server.user('moderator');
  const { app } = server;
  const { client } = owner;
  const sceneId = await addSceneFile(app, server.library, 'film.mp4', 'the film');
  const trashed = await addSceneFile(app, server.library, 'other.mp4', 'another film');
  const [actor, studio, tagId] = [await addActor(app), await addStudio(app), await addTag(app)];
  await client.updateScene({ id: sceneId, input: { title: 'secret film' } });
  const { createSavedSearch } = await client.createSavedSearch({ name: 'secret search', filter: {} });
  const { createMarker } = await client.createMarker({ input: { sceneId, seconds: 2, label: 'secret label' } });
  const { createApiKey } = await client.createApiKey({ name: 'secret key', permissions: ['scenes:view'] });
  const { createShareLink } = await client.createShareLink({ sceneId, type: 'PUBLIC', expiry: 'NEVER' });
  const { trashScenes } = await client.trashScenes({ ids: [trashed] });
  const section = {
    id: 'of-the-owner',
    title: 'secret section',
    type: 'LATEST',
    enabled: true,
    limit: 5,
    order: 0,
  } as const;
  await client.updateSettings({ input: { autoplay: false, homepage: { showUpload: false, sections: [section] } } });
  await client.recordWatch({ sceneId, watchedSeconds: 5, positionSeconds: 4 });
  await client.rateScene({ id: sceneId, rating: 5 });
  await client.likeScene({ id: sceneId, liked: true });
  await beginUpload(owner, 'secret.mp4');
  words = {
    ...{ SCENE: sceneId, ACTOR: actor.id, STUDIO: studio.id, TAG: tagId, PASSWORD: password },
    SEARCH: createSavedSearch.id,
    MARKER: createMarker.id,
    KEY: createApiKey.apiKey.id,
    SHARE: createShareLink.id,
    LINK: createShareLink.token,
    CHANGE: trashScenes.changeId ?? '',
    SECTION: section.id,
    YESTERDAY: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    TOMORROW: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
  };
  await openSession({ app, em: app.orm.em.fork() }, owner.id);
  const { sessions } = (await client.access()).viewer ?? {};
  words.SESSION = sessions?.find(({ current }) => !current)?.id ?? '';
});

afterAll(async () => server[Symbol.asyncDispose]());

async function beginUpload({ id }: Pick<TestUser, 'id'>, filename: string): Promise<void> {
  await addUpload(server.app, id, await storagePathOf(server.app, server.library));
  await rows(server.app.orm.em.fork()).updateTable('uploads').set({ filename }).where('userId', '=', id).execute();
}

async function asked(token: string | undefined, document: string, values = words) {
  const filled = document.replaceAll(/"([A-Z]+)"/g, (word, name) => (values[name] ? `"${values[name]}"` : word));
  const answer = document.startsWith('subscription') ? askSocket : ask;
  return answer(server.url, filled, { token });
}

const ownerHas = async () => (await asked(owner.token, everything)).data;

async function tokenOf(other: Other): Promise<string | undefined> {
  if (other === 'stranger') return undefined;
  if (other === 'link') return words.LINK;
  const user = await server.user(other === 'key' ? 'admin' : other);
  await beginUpload(user, 'theirs.mp4');
  if (other !== 'key') return user.token;
  const { permissions } = (await user.client.viewer()).viewer ?? {};
  return (await user.client.createApiKey({ name: 'all', permissions: [...(permissions ?? [])] })).createApiKey.key;
}

test('every root field stands in one of the lists', async () => {
  const schema = await createSchema();
  const fields = Object.values(OperationTypeNode).flatMap((operation) =>
    Object.keys(schema.getRootType(operation)?.getFields() ?? {}).map((name) => `${operation} ${name}`),
  );
  const listed = [byId, lists, writes].flatMap((list) => Object.keys(list)).concat([...common]);
  expect(fields.toSorted()).toEqual(listed.toSorted());
});

describe.each(others)('%s', (other) => {
  test.each(Object.entries(byId).filter(([, { but = [] }]) => !but.includes(other)))(
    'does not get at what is behind %s',
    async (door, { document, refusal }) => {
      const before = await ownerHas();
      const isLogin = other !== 'stranger' && other !== 'link';
      const isShut = other === 'key' && ['mutation revokeSession', 'mutation deleteApiKey'].includes(door);

      const { data, errors } = await asked(await tokenOf(other), document);

      const expected = !isLogin ? 'UNAUTHENTICATED' : isShut ? 'FORBIDDEN' : refusal;
      expect(errors?.[0]?.extensions?.code ?? 'nothing').toBe(expected);
      expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
      expect(await ownerHas()).toEqual(before);
    },
  );

  test.each(Object.entries(lists))('sees nothing of it in %s', async (_door, document) => {
    const { data } = await asked(await tokenOf(other), document);

    expect(JSON.stringify(data ?? null)).not.toContain('secret');
  });
});

describe('the owner', () => {
  test.each(Object.entries(lists))('sees it in %s', async (_door, document) => {
    const { data, errors } = await asked(owner.token, document);

    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain('secret');
  });

  test.each(Object.entries(writes))('keeps it when somebody else uses %s', async (_door, document) => {
    const before = await ownerHas();
    const { id } = await server.user('user');
    const { client } = await server.user('admin');
    await client.resetUserPassword({ id, newPassword: password });
    const { token } = await openSession({ app: server.app, em: server.app.orm.em.fork() }, id);

    const { errors } = await asked(token, document);

    expect(errors).toBeUndefined();
    expect(await ownerHas()).toEqual(before);
  });
});

describe('in the end', () => {
  test.each(wholeRights)('%s manages the links of others, and takes back their changes', async (other) => {
    const token = await tokenOf(other);
    const sceneId = await addSceneFile(server.app, server.library, `${other}.mp4`, `a film for ${other}`);
    const { createShareLink } = await owner.client.createShareLink({ sceneId, type: 'PUBLIC', expiry: 'NEVER' });
    const { trashScenes } = await owner.client.trashScenes({ ids: [sceneId] });
    const theirs = { SHARE: createShareLink.id, CHANGE: trashScenes.changeId ?? '' };

    for (const { document } of Object.values(byId).filter(({ but }) => but?.includes(other)))
      expect((await asked(token, document, theirs)).errors).toBeUndefined();
  });

  test.each(Object.entries(byId))('the owner enters %s', async (_door, { document }) => {
    expect((await asked(owner.token, document)).errors).toBeUndefined();
  });
});
