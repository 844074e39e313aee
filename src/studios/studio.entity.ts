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
@Index({ name: 'idx_studios_porndb_id', properties: ['porndbId'] })
export class Studio {
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

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(100), nullable: true })
  shortName?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(512), nullable: true })
  url?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  description?: string | null;

  /** The editors' own figure. */
  @Field(() => Float, { nullable: true })
  @Property({ ...decimal(3, 1), nullable: true })
  rating?: number | null;

  @Property({ ...varchar(512), nullable: true })
  logo?: string | null;

  @Property({ ...varchar(512), nullable: true })
  favicon?: string | null;

  @Property({ ...varchar(512), nullable: true })
  poster?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(100), nullable: true })
  porndbId?: string | null;

  /** The `pk` of the studio above. */
  @ManyToOne(() => Studio, { ...foreignKey('set null'), nullable: true })
  parentId?: string | null;

  /** The `pk` of the network. */
  @ManyToOne(() => Studio, { ...foreignKey('set null'), nullable: true })
  networkId?: string | null;
}
