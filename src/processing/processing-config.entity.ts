/** Sizes and qualities of generated images: one row. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { singletonId, updatedAt } from '../database/columns.ts';

@Entity({ tableName: 'processing_config' })
@Check({ name: 'processing_config_id_check', expression: 'id = 1' })
export class ProcessingConfig {
  @PrimaryKey(singletonId())
  id!: number;

  /** Longest side in pixels. */
  @Property({ type: 'integer', default: 320 })
  maxFrameDimensionSm!: Opt<number>;

  /** Longest side in pixels. */
  @Property({ type: 'integer', default: 1280 })
  maxFrameDimensionLg!: Opt<number>;

  @Property({ type: 'integer', default: 85 })
  frameQualitySm!: Opt<number>;

  @Property({ type: 'integer', default: 85 })
  frameQualityLg!: Opt<number>;

  @Property({ type: 'integer', default: 75 })
  frameQualitySprites!: Opt<number>;

  /** 0: as many as suit the machine. */
  @Property({ type: 'integer', default: 0 })
  spritesConcurrency!: Opt<number>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
