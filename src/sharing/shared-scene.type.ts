/** What a share link shows of its scene, and no more. */
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate } from '../graphql/scalars.ts';
import { Image } from '../images/image.type.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What a share link shows of its scene. It contains nothing about the owner of the link, no path, no file name and no other scene.',
})
export class SharedScene {
  @Field(() => String, { description: "'Untitled' for a scene without a title: its file name is not shown." })
  title!: string;

  @Field(() => String)
  description!: string;

  @Field(() => Int, { description: 'Seconds.' })
  duration!: number;

  @Field(() => Int)
  width!: number;

  @Field(() => Int)
  height!: number;

  @Field(() => String, { nullable: true })
  studioName!: string | null;

  @Field(() => [String])
  actorNames!: string[];

  @Field(() => [String])
  tagNames!: string[];

  @Field(() => LocalDate, { nullable: true })
  releaseDate!: string | null;

  @Field(() => Image, { nullable: true, description: 'A large frame of the scene; null until it has been generated.' })
  thumbnail!: Image | null;

  @Field(() => String, {
    description:
      'The URL to stream the video from, for use in <video>. It works until the link ends; for AUTH_REQUIRED links also no longer than the login that asked for it.',
  })
  streamUrl!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the link expires; null for never.' })
  expiresAt!: string | null;
}
