/** When several things become one: the images that it takes over from those that go. */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { App } from '../app.type.ts';
import { type AssetOwner, assetFolder, assetRoot } from '../assets/assets.ts';
import { isOurs } from './images.ts';

type Shown<Column extends string> = { id: string } & { [C in Column]?: string | null };

/**
 * For each column in which the target shows no image, that of the first source that shows one: as a copy, since images
 * are served from the folder of their own thing only. Returns the paths of the copies.
 *
 * @param undo is given the removal of the copies, for when the row of the target cannot be written
 */
export async function inheritImages<Column extends string>(
  app: Pick<App, 'config'>,
  owner: AssetOwner,
  columns: readonly Column[],
  [target, sources]: [Shown<Column>, readonly Shown<Column>[]],
  undo: AsyncDisposableStack,
): Promise<Partial<Record<Column, string>>> {
  const inherited: Partial<Record<Column, string>> = {};
  for (const column of columns) {
    const shown = [target, ...sources].filter(({ id, [column]: path }) => path && isOurs(owner, id, path));
    for (const { [column]: from } of shown[0] === target ? [] : shown) {
      const path = `${assetFolder(owner, target.id)}/${basename(from ?? '')}`;
      undo.defer(async () => rm(join(assetRoot(app), path), { force: true }));
      if (!(await copied(join(assetRoot(app), from ?? ''), join(assetRoot(app), path)))) continue;
      inherited[column] = path;
      break;
    }
  }
  return inherited;
}

/** The rows in the order in which a client named them, by ids that are each there. */
export function asNamed<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids.map((id) => id.toLowerCase()))].flatMap((id) => found.get(id) ?? []);
}

/** Whether there was a file to copy. */
async function copied(from: string, to: string): Promise<boolean> {
  await mkdir(join(to, '..'), { recursive: true });
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
