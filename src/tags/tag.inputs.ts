/** Which tags are asked for, and in which order. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Cost } from '../graphql/cost.ts';
import { IntFilter, StringFilter } from '../lists/filter.inputs.ts';
import { SortDirection } from '../lists/sort.ts';

export enum TagSortField {
  NAME = 'NAME',
  SCENE_COUNT = 'SCENE_COUNT',
  CREATED_AT = 'CREATED_AT',
}

registerEnumType(TagSortField, {
  name: 'TagSortField',
  description: 'SCENE_COUNT is the number of active scenes.',
});

const nullable = { nullable: true };

@InputType({ description: 'Matches what fulfils all of the criteria given.' })
export class TagFilter {
  @Field(() => [TagFilter], {
    nullable: true,
    description: 'Matches all of these filters. `and`, `or` and `not` can be nested at most 5 deep.',
  })
  and?: TagFilter[] | null;

  @Field(() => [TagFilter], { nullable: true, description: 'Matches at least one of these filters.' })
  or?: TagFilter[] | null;

  @Field(() => TagFilter, { nullable: true, description: 'Does not match this filter.' })
  not?: TagFilter | null;

  @Cost({ points: 20 })
  @Field(() => [ID], nullable)
  ids?: string[] | null;

  @Cost({ points: 3000 })
  @Field(() => String, {
    nullable: true,
    description:
      'Tags with these words in their name. Beginnings of words and typos are found too. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => StringFilter, nullable)
  name?: StringFilter | null;

  @Cost({ points: 2_000_000 })
  @Field(() => IntFilter, { nullable: true, description: 'The number of active scenes.' })
  sceneCount?: IntFilter | null;
}

@InputType({ description: 'One field of a sort order.' })
export class TagSort {
  @Cost({ points: (field) => (field === TagSortField.SCENE_COUNT ? 2_000_000 : 3000) })
  @Field(() => TagSortField, { description: 'The field to sort by.' })
  field!: TagSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Ascending by default.' })
  direction!: SortDirection;
}
