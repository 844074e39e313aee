/** The viewer's own rating and like of an actor or a studio. */
import { Field, Float, ID, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: "The viewer's own rating and like of an actor or a studio.",
})
export class FavouriteInteractions {
  @Field(() => ID, { description: 'The id of the actor or studio.' })
  id!: string;

  @Field(() => Float, { nullable: true, description: 'From 0.5 to 5.0; null when the viewer has not rated it.' })
  rating!: number | null;

  @Field(() => Boolean, { description: 'Whether the viewer likes them.' })
  liked!: boolean;
}
