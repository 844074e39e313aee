/** What one user prefers: made with the defaults when it is first asked for, changed field by field. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { checkReferences } from './homepage-references.ts';
import { checkHomepage } from './homepage-rules.ts';
import { sortOrders } from './settings.enums.ts';
import { storedHomepage } from './stored-homepage.ts';
import type { UpdateSettingsInput } from './user-settings.inputs.ts';

const maxVolume = 100;
const maxVideosPerPage = 100;

/** The settings of this user. */
export async function settingsOf({ em }: Context, userId: string) {
  const found = await selectSettings(em, userId);
  if (found) return found;
  await rows(em)
    .insertInto('user_settings')
    .values({ userId })
    .onConflict((conflict) => conflict.column('userId').doNothing())
    .execute();
  const made = await selectSettings(em, userId);
  if (!made) throw new Error(`The settings of the user ${userId} could not be made.`);
  return made;
}

const settingsColumns = rowColumns('user_settings');

export type UserSettingsRow = RowOf<typeof settingsColumns>;

/** Changes what is given, once all of it is found to be right. */
export async function updateSettings(ctx: Context, userId: string, input: UpdateSettingsInput): Promise<void> {
  checkInput(input);
  if (input.homepage) await checkReferences(ctx, userId, checkHomepage(input.homepage, 'input.homepage'));
  await settingsOf(ctx, userId);
  const { homepage, ...plain } = input;
  const changed = {
    ...(plain as { [Field in keyof typeof plain]: NonNullable<(typeof plain)[Field]> }),
    ...(homepage && { homepageConfig: JSON.stringify(storedHomepage(homepage)) as never }),
  };
  if (Object.keys(changed).length === 0) return;
  await rows(ctx.em).updateTable('user_settings').set(changed).where('userId', '=', userId).execute();
}

async function selectSettings(em: EntityManager, userId: string) {
  return rows(em)
    .selectFrom('user_settings')
    .select(settingsColumns(em))
    .where('userId', '=', userId)
    .executeTakeFirst();
}

function checkInput(input: UpdateSettingsInput): void {
  for (const [field, value] of Object.entries(input)) {
    if (value === null) throw badInput(`input.${field}`, `input.${field} must not be null: leave it out to keep it.`);
  }
  const { defaultVolume: volume, videosPerPage: perPage, defaultSortOrder: order } = input;
  if (volume != null && (volume < 0 || volume > maxVolume)) {
    throw badInput('input.defaultVolume', `input.defaultVolume must be 0 to ${maxVolume}.`);
  }
  if (perPage != null && (perPage < 1 || perPage > maxVideosPerPage)) {
    throw badInput('input.videosPerPage', `input.videosPerPage must be 1 to ${maxVideosPerPage}.`);
  }
  if (order != null && !sortOrders.includes(order)) {
    throw badInput('input.defaultSortOrder', `input.defaultSortOrder must be one of ${sortOrders.join(', ')}.`);
  }
}
