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
  description: 'What tags can be sorted by.',
  valuesConfig: {
    NAME: { description: 'Alphabetically, regardless of case, with numbers in their order.' },
    SCENE_COUNT: { description: 'By the number of active scenes.' },
    CREATED_AT: { description: 'By when the tag was made.' },
  },
});

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
  @Field(() => [ID], {
    nullable: true,
    description: 'Tags with one of these ids, at most 10000. Unknown ids match nothing.',
  })
  ids?: string[] | null;

  @Cost({ points: 3000 })
  @Field(() => String, {
    nullable: true,
    description:
      'Tags with these words in their name. Beginnings of words and typos are found too. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Compares the whole name; `search` finds words and forgives typos.',
  })
  name?: StringFilter | null;

  @Cost({ points: 200_000 })
  @Field(() => IntFilter, { nullable: true, description: 'The number of active scenes.' })
  sceneCount?: IntFilter | null;
}

@InputType({ description: 'One field of a sort order.' })
export class TagSort {
  @Cost({ points: (field) => (field === TagSortField.SCENE_COUNT ? 200_000 : 3000) })
  @Field(() => TagSortField, { description: 'What is compared.' })
  field!: TagSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Ascending by default.' })
  direction!: SortDirection;
}
