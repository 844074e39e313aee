/** Scenes whose storage path is at another place now: their files have been moved there as they were. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { statAll } from './found-file.ts';
import type { StorageRoot } from './reconcile-files.ts';

/** As many files are looked for, chosen at random; of fewer, all. */
const sampleSize = 500;

const maxNamed = 5;

/** What the column holds, in characters. */
const maxPathLength = 512;

/** Gives the scenes their new paths. Nothing of them is processed again. BAD_USER_INPUT when their files are not there. */
export async function rehomeScenes(em: EntityManager, from: StorageRoot, to: string): Promise<void> {
  const prefix = withSlash(from.path);
  const lies = (column: string) => sql<SqlBool>`starts_with(${sql.ref(column)}, ${prefix})`;
  const newPath = sql<string>`${withSlash(to)}::text || substr(stored_path, char_length(${prefix}::text) + 1)`;
  const sample = await rows(em)
    .selectFrom('scenes')
    .select(['size', newPath.as('newPath')])
    .where('storagePathId', '=', from.id)
    .where(lies('storedPath'))
    .where('deletedAt', 'is', null)
    .orderBy(sql`random()`)
    .limit(sampleSize)
    .execute();
  await requireFiles(sample, to);
  const { longest } = await rows(em)
    .selectFrom('scenes')
    .select(sql<number>`coalesce(max(char_length(${newPath})), 0)::int`.as('longest'))
    .where('storagePathId', '=', from.id)
    .where(lies('storedPath'))
    .executeTakeFirstOrThrow();
  if (longest > maxPathLength)
    throw badInput(
      'path',
      `With ${to}, paths of files would be ${longest} characters long; at most ${maxPathLength} are possible.`,
    );
  const moved = await rows(em)
    .updateTable('scenes')
    // The copies may have been written at other times: the next scan takes theirs for what it knows.
    .set({ storedPath: newPath, fileModifiedAt: null })
    .where('storagePathId', '=', from.id)
    .where(lies('storedPath'))
    .returning('id')
    .execute();
  await publishScenes(
    em,
    ChangeKind.UPDATED,
    moved.map(({ id }) => id),
  );
}

async function requireFiles(sample: readonly { size: string | null; newPath: string }[], to: string): Promise<void> {
  const looks = await statAll(sample.map(({ newPath }) => newPath));
  const wrong = sample.flatMap(({ size, newPath }, index) => {
    const look = looks[index];
    if (!look || look instanceof Error || !look.isFile()) return `${newPath} is not there`;
    const isRight = !Number(size) || look.size === Number(size);
    return isRight ? [] : `${newPath} has ${look.size} bytes and not ${size}`;
  });
  if (wrong.length === 0) return;
  const more = wrong.length > maxNamed ? ` and ${wrong.length - maxNamed} more` : '';
  throw badInput(
    'path',
    `${to} does not hold the files of its scenes: ${wrong.slice(0, maxNamed).join('; ')}${more}. Move the files there first.`,
  );
}

const withSlash = (folder: string) => (folder.endsWith('/') ? folder : `${folder}/`);
