/** The engine that the settings choose: Meilisearch where its address is given, else PostgreSQL. */
import type { App } from '../app.type.ts';
import type { SearchEngine } from './engine.ts';
import { createMeilisearchEngine } from './meilisearch-engine.ts';
import { type MeiliIndex, openMeiliIndex } from './meilisearch-index.ts';
import { createPostgresEngine } from './postgres-engine.ts';

declare module '../app.type.ts' {
  interface App {
    search: SearchEngine;
    /** Null when PostgreSQL searches alone. */
    meili: MeiliIndex | null;
  }
}

export function openSearch({ config, log }: Pick<App, 'config' | 'log'>): Pick<App, 'search' | 'meili'> {
  const { meiliHost, meiliApiKey } = config;
  const postgres = createPostgresEngine({ pushes: meiliHost !== undefined });
  if (meiliHost === undefined) return { search: postgres, meili: null };
  const meili = openMeiliIndex({ host: meiliHost, apiKey: meiliApiKey });
  return { search: createMeilisearchEngine(meili, { postgres, log }), meili };
}
