/** What the API calls a marker label: a text that the viewer's markers share. */
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: "One of the viewer's marker labels." })
export class MarkerLabel {
  @Field(() => String, { description: 'The text itself; case matters.' })
  label!: string;

  @Field(() => Int, { description: "How many of the viewer's markers have this label." })
  markerCount!: number;
}
