/** Resolvers for scenes as they come, change and go. */
import { Arg, Ctx, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { distinctIds } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import type { Told } from '../events/feed.ts';
import { resumeOf, sinceOptions } from '../graphql/resume.ts';
import { Shared } from '../graphql/shared.ts';
import { Scene } from './scene.entity.ts';
import { type SceneChange, watchScenes } from './scene-feed.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'An event about scenes. scene is set when the event is about a single one; truncated means that there are more than the 200 ids listed.',
})
class SceneEvent implements Told<SceneChange> {
  @Field(() => ChangeKind, { description: 'What happened to all of the scenes listed.' })
  @Shared()
  kind!: ChangeKind;

  @Field(() => [ID], { description: 'Which scenes the event is about, at most 200.' })
  @Shared()
  sceneIds!: string[];

  @Field(() => Boolean, { description: 'Whether there are more than those listed; then read again what you show.' })
  @Shared()
  truncated!: boolean;

  @Field(() => Scene, { nullable: true, description: 'Set when the event is about a single one that is still there.' })
  @Shared()
  scene!: SceneChange['scene'];

  @Field(() => String, { description: 'Returned as `since`, it continues the subscription after this event.' })
  @Shared()
  cursor!: string;
}

@Resolver()
export class SceneEventResolver {
  @Subscription(() => SceneEvent, {
    description:
      'Scenes that were added, changed or deleted. A change of many scenes is one event. A SNAPSHOT or RESYNC without ids means that there were too many changes, or that they may have been missed: the client should read again.',
    subscribe: ({ args, context }) =>
      watchScenes((context as Context).app, checked(args.ids), resumeOf(context as Context, args)),
  })
  @Shared()
  @Requires('scenes:view')
  sceneChanged(
    @Root() change: Told<SceneChange> & { cursor: string },
    @Ctx() _ctx: Context,
    @Arg('ids', () => [ID], {
      nullable: true,
      description: 'Only events that may be about one of these, at most 1000.',
    })
    _ids: string[] | null,
    @Arg('since', () => String, sinceOptions) _since: string | null,
  ): SceneEvent {
    return change;
  }
}

function checked(ids: string[] | null | undefined): string[] | undefined {
  return ids ? distinctIds('ids', ids, { max: 1000, thing: 'scene' }) : undefined;
}
