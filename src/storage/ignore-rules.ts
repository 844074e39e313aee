/** What `.reelignore` files leave out: the whole folder when empty, else what their patterns match, as in `.gitignore`. */
import { lstat, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isSystemFolder } from './judge-entry.ts';

export const ignoreFileName = '.reelignore';

const maxBytes = 1024 * 1024;

/** The rules of a folder and of those above it, the nearest last. */
export type IgnoreRules = readonly { folder: string; patterns: Ignore }[];

/**
 * The rules that hold in `folder`, given those of the folder above; `everything` when all of it is left out. Throws a message
 * for people when the file cannot be read.
 */
export async function rulesIn(folder: string, above: IgnoreRules): Promise<IgnoreRules | 'everything'> {
  const path = join(folder, ignoreFileName);
  const stats = await lstat(path);
  if (!stats.isFile()) throw new Error(`${ignoreFileName} must be a file.`);
  if (stats.size > maxBytes) throw new Error(`${ignoreFileName} must be at most 1 MiB.`);
  const text = await readFile(path, 'utf8');
  if (text.trim() === '') return 'everything';
  return [...above, { folder, patterns: ignore({ ignorecase: false }).add(text) }];
}

/** The last rule that says something about the path decides; a folder's patterns see paths as they are from that folder on. */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  return rules.reduce((ignored, { folder, patterns }) => {
    const way = relative(folder, path);
    if (!ignore.isPathValid(way)) return ignored;
    const verdict = patterns.test(isFolder ? `${way}/` : way);
    return verdict.ignored || (ignored && !verdict.unignored);
  }, false);
}

/** The rules that hold in `folder` because of the folders from `root` to the one above it. */
export async function rulesAbove(root: string, folder: string): Promise<IgnoreRules | 'everything'> {
  if (folder === root) return [];
  const parent = dirname(folder);
  const above = await rulesAbove(root, parent);
  if (above === 'everything') return above;
  const rules = await rulesIn(parent, above).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return above; // most folders have none
    throw error;
  });
  const name = basename(folder);
  const isPassedOver = name.startsWith('.') || isSystemFolder(name);
  if (rules === 'everything' || isPassedOver || isIgnored(rules, folder, true)) return 'everything';
  return rules;
}
