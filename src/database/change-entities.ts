/** Changes of single things: loaded as entities, locked, assigned, and written at the end of the transaction. */
import { type EntityName, type FilterQuery, LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AppError } from '../errors.ts';
import { transaction } from './transaction.ts';

/**
 * Runs `change` in a transaction, at the end of which its entities are written. They are loaded anew in it, and a change
 * that fails leaves nothing behind that the next change of the same request would write. It may run again: see `transaction`.
 */
export async function changeEntities<T>(em: EntityManager, change: (em: EntityManager) => Promise<T>): Promise<T> {
  return transaction(em, change, { clear: true });
}

/**
 * The entity, which nobody else changes until the transaction ends. Throws `missing` when there is none, also when a value
 * of `where` is undefined, as that of a malformed id is.
 */
export async function lockEntity<E extends object>(
  em: EntityManager,
  entity: EntityName<E>,
  where: { [P in keyof E]?: E[P] | undefined },
  missing: AppError,
): Promise<E> {
  const isPossible = !Object.values(where).includes(undefined);
  const found = isPossible
    ? await em.findOne(entity, where as FilterQuery<NoInfer<E>>, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  if (!found) throw missing;
  return found;
}

/**
 * CONFLICT when a locked entity is not as the caller has seen it last, by its `updatedAt` to the millisecond, as the API shows it.
 * `current` says what is there now, and becomes an extension of the error.
 */
export async function checkUnchanged<E extends { updatedAt: Date }>(
  entity: E,
  ifUpdatedAt: Date | null | undefined,
  current: () => object | Promise<object>,
): Promise<void> {
  const { updatedAt } = entity;
  if (!ifUpdatedAt || ifUpdatedAt.getTime() === updatedAt.getTime()) return;
  const message = `It was changed at ${updatedAt.toISOString()}, since you read it: see what is there now in \`current\`, and try again with its \`updatedAt\`.`;
  throw new AppError('CONFLICT', message, 'ifUpdatedAt', { current: { updatedAt, ...(await current()) } });
}
