/** A filter that a user keeps. */

import { type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, reference, timestamptzNow, updatedAt, uuid, varchar } from '../database/columns.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'saved_searches' })
@Unique({ name: 'idx_saved_searches_uuid', properties: ['id'] })
@Index({ name: 'idx_saved_searches_user_id', properties: ['userId'] })
export class SavedSearch {
  [PrimaryKeyProp]?: 'pk';

  /** Column `id`. */
  @PrimaryKey({ ...bigserial(), fieldName: 'id' })
  pk!: string;

  /** Column `uuid`, which the API shows. */
  @Property(uuid())
  id!: Opt<string>;

  @ManyToOne(() => User, reference('cascade'))
  userId!: string;

  @Property(varchar(255))
  name!: string;

  @Property({ type: 'json', defaultRaw: `'{}'` })
  filters!: Opt<Record<string, unknown>>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
