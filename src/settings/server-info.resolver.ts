/** What anybody may know of this server. */
import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Public } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { maxPageSize } from '../lists/connection.ts';
import { videoExtensions } from '../storage/judge-entry.ts';
import { version } from '../version.ts';

@ObjectType({ simpleResolvers: true, description: 'What clients may need to know about the server.' })
class ServerInfo {
  @Field(() => String)
  version!: string;

  @Field(() => String, { description: '`postgresql` or `meilisearch`.' })
  searchEngine!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The version of ffmpeg that this process uses; null when there is none.',
  })
  ffmpegVersion!: string | null;

  @Field(() => Int, { description: 'The largest `first` or `last` that a connection accepts.' })
  maxPageSize!: number;

  @Field(() => [String], {
    description: 'The file name extensions of videos, in lower case and without the dot.',
  })
  videoExtensions!: readonly string[];
}

@Resolver()
export class ServerInfoResolver {
  @Query(() => ServerInfo, { description: 'The version, engines and limits of this server.' })
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
