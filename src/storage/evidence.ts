/** Looks at the disk to find out whether a new file is that of a scene: is the old one gone, and is the content the same. */
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { AppError } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { fingerprintOf } from '../media/fingerprint.ts';
import { sha256OfFile } from '../media/hash.ts';
import { type FoundFile, identityOf, presenceOf, statAll } from './found-file.ts';
import type { CandidateRow } from './known-scenes.ts';
import type { Candidate } from './reconcile.ts';
import { unlessAborted } from './unless-aborted.ts';

/** The candidates of each new file, by its path, with what the disk says of them. */
export async function examine(
  files: readonly FoundFile[],
  candidates: readonly CandidateRow[],
  signal: AbortSignal,
): Promise<Map<string, Candidate[]>> {
  const byPath = new Map(files.map((file) => [file.path, { file, compare: comparison(file, signal) }]));
  const examined = new Map<string, Candidate[]>();
  const looks = await unlessAborted(signal, statAll(candidates.map(({ path }) => path)));
  for (const [index, candidate] of candidates.entries()) {
    const found = byPath.get(candidate.newPath);
    const look = looks[index];
    if (!found || !look) continue;
    const { file, compare } = found;
    const isSameFile = !(look instanceof Error) && identityOf(look) === file.identity;
    const isRenamed = isSameFile && !(await unlessAborted(signal, isListed(candidate.path, file.path)));
    const oldPath = isRenamed ? 'gone' : presenceOf(look);
    if (oldPath !== 'gone') continue; // what is there keeps its scene
    const others = examined.get(file.path) ?? [];
    examined.set(file.path, [...others, { ...candidate, oldPath, content: await compare(candidate) }]);
  }
  return examined;
}

/**
 * A disk that keeps no case, or composes letters its own way, finds a renamed file under its old name as well. The old one is
 * there only if folders list it letter by letter; those that both paths have in common are.
 */
async function isListed(path: string, otherPath: string): Promise<boolean> {
  let common = dirname(path);
  while (!`${otherPath}${sep}`.startsWith(common === sep ? sep : `${common}${sep}`)) common = dirname(common);
  let folder = common;
  for (const name of relative(common, path).split(sep)) {
    const asked = folder;
    const names: string[] = await askDisk(asked, async () => readdir(asked), patience).catch(() => []);
    if (!names.includes(name)) return false;
    folder = join(folder, name);
  }
  return true;
}

/** By the quick fingerprint; by all of the content where only its hash is known. Each is computed once for the new file. */
function comparison(file: FoundFile, signal: AbortSignal) {
  const known = new Map<string, Promise<string>>();
  const once = async (kind: string, compute: () => Promise<string>) => {
    const result = known.get(kind) ?? unlessAborted(signal, compute());
    known.set(kind, result);
    return result;
  };
  return async ({ fingerprint, fileHash }: CandidateRow): Promise<Candidate['content']> => {
    try {
      if (fingerprint) {
        return (await once('fingerprint', () => fingerprintOf(file.path))) === fingerprint ? 'same' : 'different';
      }
      if (fileHash) {
        return (await once('hash', () => sha256OfFile(file.path, { signal }))) === fileHash ? 'same' : 'different';
      }
      return 'unknown';
    } catch (error) {
      signal.throwIfAborted();
      const isOfDisk = error instanceof AppError || (error instanceof Error && 'syscall' in error);
      if (isOfDisk) return 'unknown'; // it cannot be read, has gone again, or its disk does not answer
      throw error;
    }
  };
}
