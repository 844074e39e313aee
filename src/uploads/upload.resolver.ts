/** Doors to uploads; their bytes go over HTTP. */
import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import { unauthenticated } from '../errors.ts';
import { resumeOf, sinceOptions } from '../graphql/resume.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { scenesByIds } from '../scenes/scene.queries.ts';
import { Upload } from './upload.entity.ts';
import type { UploadRow } from './upload.queries.ts';
import { watchUploads } from './upload-feed.ts';

@Resolver(() => Upload)
export class UploadResolver {
  @Subscription(() => Upload, {
    description:
      "The viewer's uploads: the current ones immediately, then their progress, at most four times a second, and their end. The cursor of each event is in `extensions`.",
    subscribe({ args, context }) {
      const { app, viewer } = context as Context;
      if (!viewer) throw unauthenticated();
      return watchUploads(app, viewer, resumeOf(context as Context, args));
    },
  })
  @Requires('scenes:upload')
  uploadChanged(@Root() upload: UploadRow, @Arg('since', () => String, sinceOptions) _since: string | null): UploadRow {
    return upload;
  }

  @FieldResolver(() => Scene, {
    nullable: true,
    description:
      'The new scene; with an error, the existing scene with the same content. null for viewers without scenes:view.',
  })
  async scene(@Root() { sceneId }: UploadRow, @Ctx() ctx: Context) {
    const isVisible = sceneId !== null && ctx.viewer?.permissions.has('scenes:view');
    return isVisible ? load(ctx, scenesByIds, sceneId) : null;
  }
}
