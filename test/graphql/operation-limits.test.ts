/** The turn of an operation over HTTP is given back, however the operation ends. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Context } from '../../src/context.ts';
import { operationLimits } from '../../src/graphql/operation-limits.ts';
import { createTurns, quickCost } from '../../src/graphql/turns.ts';

const atOnce = 12;

/** Asked by one caller, with all turns taken when the first operation comes. */
async function withTurnsTaken(plugin: ApolloServerPlugin<Context>) {
  const turns = createTurns(2);
  const viewer = { id: 1, role: 'admin', sessionId: 1 };
  const contextValue = { viewer, app: { config: readConfig({}) } } as unknown as Context;
  const apollo = new ApolloServer<Context>({
    typeDefs: 'type Query { name: String }',
    plugins: [operationLimits(turns), plugin],
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const takeAll = async () => Promise.all(Array.from({ length: atOnce }, async () => turns.take('user 1', quickCost)));
  return {
    takeAll,
    ask: async () => apollo.executeOperation({ query: '{ name }' }, { contextValue }),
    [Symbol.asyncDispose]: async () => apollo.stop(),
  };
}

test('when it is refused while it waits for it', async () => {
  await using server = await withTurnsTaken({
    async requestDidStart() {
      return {
        async didResolveOperation() {
          throw new Error('refused');
        },
      };
    },
  });
  const taken = await server.takeAll();
  expect((await server.ask()).http.status).toBe(500);
  for (const turn of taken) turn[Symbol.dispose]();

  expect(await server.takeAll()).toHaveLength(atOnce);
});

test('when something fails for which there is no answer', async () => {
  await using server = await withTurnsTaken({
    async requestDidStart() {
      return {
        async responseForOperation() {
          throw new Error('a fault of the server');
        },
      };
    },
  });
  await expect(server.ask()).rejects.toThrow('Internal server error');

  expect(await server.takeAll()).toHaveLength(atOnce);
});
