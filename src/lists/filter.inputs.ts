/** The criteria that the filters of all lists are made of. */
import { Field, Float, ID, InputType } from 'type-graphql';
import { DateTime, LocalDate, SafeInt } from '../graphql/scalars.ts';

const nullable = { nullable: true };

@InputType({
  description:
    'contains and startsWith ignore case, eq and in do not. A text that is absent fails all but ne and isEmpty; ne is the negation of eq.',
})
export class StringFilter {
  @Field(() => String, nullable)
  eq?: string | null;

  @Field(() => String, nullable)
  ne?: string | null;

  @Field(() => [String], nullable)
  in?: string[] | null;

  @Field(() => String, nullable)
  contains?: string | null;

  @Field(() => String, nullable)
  startsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Absent, or a text without a character.' })
  isEmpty?: boolean | null;
}

@InputType({ description: 'A number that is absent fails all but ne and isNull; ne is the negation of eq.' })
export class IntFilter {
  @Field(() => SafeInt, nullable)
  eq?: number | null;

  @Field(() => SafeInt, nullable)
  ne?: number | null;

  @Field(() => SafeInt, nullable)
  lt?: number | null;

  @Field(() => SafeInt, nullable)
  lte?: number | null;

  @Field(() => SafeInt, nullable)
  gt?: number | null;

  @Field(() => SafeInt, nullable)
  gte?: number | null;

  @Field(() => Boolean, nullable)
  isNull?: boolean | null;
}

@InputType({ description: 'A number that is absent fails all but isNull.' })
export class FloatFilter {
  @Field(() => Float, nullable)
  eq?: number | null;

  @Field(() => Float, nullable)
  lt?: number | null;

  @Field(() => Float, nullable)
  lte?: number | null;

  @Field(() => Float, nullable)
  gt?: number | null;

  @Field(() => Float, nullable)
  gte?: number | null;

  @Field(() => Boolean, nullable)
  isNull?: boolean | null;
}

@InputType({ description: 'before and after exclude the day itself. A day that is absent fails all but isNull.' })
export class DateFilter {
  @Field(() => LocalDate, nullable)
  eq?: string | null;

  @Field(() => LocalDate, nullable)
  before?: string | null;

  @Field(() => LocalDate, nullable)
  after?: string | null;

  @Field(() => Boolean, nullable)
  isNull?: boolean | null;
}

@InputType({
  description: 'before and after exclude the instant itself. An instant that is absent fails all but isNull.',
})
export class DateTimeFilter {
  @Field(() => DateTime, nullable)
  before?: Date | null;

  @Field(() => DateTime, nullable)
  after?: Date | null;

  @Field(() => String, { nullable: true, description: 'An ISO-8601 duration back from now, such as P7D.' })
  within?: string | null;

  @Field(() => Boolean, nullable)
  isNull?: boolean | null;
}

@InputType({
  description:
    'all: has every one; any: has at least one; none: has not a single one. isEmpty: has no relation at all. Ids that nothing has are no error.',
})
export class IdSetFilter {
  @Field(() => [ID], nullable)
  all?: string[] | null;

  @Field(() => [ID], nullable)
  any?: string[] | null;

  @Field(() => [ID], nullable)
  none?: string[] | null;

  @Field(() => Boolean, nullable)
  isEmpty?: boolean | null;
}
