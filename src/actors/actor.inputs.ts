/** Which actors are asked for, and in which order. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Cost } from '../graphql/cost.ts';
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

registerEnumType(ActorSortField, {
  name: 'ActorSortField',
  description: 'What actors can be sorted by.',
  valuesConfig: {
    NAME: { description: 'Alphabetically, regardless of case, with numbers in their order.' },
    SCENE_COUNT: { description: 'By the number of active scenes.' },
    CREATED_AT: { description: 'By when the actor was added.' },
    UPDATED_AT: { description: 'By the last change of their data.' },
    BIRTHDAY: { description: 'By day of birth; those without one come last in both directions.' },
    RATING: { description: 'By the rating that the viewer gave; those without one come last in both directions.' },
  },
});

@InputType({ description: 'Matches what fulfils all of the criteria given.' })
export class ActorFilter {
  @Field(() => [ActorFilter], {
    nullable: true,
    description: 'Matches all of these filters. `and`, `or` and `not` can be nested at most 5 deep.',
  })
  and?: ActorFilter[] | null;

  @Field(() => [ActorFilter], { nullable: true, description: 'Matches at least one of these filters.' })
  or?: ActorFilter[] | null;

  @Field(() => ActorFilter, { nullable: true, description: 'Does not match this filter.' })
  not?: ActorFilter | null;

  @Cost({ points: 20 })
  @Field(() => [ID], {
    nullable: true,
    description: 'Actors with one of these ids, at most 10000. Unknown ids match nothing.',
  })
  ids?: string[] | null;

  @Cost({ points: 3000 })
  @Field(() => String, {
    nullable: true,
    description:
      'Actors with these words in their name. Beginnings of words and typos are found too. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Compares the whole name; `search` finds words and forgives typos.',
  })
  name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the text as it was entered.' })
  gender?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the text as it was entered.' })
  nationality?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the text as it was entered.' })
  ethnicity?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the text as it was entered.' })
  hairColor?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the text as it was entered.' })
  eyeColor?: StringFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'Compares days of birth.' })
  birthday?: DateFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Compares centimetres.' })
  heightCm?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Compares kilograms.' })
  weightKg?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Compares the first year of their career.' })
  careerStartYear?: IntFilter | null;

  @Cost({ points: 60_000 })
  @Field(() => IntFilter, { nullable: true, description: 'The number of active scenes.' })
  sceneCount?: IntFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a portrait was uploaded.' })
  hasImage?: boolean | null;

  @Cost({ points: 2000 })
  @Field(() => Boolean, { nullable: true, description: 'Whether the viewer likes it.' })
  liked?: boolean | null;

  @Cost({ points: 8000 })
  @Field(() => FloatFilter, { nullable: true, description: 'The rating that the viewer gave.' })
  rating?: FloatFilter | null;
}

@InputType({ description: 'One field of a sort order.' })
export class ActorSort {
  @Cost({ points: (field) => (field === ActorSortField.SCENE_COUNT ? 60_000 : 8000) })
  @Field(() => ActorSortField, { description: 'What is compared.' })
  field!: ActorSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Ascending by default.' })
  direction!: SortDirection;
}
