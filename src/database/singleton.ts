/** The tables that hold exactly one row, with id 1: settings of the whole server. */

import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from '../jobs/pool.entity.ts';
import type { ProcessingConfig } from '../processing/processing-config.entity.ts';
import type { SearchConfig } from '../search/search-config.entity.ts';
import type { AppSettings } from '../settings/app-settings.entity.ts';

type Singleton = Pool | ProcessingConfig | SearchConfig | AppSettings;

/** The row. The migrations made it, and nothing removes it. */
export async function getSingleton<T extends Singleton>(em: EntityManager, entity: new () => T): Promise<T> {
  return em.findOneOrFail<Singleton>(entity, { id: 1 }) as Promise<T>;
}

/** The same, locked until the transaction ends, to be changed. */
export async function lockSingleton<T extends Singleton>(em: EntityManager, entity: new () => T): Promise<T> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  return em.findOneOrFail<Singleton>(entity, { id: 1 }, { lockMode }) as Promise<T>;
}
