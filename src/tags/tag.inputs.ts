/** Which tags are asked for, and in which order. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { IntFilter, StringFilter } from '../lists/filter.inputs.ts';
import { SortDirection } from '../lists/sort.ts';

export enum TagSortField {
  NAME = 'NAME',
  SCENE_COUNT = 'SCENE_COUNT',
  CREATED_AT = 'CREATED_AT',
}

registerEnumType(TagSortField, { name: 'TagSortField' });

const nullable = { nullable: true };

@InputType({ description: 'Every criterion given must hold.' })
export class TagFilter {
  @Field(() => [TagFilter], { nullable: true, description: 'All of these; `and`, `or` and `not` nest at most 5 deep.' })
  and?: TagFilter[] | null;

  @Field(() => [TagFilter], { nullable: true, description: 'At least one of these.' })
  or?: TagFilter[] | null;

  @Field(() => TagFilter, { nullable: true, description: 'What this does not match.' })
  not?: TagFilter | null;

  @Field(() => [ID], nullable)
  ids?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the name; typos and beginnings of words count. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => StringFilter, nullable)
  name?: StringFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Counts active scenes.' })
  sceneCount?: IntFilter | null;
}

@InputType()
export class TagSort {
  @Field(() => TagSortField)
  field!: TagSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}
