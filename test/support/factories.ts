/** Rows that a test begins with, made without the way through a scan. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Insertable } from 'kysely';
import type { App } from '../../src/app.type.ts';
import { type Database, rows } from '../../src/database/rows.ts';
import type { JobStatus, Phase } from '../../src/jobs/job.enums.ts';

/** A scene whose metadata is known; the folder of its file, if it has one, is a storage path. Returns its id. */
export async function addScene(
  { orm }: Pick<App, 'orm'>,
  values: Insertable<Database['scenes']> = {},
): Promise<string> {
  const { storedPath, storagePathId = storedPath ? await storagePathOf({ orm }, dirname(storedPath)) : null } = values;
  const { id } = await rows(orm.em.fork())
    .insertInto('scenes')
    .values({ originalFilename: 'clip.mp4', width: 640, height: 360, duration: 10, ...values, storagePathId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A scene with a file of this content in `folder`, which becomes a storage path unless it is one. */
export async function addSceneFile(app: Pick<App, 'orm'>, folder: string, name: string, content: string | Buffer) {
  const storedPath = join(folder, name);
  await writeFile(storedPath, content);
  return addScene(app, { storedPath, storagePathId: await storagePathOf(app, folder), originalFilename: name });
}

export async function storagePathOf({ orm }: Pick<App, 'orm'>, folder: string): Promise<number> {
  const { id } = await rows(orm.em.fork())
    .insertInto('storage_paths')
    .values({ name: 'Library', path: folder })
    .onConflict((conflict) => conflict.column('path').doUpdateSet({ name: 'Library' }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A job row without an entry in the queue; returns its id. */
export async function addJob(
  { orm }: Pick<App, 'orm'>,
  sceneId: string,
  phase: Phase,
  status: JobStatus,
  values: Partial<Insertable<Database['job_history']>> = {},
): Promise<string> {
  const id = randomUUID();
  await rows(orm.em.fork())
    .insertInto('job_history')
    .values({ id, sceneId, phase, status, ...values })
    .execute();
  return id;
}

/** An actor; `pk` is what other tables refer to, `id` what the API shows. */
export async function addActor({ orm }: Pick<App, 'orm'>, values: Partial<Insertable<Database['actors']>> = {}) {
  return rows(orm.em.fork())
    .insertInto('actors')
    .values({ name: 'Ann', ...values })
    .returning(['pk', 'id'])
    .executeTakeFirstOrThrow();
}

/** A studio; `pk` is what other tables refer to, `id` what the API shows. */
export async function addStudio({ orm }: Pick<App, 'orm'>, values: Partial<Insertable<Database['studios']>> = {}) {
  return rows(orm.em.fork())
    .insertInto('studios')
    .values({ name: 'Studio', ...values })
    .returning(['pk', 'id'])
    .executeTakeFirstOrThrow();
}

/** A tag; returns its id. */
export async function addTag({ orm }: Pick<App, 'orm'>, name: string = randomUUID()): Promise<string> {
  const { id } = await rows(orm.em.fork())
    .insertInto('tags')
    .values({ name })
    .returning('id')
    .executeTakeFirstOrThrow();
  return String(id);
}

/** Links a scene with actors, by their `pk`, and with tags. */
export async function link(
  { orm }: Pick<App, 'orm'>,
  sceneId: string,
  { actors = [], tags = [] }: { actors?: string[]; tags?: string[] },
): Promise<void> {
  const em = orm.em.fork();
  for (const actorId of actors) await rows(em).insertInto('scene_actors').values({ sceneId, actorId }).execute();
  for (const tagId of tags) await rows(em).insertInto('scene_tags').values({ sceneId, tagId }).execute();
}

/** An upload that has begun, without a file. */
export async function addUpload({ orm }: Pick<App, 'orm'>, userId: string, storagePathId: number): Promise<void> {
  const expiresAt = new Date(Date.now() + 86_400_000);
  await rows(orm.em.fork())
    .insertInto('uploads')
    .values({ userId, storagePathId, expiresAt, filename: 'clip.mp4', size: '1000', metadata: 'filename Y2xpcC5tcDQ=' })
    .execute();
}
