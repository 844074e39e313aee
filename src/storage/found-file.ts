/** A video file as the disk shows it. */
import { lstat, type Stats } from 'node:fs';
import type { AppError } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { mountOf } from '../files/mounts.ts';
import { patience } from '../files/open-plain.ts';

export interface FoundFile {
  /** The whole path. */
  path: string;
  name: string;
  /** Bytes. */
  size: number;
  /** When its content was last written, in milliseconds since 1970. */
  modifiedMs: number;
  /** Device and inode: the same for two names of one file. */
  identity: string;
}

/** What PostgreSQL can hold and people can read: the years 1 to 9999. */
const earliest = Date.parse('0001-01-01');
const latest = Date.parse('9999-12-31');

export function foundFile(path: string, name: string, stats: Stats): FoundFile {
  const modifiedMs = Math.min(Math.max(Math.floor(stats.mtimeMs), earliest), latest);
  return { path, name, size: stats.size, modifiedMs, identity: identityOf(stats) };
}

export const identityOf = ({ dev, ino }: Stats) => `${dev}:${ino}`;

/** How many files of a disk are looked at at once: so many threads are lost to one that does not answer. */
const [lanes, inFlight] = [4, 2];

/**
 * The stats of many files at once, in their order, or why there are none: also that their disk does not answer. By callbacks,
 * because a promise for each of 100,000 files costs as much time as asking the disk.
 */
export async function statAll(paths: readonly string[]): Promise<(Stats | NodeJS.ErrnoException | AppError)[]> {
  const results: (Stats | NodeJS.ErrnoException | AppError)[] = [];
  const lookAt = (indexes: readonly number[]) =>
    new Promise<void>((done) => {
      let [begun, left] = [0, indexes.length];
      const next = () => {
        const index = indexes[begun];
        if (index === undefined) return;
        begun += 1;
        lstat(paths[index] ?? '', (error, stats) => {
          results[index] ??= error ?? stats;
          left -= 1;
          if (left === 0) done();
          else next();
        });
      };
      for (let place = 0; place < inFlight; place += 1) next();
    });
  await Promise.all(
    lanesOf(paths).map(async (indexes) =>
      askDisk(paths[indexes[0] ?? 0] ?? '/', async () => lookAt(indexes), patience).catch((error: AppError) => {
        for (const index of indexes) results[index] ??= error;
      }),
    ),
  );
  return results;
}

/** The places of the paths of each disk, dealt out. */
function lanesOf(paths: readonly string[]): number[][] {
  const byLane = new Map<string, number[]>();
  for (const [index, path] of paths.entries()) {
    const lane = `${index % lanes} ${mountOf(path)}`;
    const indexes = byLane.get(lane);
    if (indexes) indexes.push(index);
    else byLane.set(lane, [index]);
  }
  return [...byLane.values()];
}

/** Looks at a path without following a link: gone for certain, there, or nobody can say. */
export type Presence = 'gone' | 'there' | 'unknown';

export function presenceOf(result: Stats | NodeJS.ErrnoException | AppError): Presence {
  if (!(result instanceof Error)) return 'there';
  return result.code === 'ENOENT' || result.code === 'ENOTDIR' ? 'gone' : 'unknown';
}
