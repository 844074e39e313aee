/** What a change of many scenes did. */
import { Field, ID, Int, ObjectType } from 'type-graphql';

/** How many ids a result names. */
export const maxIdsInResult = 1000;

@ObjectType({ simpleResolvers: true, description: 'A scene that could not be changed, and the reason.' })
export class BulkFailure {
  @Field(() => ID, { description: 'Which scene it is.' })
  id!: string;

  @Field(() => String, { description: 'One of the error codes of the API, such as UNAVAILABLE.' })
  code!: string;

  @Field(() => String, { description: 'Why, in a sentence for people.' })
  message!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The result of a change of many scenes: `count` is the number of changed scenes, `ids` the first thousand of them. ' +
    '`failures` are those that could not be changed, where the change is not all or nothing.',
})
export class BulkResult {
  @Field(() => Int, { description: 'How many scenes were changed.' })
  count!: number;

  @Field(() => [ID], { description: 'Of the changed scenes the first thousand.' })
  ids!: string[];

  @Field(() => [BulkFailure], {
    description: 'Those that could not be changed; empty where the change is all or nothing.',
  })
  failures!: BulkFailure[];

  @Field(() => ID, {
    nullable: true,
    description: 'For `undo`, within 24 hours; null when nothing was changed, or when it cannot be taken back.',
  })
  changeId?: string | null;
}

/** The result of a change that all of these went along with. */
export function resultOf(ids: readonly string[], changeId: string | null = null): BulkResult {
  return { count: ids.length, ids: ids.slice(0, maxIdsInResult), failures: [], changeId };
}
