/** Which actors are asked for, and in which order. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DateFilter, FloatFilter, IntFilter, StringFilter } from '../lists/filter.inputs.ts';
import { SortDirection } from '../lists/sort.ts';

export enum ActorSortField {
  NAME = 'NAME',
  SCENE_COUNT = 'SCENE_COUNT',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  BIRTHDAY = 'BIRTHDAY',
  RATING = 'RATING',
}

registerEnumType(ActorSortField, { name: 'ActorSortField', description: "RATING is the viewer's own." });

const nullable = { nullable: true };

@InputType({ description: 'Every criterion given must hold.' })
export class ActorFilter {
  @Field(() => [ActorFilter], {
    nullable: true,
    description: 'All of these; `and`, `or` and `not` nest at most 5 deep.',
  })
  and?: ActorFilter[] | null;

  @Field(() => [ActorFilter], { nullable: true, description: 'At least one of these.' })
  or?: ActorFilter[] | null;

  @Field(() => ActorFilter, { nullable: true, description: 'What this does not match.' })
  not?: ActorFilter | null;

  @Field(() => [ID], nullable)
  ids?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the name; typos and beginnings of words count. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => StringFilter, nullable)
  name?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  gender?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  nationality?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  ethnicity?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  hairColor?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  eyeColor?: StringFilter | null;

  @Field(() => DateFilter, nullable)
  birthday?: DateFilter | null;

  @Field(() => IntFilter, nullable)
  heightCm?: IntFilter | null;

  @Field(() => IntFilter, nullable)
  weightKg?: IntFilter | null;

  @Field(() => IntFilter, nullable)
  careerStartYear?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Counts active scenes.' })
  sceneCount?: IntFilter | null;

  @Field(() => Boolean, nullable)
  hasImage?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "The viewer's own." })
  liked?: boolean | null;

  @Field(() => FloatFilter, { nullable: true, description: "The viewer's own." })
  rating?: FloatFilter | null;
}

@InputType()
export class ActorSort {
  @Field(() => ActorSortField)
  field!: ActorSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}
