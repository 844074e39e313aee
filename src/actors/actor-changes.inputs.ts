/** What can be written about an actor. */
import { Field, InputType, Int } from 'type-graphql';
import { LocalDate } from '../graphql/scalars.ts';

@InputType()
abstract class ActorDetails {
  @Field(() => String, { nullable: true })
  gender?: string | null;

  @Field(() => LocalDate, { nullable: true })
  birthday?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Must not be before the birthday.' })
  dateOfDeath?: string | null;

  @Field(() => String, { nullable: true })
  astrology?: string | null;

  @Field(() => String, { nullable: true })
  birthplace?: string | null;

  @Field(() => String, { nullable: true })
  ethnicity?: string | null;

  @Field(() => String, { nullable: true })
  nationality?: string | null;

  @Field(() => Int, { nullable: true })
  careerStartYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'Must not be before careerStartYear.' })
  careerEndYear?: number | null;

  @Field(() => Int, { nullable: true })
  heightCm?: number | null;

  @Field(() => Int, { nullable: true })
  weightKg?: number | null;

  @Field(() => String, { nullable: true })
  measurements?: string | null;

  @Field(() => String, { nullable: true })
  cupsize?: string | null;

  @Field(() => String, { nullable: true })
  hairColor?: string | null;

  @Field(() => String, { nullable: true })
  eyeColor?: string | null;

  @Field(() => String, { nullable: true })
  tattoos?: string | null;

  @Field(() => String, { nullable: true })
  piercings?: string | null;

  @Field(() => Boolean, { nullable: true })
  fakeBoobs?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  sameSexOnly?: boolean | null;
}

@InputType({ description: 'The actor to create.' })
export class ActorInput extends ActorDetails {
  @Field(() => String)
  name!: string;
}

@InputType({ description: 'The fields to change. A field that is left out keeps its value; null clears it.' })
export class UpdateActorInput extends ActorDetails {
  @Field(() => String, { nullable: true, description: 'It cannot be cleared.' })
  name?: string | null;
}
