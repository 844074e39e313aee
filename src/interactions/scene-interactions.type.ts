/** What the viewer has done with a scene. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: "The viewer's own." })
export class SceneInteractions {
  @Field(() => Float, { nullable: true, description: '0.5 to 5.0.' })
  rating!: number | null;

  @Field(() => Boolean)
  liked!: boolean;

  @Field(() => Int)
  jizzCount!: number;

  @Field(() => Int, { description: 'Seconds: where the last session stopped; 0 when it was completed.' })
  resumePosition!: number;

  @Field(() => Boolean, { description: 'Whether the last session came to the end.' })
  completed!: boolean;

  @Field(() => DateTime, { nullable: true })
  lastWatchedAt!: string | null;
}
