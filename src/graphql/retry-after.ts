/** When a request may be made again, also as the header that HTTP has for it. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';

export const retryAfter: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http } }) {
        const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
        const seconds = errors?.find(({ extensions }) => extensions?.retryAfterSeconds)?.extensions?.retryAfterSeconds;
        if (seconds) http.headers.set('retry-after', String(seconds));
      },
    };
  },
};
