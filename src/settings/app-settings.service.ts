/** Settings of the whole server. */
import type { Context } from '../context.ts';
import { getSingleton } from '../database/singleton.ts';
import { badInput } from '../errors.ts';
import { AppSettings } from './app-settings.entity.ts';

const maxRetentionDays = 365;

export interface AppSettingsChanges {
  trashRetentionDays?: number | null;
}

/** Changes what is given. */
export async function updateAppSettings({ em }: Context, { trashRetentionDays: days }: AppSettingsChanges) {
  if (days === null || (days !== undefined && (days < 1 || days > maxRetentionDays))) {
    throw badInput('input.trashRetentionDays', `input.trashRetentionDays must be 1 to ${maxRetentionDays}.`);
  }
  const settings = await getSingleton(em, AppSettings);
  if (days !== undefined) settings.trashRetentionDays = days;
  await em.flush();
}
