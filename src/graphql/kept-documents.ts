/** Documents that need not be parsed and validated again, for Apollo: those that come more than once. */
import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode } from 'graphql';

/** Of their text, in all. Parsed, a document takes forty to a hundred times as much memory: 13 MB at most. */
const maxCharacters = 128 * 1024;
/** Of those that came once, by their hash alone. */
const maxSeen = 2000;

/**
 * A document is kept from its second time on. One that a client has written its values into does not come again: it would take the place of
 * those that do, and what takes its place makes garbage that only a full collection finds.
 */
export function keptDocuments(): KeyValueCache<DocumentNode> {
  const kept = new InMemoryLRUCache<DocumentNode>({
    maxSize: maxCharacters,
    sizeCalculation: ({ loc }) => loc?.end ?? maxCharacters,
  });
  const seen = new InMemoryLRUCache<true>({ maxSize: maxSeen });
  return {
    get: async (hash) => kept.get(hash),
    async set(hash, document) {
      await ((await seen.get(hash)) ? kept.set(hash, document) : seen.set(hash, true));
    },
    delete: async (hash) => kept.delete(hash),
  };
}
