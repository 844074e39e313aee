/** What became of a change that was taken back. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'A change that can be taken back.' })
export class UndoableChange {
  @Field(() => ID, { description: 'For `undo`.' })
  id!: string;

  @Field(() => String, { description: 'The fields of `Mutation` that were asked for, such as `mergeTags`.' })
  operation!: string;

  @Field(() => DateTime, { description: 'When it was made; it can be taken back until 24 hours later.' })
  madeAt!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Something that the change had changed, and that was left as it is.',
})
export class LeftAlone {
  @Field(() => String, {
    description:
      'What it is: `scene`, `actor`, `studio`, `tag`, or what users have given to these, such as `actor ratings` or `marker tags`.',
  })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Which one, as the API calls it; null for what users have given.' })
  thingId!: string | null;

  @Field(() => String, { description: 'Why, in a sentence for people.' })
  reason!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What is again as it was before a change, and what was left because somebody has changed it since.',
})
export class UndoResult {
  @Field(() => Int, { description: 'How many scenes, actors, studios and tags are as they were.' })
  undone!: number;

  @Field(() => Int, { description: 'How many were left as they are.' })
  leftCount!: number;

  @Field(() => [LeftAlone], { description: 'Of those that were left the first thousand, with the reason.' })
  left!: LeftAlone[];
}
