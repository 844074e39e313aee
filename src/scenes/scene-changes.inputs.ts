/** What can be written about scenes. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../graphql/scalars.ts';

@InputType({ description: 'What is to change: an absent field is kept, null clears it.' })
export class UpdateSceneInput {
  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => LocalDate, { nullable: true })
  releaseDate?: string | null;

  @Field(() => String, { nullable: true })
  type?: string | null;

  @Field(() => String, { nullable: true })
  porndbSceneId?: string | null;

  @Field(() => ID, { nullable: true })
  studioId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'All of its actors; others are taken off.' })
  actorIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'All of its tags; others are taken off.' })
  tagIds?: string[] | null;
}

export enum BulkMode {
  ADD = 'add',
  REMOVE = 'remove',
  REPLACE = 'replace',
}

registerEnumType(BulkMode, { name: 'BulkMode', description: 'REPLACE: these and no others; without ids, none.' });

@InputType()
export class BulkIds {
  @Field(() => BulkMode)
  mode!: BulkMode;

  @Field(() => [ID])
  ids!: string[];
}

@InputType({ description: 'The same for each of many scenes: an absent field is kept, null clears it.' })
export class BulkUpdateScenesInput {
  @Field(() => BulkIds, { nullable: true, description: 'Cannot be null: REPLACE without ids takes all off.' })
  tags?: BulkIds | null;

  @Field(() => BulkIds, { nullable: true, description: 'Cannot be null: REPLACE without ids takes all off.' })
  actors?: BulkIds | null;

  @Field(() => ID, { nullable: true })
  studioId?: string | null;

  @Field(() => LocalDate, { nullable: true })
  releaseDate?: string | null;

  @Field(() => String, { nullable: true })
  type?: string | null;
}
