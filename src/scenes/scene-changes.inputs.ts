/** What can be written about scenes. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../graphql/scalars.ts';

@InputType({ description: 'The fields to change. A field that is left out keeps its value; null clears it.' })
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

  @Field(() => [ID], {
    nullable: true,
    description: 'The ids of all actors of the scene, at most 200. Other actors are removed from it.',
  })
  actorIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The ids of all tags of the scene, at most 200. Other tags are removed from it.',
  })
  tagIds?: string[] | null;
}

export enum BulkMode {
  ADD = 'add',
  REMOVE = 'remove',
  REPLACE = 'replace',
}

registerEnumType(BulkMode, {
  name: 'BulkMode',
  description: 'REPLACE removes all that are not given; without ids it removes all.',
});

@InputType({ description: 'A change of the tags or actors of many scenes.' })
export class BulkIds {
  @Field(() => BulkMode)
  mode!: BulkMode;

  @Field(() => [ID], { description: 'At most 200.' })
  ids!: string[];
}

@InputType({
  description: 'The changes to make to every scene. A field that is left out keeps its value; null clears it.',
})
export class BulkUpdateScenesInput {
  @Field(() => BulkIds, { nullable: true, description: 'Cannot be null. REPLACE without ids removes all.' })
  tags?: BulkIds | null;

  @Field(() => BulkIds, { nullable: true, description: 'Cannot be null. REPLACE without ids removes all.' })
  actors?: BulkIds | null;

  @Field(() => ID, { nullable: true })
  studioId?: string | null;

  @Field(() => LocalDate, { nullable: true })
  releaseDate?: string | null;

  @Field(() => String, { nullable: true })
  type?: string | null;
}
