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
export class Actor {
  [PrimaryKeyProp]?: 'pk';

  /** Column `id`, which other tables refer to. */
  @PrimaryKey({ ...bigserial(), fieldName: 'id' })
  pk!: string;

  /** Column `uuid`, which the API shows. */
  @Field(() => ID)
  @Property(uuid())
  id!: Opt<string>;

  @Field(() => DateTime)
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime)
  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Property({ ...timestamptz(), nullable: true })
  deletedAt?: Date | null;

  @Field(() => String)
  @Property(varchar(255))
  name!: string;

  @Property({ ...varchar(512), nullable: true })
  imageUrl?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(50), nullable: true })
  gender?: string | null;

  @Field(() => LocalDate, { nullable: true })
  @Property({ type: 'date', nullable: true })
  birthday?: string | null;

  @Field(() => LocalDate, { nullable: true })
  @Property({ type: 'date', nullable: true })
  dateOfDeath?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(50), nullable: true })
  astrology?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(255), nullable: true })
  birthplace?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(100), nullable: true })
  ethnicity?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(100), nullable: true })
  nationality?: string | null;

  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  careerStartYear?: number | null;

  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  careerEndYear?: number | null;

  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  heightCm?: number | null;

  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  weightKg?: number | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(50), nullable: true })
  measurements?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(10), nullable: true })
  cupsize?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(50), nullable: true })
  hairColor?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(50), nullable: true })
  eyeColor?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  tattoos?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  piercings?: string | null;

  @Field(() => Boolean)
  @Property({ type: 'boolean', default: false })
  fakeBoobs!: Opt<boolean>;

  @Field(() => Boolean)
  @Property({ type: 'boolean', default: false })
  sameSexOnly!: Opt<boolean>;
}
