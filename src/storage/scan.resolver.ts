/** Resolvers of scans. */
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
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
import { scanList } from './scan.list.ts';
import { fileErrorsByScanIds, findRunningScan, findScans, type ScanRow } from './scan.queries.ts';
import { startScan } from './scan.service.ts';
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
    description: 'Looks for new videos in these storage paths, or in all. CONFLICT while a scan runs.',
  })
  @Requires('storage:manage')
  async startScan(
    @Ctx() ctx: Context,
    @Arg('storagePathIds', () => [ID], { nullable: true }) storagePathIds: string[] | null,
  ) {
    const id = await startScan(ctx, storagePathIds);
    const [scan] = await findScans(ctx.em, [id]);
    return scan;
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
}
