/** Settings of the whole server. */
import { checkColumns } from '../checks/columns.ts';
import { checkNumbers } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { changeEntities } from '../database/change-entities.ts';
import { lockSingleton } from '../database/singleton.ts';
import { AppSettings } from './app-settings.entity.ts';

export interface AppSettingsChanges {
  trashRetentionDays?: number | null;
}

/** Changes what is given. */
export async function updateAppSettings({ em }: Context, input: AppSettingsChanges): Promise<void> {
  checkColumns(em, AppSettings, input);
  checkNumbers('input', input, { trashRetentionDays: { min: 1, max: 365 } });
  await changeEntities(em, async (em) => {
    em.assign(await lockSingleton(em, AppSettings), input);
  });
}
