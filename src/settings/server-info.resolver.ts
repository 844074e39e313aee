/** What anybody may know of this server. */
import { readFileSync } from 'node:fs';
import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Public } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { maxPageSize } from '../lists/connection.ts';
import { videoExtensions } from '../storage/walk.ts';

@ObjectType({ simpleResolvers: true })
class ServerInfo {
  @Field(() => String)
  version!: string;

  @Field(() => String, { description: '`postgresql` or `meilisearch`.' })
  searchEngine!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the ffmpeg that this process would use; null when there is none.',
  })
  ffmpegVersion!: string | null;

  @Field(() => Int, { description: 'The largest `first` or `last` that a connection takes.' })
  maxPageSize!: number;

  @Field(() => [String], {
    description: 'The file name extensions that a scan takes for videos, in lower case, without the dot.',
  })
  videoExtensions!: readonly string[];
}

@Resolver()
export class ServerInfoResolver {
  @Query(() => ServerInfo, { description: 'Version, engines and limits of this server; public.' })
  @Public()
  server(@Ctx() { app }: Context): ServerInfo {
    return {
      version: version(),
      searchEngine: app.search.name,
      ffmpegVersion: app.media?.ffmpegVersion ?? null,
      maxPageSize,
      videoExtensions,
    };
  }
}

let known: string | undefined;

/** package.json lies beside `src` when the sources run, and beside `dist` when what was built of them runs. */
export function version(): string {
  known ??= ['../../package.json', '../../../package.json']
    .map((path) => readPackage(new URL(path, import.meta.url)))
    .find((found) => found?.name === 'reelgraph')?.version;
  return known ?? 'unknown';
}

function readPackage(file: URL): { name: string; version: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
