/**
 * Takes a change back, by what triggers have noted of it: in one transaction, and in as many statements however many things it
 * was about. Each thing is again as it was before, unless it is not any more as the change has left it.
 */

import { type Context, whenCommitted } from '../context.ts';
import { transaction } from '../database/transaction.ts';
import { unauthenticated } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { maxIdsInResult } from '../scenes/bulk-result.type.ts';
import { claim, noteOutcome, undoableChange } from './change.ts';
import type { LeftAlone, UndoResult } from './undo.type.ts';
import { undoGiven } from './undo-given.ts';
import { collectScenes, lockJobs, lockScenes, undoScenes } from './undo-scenes.ts';
import { collectThings, removeFiles, undoThings } from './undo-things.ts';

export async function undo(ctx: Context, changeId: string): Promise<UndoResult> {
  const { app, em, viewer } = ctx;
  if (!viewer) throw unauthenticated();
  const { files, ...result } = await transaction(em, async (em) => {
    const change = await undoableChange(em, viewer, changeId);
    await claim(em, change);
    await collectScenes(em, change);
    await collectThings(em, change);
    // In the order in which everybody locks: jobs, studios, actors and tags, scenes.
    await lockJobs(em);
    const things = await undoThings(em);
    await lockScenes(em);
    const scenes = await undoScenes(em);
    const given = await undoGiven(em, change);
    await publishScenes(em, ChangeKind.UPDATED, scenes.firstIds);
    const leftCount = things.left.length + scenes.leftCount + given.length;
    const outcome = { undone: things.count + scenes.count, leftCount };
    await noteOutcome(em, change, outcome);
    const left: LeftAlone[] = [...things.left, ...scenes.firstLeft, ...given];
    return { ...outcome, left: left.slice(0, maxIdsInResult), files: things.files };
  });
  await whenCommitted(ctx, async () => removeFiles(app, files));
  return result;
}
