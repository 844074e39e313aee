/** A picture as the API shows it. */
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'An image. Its URL is signed for the viewer and relative to the server.',
})
export class Image {
  @Field(() => String)
  url!: string;

  @Field(() => Int, { nullable: true })
  width!: number | null;

  @Field(() => Int, { nullable: true })
  height!: number | null;
}
