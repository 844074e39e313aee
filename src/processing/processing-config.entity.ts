/** Sizes and qualities of generated images: one row. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { singletonId, updatedAt } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Sizes and qualities of generated images. Changes apply to jobs that start afterwards.',
})
@Entity({ tableName: 'processing_config' })
@Check({ name: 'processing_config_id_check', expression: 'id = 1' })
export class ProcessingConfig {
  @PrimaryKey(singletonId())
  id!: number;

  /** Longest side in pixels. */
  @Field(() => Int, {
    description: 'Longest side of small thumbnails and of seek-bar tiles: 160, 240, 320 or 480 pixels.',
  })
  @Property({ type: 'integer', default: 320 })
  maxFrameDimensionSm!: Opt<number>;

  /** Longest side in pixels. */
  @Field(() => Int, { description: 'Longest side of large thumbnails: 640, 720, 960, 1280 or 1920 pixels.' })
  @Property({ type: 'integer', default: 1280 })
  maxFrameDimensionLg!: Opt<number>;

  @Field(() => Int, { description: 'WebP quality of small thumbnails, 1 to 100.' })
  @Property({ type: 'integer', default: 85 })
  frameQualitySm!: Opt<number>;

  @Field(() => Int, { description: 'WebP quality of large thumbnails, 1 to 100.' })
  @Property({ type: 'integer', default: 85 })
  frameQualityLg!: Opt<number>;

  @Field(() => Int, { description: 'WebP quality of seek-bar previews, 1 to 100.' })
  @Property({ type: 'integer', default: 75 })
  frameQualitySprites!: Opt<number>;

  /** 0: as many as suit the machine. */
  @Field(() => Int, {
    description: 'How many processors the previews of one video may use, 1 to 64; 0 leaves it to the server.',
  })
  @Property({ type: 'integer', default: 0 })
  spritesConcurrency!: Opt<number>;

  @Field(() => DateTime, { description: 'When somebody last changed it.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
