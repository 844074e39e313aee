/**
 * What lives as long as the process, for those who are given it. Each part is declared beside what it is
 * (`declare module '…/app.type.ts'`), so that this file knows no feature; `app.ts` builds all of them.
 */
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Config } from './config.ts';
import type { Log } from './logger.ts';

export interface App {
  config: Config;
  log: Log;
  databaseUrl: string;
  orm: MikroORM;
}
