/** Changing sizes and qualities of generated images. Each job reads them when it starts. */
import { given } from '../checks/given.ts';
import { checkNumbers } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { changeEntities } from '../database/change-entities.ts';
import { lockSingleton } from '../database/singleton.ts';
import { badInput } from '../errors.ts';
import { ProcessingConfig } from './processing-config.entity.ts';
import type { UpdateProcessingConfigInput } from './processing-config.inputs.ts';

const sizes = {
  maxFrameDimensionSm: [160, 240, 320, 480],
  maxFrameDimensionLg: [640, 720, 960, 1280, 1920],
} as const;

const quality = { min: 1, max: 100 };

export async function updateProcessingConfig(
  { em }: Pick<Context, 'em'>,
  input: UpdateProcessingConfigInput,
): Promise<void> {
  for (const [name, allowed] of Object.entries(sizes) as [keyof typeof sizes, readonly number[]][]) {
    const value = input[name];
    if (value != null && !allowed.includes(value))
      throw badInput(`input.${name}`, `input.${name} must be one of ${allowed.join(', ')}.`);
  }
  checkNumbers('input', input, {
    frameQualitySm: quality,
    frameQualityLg: quality,
    frameQualitySprites: quality,
    spritesConcurrency: { min: 0, max: 64 },
  });
  await changeEntities(em, async (em) => {
    em.assign(await lockSingleton(em, ProcessingConfig), given(input));
  });
}
