/**
 * Documents that are sent by their SHA-256 in place of their text, as `extensions.persistedQuery` of Apollo and urql: those of a list,
 * and those that a client has sent in full before. With PERSISTED_ONLY nothing but the list is answered.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ApolloServerPlugin } from '@apollo/server';
import { InMemoryLRUCache, type KeyValueCache, PrefixingKeyValueCache } from '@apollo/utils.keyvaluecache';
import { type DocumentNode, GraphQLError, Kind, parse, print, visit } from 'graphql';
import { z } from 'zod';
import { type Config, ConfigError } from '../config.ts';
import type { Context } from '../context.ts';
import { messageOf } from '../errors.ts';

export interface PersistedDocuments {
  /** Texts by hash, for Apollo. */
  cache: KeyValueCache<string>;
  /** The text of a request that did not come through Apollo. Throws a GraphQLError when its hash is unknown or wrong. */
  textOf(request: Requested): Promise<string>;
  /** Throws FORBIDDEN when only the list is answered, and this is not on it. */
  check(document: DocumentNode): void;
}

interface Requested {
  query: string;
  extensions?: Record<string, unknown> | null | undefined;
}

/** Of what clients have sent; what has not been asked for longest goes first, and is sent in full again. */
const maxKeptCharacters = 8 * 1024 * 1024;

export async function openPersistedDocuments({
  persistedOnly,
  persistedDocuments: file,
}: Pick<Config, 'persistedOnly' | 'persistedDocuments'>): Promise<PersistedDocuments> {
  const texts = [...(persistedOnly ? await documentsOfSdk() : []), ...(file ? await documentsOfFile(file) : [])];
  const byHash = new Map(texts.flatMap((text) => [text, print(parse(text))].map((one) => [sha256(one), one])));
  const listed = new Set(texts.map((text) => essenceOf(parse(text))));
  const known = new WeakSet<DocumentNode>(); // those that come again are the same object, from their third time on
  const kept = new InMemoryLRUCache<string>({ maxSize: maxKeptCharacters });
  const cache: KeyValueCache<string> = {
    get: async (hash) => byHash.get(hash) ?? kept.get(hash),
    set: async (hash, text) => kept.set(hash, text),
    delete: async (hash) => kept.delete(hash),
  };

  return {
    cache: PrefixingKeyValueCache.cacheDangerouslyDoesNotNeedPrefixesForIsolation(cache), // nothing else is kept in it
    async textOf({ query, extensions }) {
      const persisted = extensions?.persistedQuery as { version?: unknown; sha256Hash?: unknown } | undefined;
      if (!persisted) return query;
      const { version, sha256Hash: hash } = persisted;
      if (version !== 1 || typeof hash !== 'string') {
        throw refused('BAD_REQUEST', 'extensions.persistedQuery must have version 1 and a sha256Hash.');
      }
      if (!query) {
        const text = await cache.get(hash);
        if (text === undefined) throw refused('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound'); // clients look for this
        return text;
      }
      if (sha256(query) !== hash) throw refused('BAD_REQUEST', 'The sha256Hash is not that of the query.');
      await cache.set(hash, query);
      return query;
    },
    check(document) {
      if (!persistedOnly || known.has(document)) return;
      if (!listed.has(essenceOf(document))) throw refused('FORBIDDEN', notListed, 403);
      known.add(document);
    },
  };
}

const notListed =
  'This server answers only documents of its list (PERSISTED_ONLY): those of the SDK of its own version, and those of PERSISTED_DOCUMENTS.';

/** Over HTTP; over WebSockets and event streams `checkDocument` asks. */
export const onlyListed = (persisted: PersistedDocuments): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document }) {
        persisted.check(document);
      },
    };
  },
});

const refused = (code: string, message: string, status = 400) =>
  new GraphQLError(message, { extensions: { code, http: { status } } });

/** What a document asks for, regardless of how it is written, and of `__typename`, which Apollo and urql add everywhere. */
function essenceOf(document: DocumentNode): string {
  const bare = visit(document, {
    [Kind.FIELD]: ({ name, alias }) => (name.value === '__typename' && !alias ? null : undefined),
  });
  return sha256(print(bare));
}

/** Loaded only where it is needed. */
async function documentsOfSdk(): Promise<readonly string[]> {
  const { allOperations } = await import('../sdk/generated.ts');
  return allOperations;
}

const manifest = z.record(z.string(), z.string());

/** As graphql-codegen writes them with `persistedDocuments`: an object of hashes and documents. */
async function documentsOfFile(file: string): Promise<string[]> {
  try {
    const documents = manifest.parse(JSON.parse(await readFile(file, 'utf8')));
    for (const [hash, text] of Object.entries(documents)) {
      parse(text);
      if (sha256(text) !== hash)
        throw new Error(`${hash} is not the SHA-256 of its document, which is ${sha256(text)}`);
    }
    return Object.values(documents);
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new ConfigError([
      `PERSISTED_DOCUMENTS must be a file of JSON such as {"<SHA-256>": "query …"}, with the SHA-256 of each document in hexadecimal: ${problem}`,
    ]);
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
