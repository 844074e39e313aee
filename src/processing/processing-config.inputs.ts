/** What of the processing configuration is to change. */
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Changes of the processing settings. Fields that are left out stay unchanged.' })
export class UpdateProcessingConfigInput {
  @Field(() => Int, { nullable: true, description: '160, 240, 320 or 480 pixels.' })
  maxFrameDimensionSm?: number | null;

  @Field(() => Int, { nullable: true, description: '640, 720, 960, 1280 or 1920 pixels.' })
  maxFrameDimensionLg?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 100.' })
  frameQualitySm?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 100.' })
  frameQualityLg?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 100.' })
  frameQualitySprites?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 64; 0 leaves it to the server.' })
  spritesConcurrency?: number | null;
}
