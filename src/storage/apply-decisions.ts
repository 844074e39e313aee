/** Writes what was decided about files: scenes that come, change, move and come back, and what follows from it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import { cancelJobsOfScenes } from '../jobs/job.service.ts';
import { importUnread, resumePhases } from '../jobs/resume.ts';
import type { FoundFile } from './found-file.ts';
import { importFiles } from './import-files.ts';
import type { Decision, KnownScene } from './reconcile.ts';

type Found = { file: FoundFile; scene: KnownScene };

/** In the caller's transaction, which holds the lock of `lockLibraryFiles`. */
export async function applyDecisions(
  em: EntityManager,
  storagePathId: number,
  origin: string,
  decisions: readonly Decision[],
): Promise<void> {
  const replaced: Found[] = [];
  const present: Found[] = [];
  const learned: Found[] = [];
  const added: FoundFile[] = [];
  for (const decision of decisions) {
    if (decision.kind === 'added') added.push(decision.file);
    else if (decision.kind === 'skipped') learned.push(...(decision.learnsFacts ? [decision] : []));
    else if (decision.kind === 'changed' || (decision.kind === 'restored' && decision.isChanged))
      replaced.push(decision);
    else present.push(decision);
  }
  await cancelJobsOfScenes(em, idsOf(replaced)); // before the scenes are written, as a job that ends locks itself first
  await writeFacts(em, storagePathId, [...replaced, ...present]);
  await writeFacts(em, storagePathId, learned, { isNews: false });
  await forgetContent(em, idsOf(replaced));
  await resumePhases(em, idsOf(present));
  await importUnread(em, idsOf(present));
  await importFiles(em, storagePathId, origin, added);
  await publishScenes(em, ChangeKind.UPDATED, idsOf([...replaced, ...present]));
}

const idsOf = (found: readonly Found[]) => found.map(({ scene }) => scene.id);

/** Where the file is and what it looks like. Its name is shown until a title is given, so it follows the file. */
async function writeFacts(
  em: EntityManager,
  storagePathId: number,
  found: readonly Found[],
  { isNews = true } = {},
): Promise<void> {
  if (found.length === 0) return;
  const files = found.map(({ file }) => file);
  const oldNames = found.map(({ scene }) => scene.path.slice(scene.path.lastIndexOf('/') + 1));
  await sql`
    update scenes s
       set stored_path = f.path, storage_path_id = ${storagePathId}, size = f.size, deleted_at = null,
           updated_at = case when ${isNews} then now() else s.updated_at end,
           file_modified_at = to_timestamp(f.ms / 1000.0),
           original_filename = case when s.original_filename = f.old_name then f.name else s.original_filename end
      from unnest(
             ${idsOf(found)}::bigint[], ${files.map(({ path }) => path)}::text[], ${files.map(({ name }) => name)}::text[],
             ${oldNames}::text[], ${files.map(({ size }) => size)}::bigint[],
             ${files.map(({ modifiedMs }) => modifiedMs)}::bigint[]) f (id, path, name, old_name, size, ms)
     where s.id = f.id`.execute(rows(em));
}

/**
 * The content is another one: what was made of the old one is shown until metadata has been read again, which sees from the
 * empty fingerprint that all of it must be made anew.
 */
async function forgetContent(em: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await rows(em)
    .updateTable('scenes')
    .set({ fileHash: '', fingerprint: '', isCorrupted: false, corruptionReason: null })
    .where('id', 'in', [...ids])
    .execute();
  await enqueue(em, Phase.METADATA, ids);
}
