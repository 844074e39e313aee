/** What a share link shows of its scene, and no more. */
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate } from '../graphql/scalars.ts';
import { Image } from '../images/image.type.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    "What a share link shows of its scene: nothing about the link's owner, no path and no file name, and no other scene.",
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

  @Field(() => Image, { nullable: true, description: 'A large frame of it; null until it has been made.' })
  thumbnail!: Image | null;

  @Field(() => String, {
    description:
      'Works in <video> without a header, until the link ends; of an AUTH_REQUIRED link also only as long as the login that asked.',
  })
  streamUrl!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the link ends; null: never.' })
  expiresAt!: string | null;
}
