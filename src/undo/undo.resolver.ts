/** Taking changes back. */
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { undoableChanges } from './change.ts';
import { undo } from './undo.service.ts';
import { UndoableChange, UndoResult } from './undo.type.ts';

@Resolver()
export class UndoResolver {
  @Query(() => [UndoableChange], {
    description:
      'The changes that the viewer has made within 24 hours and can take back; the newest first, at most 100. Those of others are in `auditLog`.',
  })
  @Requires()
  @Cost({ points: 1000 })
  async undoableChanges(@Ctx() ctx: Context): Promise<UndoableChange[]> {
    return undoableChanges(ctx);
  }

  @Mutation(() => UndoResult, {
    nullable: true,
    description:
      'Takes a change back, within 24 hours: `updateScenes`, `trashScenes`, `restoreScenes`, `mergeActors`, `mergeStudios`, `mergeTags` or ' +
      '`deleteTag`, with everything that it did. What somebody has changed since is left as it is, and named. It needs the permission of ' +
      'that mutation, and `users:manage` when somebody else has made the change.',
  })
  @Requires()
  async undo(
    @Ctx() ctx: Context,
    @Arg('changeId', () => ID, {
      description:
        '`BulkResult.changeId`, `UndoableChange.id`, or the id of any entry that the change has in `auditLog`. NOT_FOUND for an unknown one, BAD_USER_INPUT ' +
        'for what cannot be taken back, GONE after 24 hours, CONFLICT when it was taken back already.',
    })
    changeId: string,
  ): Promise<UndoResult> {
    return undo(ctx, changeId);
  }
}
