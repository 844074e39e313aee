/** What is known of a film's file, so that it is looked at once and not by each job. */
import { stat } from 'node:fs/promises';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { type MediaInfo, probe } from '../media/probe.ts';
import { probeWhole } from '../media/probe-whole.ts';
import type { MediaTools } from '../media/tools.ts';

/** As it is stored with the scene: what was found out, and of which state of the file. */
export interface FilmFacts {
  /** Of the form of `info`: what an older server has found out is not taken for it. */
  version: number;
  size: number;
  modifiedMs: number;
  info: MediaInfo;
}

const currentVersion = 2;

interface Options {
  signal?: AbortSignal;
  silenceSeconds?: number;
}

/** Looks at the file, and whether its pictures are whole: `isSeenWhole` is for the integrity check. */
export async function readFacts(
  tools: MediaTools,
  file: string,
  options: Options,
): Promise<{ facts: FilmFacts; isSeenWhole: boolean }> {
  const before = await stateOf(file);
  const { info, isSeenWhole } = await probeWhole(tools, file, options);
  return { facts: { version: currentVersion, ...before, info }, isSeenWhole };
}

/** What was found out before, while the file is the same; else it is looked at again. */
export async function infoOf(tools: MediaTools, film: Film, options: Options): Promise<MediaInfo> {
  return (await knownFacts(film))?.info ?? probe(tools, film.storedPath, options);
}

/** What was found out before; undefined when the file is another one by now. */
export async function knownFacts({ storedPath, filmFacts }: Film): Promise<FilmFacts | undefined> {
  const now = await stateOf(storedPath);
  const known = filmFacts as FilmFacts | null;
  const isSame = known?.version === currentVersion && known.size === now.size && known.modifiedMs === now.modifiedMs;
  return isSame ? known : undefined;
}

interface Film {
  storedPath: string;
  filmFacts?: object | null;
}

/** Zeros of a file that is not there: `probe` has the words for that. */
async function stateOf(file: string): Promise<Pick<FilmFacts, 'size' | 'modifiedMs'>> {
  const { size, mtimeMs } = await askDisk(file, async () => stat(file), patience).catch(() => ({
    size: 0,
    mtimeMs: 0,
  }));
  return { size, modifiedMs: Math.floor(mtimeMs) };
}
