/**
 * A small library with something of everything: absent values, ties, trashed and missing scenes, a tree of studios,
 * deleted actors and studios, and two users' interactions. It is drawn with a fixed seed and kept in memory as well, so
 * that tests can say what an answer must be without asking the database.
 */
import { randomUUID } from 'node:crypto';
import type { App } from '../../src/app.type.ts';
import { rows } from '../../src/database/rows.ts';
import type { TestUser } from './server.ts';

export interface Named {
  id: string;
  pk: string;
  name: string;
  deleted: boolean;
  createdAt: string;
}

export interface LibraryActor extends Named {
  gender: string | null;
  nationality: string | null;
  ethnicity: string | null;
  hairColor: string | null;
  eyeColor: string | null;
  birthday: string | null;
  heightCm: number | null;
  weightKg: number | null;
  careerStartYear: number | null;
  imageUrl: string | null;
  updatedAt: string;
  rating: number | null;
  liked: boolean;
}

export interface LibraryStudio extends Named {
  parent: string | null;
  network: string | null;
  updatedAt: string;
  rating: number | null;
  liked: boolean;
}

export interface LibraryScene {
  id: string;
  title: string | null;
  originalFilename: string | null;
  storedPath: string | null;
  storagePathId: number | null;
  state: 'ACTIVE' | 'TRASHED' | 'MISSING';
  trashedAt: string | null;
  duration: number | null;
  width: number | null;
  height: number | null;
  size: number | null;
  frameRate: number;
  bitRate: number;
  viewCount: number | null;
  videoCodec: string;
  audioCodec: string;
  origin: string | null;
  type: string | null;
  releaseDate: string | null;
  createdAt: string;
  updatedAt: string;
  fileHash: string;
  porndbSceneId: string;
  isCorrupted: boolean;
  processingStatus: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';
  hasThumbnail: boolean;
  hasSprites: boolean;
  /** Ids, those of deleted actors and studios included. */
  tags: string[];
  actors: string[];
  studio: string | null;
  /** The viewer's own. */
  liked: boolean;
  rating: number | null;
  jizzCount: number;
  watches: { watchedAt: string; lastPosition: number; completed: boolean }[];
  labels: string[];
  /** Everybody's. */
  ratings: number[];
}

export interface Library {
  scenes: LibraryScene[];
  actors: LibraryActor[];
  studios: LibraryStudio[];
  tags: Named[];
  storagePaths: { id: number; path: string }[];
}

