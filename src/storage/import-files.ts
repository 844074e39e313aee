/** Takes files into the library: a scene each, and what their coming sets off. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { changeOfScenes, publishing } from '../events/publish.ts';
import { settingStatus } from '../jobs/processing-status.ts';
import { fireImport } from '../jobs/triggers.ts';
import type { FoundFile } from './found-file.ts';

/** Inserts the scenes, queues their first phase and tells of them, in the caller's transaction. Returns their ids. */
export async function importFiles(
  em: EntityManager,
  storagePathId: number,
  origin: string,
  files: readonly Pick<FoundFile, 'path' | 'name' | 'size' | 'modifiedMs'>[],
): Promise<string[]> {
  if (files.length === 0) return [];
  const scenes = await rows(em)
    .insertInto('scenes')
    .values(
      files.map(({ path, name, size, modifiedMs }) => ({
        originalFilename: name,
        storedPath: path,
        storagePathId,
        size: String(size),
        fileModifiedAt: new Date(modifiedMs),
        fileCreatedAt: modifiedMs < 0 ? null : new Date(modifiedMs), // some tools leave dates before 1970
        origin,
      })),
    )
    .returning('id')
    .execute();
  const ids = scenes.map(({ id }) => id);
  await fireImport(em, ids);
  // Said here of all of them together, where else each would learn of it as its first job begins.
  const status = settingStatus(sql`${ids}::bigint[]`);
  await publishing([changeOfScenes(ChangeKind.CREATED, ids)], status).execute(rows(em));
  return ids;
}
