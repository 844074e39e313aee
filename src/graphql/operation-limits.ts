/** For operations over HTTP: their price, their turn, and how large their answers grow. Over WebSockets server.ts does the same. */
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { attachment } from '../attachment.ts';
import type { Context } from '../context.ts';
import { limitStatements } from '../database/purpose.ts';
import { AppError } from '../errors.ts';
import { tooLarge } from './answer-size.ts';
import { introspected } from './introspection.ts';
import { allowanceOf, type Price, priceOf } from './limits.ts';
import { callerOf, type Turn, type Turns } from './turns.ts';

export function operationLimits(turns: Turns): ApolloServerPlugin<Context> {
  const endings = attachment<Context, () => void>('ending');
  return {
    async requestDidStart({ contextValue }) {
      let price: Price | undefined;
      let turn: Turn | undefined;
      let isOver = false;
      const end = () => {
        isOver = true;
        turn?.[Symbol.dispose]();
        turn = undefined;
      };
      endings.attach(contextValue, end);
      return {
        async didResolveOperation({ request: { variables }, schema, document, operation, contextValue }) {
          if (!operation || operation.operation === 'subscription') return;
          price = priceOf({ schema, document, operation, variables }, allowanceOf(contextValue));
          turn = await turns.take(callerOf(contextValue), price.cost).catch(asGraphqlError);
          limitStatements(turn.statements);
          if (isOver) end(); // it was refused for something else while it waited
        },
        async responseForOperation({ schema, document, operationName }) {
          const singleResult = introspected({ schema, document, operationName });
          return singleResult ? { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } } : null;
        },
        async willSendResponse({ request, response: { body } }) {
          end();
          if (body.kind !== 'single') return;
          const { errors, extensions } = body.singleResult;
          const error = errors?.find(({ message }) => message === tooLarge.message);
          if (error) body.singleResult = { data: null, errors: [error] };
          if (price && wantsCost(request)) body.singleResult.extensions = { ...extensions, ...price };
        },
      };
    },
    /** Instead of sending a response. */
    async unexpectedErrorProcessingRequest({ requestContext: { contextValue } }) {
      endings.of(contextValue)?.();
    },
  };
}

/** Clients ask for the price of what they send by `"extensions": {"cost": true}` beside the query. */
export const wantsCost = ({ extensions }: { extensions?: Record<string, unknown> | null }) => extensions?.cost === true;

function asGraphqlError(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  const { message, code, retryAfterSeconds } = error;
  throw new GraphQLError(message, { extensions: { code, retryAfterSeconds, http: { status: 429 } } });
}
