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

  @Field(() => String, { description: 'Free text of any length; empty when there is none.' })
  description!: string;

  @Field(() => Int, { description: 'Seconds.' })
  duration!: number;

  @Field(() => Int, { description: 'Pixels as displayed; 0 until the metadata is known.' })
  width!: number;

  @Field(() => Int, { description: 'Pixels as displayed; 0 until the metadata is known.' })
  height!: number;

  @Field(() => String, { nullable: true, description: 'Null for no studio.' })
  studioName!: string | null;

  @Field(() => [String], { description: 'Sorted by name.' })
  actorNames!: string[];

  @Field(() => [String], { description: 'Sorted by name.' })
  tagNames!: string[];

  @Field(() => LocalDate, { nullable: true, description: 'The day of its first release.' })
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
