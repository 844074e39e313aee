/** How late the event loop of a measured server comes, by `blocks.mjs`, which is loaded into it and begins on SIGUSR2. */
import { readFile } from 'node:fs/promises';

/** Settings of a server that writes them to this file. */
export const blocksTo = (file: string): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import=${new URL('blocks.mjs', import.meta.url)}`,
  BLOCKS_FILE: file,
});

/** `since`: milliseconds of `Date.now()`. */
export async function longestBlocks(file: string, since: number) {
  const lines = (await readFile(file, 'utf8').catch(() => '')).trim().split('\n');
  const blocks = lines.map((line) => line.split(' ').map(Number)).filter(([at = 0]) => at >= since);
  return {
    'event loop late, most (ms)': Math.round(Math.max(0, ...blocks.map(([, late = 0]) => late))),
    'computing meanwhile, most (ms)': Math.round(Math.max(0, ...blocks.map(([, , computed = 0]) => computed))),
  };
}
