/** Settings of the whole server: one row. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { singletonId, updatedAt } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'Settings of the whole server.' })
@Entity({ tableName: 'app_settings' })
@Check({ name: 'app_settings_id_check', expression: 'id = 1' })
export class AppSettings {
  @PrimaryKey(singletonId())
  id!: number;

  @Field(() => Int, { description: 'How many days a scene stays in the trash: 1 to 365.' })
  @Property({ type: 'integer', default: 7 })
  trashRetentionDays!: Opt<number>;

  @Field(() => DateTime, { description: 'When they last changed; 1970-01-01 when they never did.' })
  @Property({ ...updatedAt(), nullable: true })
  updatedAt?: Opt<Date> | null;
}
