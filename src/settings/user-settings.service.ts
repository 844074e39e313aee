/** What one user prefers: made with the defaults when it is first asked for, changed field by field. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns, nullRefused } from '../checks/columns.ts';
import { checkNumbers } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { badInput, unauthenticated } from '../errors.ts';
import { lockHomepageReferences } from './homepage-references.ts';
import { checkHomepage } from './homepage-rules.ts';
import { sortOrders } from './settings.enums.ts';
import { storedHomepage } from './stored-homepage.ts';
import { UserSettings } from './user-settings.entity.ts';
import type { UpdateSettingsInput } from './user-settings.inputs.ts';

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

/** Changes what is given, once all of it is found to be valid. */
export async function updateSettings(ctx: Context, userId: string, input: UpdateSettingsInput): Promise<void> {
  checkInput(ctx, input);
  const { homepage, ...plain } = input;
  const references = homepage ? checkHomepage(homepage, 'input.homepage') : [];
  await settingsOf(ctx, userId); // makes them where there are none
  await changeEntities(ctx.em, async (em) => {
    await lockHomepageReferences(em, userId, references);
    const settings = await lockEntity(em, UserSettings, { userId }, noSuchUser());
    em.assign(settings, { ...plain, ...(homepage && { homepageConfig: storedHomepage(homepage) }) });
  });
}

const noSuchUser = () => unauthenticated('This user has been deleted.');

async function selectSettings(em: EntityManager, userId: string) {
  return rows(em)
    .selectFrom('user_settings')
    .select(settingsColumns(em))
    .where('userId', '=', userId)
    .executeTakeFirst();
}

function checkInput({ em }: Context, input: UpdateSettingsInput): void {
  checkColumns(em, UserSettings, input);
  if (input.homepage === null) throw nullRefused('input.homepage');
  checkNumbers('input', input, { defaultVolume: { min: 0, max: 100 }, videosPerPage: { min: 1, max: 100 } });
  if (input.defaultSortOrder != null && !sortOrders.includes(input.defaultSortOrder)) {
    throw badInput('input.defaultSortOrder', `input.defaultSortOrder must be one of ${sortOrders.join(', ')}.`);
  }
}
