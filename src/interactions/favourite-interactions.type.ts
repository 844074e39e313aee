/** The viewer's own rating and like of an actor or a studio. */
import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: "The viewer's own rating and like of an actor or a studio.",
})
export class FavouriteInteractions {
  @Field(() => Float, { nullable: true, description: '0.5 to 5.0.' })
  rating!: number | null;

  @Field(() => Boolean)
  liked!: boolean;
}
