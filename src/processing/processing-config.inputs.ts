/** What of the processing configuration is to change. */
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'The fields to change. A field that is left out keeps its value.' })
export class UpdateProcessingConfigInput {
  @Field(() => Int, { nullable: true, description: '160, 240, 320 or 480.' })
  maxFrameDimensionSm?: number | null;

  @Field(() => Int, { nullable: true, description: '640, 720, 960, 1280 or 1920.' })
  maxFrameDimensionLg?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 100.' })
  frameQualitySm?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 100.' })
  frameQualityLg?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 100.' })
  frameQualitySprites?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 0 to 64; 0 chooses a number that suits the machine.' })
  spritesConcurrency?: number | null;
}
