/** What can be written about scenes. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../graphql/scalars.ts';

@InputType({ description: 'The fields to change. A field that is left out keeps its value; null clears it.' })
export class UpdateSceneInput {
  @Field(() => String, { nullable: true, description: 'At most 255 characters; null shows the file name instead.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of any length.' })
  description?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of its first release.' })
  releaseDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A category of your own, as free text of at most 50 characters.',
  })
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'Its id at ThePornDB.' })
  porndbSceneId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '`Studio.id`; BAD_USER_INPUT when there is none. Null takes the scene out of its studio.',
  })
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
  description: 'What a change of many scenes does with ids.',
  valuesConfig: {
    ADD: { description: 'Adds the ids to what each scene has.' },
    REMOVE: { description: 'Takes the ids away where a scene has them.' },
    REPLACE: { description: 'Leaves each scene with exactly these ids; without ids, with none.' },
  },
});

@InputType({ description: 'A change of the tags or actors of many scenes.' })
export class BulkIds {
  @Field(() => BulkMode, { description: 'What to do with the `ids`.' })
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

  @Field(() => ID, {
    nullable: true,
    description: '`Studio.id`; BAD_USER_INPUT when there is none. Null takes the scene out of its studio.',
  })
  studioId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of its first release.' })
  releaseDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A category of your own, as free text of at most 50 characters.',
  })
  type?: string | null;
}
