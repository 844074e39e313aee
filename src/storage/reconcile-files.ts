/** Brings the library in line with files that were found: by a scan, by the watcher, or by an upload that has ended. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { applyDecisions } from './apply-decisions.ts';
import { examine } from './evidence.ts';
import type { FoundFile } from './found-file.ts';
import { candidatesFor, scenesByIds, scenesByPaths } from './known-scenes.ts';
import { type Candidate, type Decision, type KnownScene, type Question, reconcile } from './reconcile.ts';
import { isYoung } from './still.ts';

/** A storage path as it was when the work began. */
export interface StorageRoot {
  id: number;
  path: string;
}

export interface ReconcileOptions {
  signal: AbortSignal;
  /** Decides only: nothing is written. */
  isDryRun?: boolean;
  /** Scenes that a dry run has moved before, as their rows do not say so; grows. */
  taken?: Set<string>;
  /** Only scenes up to this one can be those of a new file; null: all. */
  lastSceneId?: string | null;
  /** Files written a moment ago are taken as they are, because somebody has made sure that they are whole. */
  areStill?: boolean;
  /** How new scenes came into the library. */
  origin?: string;
}

export interface Reconciled {
  decisions: Decision[];
  /** New or changed ones that were written a moment ago: look again before taking them in. */
  young: FoundFile[];
}

/** What is as known costs one read. All else is decided anew within the transaction that writes it. */
export async function reconcileFiles(
  { orm }: Pick<App, 'orm'>,
  root: StorageRoot,
  files: readonly FoundFile[],
  options: ReconcileOptions,
): Promise<Reconciled> {
  const {
    signal,
    isDryRun = false,
    taken = new Set(),
    lastSceneId = null,
    areStill = false,
    origin = 'scan',
  } = options;
  const known = await scenesByPaths(orm.em.fork(), pathsOf(files));
  const unchanged: Decision[] = [];
  const concerned: FoundFile[] = [];
  const young: FoundFile[] = [];
  for (const decision of reconcile(asked(root, files, known))) {
    const isSettled = decision.kind === 'skipped';
    if (isSettled && !decision.learnsFacts) unchanged.push(decision);
    else if (!isSettled && !areStill && isYoung(decision.file)) young.push(decision.file);
    else concerned.push(decision.file);
  }
  if (concerned.length === 0) return { decisions: unchanged, young };
  const candidates = await findCandidates(orm.em.fork(), concerned, known, lastSceneId, signal);
  signal.throwIfAborted();
  const decided = isDryRun
    ? reconcile(asked(root, concerned, known, candidates), taken)
    : await transaction(orm.em.fork(), async (em) => {
        await lockLibraryFiles(em, root);
        const now = await scenesByPaths(em, pathsOf(concerned));
        const decisions = reconcile(asked(root, concerned, now, await stillTrue(em, candidates)));
        await applyDecisions(em, root.id, origin, decisions);
        return decisions;
      });
  return { decisions: [...unchanged, ...decided], young };
}

/**
 * One transaction at a time decides by what the library knows of files, or two would make two scenes of one. Throws when the
 * storage path is not where it was any more.
 */
export async function lockLibraryFiles(em: EntityManager, root: StorageRoot): Promise<void> {
  await lockFiles(em);
  const current = await rows(em)
    .selectFrom('storage_paths')
    .select('path')
    .where('id', '=', root.id)
    .forKeyShare()
    .executeTakeFirst();
  if (current?.path !== root.path) throw new StoragePathChanged('The storage path was changed or removed meanwhile.');
}

/** The same without looking at a storage path. */
export async function lockFiles(em: EntityManager): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('library files', 0))`.execute(rows(em));
}

export class StoragePathChanged extends Error {
  override readonly name = 'StoragePathChanged';
}

const pathsOf = (files: readonly FoundFile[]) => files.map(({ path }) => path);

function asked(
  { id }: StorageRoot,
  files: readonly FoundFile[],
  known: ReadonlyMap<string, KnownScene>,
  candidates?: ReadonlyMap<string, Candidate[]>,
): Question[] {
  return files.map((file) => ({
    file,
    storagePathId: id,
    known: known.get(file.path),
    candidates: candidates?.get(file.path) ?? [],
  }));
}

async function findCandidates(
  em: EntityManager,
  files: readonly FoundFile[],
  known: ReadonlyMap<string, KnownScene>,
  lastSceneId: string | null,
  signal: AbortSignal,
): Promise<Map<string, Candidate[]>> {
  const unknown = files.filter(({ path }) => !known.has(path));
  return examine(unknown, await candidatesFor(em, unknown, lastSceneId), signal);
}

/** What was found out about a scene counts only while its file is said to be where we looked. */
async function stillTrue(em: EntityManager, candidates: ReadonlyMap<string, Candidate[]>) {
  const ids = [...candidates.values()].flat().map(({ id }) => id);
  const now = await scenesByIds(em, ids);
  return new Map(
    Array.from(candidates, ([path, examined]) => [
      path,
      examined.filter(({ id, path: oldPath }) => now.get(id)?.path === oldPath),
    ]),
  );
}
