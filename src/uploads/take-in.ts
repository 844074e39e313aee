/** Makes a scene of a file that has arrived; that of the same content whose file is missing gets it back. */

import { lstat } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { databaseNow } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { unavailable } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { fingerprintOf } from '../media/fingerprint.ts';
import { applyDecisions } from '../storage/apply-decisions.ts';
import { type FoundFile, foundFile, presenceOf, statAll } from '../storage/found-file.ts';
import { importFiles } from '../storage/import-files.ts';
import { scenesByIds } from '../storage/known-scenes.ts';
import { lockLibraryFiles, StoragePathChanged } from '../storage/reconcile-files.ts';
import { refuseDuplicate } from './duplicates.ts';
import { moveIn } from './move-in.ts';
import { partialPathOf, removePartial } from './partial-file.ts';
import { publishUpload } from './publish-upload.ts';
import type { UploadRow } from './upload.queries.ts';

/** Returns the scene's id. Uploads and scans take turns, so that none of them makes a scene of what another one has just taken in. */
export async function takeIn({ orm }: Pick<App, 'orm'>, upload: UploadRow, sha256: string): Promise<string> {
  const partial = partialPathOf(upload);
  const fingerprint = await fingerprintOf(partial);
  const stats = await askDisk(partial, async () => lstat(partial));
  const id = await transaction(
    orm.em.fork(),
    async (em) => {
      await lockStoragePath(em, upload);
      await refuseDuplicate(em, sha256);
      const missing = await missingScene(em, sha256);
      const path = await moveIn(em, partial, upload.root, upload.filename);
      const file = foundFile(path, upload.filename, stats);
      const sceneId = missing?.id ?? (await addScene(em, upload, file, { fileHash: sha256, fingerprint }));
      if (missing) await applyDecisions(em, upload.storagePathId, 'upload', [{ kind: 'moved', file, scene: missing }]);
      await rows(em)
        .updateTable('uploads')
        .set({ sceneId, endedAt: databaseNow, bytesPerSecond: null })
        .where('id', '=', upload.id)
        .execute();
      await publishUpload(em, upload.id);
      return sceneId;
    },
    { once: true },
  );
  await removePartial(upload); // only now, as a rollback leaves the upload as it was
  return id;
}

async function lockStoragePath(em: EntityManager, { storagePathId, root, rootName }: UploadRow): Promise<void> {
  await lockLibraryFiles(em, { id: storagePathId, path: root }).catch((error: unknown) => {
    if (!(error instanceof StoragePathChanged)) throw error;
    throw unavailable(`The storage path '${rootName}' has just been changed: try again.`, { cause: error });
  });
}

async function addScene(
  em: EntityManager,
  { storagePathId, title }: UploadRow,
  file: FoundFile,
  content: { fileHash: string; fingerprint: string },
): Promise<string> {
  const [id = ''] = await importFiles(em, storagePathId, 'upload', [file]);
  await rows(em)
    .updateTable('scenes')
    .set({ title, ...content })
    .where('id', '=', id)
    .execute();
  return id;
}

/** One whose file is gone for certain: a disk may only be away. */
async function missingScene(em: EntityManager, sha256: string) {
  const found = await rows(em)
    .selectFrom('scenes')
    .select('id')
    .where('fileHash', '=', sha256)
    .where('deletedAt', 'is not', null)
    .where('trashedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .execute();
  const [scene] = (
    await scenesByIds(
      em,
      found.map(({ id }) => id),
    )
  ).values();
  if (!scene) return undefined;
  const [look] = await statAll([scene.path]);
  return look && presenceOf(look) === 'gone' ? scene : undefined;
}
