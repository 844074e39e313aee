/**
 * urql with its normalized cache on the documents of the SDK: pages that grow, a change that is seen in them, and a subscription.
 * All goes through the SDK's client, which signs in, tries again and goes on after a lost connection. `node examples/urql.ts`
 */
import { Client, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { createCoreClient } from 'reelgraph/sdk';
import { LikeSceneDocument, QueueChangedDocument, ScenesDocument, typesWithoutId } from 'reelgraph/sdk/documents';

const { REELGRAPH_URL: url = 'http://127.0.0.1:4000', REELGRAPH_TOKEN: token } = process.env;
await using server = createCoreClient({ url, token });

const urql = new Client({
  url: server.url('/graphql'),
  preferGetMethod: false,
  exchanges: [
    cacheExchange({
      keys: Object.fromEntries(typesWithoutId.map((type) => [type, () => null])),
      resolvers: {
        Query: {
          scenes: relayPagination(),
          actors: relayPagination(),
          studios: relayPagination(),
          tags: relayPagination(),
          markers: relayPagination(),
        },
      },
    }),
    subscriptionExchange({
      enableAllOperations: true,
      forwardSubscription: ({ query = '', variables }, { kind }) => ({
        subscribe(sink) {
          const stop = new AbortController();
          const options = { signal: stop.signal };
          const run = async () => {
            if (kind === 'subscription') {
              for await (const data of server.subscribe<Record<string, unknown>>(query, { ...variables }, options)) {
                sink.next({ data });
              }
            } else sink.next({ data: await server.request<Record<string, unknown>>(query, { ...variables }, options) });
            sink.complete();
          };
          run().catch((error) => stop.signal.aborted || sink.error(error));
          return { unsubscribe: () => stop.abort() };
        },
      }),
    }),
  ],
});

const first = await urql.query(ScenesDocument, { first: 2 });
if (first.error) throw first.error;
console.log(`first page: ${first.data?.scenes.nodes.length} scenes`);

const after = first.data?.scenes.pageInfo.endCursor;
const both = await urql.query(ScenesDocument, { first: 2, after });
console.log(`with the second: ${both.data?.scenes.nodes.length} scenes`);

const [scene] = first.data?.scenes.nodes ?? [];
if (scene) {
  const { data } = await urql.mutation(LikeSceneDocument, { id: scene.id, liked: true });
  console.log(`${scene.displayTitle}: liked is ${data?.likeScene.liked}`);
}

await new Promise<void>((resolve) => {
  const queue = urql.subscription(QueueChangedDocument, {}).subscribe(({ data, error }) => {
    if (error) throw error;
    console.log(`queue: ${data?.queueChanged.phases.length} phases`);
    resolve();
    setTimeout(() => queue.unsubscribe());
  });
});
