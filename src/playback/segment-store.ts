/** Segments on disk, in `DATA_DIR/transcodes`, for all processes that share the folder: each is whole from the moment that it is there. */
import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { isDiskFull, messageOf } from '../errors.ts';
import type { Film } from './film.ts';

export const transcodeFolder = ({ config }: Pick<App, 'config'>) => join(config.dataDir, 'transcodes');

/** Of the folder of all; also the path of a file in it. `rendition` and `name` hold no slashes. */
export const pathInStore = ({ sceneId, key }: Pick<Film, 'sceneId' | 'key'>, ...rest: string[]) =>
  join(sceneId, key, ...rest);

export interface SegmentStore {
  /** Whether it is there; it then counts as used now. */
  use(path: string): Promise<boolean>;
  /** Puts a file there, unless another process has. */
  put(path: string, bytes: readonly Buffer[]): Promise<void>;
  /** Removes a folder with all that is in it. */
  remove(path: string): Promise<void>;
  /** Removes what was unused for longest until the rest fits, and what belongs to no scene any more. */
  prune(): Promise<void>;
}

/** After a prune there is room for as much more before the next one. */
const slack = 0.1;

/** What is kept of it when the disk is full. */
const emergencyShare = 0.5;

const abandonedMilliseconds = 10 * 60_000;

export function openSegmentStore(app: Pick<App, 'config' | 'orm' | 'log'>): SegmentStore {
  const root = transcodeFolder(app);
  const { transcodeCacheBytes: limit } = app.config;
  let writtenBytes = 0;
  let pruning: Promise<void> | undefined;

  async function use(path: string): Promise<boolean> {
    const now = new Date();
    return utimes(join(root, path), now, now).then(
      () => true,
      () => false,
    );
  }

  async function put(path: string, bytes: readonly Buffer[]): Promise<void> {
    if (await use(path)) return;
    await write(path, bytes).catch(async (error: unknown) => {
      if (!isDiskFull(error)) throw error;
      await removeWhatIsTooMuch(emergencyShare); // the disk may be smaller than the limit
      await write(path, bytes);
    });
    writtenBytes += bytes.reduce((sum, { length }) => sum + length, 0);
    if (writtenBytes > limit * slack) await prune();
  }

  async function write(path: string, bytes: readonly Buffer[]): Promise<void> {
    const target = join(root, path);
    const temporary = `${target}.${randomUUID()}.tmp`;
    await mkdir(dirname(target), { recursive: true });
    try {
      await using file = await open(temporary, 'wx');
      for (const piece of bytes) await file.writeFile(piece); // unlike writev, all of it or an error
      await file.sync(); // after a crash of the system there must be no empty segment
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async function remove(path: string): Promise<void> {
    await rm(join(root, path), { recursive: true, force: true });
  }

  async function prune(): Promise<void> {
    writtenBytes = 0;
    pruning ??= removeWhatIsTooMuch()
      .catch((error) => app.log.warn(`the cache of transcoded films could not be cleaned: ${messageOf(error)}`))
      .finally(() => {
        pruning = undefined;
      });
    await pruning;
  }

  async function removeWhatIsTooMuch(share = 1): Promise<void> {
    const scenes = await readdir(root).catch(() => []); // nothing was transcoded yet
    const kept = await existing(app, scenes);
    for (const scene of scenes) if (!kept.has(scene)) await rm(join(root, scene), { recursive: true, force: true });
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = (await Promise.all(entries.map(fileOf))).filter((file) => file !== undefined);
    files.sort((one, other) => one.usedAt - other.usedAt);
    let left = files.reduce((sum, { size }) => sum + size, 0);
    const goal = Math.min(limit * (1 - slack), left * share);
    for (const { path, size, usedAt } of files) {
      const isAbandoned = path.endsWith('.tmp') && usedAt < Date.now() - abandonedMilliseconds;
      if (left <= goal && !isAbandoned) continue;
      await rm(path, { force: true });
      left -= size;
    }
  }

  return { use, put, remove, prune };
}

async function fileOf(entry: Dirent) {
  const path = join(entry.parentPath, entry.name);
  const stats = entry.isFile() ? await stat(path).catch(() => undefined) : undefined; // another process prunes as well
  return stats && { path, size: stats.size, usedAt: stats.mtimeMs };
}

/** Those of the names that are ids of scenes. */
async function existing({ orm }: Pick<App, 'orm'>, names: readonly string[]): Promise<Set<string>> {
  const ids = names.filter((name) => /^[1-9]\d{0,17}$/.test(name));
  if (ids.length === 0) return new Set();
  const found = await rows(orm.em.fork()).selectFrom('scenes').select('id').where('id', 'in', ids).execute();
  return new Set(found.map(({ id }) => id));
}
