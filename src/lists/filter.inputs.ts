/** The criteria that the filters of all lists are made of. */
import { Field, Float, ID, InputType } from 'type-graphql';
import { Cost } from '../graphql/cost.ts';
import { DateTime, LocalDate, SafeInt } from '../graphql/scalars.ts';

/** Text is looked through letter by letter, for every row. */
const pointsOfPattern = (pattern: string) => 7000 + 150 * pattern.length;

const pointsOfIds = (ids: readonly string[]) => 1000 + 30 * ids.length;

@InputType({
  description:
    'Compares text. contains and startsWith ignore case; eq, ne and in do not. A missing text matches only ne and isEmpty.',
})
export class StringFilter {
  @Cost({ points: 150 })
  @Field(() => String, { nullable: true, description: 'Equal to this.' })
  eq?: string | null;

  @Cost({ points: 150 })
  @Field(() => String, { nullable: true, description: 'Different from this.' })
  ne?: string | null;

  @Cost({ points: 20 })
  @Field(() => [String], { nullable: true, description: 'Equal to one of these.' })
  in?: string[] | null;

  @Cost({ points: pointsOfPattern })
  @Field(() => String, { nullable: true, description: 'Contains this text of at most 255 characters.' })
  contains?: string | null;

  @Cost({ points: pointsOfPattern })
  @Field(() => String, { nullable: true, description: 'Starts with this text of at most 255 characters.' })
  startsWith?: string | null;

  @Cost({ points: 150 })
  @Field(() => Boolean, { nullable: true, description: 'Whether the text is missing or has no characters.' })
  isEmpty?: boolean | null;
}

@InputType({ description: 'Compares whole numbers. A missing number matches only ne and isNull.' })
export class IntFilter {
  @Field(() => SafeInt, { nullable: true, description: 'Equal to this.' })
  eq?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Different from this.' })
  ne?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Less than this.' })
  lt?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Less than or equal to this.' })
  lte?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Greater than this.' })
  gt?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Greater than or equal to this.' })
  gte?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is missing.' })
  isNull?: boolean | null;
}

@InputType({ description: 'Compares numbers. A missing number matches only isNull.' })
export class FloatFilter {
  @Field(() => Float, { nullable: true, description: 'Equal to this.' })
  eq?: number | null;

  @Field(() => Float, { nullable: true, description: 'Less than this.' })
  lt?: number | null;

  @Field(() => Float, { nullable: true, description: 'Less than or equal to this.' })
  lte?: number | null;

  @Field(() => Float, { nullable: true, description: 'Greater than this.' })
  gt?: number | null;

  @Field(() => Float, { nullable: true, description: 'Greater than or equal to this.' })
  gte?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is missing.' })
  isNull?: boolean | null;
}

@InputType({
  description: 'Compares days. before and after exclude the day itself. A missing day matches only isNull.',
})
export class DateFilter {
  @Field(() => LocalDate, { nullable: true, description: 'Equal to this.' })
  eq?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Earlier than this day.' })
  before?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Later than this day.' })
  after?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is missing.' })
  isNull?: boolean | null;
}

@InputType({
  description: 'Compares times. before and after exclude the time itself. A missing time matches only isNull.',
})
export class DateTimeFilter {
  @Field(() => DateTime, { nullable: true, description: 'Earlier than this instant.' })
  before?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Later than this instant, by at least a millisecond.' })
  after?: Date | null;

  @Field(() => String, { nullable: true, description: 'Within this ISO 8601 duration before now, such as P7D.' })
  within?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is missing.' })
  isNull?: boolean | null;
}

@InputType({
  description: 'Compares related things by their ids. Unknown ids are no error: nothing is related to them.',
})
export class IdSetFilter {
  @Cost({ points: 1000 })
  @Field(() => [ID], { nullable: true, description: 'Related to every one of these, at most 50.' })
  all?: string[] | null;

  @Cost({ points: pointsOfIds })
  @Field(() => [ID], { nullable: true, description: 'Related to at least one of these, at most 1000.' })
  any?: string[] | null;

  @Cost({ points: pointsOfIds })
  @Field(() => [ID], { nullable: true, description: 'Related to none of these, at most 1000.' })
  none?: string[] | null;

  @Cost({ points: 25_000 })
  @Field(() => Boolean, { nullable: true, description: 'Whether it has no relation at all.' })
  isEmpty?: boolean | null;
}
