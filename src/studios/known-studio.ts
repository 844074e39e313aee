/** A studio that another thing is to have. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { knownKeys } from '../database/known-keys.ts';

/** Its key, held until the transaction ends; null stays null, and undefined undefined. BAD_USER_INPUT when there is none. */
export async function knownStudioPk<Id extends string | null | undefined>(
  em: EntityManager,
  field: string,
  id: Id,
): Promise<string | (Id & (null | undefined))> {
  if (id == null) return id as Id & (null | undefined);
  const [pk = ''] = await knownKeys(em, 'studios', field, [id]);
  return pk;
}
