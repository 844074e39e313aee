/** What the statements of a document are for: those of a mutation are a change, and a WebSocket's end with what it asked for. */
import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, getOperationAST } from 'graphql';
import type WebSocket from 'ws';
import type { Context } from '../context.ts';
import { turnIntoChange, within } from '../database/purpose.ts';
import { unavailable } from '../errors.ts';
import { currentRequest } from '../request-context.ts';
import { executeCounted } from './execute.ts';
import { executeOnce, isOnce } from './idempotency.ts';
import { rootFieldsOf } from './root-fields.ts';

/** Over HTTP. */
export const mutationsAreChanges: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, document, operationName, contextValue }) {
        if (operation?.operation === 'mutation') turnIntoChange(whoOf(contextValue, document, operationName));
      },
    };
  },
};

/** Over a WebSocket, in place of GraphQL's own. */
export async function executeInScope(args: ExecutionArgs): Promise<ExecutionResult> {
  const isChange = getOperationAST(args.document, args.operationName)?.operation === 'mutation';
  const { signal, statements } = args.contextValue as Context;
  return within(
    isChange
      ? { purpose: 'change', by: whoOf(args.contextValue as Context, args.document, args.operationName) }
      : { purpose: 'quick', signal, statements },
    async () =>
      isChange && isOnce(args.contextValue as Context) ? (await executeOnce(args)).result : executeCounted(args),
  );
}

/** What the audit log says of whoever makes a change. */
function whoOf({ viewer, client }: Context, document: DocumentNode, operationName: string | null | undefined): string {
  const key = viewer?.sessionId === null ? viewer.credential.replace(/^k-/, '') : undefined;
  const operation = rootFieldsOf(document, operationName).join(' ').slice(0, 255);
  return JSON.stringify({ user: viewer?.id, key, address: client?.address, request: currentRequest()?.id, operation });
}

/** What clients of one WebSocket wait for: aborts when they complete it themselves, or are gone. */
export class OpenOperations {
  readonly #open = new Map<string, AbortController>();

  constructor(socket: WebSocket) {
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.#abort(completedId(data.toString()));
    });
    socket.once('close', () => {
      for (const id of [...this.#open.keys()]) this.#abort(id);
    });
  }

  begin(id: string): AbortSignal {
    const controller = new AbortController();
    this.#open.set(id, controller);
    return controller.signal;
  }

  end(id: string): void {
    this.#open.delete(id);
  }

  #abort(id: string | undefined): void {
    if (id === undefined) return;
    this.#open.get(id)?.abort(unavailable('The client does not wait any longer.'));
    this.#open.delete(id);
  }
}

/** graphql-ws says that an operation was completed only when it has ended, which is too late to cancel it. */
function completedId(message: string): string | undefined {
  if (message.length >= 1000 || !/^\s*\{[^{}]*"type"\s*:\s*"complete"[^{}]*\}\s*$/.test(message)) return undefined;
  try {
    return String(JSON.parse(message).id);
  } catch {
    return undefined; // no JSON, for which graphql-ws closes the socket
  }
}
