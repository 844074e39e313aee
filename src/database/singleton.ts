/** The tables that hold exactly one row, with id 1: settings of the whole server. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from '../jobs/pool.entity.ts';
import type { ProcessingConfig } from '../processing/processing-config.entity.ts';
import type { SearchConfig } from '../search/search-config.entity.ts';
import type { AppSettings } from '../settings/app-settings.entity.ts';

type Singleton = Pool | ProcessingConfig | SearchConfig | AppSettings;

/** The row as a managed entity: change its properties and flush. The migrations made it, and nothing removes it. */
export async function getSingleton<T extends Singleton>(em: EntityManager, entity: new () => T): Promise<T> {
  return em.findOneOrFail<Singleton>(entity, { id: 1 }) as Promise<T>;
}
