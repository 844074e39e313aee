/** The end of an upload that does not become a scene: its file goes, and why is remembered for a while. */

import type { App } from '../app.type.ts';
import { databaseNow } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput, messageOf } from '../errors.ts';
import { DuplicateError } from './duplicates.ts';
import { removePartial } from './partial-file.ts';
import { publishUpload } from './publish-upload.ts';
import type { UploadRow } from './upload.queries.ts';

type EndApp = Pick<App, 'orm'>;

/** Ends it because of `error`, which is returned to be thrown. */
export async function refuseUpload<E extends Error>(app: EndApp, upload: UploadRow, error: E): Promise<E> {
  await endUpload(app, upload, messageOf(error), error instanceof DuplicateError ? error.sceneId : null);
  return error;
}

/** One that has ended already stays as it is, unless it is in the library: then BAD_USER_INPUT. */
export async function cancelUpload(app: EndApp, upload: UploadRow): Promise<void> {
  if (upload.endedAt && !upload.error)
    throw badInput('id', 'This upload is complete and in the library: delete the scene instead.');
  if (!upload.endedAt) await endUpload(app, upload, 'The upload was cancelled.');
}

export async function endUpload(
  { orm }: EndApp,
  upload: UploadRow,
  error: string,
  sceneId: string | null = null,
): Promise<void> {
  await transaction(orm.em.fork(), async (em) => {
    await rows(em)
      .updateTable('uploads')
      .set({ error, sceneId, endedAt: databaseNow })
      .where('id', '=', upload.id)
      .where('endedAt', 'is', null)
      .execute();
    await removePartial(upload);
    await publishUpload(em, upload.id);
  });
}
