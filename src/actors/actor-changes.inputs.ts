/** What can be written about an actor. */
import { Field, InputType, Int } from 'type-graphql';
import { LocalDate } from '../graphql/scalars.ts';

@InputType()
abstract class ActorDetails {
  @Field(() => String, { nullable: true, description: 'Free text of at most 50 characters, such as `female`.' })
  gender?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of birth.' })
  birthday?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Must not be before the birthday.' })
  dateOfDeath?: string | null;

  @Field(() => String, { nullable: true, description: 'The zodiac sign, as free text of at most 50 characters.' })
  astrology?: string | null;

  @Field(() => String, { nullable: true, description: 'Where they were born, as free text of at most 255 characters.' })
  birthplace?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 100 characters.' })
  ethnicity?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 100 characters.' })
  nationality?: string | null;

  @Field(() => Int, { nullable: true, description: 'The first year of their career, 1800 to 2200.' })
  careerStartYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'Must not be before careerStartYear.' })
  careerEndYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'Centimetres, 1 to 1000.' })
  heightCm?: number | null;

  @Field(() => Int, { nullable: true, description: 'Kilograms, 1 to 1000.' })
  weightKg?: number | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 50 characters, such as `34-24-36`.' })
  measurements?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 10 characters, such as `34C`.' })
  cupsize?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 50 characters, such as `brown`.' })
  hairColor?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 50 characters, such as `brown`.' })
  eyeColor?: string | null;

  @Field(() => String, { nullable: true, description: 'Where and which, as free text of any length.' })
  tattoos?: string | null;

  @Field(() => String, { nullable: true, description: 'Where and which, as free text of any length.' })
  piercings?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether breasts are enhanced. False for a new actor; null is refused in a change.',
  })
  fakeBoobs?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they perform with their own sex only. False for a new actor; null is refused in a change.',
  })
  sameSexOnly?: boolean | null;
}

@InputType({ description: 'The actor to create.' })
export class ActorInput extends ActorDetails {
  @Field(() => String, {
    description: '1 to 255 characters; spaces around it are removed. Several actors may share one.',
  })
  name!: string;
}

@InputType({ description: 'The fields to change. A field that is left out keeps its value; null clears it.' })
export class UpdateActorInput extends ActorDetails {
  @Field(() => String, { nullable: true, description: 'It cannot be cleared.' })
  name?: string | null;
}
