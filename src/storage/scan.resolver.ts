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
import { resumeOf, sinceOptions } from '../graphql/resume.ts';
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
  description: 'A file or folder that a scan could not read or import, and the reason.',
})
class FileError {
  @Field(() => String, { description: 'Where it lies, from the root of the server.' })
  @Shared()
  path!: string;

  @Field(() => String, { description: 'Why, in a sentence for people.' })
  @Shared()
  message!: string;
}

@ObjectType('ScanFinding', {
  simpleResolvers: true,
  description: 'A file that a scan acted on, or would act on in a dry run.',
})
class Finding {
  @Field(() => FindingKind, { description: 'What happened to the file.' })
  @Shared()
  kind!: FindingKind;

  @Field(() => String, { description: 'The present path of the file, or the last one.' })
  @Shared()
  path!: string;

  @Field(() => String, { nullable: true, description: 'The previous path of a moved file.' })
  @Shared()
  previousPath?: string | null;

  @Field(() => ID, { nullable: true, description: 'The scene of the file; null for new files of a dry run.' })
  @Shared()
  sceneId?: string | null;
}

@ObjectType('ScanSkipped', {
  simpleResolvers: true,
  description: 'How many files and folders a scan skipped for one reason.',
})
class SkippedCount {
  @Field(() => SkipReason, { description: 'What they were skipped for.' })
  @Shared()
  reason!: SkipReason;

  @Field(() => Int, { description: 'Files and folders together.' })
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

  @Query(() => Scan, { nullable: true, description: 'The scan that is currently running; null when there is none.' })
  @Requires('storage:manage')
  async currentScan(@Ctx() { em }: Context) {
    return (await findRunningScan(em)) ?? null;
  }

  @Mutation(() => Scan, {
    description:
      'Brings the library in line with the files in these storage paths, or in all of them: adds new files, follows moved ones, processes replaced ones again, and marks scenes whose files are gone as missing. CONFLICT while another scan is running.',
  })
  @Requires('storage:manage')
  async startScan(
    @Ctx() ctx: Context,
    @Arg('storagePathIds', () => [ID], {
      nullable: true,
      description: 'At least one; all storage paths when it is left out. BAD_USER_INPUT names unknown ones.',
    })
    storagePathIds: string[] | null,
    @Arg('path', () => String, {
      nullable: true,
      description: 'Scans only this folder of the given storage path. Relative to the storage path, or absolute.',
    })
    path: string | null,
    @Arg('dryRun', () => Boolean, {
      defaultValue: false,
      description:
        'Whether to only report what the scan would do: the counts and the first hundred findings of each kind. Nothing is changed.',
    })
    isDryRun: boolean,
  ) {
    const id = await startScan(ctx, { storagePathIds, path, isDryRun });
    const [scan] = await findScans(ctx.em, [id]);
    return scan;
  }

  @Mutation(() => Boolean, {
    description:
      'Cancels the running scan. Files it has already imported are kept. Returns false when no scan is running.',
  })
  @Requires('storage:manage')
  async cancelScan(@Ctx() ctx: Context): Promise<boolean> {
    return cancelScan(ctx);
  }

  @Subscription(() => Scan, {
    description:
      'The running scan: immediately, then its progress, at most four times a second, and its end. The cursor of each event is in `extensions`.',
    subscribe: ({ args, context }) => watchScans((context as Context).app, resumeOf(context as Context, args)),
  })
  @Shared()
  @Requires('storage:manage')
  scanChanged(@Root() scan: ScanRow, @Arg('since', () => String, sinceOptions) _since: string | null): ScanRow {
    return scan;
  }

  @FieldResolver(() => [FileError], { description: 'The first hundred files that failed.' })
  @Shared()
  async fileErrors(@Root() { id }: ScanRow, @Ctx() ctx: Context): Promise<FileError[]> {
    return load(ctx, fileErrorsByScanIds, id);
  }

  @FieldResolver(() => [Finding], {
    description: 'The first hundred findings of each kind. Unchanged files are not included.',
  })
  @Shared()
  async findings(@Root() { id }: ScanRow, @Ctx() ctx: Context): Promise<Finding[]> {
    return load(ctx, findingsByScanIds, id);
  }

  @FieldResolver(() => [SkippedCount], { description: 'The number of files and folders that were skipped, by reason.' })
  @Shared()
  skipped(@Root() { skipped }: ScanRow): SkippedCount[] {
    return Object.entries(skipped).map(([reason, count]) => ({ reason: reason as SkipReason, count }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The folder that the scan is limited to; null for whole storage paths.',
  })
  @Shared()
  path(@Root() { scope }: ScanRow): string | null {
    return scope.path ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The estimated seconds left, based on the number of files that the last scan found; null while unknown.',
  })
  @Shared()
  etaSeconds(@Root() scan: ScanRow): number | null {
    return etaSecondsOf(scan);
  }
}
