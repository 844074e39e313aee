/** Keeps up with the subtitles that lie beside known films. */
import { basename, dirname } from 'node:path';
import { type SqlBool, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { joinSubtitles, subtitlesBeside } from '../media/subtitles.ts';
import type { ScanRun } from './scan-run.ts';
import type { Batch } from './walk.ts';

/** The films of a batch whose subtitles have come or gone. What lies inside a film is left as METADATA has found it. */
export async function noteSubtitles({ app, isDryRun }: ScanRun, { files, subtitleFiles }: Batch): Promise<void> {
  if (isDryRun || files.length === 0) return;
  const paths = files.map(({ path }) => path);
  const beside = new Map(
    paths.map((path) => [path, subtitlesBeside(basename(path), subtitleFiles.get(dirname(path)) ?? [])]),
  );
  const withSome = paths.filter((path) => beside.get(path)?.length);
  const em = app.orm.em.fork();
  const scenes = await rows(em)
    .selectFrom('scenes')
    .select(['id', 'storedPath', 'subtitles'])
    .where(sql<SqlBool>`stored_path = any(${paths})`)
    .where(sql<SqlBool>`(stored_path = any(${withSome}) or jsonb_path_exists(subtitles, '$[*].file'))`)
    .execute();
  const changed = scenes.flatMap(({ id, storedPath, subtitles }) => {
    const inside = subtitles.filter(({ stream }) => stream !== undefined);
    const now = joinSubtitles(inside, beside.get(storedPath ?? '') ?? []);
    const isSame = now.length === subtitles.length && now.every((track, index) => track.id === subtitles[index]?.id);
    return isSame ? [] : [{ id, before: subtitles, now }];
  });
  if (changed.length === 0) return;
  await transaction(em, async (inTransaction) => {
    for (const { id, before, now } of changed.toSorted((one, other) => Number(one.id) - Number(other.id)))
      await rows(inTransaction)
        .updateTable('scenes')
        .set({ subtitles: sql`${JSON.stringify(now)}::jsonb` })
        .where('id', '=', id)
        .where('subtitles', '=', sql<typeof before>`${JSON.stringify(before)}::jsonb`) // METADATA may have just found them
        .execute();
    const ids = changed.map(({ id }) => id);
    await publishScenes(inTransaction, ChangeKind.UPDATED, ids);
  });
}
