/** Which studios are asked for, and in which order. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Cost } from '../graphql/cost.ts';
import { FloatFilter, IntFilter, StringFilter } from '../lists/filter.inputs.ts';
import { SortDirection } from '../lists/sort.ts';

export enum StudioSortField {
  NAME = 'NAME',
  SCENE_COUNT = 'SCENE_COUNT',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  RATING = 'RATING',
}

registerEnumType(StudioSortField, {
  name: 'StudioSortField',
  description: 'What studios can be sorted by.',
  valuesConfig: {
    NAME: { description: 'Alphabetically, regardless of case, with numbers in their order.' },
    SCENE_COUNT: { description: 'By the number of active scenes, without those of studios below.' },
    CREATED_AT: { description: 'By when the studio was added.' },
    UPDATED_AT: { description: 'By the last change of its data.' },
    RATING: { description: 'By the rating that the viewer gave; those without one come last in both directions.' },
  },
});

@InputType({ description: 'Matches what fulfils all of the criteria given.' })
export class StudioFilter {
  @Field(() => [StudioFilter], {
    nullable: true,
    description: 'Matches all of these filters. `and`, `or` and `not` can be nested at most 5 deep.',
  })
  and?: StudioFilter[] | null;

  @Field(() => [StudioFilter], { nullable: true, description: 'Matches at least one of these filters.' })
  or?: StudioFilter[] | null;

  @Field(() => StudioFilter, { nullable: true, description: 'Does not match this filter.' })
  not?: StudioFilter | null;

  @Cost({ points: 20 })
  @Field(() => [ID], {
    nullable: true,
    description: 'Studios with one of these ids, at most 10000. Unknown ids match nothing.',
  })
  ids?: string[] | null;

  @Cost({ points: 3000 })
  @Field(() => String, {
    nullable: true,
    description:
      'Studios with these words in their name. Beginnings of words and typos are found too. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Compares the whole name; `search` finds words and forgives typos.',
  })
  name?: StringFilter | null;

  @Field(() => ID, { nullable: true, description: 'Studios directly below this one. An unknown id matches nothing.' })
  parentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Studios that belong to this network. An unknown id matches nothing.',
  })
  networkId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has no parent studio.' })
  isRoot?: boolean | null;

  @Cost({ points: 200_000 })
  @Field(() => IntFilter, { nullable: true, description: 'The number of active scenes.' })
  sceneCount?: IntFilter | null;

  @Cost({ points: 2000 })
  @Field(() => Boolean, { nullable: true, description: 'Whether the viewer likes it.' })
  liked?: boolean | null;

  @Cost({ points: 8000 })
  @Field(() => FloatFilter, { nullable: true, description: 'The rating that the viewer gave.' })
  rating?: FloatFilter | null;
}

@InputType({ description: 'One field of a sort order.' })
export class StudioSort {
  @Cost({ points: (field) => (field === StudioSortField.SCENE_COUNT ? 200_000 : 8000) })
  @Field(() => StudioSortField, { description: 'What is compared.' })
  field!: StudioSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Ascending by default.' })
  direction!: SortDirection;
}