/** Numbers below 1, always the same ones. */
export function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes it; `viewer` is whose interactions count, `other` somebody else. */
export async function makeLibrary(
  { orm }: Pick<App, 'orm'>,
  { viewer, other, sceneCount = 40 }: { viewer: TestUser; other: TestUser; sceneCount?: number },
): Promise<Library> {
  const db = rows(orm.em.fork());
  const random = randomly(7);
  const chance = (probability: number) => random() < probability;
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const some = <T>(choices: readonly T[], probability: number) => choices.filter(() => chance(probability));
  const perhaps = <T>(value: T) => (chance(0.25) ? null : value);
  const at = (days: number) => new Date(Date.UTC(2026, 0, 1) - Math.floor(days) * 86_400_000).toISOString();

  const storagePaths: Library['storagePaths'] = [];
  for (const path of ['/library/one', '/library/two']) {
    const { id } = await db
      .insertInto('storage_paths')
      .values({ name: path, path })
      .returning('id')
      .executeTakeFirstOrThrow();
    storagePaths.push({ id, path });
  }

  const tags: Named[] = [];
  for (const name of ['outdoor', 'Indoor', 'classic', 'solo', 'Duo', 'unused']) {
    const createdAt = at(tags.length % 3);
    const { id } = await db.insertInto('tags').values({ name, createdAt }).returning('id').executeTakeFirstOrThrow();
    tags.push({ id: String(id), pk: String(id), name, createdAt, deleted: false });
  }

  const actors: LibraryActor[] = [];
  for (const name of ['Ada', 'bea', 'Cleo', 'Dora', 'eve', 'Faye', 'Gone', 'Hana']) {
    const known = {
      name,
      gender: perhaps(pick(['female', 'male'])),
      nationality: perhaps(pick(['Czech', 'French'])),
      ethnicity: perhaps(pick(['a', 'b'])),
      hairColor: perhaps(pick(['red', 'Brown'])),
      eyeColor: perhaps(pick(['green', 'blue'])),
      birthday: perhaps(pick(['1990-02-28', '1991-03-01', '1992-12-31'])),
      heightCm: perhaps(pick([160, 170, 180])),
      weightKg: perhaps(pick([50, 60])),
      careerStartYear: perhaps(pick([2010, 2015])),
      imageUrl: [null, '', '/a.webp'][actors.length % 3] ?? null,
      createdAt: at(actors.length % 4),
      updatedAt: at(actors.length % 3),
    };
    const id = randomUUID();
    const deleted = name === 'Gone';
    const { pk } = await db
      .insertInto('actors')
      .values({ ...known, id, deletedAt: deleted ? at(0) : null })
      .returning('pk')
      .executeTakeFirstOrThrow();
    const [rating, liked] = [perhaps(pick([1, 2.5, 5])), chance(0.5)];
    if (rating) await db.insertInto('user_actor_ratings').values({ userId: viewer.id, actorId: pk, rating }).execute();
    await db.insertInto('user_actor_ratings').values({ userId: other.id, actorId: pk, rating: 3 }).execute();
    if (liked) await db.insertInto('user_actor_likes').values({ userId: viewer.id, actorId: pk }).execute();
    actors.push({ ...known, id, pk, deleted, rating, liked });
  }

  const studios: LibraryStudio[] = [];
  const parents: Record<string, string> = { Middle: 'Top', Leaf: 'Middle', 'Below the closed': 'Closed' };
  for (const name of ['Top', 'Middle', 'Leaf', 'Closed', 'Below the closed', 'alone']) {
    const parent = studios.find((studio) => studio.name === parents[name]);
    const network = name === 'Leaf' || name === 'alone' ? studios[0] : undefined;
    const id = randomUUID();
    const deleted = name === 'Closed';
    const times = { createdAt: at(studios.length % 4), updatedAt: at(studios.length % 2) };
    const { pk } = await db
      .insertInto('studios')
      .values({ ...times, name, id, parentId: parent?.pk, networkId: network?.pk, deletedAt: deleted ? at(0) : null })
      .returning('pk')
      .executeTakeFirstOrThrow();
    const [rating, liked] = [perhaps(pick([1, 4.5])), chance(0.5)];
    if (rating)
      await db.insertInto('user_studio_ratings').values({ userId: viewer.id, studioId: pk, rating }).execute();
    if (liked) await db.insertInto('user_studio_likes').values({ userId: viewer.id, studioId: pk }).execute();
    studios.push({
      ...times,
      id,
      pk,
      name,
      deleted,
      rating,
      liked,
      parent: parent?.id ?? null,
      network: network?.id ?? null,
    });
  }

  const scenes: LibraryScene[] = [];
  for (let n = 0; n < sceneCount; n += 1) {
    const storage = perhaps(pick(storagePaths));
    const [width, height] = pick([
      [1920, 1080],
      [1080, 1920],
      [640, 360],
      [854, 480],
      [3840, 1600],
      [1920, 800],
      [0, 0],
      [null, null],
    ]);
    const scene: Omit<LibraryScene, 'id'> = {
      title: perhaps(pick(['Alpha', 'alpha', 'Beta', '', '50% off', 'a_c', 'Große Élan', `Scene ${n}`])),
      originalFilename: perhaps(pick(['one.mp4', 'Two.MKV', 'three.avi'])),
      storedPath: storage && `${storage.path}/${pick(['films', 'films2', 'clips'])}/${n}.mp4`,
      storagePathId: storage?.id ?? null,
      state: pick(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'TRASHED', 'MISSING']),
      trashedAt: null,
      duration: perhaps(pick([0, 60, 600, 3600])),
      width: width ?? null,
      height: height ?? null,
      size: perhaps(pick([0, 1000, 5_000_000_000])),
      frameRate: pick([0, 23.976, 25, 60]),
      bitRate: pick([0, 1_000_000, 8_000_000]),
      viewCount: perhaps(pick([0, 1, 10, 1000])),
      videoCodec: pick(['', 'h264', 'hevc']),
      audioCodec: pick(['', 'aac', 'Opus']),
      origin: perhaps(pick(['scan', 'upload'])),
      type: perhaps(pick(['', 'scene', 'clip'])),
      releaseDate: perhaps(pick(['2020-02-29', '2021-01-01', '2024-12-31'])),
      createdAt: at(random() * 5),
      updatedAt: at(random() * 5),
      fileHash: pick(['', 'abc', 'def']),
      porndbSceneId: pick(['', 'x1']),
      isCorrupted: chance(0.3),
      processingStatus: pick(['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED']),
      hasThumbnail: chance(0.5),
      hasSprites: chance(0.5),
      tags: some(
        tags.filter(({ name }) => name !== 'unused'),
        0.35,
      ).map(({ id }) => id),
      actors: some(actors, 0.25).map(({ id }) => id),
      studio: perhaps(pick(studios))?.id ?? null,
      liked: chance(0.4),
      rating: perhaps(pick([0.5, 3, 4.5, 5])),
      jizzCount: pick([0, 0, 1, 7]),
      watches: some([0, 1, 2], 0.3).map((k) => ({
        watchedAt: new Date(Date.now() - (k * 3 + 1 + n) * 86_400_000).toISOString(),
        lastPosition: pick([0, 30]),
        completed: chance(0.4),
      })),
      labels: some(['intro', 'Best', 'outro'], 0.3),
      ratings: [],
    };
    if (scene.state === 'TRASHED') scene.trashedAt = at(n % 3);
    scenes.push({ ...scene, id: await insertScene(scene) });
  }
  return { scenes, actors, studios, tags, storagePaths };

  async function insertScene(scene: Omit<LibraryScene, 'id'>): Promise<string> {
    const { state, size, bitRate, viewCount, processingStatus, hasThumbnail, hasSprites, studio, ...rest } = scene;
    const { tags: tagIds, actors: actorIds, liked, rating, jizzCount, watches, labels, ratings, ...plain } = rest;
    const text = (value: number | null) => (value === null ? null : String(value));
    const { id } = await db
      .insertInto('scenes')
      .values({
        ...plain,
        size: text(size),
        bitRate: String(bitRate),
        viewCount: text(viewCount),
        processingStatus: processingStatus.toLowerCase() as never,
        deletedAt: state === 'MISSING' ? at(0) : null,
        thumbnailPath: hasThumbnail ? 'scenes/x/t_sm.webp' : pick([null, '']),
        spriteSheetPath: hasSprites ? 'scenes/x/s/sheet_001.webp' : null,
        vttPath: hasSprites ? 'scenes/x/s.vtt' : null,
        studioId: studios.find((one) => one.id === studio)?.pk ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const mine = { userId: viewer.id, sceneId: id };
    for (const tagId of tagIds) await db.insertInto('scene_tags').values({ sceneId: id, tagId }).execute();
    for (const { pk } of actors.filter((actor) => actorIds.includes(actor.id)))
      await db.insertInto('scene_actors').values({ sceneId: id, actorId: pk }).execute();
    if (liked) await db.insertInto('user_scene_likes').values(mine).execute();
    if (rating !== null)
      await db
        .insertInto('user_scene_ratings')
        .values({ ...mine, rating })
        .execute();
    if (rating !== null) ratings.push(rating);
    if (jizzCount > 0)
      await db
        .insertInto('user_scene_jizzed')
        .values({ ...mine, count: jizzCount })
        .execute();
    for (const watch of watches)
      await db
        .insertInto('user_scene_watches')
        .values({ ...mine, ...watch })
        .execute();
    for (const label of labels)
      await db
        .insertInto('user_scene_markers')
        .values({ ...mine, label, timestamp: 1 })
        .execute();
    // What another user does must not show in the viewer's own.
    const theirs = { userId: other.id, sceneId: id };
    if (chance(0.5)) {
      const given = pick([1, 2]);
      ratings.push(given);
      await db
        .insertInto('user_scene_ratings')
        .values({ ...theirs, rating: given })
        .execute();
      await db.insertInto('user_scene_likes').values(theirs).execute();
      await db
        .insertInto('user_scene_jizzed')
        .values({ ...theirs, count: 3 })
        .execute();
      await db
        .insertInto('user_scene_watches')
        .values({ ...theirs, lastPosition: 5 })
        .execute();
      await db
        .insertInto('user_scene_markers')
        .values({ ...theirs, label: 'Best', timestamp: 1 })
        .execute();
    }
    return id;
  }
}
