/** A picture as the API shows it. */
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'An image. Its URL is signed for the viewer and relative to the server.',
})
export class Image {
  @Field(() => String, {
    description: 'A path that needs no other credentials for 6 to 12 hours. Its content never changes.',
  })
  url!: string;

  @Field(() => Int, { nullable: true, description: 'Pixels; null when unknown.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Pixels; null when unknown.' })
  height!: number | null;
}
