/** The search engine, where there is one beside PostgreSQL. */
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import { openMeiliIndex } from '../search/meilisearch-index.ts';
import { type Finding, good, note, problem } from './finding.ts';

export async function* checkSearch({ meiliHost, meiliApiKey }: Config): AsyncGenerator<Finding> {
  if (meiliHost === undefined) return yield note('PostgreSQL searches (MEILI_HOST is unset)');
  const { client } = openMeiliIndex({ host: meiliHost, apiKey: meiliApiKey });
  try {
    await client.getStats(); // health needs no key, this does
    yield good(`Meilisearch answers at ${meiliHost}, and takes the key`);
  } catch (error) {
    yield problem(
      `Meilisearch at ${meiliHost} cannot be used: ${messageOf(error)}. Meanwhile PostgreSQL searches`,
      'start it, or put MEILI_HOST and MEILI_API_KEY right',
    );
  }
}
