/** How a scene is played. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { Playback } from './playback.type.ts';
import { type Playable, sourcesOf, subtitlesOf } from './sources.ts';

@Resolver(() => Scene)
export class PlaybackResolver {
  @Cost({ points: 5 })
  @FieldResolver(() => Playback, { description: 'How the scene can be played.' })
  @Needs<Playable>(
    'id',
    'trashedAt',
    'deletedAt',
    'storedPath',
    'codecs',
    'width',
    'height',
    'frameRate',
    'bitRate',
    'subtitles',
  )
  playback(@Root() scene: Playable, @Ctx() { app, viewer }: Context): Playback {
    return { sources: sourcesOf(app, viewer, scene), subtitles: subtitlesOf(app, viewer, scene) };
  }
}
