/** Resolvers of scans. */
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import { Shared } from '../graphql/shared.ts';
import type { PageArgs } from '../lists/connection.ts';
import { Scan } from './scan.entity.ts';
import { FindingKind, SkipReason } from './scan.enums.ts';
import { scanList } from './scan.list.ts';
import {
  etaSecondsOf,
  fileErrorsByScanIds,
  findingsByScanIds,
  findRunningScan,
  findScans,
  type ScanRow,
} from './scan.queries.ts';
import { cancelScan, startScan } from './scan.service.ts';
import { watchScans } from './scan-feed.ts';

@ObjectType('ScanError', {
  simpleResolvers: true,
  description: 'A file or folder that a scan could not take in, and why.',
})
class FileError {
  @Field(() => String)
  @Shared()
  path!: string;

  @Field(() => String)
  @Shared()
  message!: string;
}

@ObjectType('ScanFinding', {
  simpleResolvers: true,
  description: 'A file or scene that a scan did something about; in a dry run, what it would do.',
})
class Finding {
  @Field(() => FindingKind)
  @Shared()
  kind!: FindingKind;

  @Field(() => String, { description: 'Where the file is now, or was last.' })
  @Shared()
  path!: string;

  @Field(() => String, { nullable: true, description: 'Where a file that has moved was before.' })
  @Shared()
  previousPath?: string | null;

  @Field(() => ID, { nullable: true, description: 'null for a file that is new.' })
  @Shared()
  sceneId?: string | null;
}

@ObjectType('ScanSkipped', {
  simpleResolvers: true,
  description: 'How many files and folders a scan passed over for one reason.',
})
class SkippedCount {
  @Field(() => SkipReason)
  @Shared()
  reason!: SkipReason;

  @Field(() => Int)
  @Shared()
  count!: number;
}

@Resolver(() => Scan)
export class ScanResolver {
  @Query(() => scanList.Connection, { nullable: true, description: 'All scans, newest first.' })
  @Requires('storage:manage')
  async scans(@Ctx() ctx: Context, @Args(() => scanList.Args) page: PageArgs) {
    return scanList.page(ctx, page);
  }

  @Query(() => Scan, { nullable: true, description: 'The scan that is running now.' })
  @Requires('storage:manage')
  async currentScan(@Ctx() { em }: Context) {
    return (await findRunningScan(em)) ?? null;
  }

  @Mutation(() => Scan, {
    description:
      'Brings the library in line with the files in these storage paths, or in all: takes in new ones, follows those that moved, processes those that were replaced again, and marks scenes without a file as missing. CONFLICT while a scan runs.',
  })
  @Requires('storage:manage')
  async startScan(
    @Ctx() ctx: Context,
    @Arg('storagePathIds', () => [ID], { nullable: true }) storagePathIds: string[] | null,
    @Arg('path', () => String, {
      nullable: true,
      description:
        'One folder of the one storage path named, as seen from there or as a whole path: only that is scanned.',
    })
    path: string | null,
    @Arg('dryRun', () => Boolean, {
      defaultValue: false,
      description: 'Only says what would be done: gives the counts and the first hundred findings of each kind.',
    })
    isDryRun: boolean,
  ) {
    const id = await startScan(ctx, { storagePathIds, path, isDryRun });
    const [scan] = await findScans(ctx.em, [id]);
    return scan;
  }

  @Mutation(() => Boolean, {
    description: 'Ends the running scan; what it has taken in stays. False when none runs.',
  })
  @Requires('storage:manage')
  async cancelScan(@Ctx() ctx: Context): Promise<boolean> {
    return cancelScan(ctx);
  }

  @Subscription(() => Scan, {
    description: 'The running scan: at once, then as it goes, at most four times a second, and its end.',
    subscribe: ({ context }) => watchScans((context as Context).app),
  })
  @Shared()
  @Requires('storage:manage')
  scanChanged(@Root() scan: ScanRow): ScanRow {
    return scan;
  }

  @FieldResolver(() => [FileError], { description: 'The first hundred files that failed.' })
  @Shared()
  async fileErrors(@Root() { id }: ScanRow, @Ctx() ctx: Context): Promise<FileError[]> {
    return load(ctx, fileErrorsByScanIds, id);
  }

  @FieldResolver(() => [Finding], {
    description: 'The first hundred of each kind. Files that are as they were are not among them.',
  })
  @Shared()
  async findings(@Root() { id }: ScanRow, @Ctx() ctx: Context): Promise<Finding[]> {
    return load(ctx, findingsByScanIds, id);
  }

  @FieldResolver(() => [SkippedCount], { description: 'What was passed over, by reason.' })
  @Shared()
  skipped(@Root() { skipped }: ScanRow): SkippedCount[] {
    return Object.entries(skipped).map(([reason, count]) => ({ reason: reason as SkipReason, count }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'The one folder that it was asked to scan.' })
  @Shared()
  path(@Root() { scope }: ScanRow): string | null {
    return scope.path ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Seconds left, from how many files the last scan found; null while unknown.',
  })
  @Shared()
  etaSeconds(@Root() scan: ScanRow): number | null {
    return etaSecondsOf(scan);
  }
}
