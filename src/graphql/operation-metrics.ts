/** Measures operations, by a bounded number of names: clients choose them. */
import type { ApolloServerPlugin } from '@apollo/server';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import type { Context } from '../context.ts';
import { operationErrors, operationSeconds, operationStatements } from '../metrics.ts';
import { currentRequest, forRequest, newRequest } from '../request-context.ts';
import { nameSpan, traced } from '../tracing.ts';

/** How many names are told apart; all later ones count together. */
const maxNames = 200;

/** GraphQL names may be long; labels should not be. */
const maxNameLength = 60;

const names = new Set<string>();

/** The label of an operation. Strangers add no names, so that nobody without a login can use up all there are. */
export function labelOf(name: string | null | undefined, { viewer }: Pick<Context, 'viewer'>): string {
  if (!name) return '(unnamed)';
  if (names.has(name)) return name;
  if (!viewer || names.size >= maxNames || name.length > maxNameLength) return '(other)';
  names.add(name);
  return name;
}

export interface Operation {
  type: string;
  name: string | null | undefined;
}

/** Begins to measure; call what it returns at the end, with the errors of the answer. */
export function measureOperation({ type, name }: Operation, context: Pick<Context, 'viewer'>) {
  const [begunAt, request, before] = [performance.now(), currentRequest(), currentRequest()?.statements ?? 0];
  nameSpan(`${type} ${name ?? '(unnamed)'}`);
  return (errors: ExecutionResult['errors']): void => {
    const operation = labelOf(name, context);
    const outcome = errors?.length ? 'error' : 'ok';
    operationSeconds.observe({ operation, type, outcome }, (performance.now() - begunAt) / 1000);
    operationStatements.inc({ operation, type }, (request?.statements ?? 0) - before);
    for (const error of errors ?? []) operationErrors.inc({ code: codeOf(error) });
  };
}

/** Codes are the server's own, so there are few. */
const codeOf = (error: unknown) => {
  const { code } = error instanceof GraphQLError ? error.extensions : ((error as GraphQLError).extensions ?? {});
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
};

/** Over a WebSocket or an event stream, which may be open for days, an operation is a request of its own. */
export async function measured<Result>(
  { document, operationName, contextValue }: ExecutionArgs,
  run: () => Promise<Result>,
): Promise<Result> {
  const operation = getOperationAST(document, operationName);
  const [type, name] = [operation?.operation ?? 'invalid', operation?.name?.value];
  return forRequest(newRequest(), async () =>
    traced(`${type} ${name ?? '(unnamed)'}`, { kind: 'server' }, async () => {
      const end = measureOperation({ type, name }, contextValue as Context);
      const result = await run();
      end((result as ExecutionResult).errors);
      return result;
    }),
  );
}

/** Over HTTP. */
export const operationMetrics: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    let end: ReturnType<typeof measureOperation> | undefined;
    return {
      async didResolveOperation({ operation, contextValue }) {
        if (operation) end = measureOperation({ type: operation.operation, name: operation.name?.value }, contextValue);
      },
      async willSendResponse({ response: { body }, contextValue }) {
        end ??= measureOperation({ type: 'invalid', name: null }, contextValue);
        if (body.kind === 'single') end(body.singleResult.errors as ExecutionResult['errors']);
      },
    };
  },
};
