/** What the viewer thinks of a scene, an actor or a studio, as the API shows it. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: "The viewer's own rating, like, counter and place in a scene." })
export class SceneInteractions {
  @Field(() => Float, { nullable: true, description: '0.5 to 5.0 in halves.' })
  rating!: number | null;

  @Field(() => Boolean)
  liked!: boolean;

  @Field(() => Int)
  jizzCount!: number;

  @Field(() => Int, {
    description: 'Seconds: where the last session stopped; 0 when it was completed or there is none.',
  })
  resumePosition!: number;

  @Field(() => Boolean, { description: 'Whether the last session came to the end.' })
  completed!: boolean;

  @Field(() => DateTime, { nullable: true })
  lastWatchedAt!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The viewer's own rating and like of an actor or a studio." })
export class FavouriteInteractions {
  @Field(() => Float, { nullable: true, description: '0.5 to 5.0 in halves.' })
  rating!: number | null;

  @Field(() => Boolean)
  liked!: boolean;
}
