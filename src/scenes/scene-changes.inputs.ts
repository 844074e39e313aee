/** What can be written about scenes. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../graphql/scalars.ts';

@InputType({ description: 'The changes: an absent field keeps its value, null clears it.' })
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

  @Field(() => [ID], { nullable: true, description: 'All actors of the scene; others are removed.' })
  actorIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'All tags of the scene; others are removed.' })
  tagIds?: string[] | null;
}

export enum BulkMode {
  ADD = 'add',
  REMOVE = 'remove',
  REPLACE = 'replace',
}

registerEnumType(BulkMode, {
  name: 'BulkMode',
  description: 'REPLACE sets exactly these; without ids it removes all.',
});

@InputType()
export class BulkIds {
  @Field(() => BulkMode)
  mode!: BulkMode;

  @Field(() => [ID])
  ids!: string[];
}

@InputType({ description: 'The changes to each of the scenes: an absent field keeps its value, null clears it.' })
export class BulkUpdateScenesInput {
  @Field(() => BulkIds, { nullable: true, description: 'Cannot be null; REPLACE without ids removes all.' })
  tags?: BulkIds | null;

  @Field(() => BulkIds, { nullable: true, description: 'Cannot be null; REPLACE without ids removes all.' })
  actors?: BulkIds | null;

  @Field(() => ID, { nullable: true })
  studioId?: string | null;

  @Field(() => LocalDate, { nullable: true })
  releaseDate?: string | null;

  @Field(() => String, { nullable: true })
  type?: string | null;
}
