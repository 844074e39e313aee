/** A performer. */

import { type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, timestamptz, timestamptzNow, updatedAt, uuid, varchar } from '../database/columns.ts';

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
  @Property(uuid())
  id!: Opt<string>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Property({ ...timestamptz(), nullable: true })
  deletedAt?: Date | null;

  @Property(varchar(255))
  name!: string;

  @Property({ ...varchar(512), nullable: true })
  imageUrl?: string | null;

  @Property({ ...varchar(50), nullable: true })
  gender?: string | null;

  @Property({ type: 'date', nullable: true })
  birthday?: string | null;

  @Property({ type: 'date', nullable: true })
  dateOfDeath?: string | null;

  @Property({ ...varchar(50), nullable: true })
  astrology?: string | null;

  @Property({ ...varchar(255), nullable: true })
  birthplace?: string | null;

  @Property({ ...varchar(100), nullable: true })
  ethnicity?: string | null;

  @Property({ ...varchar(100), nullable: true })
  nationality?: string | null;

  @Property({ type: 'integer', nullable: true })
  careerStartYear?: number | null;

  @Property({ type: 'integer', nullable: true })
  careerEndYear?: number | null;

  @Property({ type: 'integer', nullable: true })
  heightCm?: number | null;

  @Property({ type: 'integer', nullable: true })
  weightKg?: number | null;

  @Property({ ...varchar(50), nullable: true })
  measurements?: string | null;

  @Property({ ...varchar(10), nullable: true })
  cupsize?: string | null;

  @Property({ ...varchar(50), nullable: true })
  hairColor?: string | null;

  @Property({ ...varchar(50), nullable: true })
  eyeColor?: string | null;

  @Property({ type: 'text', nullable: true })
  tattoos?: string | null;

  @Property({ type: 'text', nullable: true })
  piercings?: string | null;

  @Property({ type: 'boolean', default: false })
  fakeBoobs!: Opt<boolean>;

  @Property({ type: 'boolean', default: false })
  sameSexOnly!: Opt<boolean>;
}
