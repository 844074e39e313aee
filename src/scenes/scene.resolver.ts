/** Resolvers for one scene, and what follows from its row. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { assetUrl } from '../assets/assets.ts';
import { Requires } from '../auth/requires.ts';
import { type Context, loadWith } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Shared } from '../graphql/shared.ts';
import { Image } from '../images/image.type.ts';
import { Needs } from '../lists/selection.ts';
import { mimeTypeOf } from './mime-type.ts';
import { Scene } from './scene.entity.ts';
import { SceneState, ThumbnailSize } from './scene.enums.ts';
import type { SceneRow } from './scene.queries.ts';
import { Sprites, spritesOf, thumbnailOf } from './scene-images.ts';
import { sceneSelection } from './scene-selection.ts';
import { selectedScenes } from './selected-scenes.queries.ts';
import { streamUrl } from './stream-url.ts';

@Resolver(() => Scene)
export class SceneResolver {
  @Query(() => Scene, {
    nullable: true,
    description: 'The scene with this id, in whatever state; null when there is none.',
  })
  @Requires('scenes:view')
  async scene(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: 'A whole number, as text.' }) id: string,
  ) {
    return loadWith(ctx, selectedScenes, sceneSelection(ctx, info, [[]]), id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The path of the file; null for viewers without storage:manage.',
  })
  @Needs<SceneRow>('storedPath')
  storedPath(@Root() { storedPath }: SceneRow, @Ctx() { viewer }: Context): string | null {
    return viewer?.permissions.has('storage:manage') ? storedPath : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why processing failed; null for viewers without storage:manage, as it may contain paths.',
  })
  @Needs<SceneRow>('processingError')
  processingError(@Root() { processingError }: SceneRow, @Ctx() { viewer }: Context): string | null {
    return viewer?.permissions.has('storage:manage') ? processingError : null;
  }

  @FieldResolver(() => SceneState, { description: 'Whether it can be watched now.' })
  @Shared()
  @Needs<SceneRow>('trashedAt', 'deletedAt')
  state(@Root() { trashedAt, deletedAt }: SceneRow): SceneState {
    if (trashedAt) return SceneState.TRASHED;
    return deletedAt ? SceneState.MISSING : SceneState.ACTIVE;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When the scene will be deleted from the trash; null when it is not in the trash.',
  })
  @Needs<SceneRow>('purgeAt')
  purgeAt(@Root() { purgeAt }: SceneRow): string | null {
    return purgeAt;
  }

  @FieldResolver(() => String, {
    description: 'Of the file, for <source type>; with its codecs once they are known.',
  })
  @Needs<SceneRow>('storedPath', 'codecs')
  mimeType(@Root() { storedPath, codecs }: SceneRow): string {
    return mimeTypeOf(storedPath ?? '', codecs);
  }

  @Cost({ points: 5 })
  @FieldResolver(() => Image, {
    nullable: true,
    description: 'A frame of the scene; null until it has been generated.',
  })
  @Needs<SceneRow>(
    'id',
    'thumbnailPath',
    'thumbnailWidth',
    'thumbnailHeight',
    'thumbnailLargeWidth',
    'thumbnailLargeHeight',
  )
  thumbnail(
    @Root() scene: SceneRow,
    @Ctx() ctx: Context,
    @Arg('size', () => ThumbnailSize, {
      defaultValue: ThumbnailSize.SMALL,
      description: 'SMALL for grids, LARGE for a page of its own.',
    })
    size: ThumbnailSize,
  ): Image | null {
    return thumbnailOf(ctx, scene, size);
  }

  @Cost({ points: 10 })
  @FieldResolver(() => Sprites, {
    nullable: true,
    description: 'The seek-bar previews; null until they have been generated.',
  })
  @Needs<SceneRow>(
    'id',
    'spriteSheetPath',
    'vttPath',
    'spriteSheetCount',
    'spriteTileWidth',
    'spriteTileHeight',
    'spriteIntervalSeconds',
  )
  sprites(@Root() scene: SceneRow, @Ctx() ctx: Context): Sprites | null {
    return spritesOf(ctx, scene);
  }

  @Cost({ points: 5 })
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The URL of a short silent WebM of a few places of the scene, for use in <video>; null until it has been generated.',
  })
  @Needs<SceneRow>('id', 'previewPath')
  preview(@Root() { id, previewPath }: SceneRow, @Ctx() { app, viewer }: Context): string | null {
    return viewer && previewPath ? assetUrl(app, viewer, 'scenes', id, previewPath) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The URL to stream the file from, signed for the viewer; null for trashed and missing scenes.',
  })
  @Needs<SceneRow>('id', 'trashedAt', 'deletedAt')
  streamUrl(@Root() { id, trashedAt, deletedAt }: SceneRow, @Ctx() { app, viewer }: Context): string | null {
    return viewer && !trashedAt && !deletedAt ? streamUrl(app, viewer, id) : null;
  }
}
