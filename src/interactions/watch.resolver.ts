/** Resolvers for watching: where a player is, and what the viewer has watched. */
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, forget, load } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { LocalDate } from '../graphql/scalars.ts';
import type { PageArgs } from '../lists/connection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { scenesByIds } from '../scenes/scene.queries.ts';
import { recordWatch } from './record-watch.ts';
import { Watch } from './watch.entity.ts';
import { deleteWatchHistory, type WatchRow, watchActivity } from './watch.queries.ts';
import { watchHistoryList } from './watch-history.list.ts';

@ObjectType({ simpleResolvers: true, description: 'A day on which the viewer watched something.' })
class WatchActivityDay {
  @Field(() => LocalDate, { description: 'A day of the time zone that was asked for.' })
  date!: string;

  @Field(() => Int, { description: 'How many different scenes were watched on it.' })
  sceneCount!: number;
}

const zone = 'An IANA name such as Europe/Berlin; defaults to UTC.';

@Resolver(() => Watch)
export class WatchResolver {
  @Mutation(() => Watch, {
    description:
      'Records where a player is. Reports that follow each other within five minutes belong to one session; the first report in ' +
      '24 hours counts as a view. A report of 0 seconds watched at position 0 changes no earlier session, which is returned.',
  })
  @Requires('scenes:view')
  async recordWatch(
    @Ctx() ctx: Context,
    @Arg('sceneId', () => ID, {
      description: 'What is playing. NOT_FOUND for an unknown id, GONE when it is in the trash or missing.',
    })
    sceneId: string,
    @Arg('position', () => Int, {
      nullable: true,
      description: 'Whole seconds from the start. Either this or `positionSeconds` is required.',
    })
    position: number | null,
    @Arg('watchedSeconds', () => Int, { description: 'The seconds played in this session so far.' })
    watchedSeconds: number,
    @Arg('completed', () => Boolean, {
      defaultValue: false,
      description: 'The session also counts as completed when the position is within 5 seconds or 2 % of the end.',
    })
    completed: boolean,
    @Arg('positionSeconds', () => Float, {
      nullable: true,
      description: 'Seconds from the start, to the millisecond.',
    })
    positionSeconds: number | null,
  ) {
    const watch = await recordWatch(ctx, { sceneId, position, positionSeconds, watchedSeconds, completed });
    forget(ctx);
    return watch;
  }

  @Mutation(() => Int, {
    description: "Deletes the viewer's watch history, of one scene or of all. Returns the number of deleted sessions.",
  })
  @Requires('scenes:view')
  async deleteWatchHistory(
    @Ctx() ctx: Context,
    @Arg('sceneId', () => ID, {
      nullable: true,
      description: 'Only sessions of this scene; of all when it is left out. An unknown id deletes nothing.',
    })
    sceneId: string | null,
  ) {
    return deleteWatchHistory(ctx, sceneId ?? null);
  }

  @Cost({ points: 10_000, scan: 10_000 })
  @Query(() => watchHistoryList.Connection, {
    description:
      'The newest session of each scene, newest first; with `sceneId`, every session of that scene. Scenes in the trash or without their file are included. ' +
      'Days are days of the given time zone.',
  })
  @Requires('scenes:view')
  async watchHistory(
    @Ctx() ctx: Context,
    @Arg('sceneId', () => ID, {
      nullable: true,
      description: 'Every session of this scene instead of one for each. An unknown id has none.',
    })
    sceneId: string | null,
    @Arg('since', () => LocalDate, { nullable: true, description: 'This day is included.' }) since: string | null,
    @Arg('until', () => LocalDate, { nullable: true, description: 'This day is included.' }) until: string | null,
    @Arg('timeZone', () => String, { nullable: true, description: zone }) timeZone: string | null,
    @Args(() => watchHistoryList.Args) page: PageArgs,
  ) {
    return watchHistoryList.page(ctx, { sceneId, since, until, timeZone, ...page });
  }

  @Cost({ points: 3000, items: 366 })
  @Query(() => [WatchActivityDay], {
    description:
      'The number of different scenes watched on each day that has any, in the given time zone. At most 366 days, both ends included.',
  })
  @Requires('scenes:view')
  async watchActivity(
    @Ctx() ctx: Context,
    @Arg('since', () => LocalDate, { description: 'The first day, included.' }) since: string,
    @Arg('until', () => LocalDate, {
      description: 'The last day, included; not before `since` and at most 366 days in all.',
    })
    until: string,
    @Arg('timeZone', () => String, { nullable: true, description: zone }) timeZone: string | null,
  ) {
    return watchActivity(ctx, { since, until, timeZone });
  }

  @FieldResolver(() => Scene, {
    nullable: true,
    description: 'The scene, whatever its state; null when it has been deleted.',
  })
  async scene(@Root() { sceneId }: WatchRow, @Ctx() ctx: Context) {
    return load(ctx, scenesByIds, sceneId);
  }
}
