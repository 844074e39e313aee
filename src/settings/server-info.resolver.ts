/** What anybody may know of this server. */
import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { oidcUrl } from '../auth/oidc-url.ts';
import { Public } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { maxPageSize } from '../graphql/cost.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { Transcoding } from '../playback/playback.type.ts';
import { uploadUrl } from '../uploads/upload-url.ts';
import { version } from '../version.ts';

@ObjectType({ simpleResolvers: true, description: 'What clients may need to know about the server.' })
class ServerInfo {
  @Field(() => String, { description: 'As in `1.2.3`.' })
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

  @Field(() => String, {
    description:
      'The URL for uploads with the tus protocol (https://tus.io). Relative to this server unless PUBLIC_URL is set.',
  })
  uploadUrl!: string;

  @Field(() => SafeInt, { description: 'The largest file in bytes that can be uploaded.' })
  maxUploadSize!: number;

  @Field(() => [String], {
    description: 'The file name extensions of videos (VIDEO_EXTENSIONS), in lower case and without the dot.',
  })
  videoExtensions!: readonly string[];

  @Field(() => Boolean, { description: 'Whether people sign in by user name and password, as `login` does.' })
  localLogin!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Where a browser signs in by OpenID Connect, as a page and not by a script; null when no provider is set up. ' +
      '`?returnTo=/path` says where it goes then, on this server. `?link=true` links the account of the provider with the user ' +
      'who is signed in. Relative to this server unless PUBLIC_URL is set.',
  })
  oidcUrl!: string | null;

  @Field(() => Transcoding, {
    description: 'How busy this process is with films that browsers cannot play as they are.',
  })
  transcoding!: Transcoding;
}

@Resolver()
export class ServerInfoResolver {
  @Query(() => ServerInfo, { description: 'The version, engines and limits of this server.' })
  @Public()
  server(@Ctx() { app }: Context): ServerInfo {
    const { media, config, search, transcoder } = app;
    return {
      version: version(),
      searchEngine: search.name,
      ffmpegVersion: media?.ffmpegVersion ?? null,
      maxPageSize,
      uploadUrl: uploadUrl(config),
      maxUploadSize: config.maxUploadSize,
      transcoding: { active: transcoder.active, max: transcoder.max },
      videoExtensions: config.videoExtensions,
      localLogin: config.localLogin,
      oidcUrl: oidcUrl(config),
    };
  }
}
