/** Which studios are asked for, and in which order. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { FloatFilter, IntFilter, StringFilter } from '../lists/filter.inputs.ts';
import { SortDirection } from '../lists/sort.ts';

export enum StudioSortField {
  NAME = 'NAME',
  SCENE_COUNT = 'SCENE_COUNT',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  RATING = 'RATING',
}

registerEnumType(StudioSortField, { name: 'StudioSortField', description: "RATING is the viewer's own." });

const nullable = { nullable: true };

@InputType({ description: 'Every criterion given must hold.' })
export class StudioFilter {
  @Field(() => [StudioFilter], {
    nullable: true,
    description: 'All of these; `and`, `or` and `not` nest at most 5 deep.',
  })
  and?: StudioFilter[] | null;

  @Field(() => [StudioFilter], { nullable: true, description: 'At least one of these.' })
  or?: StudioFilter[] | null;

  @Field(() => StudioFilter, { nullable: true, description: 'What this does not match.' })
  not?: StudioFilter | null;

  @Field(() => [ID], nullable)
  ids?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the name; typos and beginnings of words count. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => StringFilter, nullable)
  name?: StringFilter | null;

  @Field(() => ID, nullable)
  parentId?: string | null;

  @Field(() => ID, nullable)
  networkId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Has no studio above it.' })
  isRoot?: boolean | null;

  @Field(() => IntFilter, { nullable: true, description: 'Counts active scenes.' })
  sceneCount?: IntFilter | null;

  @Field(() => Boolean, { nullable: true, description: "The viewer's own." })
  liked?: boolean | null;

  @Field(() => FloatFilter, { nullable: true, description: "The viewer's own." })
  rating?: FloatFilter | null;
}

@InputType()
export class StudioSort {
  @Field(() => StudioSortField)
  field!: StudioSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}
