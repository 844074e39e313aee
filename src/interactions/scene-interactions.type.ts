/** What the viewer has done with a scene. */
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: "The viewer's own data." })
export class SceneInteractions {
  @Field(() => ID, { description: 'As `Scene.id`.' })
  id!: string;

  @Field(() => Float, { nullable: true, description: 'From 0.5 to 5.0; null when the viewer has not rated it.' })
  rating!: number | null;

  @Field(() => Boolean, { description: 'Whether the viewer likes it.' })
  liked!: boolean;

  @Field(() => Int, { description: "The viewer's own counter, which `addSceneJizz` moves; never below 0." })
  jizzCount!: number;

  @Field(() => Int, {
    description: 'The second at which the viewer last stopped, rounded; 0 when the scene was watched to the end.',
  })
  resumePosition!: number;

  @Field(() => Float, { description: 'The same to the millisecond, in seconds.' })
  resumeSeconds!: number;

  @Field(() => Boolean, { description: 'Whether the viewer watched it to the end the last time.' })
  completed!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the viewer last watched it; null for never.' })
  lastWatchedAt!: string | null;
}
