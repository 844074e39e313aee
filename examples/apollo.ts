/**
 * Apollo Client on the documents of the SDK: pages that grow in its cache, a change that is seen in them, and a subscription. Its
 * link is the SDK's client, which signs in, tries again and goes on after a lost connection. `node examples/apollo.ts`
 */
import { ApolloClient, ApolloLink, type FieldFunctionOptions, InMemoryCache, Observable } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { createCoreClient } from 'reelgraph/sdk';
import { LikeSceneDocument, QueueChangedDocument, ScenesDocument } from 'reelgraph/sdk/documents';

const { REELGRAPH_URL: url = 'http://127.0.0.1:4000', REELGRAPH_TOKEN: token } = process.env;
await using server = createCoreClient({ url, token });

const link = new ApolloLink(
  ({ query, variables, operationType }) =>
    new Observable((observer) => {
      const stop = new AbortController();
      const options = { signal: stop.signal };
      const run = async () => {
        if (operationType === OperationTypeNode.SUBSCRIPTION) {
          for await (const data of server.subscribe<Record<string, unknown>>(query, variables, options)) {
            observer.next({ data });
          }
        } else observer.next({ data: await server.request<Record<string, unknown>>(query, variables, options) });
        observer.complete();
      };
      run().catch((error) => observer.error(error));
      return () => stop.abort();
    }),
);

interface Page {
  nodes: unknown[];
}

/** A list of its own for each filter and order; the page after a cursor is added to those before. */
const pages = {
  keyArgs: ['filter', 'sort', 'seed', 'search'],
  merge: (before: Page | undefined, page: Page, { args }: FieldFunctionOptions) =>
    args?.after ? { ...page, nodes: [...(before?.nodes ?? []), ...page.nodes] } : page,
};

const apollo = new ApolloClient({
  link,
  cache: new InMemoryCache({
    typePolicies: {
      Query: { fields: { scenes: pages, actors: pages, studios: pages, tags: pages, markers: pages, jobs: pages } },
      // The viewer is one; a type without an id is merged into what it hangs on.
      Viewer: { keyFields: [] },
      UserSettings: { merge: true },
    },
  }),
});

const query = { query: ScenesDocument, variables: { first: 2 } };
/** What the cache has of the list, which is what a watchQuery or useQuery of it shows. */
const loaded = () => apollo.readQuery(query)?.scenes.nodes ?? [];

const { data } = await apollo.query(query);
console.log(`first page: ${loaded().length} scenes`);

const after = data?.scenes.pageInfo.endCursor;
await apollo.query({ ...query, variables: { ...query.variables, after }, fetchPolicy: 'network-only' });
console.log(`with the second: ${loaded().length} scenes`);

const [scene] = loaded();
if (scene) {
  const answer = await apollo.mutate({ mutation: LikeSceneDocument, variables: { id: scene.id, liked: true } });
  console.log(`${scene.displayTitle}: liked is ${answer.data?.likeScene.liked}`);
}

await new Promise<void>((resolve, reject) => {
  const queue = apollo.subscribe({ query: QueueChangedDocument }).subscribe({
    next({ data }) {
      console.log(`queue: ${data?.queueChanged?.phases?.length} phases`);
      resolve();
      setTimeout(() => queue.unsubscribe());
    },
    error: reject,
  });
});
apollo.stop();
