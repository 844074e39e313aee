/**
 * Generated files whose scene is gone: a crash, or a job that was at work meanwhile, can leave some. They are set aside and
 * only removed when nobody has missed them for a month, as it may be the database that is wrong.
 */
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.type.ts';
import { assetFolder, assetRoot } from '../assets/assets.ts';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { readDatabaseClock } from '../database/clock.ts';
import { rows } from '../database/rows.ts';

const keptDays = 30;

/** More than this share of all folders, or more than this many, are no leftovers but a mistake. */
const most = { share: 0.1, count: 100 };

/** `assets/.strays/<when>/scenes/<id>`. The name is no owner's, so nothing below it has a URL. */
const straysRoot = (app: App) => join(assetRoot(app), '.strays');

/** Moves the folders of unknown scenes to `.strays`, unless they are suspiciously many; then an error is logged. */
export async function setStraysAside(app: App, signal: AbortSignal): Promise<void> {
  const folders = parseIds(parseBigserial, await namesIn(join(assetRoot(app), 'scenes')));
  const strays = await withoutEmpty(app, await unknownScenes(app, folders, signal));
  if (strays.length === 0) return;
  if (strays.length > most.count || strays.length > folders.length * most.share) {
    return app.log.error(
      { strays: strays.length, folders: folders.length, first: strays.slice(0, 10) },
      `The database knows no scene for ${strays.length} of the ${folders.length} folders in ${join(assetRoot(app), 'scenes')}. ` +
        'That is too many to be leftovers, so nothing was moved. Make sure that this is the right database and that it is ' +
        'complete; remove the folders by hand if they are of no use.',
    );
  }
  const target = join(straysRoot(app), nameOf(await readDatabaseClock(app.orm.em.fork())));
  await mkdir(join(target, 'scenes'), { recursive: true });
  for (const id of strays) {
    await rename(join(assetRoot(app), assetFolder('scenes', id)), join(target, 'scenes', id)).catch(unlessGone); // with its scene, just now
  }
  app.log.info(
    { strays: strays.length },
    `${strays.length} folders of generated files whose scenes are gone were moved to ${target}: they are removed in ${keptDays} days`,
  );
}

/** Removes what was set aside more than a month ago. */
export async function removeOldStrays(app: App, signal: AbortSignal): Promise<void> {
  const now = await readDatabaseClock(app.orm.em.fork());
  for (const name of await namesIn(straysRoot(app))) {
    const since = timeOf(name);
    if (!since || now.getTime() - since.getTime() < keptDays * 86_400_000) continue;
    signal.throwIfAborted();
    const folders = (await namesIn(join(straysRoot(app), name, 'scenes'))).length;
    await rm(join(straysRoot(app), name), { recursive: true, force: true });
    app.log.info(
      { strays: folders },
      `${folders} folders of generated files that were set aside at ${name} were removed`,
    );
  }
}

async function unknownScenes(app: App, ids: readonly string[], signal: AbortSignal): Promise<string[]> {
  const unknown: string[] = [];
  for (let start = 0; start < ids.length; start += 1000) {
    signal.throwIfAborted();
    const batch = ids.slice(start, start + 1000);
    const found = await rows(app.orm.em.fork()).selectFrom('scenes').select('id').where('id', 'in', batch).execute();
    const known = new Set(found.map(({ id }) => id));
    unknown.push(...batch.filter((id) => !known.has(id)));
  }
  return unknown;
}

/** Empty folders hold nothing that could be missed: they are removed, and do not count. */
async function withoutEmpty(app: App, ids: readonly string[]): Promise<string[]> {
  const filled: string[] = [];
  for (const id of ids) {
    await rmdir(join(assetRoot(app), assetFolder('scenes', id))).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') filled.push(id);
    });
  }
  return filled;
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** `2026-11-26T08-30-00Z`: a time that is a name on every file system. */
const nameOf = (time: Date) => time.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');

function timeOf(name: string): Date | undefined {
  const [, date, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z$/.exec(name) ?? [];
  return date ? new Date(`${date}T${hours}:${minutes}:${seconds}Z`) : undefined;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
