/** A video file as the disk shows it. */
import { lstat, type Stats } from 'node:fs';

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

/**
 * The stats of many files at once, in their order, or why there are none. By callbacks, because a promise for each of 100,000
 * files costs as much time as asking the disk.
 */
export async function statAll(paths: readonly string[]): Promise<(Stats | NodeJS.ErrnoException)[]> {
  const results: (Stats | NodeJS.ErrnoException)[] = [];
  if (paths.length === 0) return results;
  return new Promise((resolve) => {
    let left = paths.length;
    paths.forEach((path, index) => {
      lstat(path, (error, stats) => {
        results[index] = error ?? stats;
        left -= 1;
        if (left === 0) resolve(results);
      });
    });
  });
}

/** Looks at a path without following a link: gone for certain, there, or nobody can say. */
export type Presence = 'gone' | 'there' | 'unknown';

export function presenceOf(result: Stats | NodeJS.ErrnoException): Presence {
  if (!(result instanceof Error)) return 'there';
  return result.code === 'ENOENT' || result.code === 'ENOTDIR' ? 'gone' : 'unknown';
}
