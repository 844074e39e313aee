/** How many jobs of each phase run at a time: one row. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { singletonId, updatedAt } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'How many jobs of each phase a worker process runs at a time.' })
@Entity({ tableName: 'pool_config' })
@Check({ name: 'pool_config_id_check', expression: 'id = 1' })
export class Pool {
  @PrimaryKey(singletonId())
  id!: number;

  @Field(() => Int)
  @Property({ type: 'integer', default: 3 })
  metadataWorkers!: Opt<number>;

  @Field(() => Int)
  @Property({ type: 'integer', default: 1 })
  thumbnailWorkers!: Opt<number>;

  @Field(() => Int)
  @Property({ type: 'integer', default: 1 })
  spritesWorkers!: Opt<number>;

  @Field(() => DateTime)
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
