/** The generated images of a scene as the API shows them: signed URLs and sizes, from its row. */
import { dirname } from 'node:path';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { assetUrl } from '../assets/assets.ts';
import type { Context } from '../context.ts';
import type { Image } from '../images/image.type.ts';
import { sheetName, spriteColumns, spriteRows } from '../media/sprite-grid.ts';
import { ThumbnailSize } from './scene.enums.ts';
import type { SceneRow } from './scene.queries.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'Seek-bar previews: sprite sheets of tiles, filled row by row, and a WebVTT file that maps times to tiles.',
})
export class Sprites {
  @Field(() => String, {
    description:
      'WebVTT whose cues name a sheet and a rectangle (`#xywh=`), signed for the viewer and relative to the server.',
  })
  vttUrl!: string;

  @Field(() => [String], {
    description: 'WebP images in the order of the film, signed for the viewer and relative to the server.',
  })
  sheetUrls!: string[];

  @Field(() => Int, { description: 'How many `sheetUrls` there are.' })
  sheetCount!: number;

  @Field(() => Int, { description: 'Tiles side by side on a sheet.' })
  columns!: number;

  @Field(() => Int, {
    description:
      'Rows of tiles on a sheet. The last sheet is as large as the others, and black where there are no more tiles.',
  })
  rows!: number;

  @Field(() => Int, { description: 'Pixels of one tile; 0 for sprites of an older version.' })
  tileWidth!: number;

  @Field(() => Int, { description: 'Pixels of one tile; 0 for sprites of an older version.' })
  tileHeight!: number;

  @Field(() => Float, {
    description: 'Seconds of the film from one tile to the next; 0 for sprites of an older version.',
  })
  intervalSeconds!: number;
}

export function thumbnailOf({ app, viewer }: Context, scene: SceneRow, size: ThumbnailSize): Image | null {
  if (!viewer || !scene.thumbnailPath) return null;
  const small = size === ThumbnailSize.SMALL;
  const path = small ? scene.thumbnailPath : largeThumbnailPath(scene.thumbnailPath);
  return {
    url: assetUrl(app, viewer, 'scenes', scene.id, path),
    width: small ? scene.thumbnailWidth : scene.thumbnailLargeWidth,
    height: small ? scene.thumbnailHeight : scene.thumbnailLargeHeight,
  };
}

/** The row keeps the small one's path; the large one lies beside it. */
export const largeThumbnailPath = (small: string) => small.replace(/_sm\.webp$/, '_lg.webp');

export function spritesOf({ app, viewer }: Context, scene: SceneRow): Sprites | null {
  const { id, spriteSheetPath, vttPath, spriteSheetCount, spriteTileWidth, spriteTileHeight, spriteIntervalSeconds } =
    scene;
  if (!viewer || !spriteSheetPath || !vttPath) return null;
  const url = (name: string) => assetUrl(app, viewer, 'scenes', id, name);
  const folder = dirname(spriteSheetPath);
  return {
    vttUrl: url(vttPath),
    sheetUrls: Array.from({ length: spriteSheetCount }, (_, index) => url(`${folder}/${sheetName(index)}`)),
    sheetCount: spriteSheetCount,
    columns: spriteColumns,
    rows: spriteRows,
    tileWidth: spriteTileWidth ?? 0,
    tileHeight: spriteTileHeight ?? 0,
    intervalSeconds: spriteIntervalSeconds ?? 0,
  };
}
