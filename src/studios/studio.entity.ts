/** A studio, or a network of studios. */

import { type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import {
  bigserial,
  decimal,
  foreignKey,
  timestamptz,
  timestamptzNow,
  updatedAt,
  uuid,
  varchar,
} from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    "A studio or a network of studios. rating is set by editors, averageRating is the mean of all users' ratings.",
})
@Entity({ tableName: 'studios' })
@Unique({ properties: ['id'] })
@Index({ name: 'idx_studios_uuid', properties: ['id'] })
@Index({ name: 'idx_studios_name', properties: ['name'] })
@Index({ name: 'idx_studios_deleted_at', properties: ['deletedAt'] })
@Index({
  name: 'idx_studios_natural_name',
  expression:
    'CREATE INDEX idx_studios_natural_name ON studios ((lower(name) COLLATE natural_order), id) WHERE deleted_at IS NULL',
})
@Index({ name: 'idx_studios_porndb_id', properties: ['porndbId'] })
export class Studio {
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

  @Field(() => String, { description: '1 to 255 characters. Several studios may share one.' })
  @Property(varchar(255))
  name!: string;

  @Field(() => String, { nullable: true, description: 'An abbreviation, at most 100 characters.' })
  @Property({ ...varchar(100), nullable: true })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'The http or https address of its site.' })
  @Property({ ...varchar(512), nullable: true })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of any length.' })
  @Property({ type: 'text', nullable: true })
  description?: string | null;

  /** The editors' own figure. */
  @Field(() => Float, { nullable: true, description: 'What editors think of it, 0.0 to 5.0; null for nothing.' })
  @Property({ ...decimal(3, 1), nullable: true })
  rating?: number | null;

  @Property({ ...varchar(512), nullable: true })
  logo?: string | null;

  @Property({ ...varchar(512), nullable: true })
  favicon?: string | null;

  @Property({ ...varchar(512), nullable: true })
  poster?: string | null;

  @Field(() => String, { nullable: true, description: 'Its id at ThePornDB, at most 100 characters.' })
  @Property({ ...varchar(100), nullable: true })
  porndbId?: string | null;

  /** The `pk` of the studio above. */
  @ManyToOne(() => Studio, { ...foreignKey('set null'), nullable: true })
  parentId?: string | null;

  /** The `pk` of the network. */
  @ManyToOne(() => Studio, { ...foreignKey('set null'), nullable: true })
  networkId?: string | null;
}
