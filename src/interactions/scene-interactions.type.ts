/** What the viewer has done with a scene. */
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: "The viewer's own data." })
export class SceneInteractions {
  @Field(() => ID, { description: 'The id of the scene.' })
  id!: string;

  @Field(() => Float, { nullable: true, description: 'From 0.5 to 5.0; null when the viewer has not rated it.' })
  rating!: number | null;

  @Field(() => Boolean)
  liked!: boolean;

  @Field(() => Int)
  jizzCount!: number;

  @Field(() => Int, {
    description: 'The second at which the viewer last stopped, rounded; 0 when the scene was watched to the end.',
  })
  resumePosition!: number;

  @Field(() => Float, { description: 'The same to the millisecond, in seconds.' })
  resumeSeconds!: number;

  @Field(() => Boolean, { description: 'Whether the viewer watched it to the end the last time.' })
  completed!: boolean;

  @Field(() => DateTime, { nullable: true })
  lastWatchedAt!: string | null;
}
