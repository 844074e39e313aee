/** Subscriptions over one WebSocket, by graphql-ws. It opens with the first and closes with the last. */
import { CloseCode, createClient } from 'graphql-ws';
import { type ErrorItem, errorOf, isReelgraphError, networkError, ReelgraphError } from './errors.ts';
import type { Session } from './session.ts';
import type { Message, Transport } from './subscriptions.ts';

/** For how long the server may be silent before it is asked, and then again before it is given up. */
const patienceMilliseconds = 10_000;

/** After which a WebSocket that does not open is given up: proxies may swallow it. */
const connectMilliseconds = 5000;

export function openWebSocket(url: URL, session: Session): Transport {
  let isAcknowledged = false;
  let wasAcknowledged = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const opened = new Set<() => void>();
  let operations = 0;
  const cursors = new Map<string, (cursor: string) => void>();
  const socket = createClient({
    url: url.href,
    connectionParams: async () => {
      const token = await session.token();
      return token === undefined ? {} : { authorization: `Bearer ${token}` };
    },
    generateID: () => {
      operations += 1;
      return String(operations);
    },
    retryAttempts: 0, // each subscription comes again by itself, from where it was
    keepAlive: patienceMilliseconds,
    connectionAckWaitTimeout: patienceMilliseconds,
    on: {
      connecting: () => giveUpLater(connectMilliseconds),
      connected() {
        clearTimeout(silence);
        isAcknowledged = true;
        for (const open of opened) open();
      },
      ping(isReceived, payload) {
        if (!isReceived) giveUpLater();
        // Before its first event, the server tells by a ping from where a subscription is to go on.
        else if (payload) cursors.get(String(payload.id))?.(String(payload.cursor));
      },
      pong: (isReceived) => isReceived && clearTimeout(silence),
      closed() {
        clearTimeout(silence);
        wasAcknowledged = isAcknowledged;
        isAcknowledged = false;
      },
    },
  });

  /** A proxy may swallow the upgrade, and a line may be cut without a word. */
  function giveUpLater(milliseconds = patienceMilliseconds): void {
    clearTimeout(silence);
    silence = setTimeout(() => socket.terminate(), milliseconds);
  }

  function asError(thrown: unknown): ReelgraphError {
    if (isReelgraphError(thrown)) return thrown;
    if (Array.isArray(thrown)) return errorOf(thrown as ErrorItem[]);
    const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
    // A socket that was let in and is closed as forbidden has other rights now, and may come again.
    if (code === CloseCode.Unauthorized || (code === CloseCode.Forbidden && !wasAcknowledged))
      return new ReelgraphError('The login has ended or is not valid: sign in again.', { code: 'UNAUTHENTICATED' });
    return networkError(url, thrown);
  }

  return {
    async *run(subscription, signal, open) {
      signal.throwIfAborted();
      if (isAcknowledged) open();
      else opened.add(open);
      const messages: Message[] = [];
      let wake = () => {};
      const take = (message: Message) => {
        messages.push(message);
        wake();
      };
      let end: { error?: unknown } | undefined;
      const finish = (how: { error?: unknown }) => {
        end ??= how;
        wake();
      };
      const abort = () => {
        finish({ error: signal.reason });
        stop();
      };
      signal.addEventListener('abort', abort, { once: true });
      const stop = socket.subscribe(
        { ...subscription, variables: { ...subscription.variables } },
        {
          next: (result) => take(result as Message),
          error: (thrown) => finish({ error: asError(thrown) }),
          complete: () => finish({}),
        },
      );
      const id = String(operations);
      cursors.set(id, (cursor) => take({ extensions: { cursor } }));
      try {
        for (;;) {
          for (let message = messages.shift(); message; message = messages.shift()) yield message;
          if (end && 'error' in end) throw end.error;
          if (end) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        opened.delete(open);
        cursors.delete(id);
        signal.removeEventListener('abort', abort);
        stop();
      }
    },
    async close() {
      clearTimeout(silence);
      if (isAcknowledged) await socket.dispose();
      else socket.terminate();
    },
  };
}
