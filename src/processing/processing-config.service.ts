/** Changing sizes and qualities of generated images. Each job reads them when it starts. */
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { checkBounds, given } from '../jobs/bounds.ts';
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
      throw badInput(`input.${name}`, `${name} must be one of ${allowed.join(', ')}.`);
  }
  checkBounds('input', input, {
    frameQualitySm: quality,
    frameQualityLg: quality,
    frameQualitySprites: quality,
    spritesConcurrency: { min: 0, max: 64 },
  });
  await rows(em)
    .updateTable('processing_config')
    .set({ ...given(input), updatedAt: new Date() })
    .execute();
}
