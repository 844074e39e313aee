/** A filter that a user keeps. */

import { type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { bigserial, foreignKey, timestamptzNow, updatedAt, uuid, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A filter that a user keeps. It is checked again whenever it is read.',
})
@Entity({ tableName: 'saved_searches' })
@Unique({ name: 'idx_saved_searches_uuid', properties: ['id'] })
@Index({ name: 'idx_saved_searches_user_id', properties: ['userId'] })
export class SavedSearch {
  [PrimaryKeyProp]?: 'pk';

  /** Column `id`. */
  @PrimaryKey({ ...bigserial(), fieldName: 'id' })
  pk!: string;

  /** Column `uuid`, which the API shows. */
  @Field(() => ID, { description: 'A UUID.' })
  @Property(uuid())
  id!: Opt<string>;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @Field(() => String, { description: 'What the user calls it, 1 to 255 characters.' })
  @Property(varchar(255))
  name!: string;

  /** As `stored-search.ts` writes it. */
  @Property({ type: 'json', defaultRaw: `'{}'` })
  filters!: Opt<Record<string, unknown>>;

  @Field(() => DateTime, { description: 'When it was saved.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
