/** A performer. */

import { type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { bigserial, timestamptz, timestamptzNow, updatedAt, uuid, varchar } from '../database/columns.ts';
import { DateTime, LocalDate } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'A performer.' })
@Entity({ tableName: 'actors' })
@Unique({ properties: ['id'] })
@Index({ name: 'idx_actors_uuid', properties: ['id'] })
@Index({ name: 'idx_actors_name', properties: ['name'] })
@Index({ name: 'idx_actors_deleted_at', properties: ['deletedAt'] })
@Index({
  name: 'idx_actors_natural_name',
  expression:
    'CREATE INDEX idx_actors_natural_name ON actors ((lower(name) COLLATE natural_order), id) WHERE deleted_at IS NULL',
})
export class Actor {
  [PrimaryKeyProp]?: 'pk';

  /** Column `id`, which other tables refer to. */
  @PrimaryKey({ ...bigserial(), fieldName: 'id' })
  pk!: string;

  /** Column `uuid`, which the API shows. */
  @Field(() => ID, { description: 'A UUID.' })
  @Property(uuid())
  id!: Opt<string>;

  @Field(() => DateTime, { description: 'When it was added to the library.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, { description: 'When its own data last changed; ratings and likes do not count.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Property({ ...timestamptz(), nullable: true })
  deletedAt?: Date | null;

  @Field(() => String, { description: '1 to 255 characters. Several actors may share one.' })
  @Property(varchar(255))
  name!: string;

  @Property({ ...varchar(512), nullable: true })
  imageUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 50 characters, such as `female`.' })
  @Property({ ...varchar(50), nullable: true })
  gender?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of birth.' })
  @Property({ type: 'date', nullable: true })
  birthday?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day they died; never before the birthday.' })
  @Property({ type: 'date', nullable: true })
  dateOfDeath?: string | null;

  @Field(() => String, { nullable: true, description: 'The zodiac sign, as free text of at most 50 characters.' })
  @Property({ ...varchar(50), nullable: true })
  astrology?: string | null;

  @Field(() => String, { nullable: true, description: 'Where they were born, as free text of at most 255 characters.' })
  @Property({ ...varchar(255), nullable: true })
  birthplace?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 100 characters.' })
  @Property({ ...varchar(100), nullable: true })
  ethnicity?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 100 characters.' })
  @Property({ ...varchar(100), nullable: true })
  nationality?: string | null;

  @Field(() => Int, { nullable: true, description: 'The first year of their career, 1800 to 2200.' })
  @Property({ type: 'integer', nullable: true })
  careerStartYear?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The last year of their career, 1800 to 2200; null while it goes on or is unknown.',
  })
  @Property({ type: 'integer', nullable: true })
  careerEndYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'Centimetres, 1 to 1000.' })
  @Property({ type: 'integer', nullable: true })
  heightCm?: number | null;

  @Field(() => Int, { nullable: true, description: 'Kilograms, 1 to 1000.' })
  @Property({ type: 'integer', nullable: true })
  weightKg?: number | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 50 characters, such as `34-24-36`.' })
  @Property({ ...varchar(50), nullable: true })
  measurements?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 10 characters, such as `34C`.' })
  @Property({ ...varchar(10), nullable: true })
  cupsize?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 50 characters, such as `brown`.' })
  @Property({ ...varchar(50), nullable: true })
  hairColor?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of at most 50 characters, such as `brown`.' })
  @Property({ ...varchar(50), nullable: true })
  eyeColor?: string | null;

  @Field(() => String, { nullable: true, description: 'Where and which, as free text of any length.' })
  @Property({ type: 'text', nullable: true })
  tattoos?: string | null;

  @Field(() => String, { nullable: true, description: 'Where and which, as free text of any length.' })
  @Property({ type: 'text', nullable: true })
  piercings?: string | null;

  @Field(() => Boolean, { description: 'Whether breasts are enhanced; false unless somebody has said so.' })
  @Property({ type: 'boolean', default: false })
  fakeBoobs!: Opt<boolean>;

  @Field(() => Boolean, {
    description: 'Whether they perform with their own sex only; false unless somebody has said so.',
  })
  @Property({ type: 'boolean', default: false })
  sameSexOnly!: Opt<boolean>;
}
