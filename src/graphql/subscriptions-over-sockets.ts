/** Refuses subscriptions that come over HTTP, with where they go instead. */
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';

const message =
  'A subscription needs a WebSocket: open one at this address with the subprotocol graphql-transport-ws (the library ' +
  'graphql-ws speaks it). Where WebSockets do not come through, /graphql/stream has the same as server-sent events.';

export const subscriptionsOverSockets: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== 'subscription') return;
        throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
      },
    };
  },
};
