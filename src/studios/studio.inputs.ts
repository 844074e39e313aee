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
  description: 'RATING is the rating that the viewer gave.',
});

const nullable = { nullable: true };

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
  @Field(() => [ID], nullable)
  ids?: string[] | null;

  @Cost({ points: 3000 })
  @Field(() => String, {
    nullable: true,
    description:
      'Studios with these words in their name. Beginnings of words and typos are found too. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => StringFilter, nullable)
  name?: StringFilter | null;

  @Field(() => ID, nullable)
  parentId?: string | null;

  @Field(() => ID, nullable)
  networkId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has no parent studio.' })
  isRoot?: boolean | null;

  @Cost({ points: 500_000 })
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
  @Cost({ points: (field) => (field === StudioSortField.SCENE_COUNT ? 500_000 : 8000) })
  @Field(() => StudioSortField, { description: 'The field to sort by.' })
  field!: StudioSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Ascending by default.' })
  direction!: SortDirection;
}
