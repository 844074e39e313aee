/** Open sockets, closed when what they were let in by has ended or allows other things than it did. */
import { CloseCode } from 'graphql-ws';
import type { App } from '../app.type.ts';
import { AppError, messageOf } from '../errors.ts';
import type { Topics } from '../events/topics.ts';
import { viewerOfCredential } from './viewer.ts';
import type { Viewer } from './viewer.type.ts';

type Close = (code: number, reason: string) => void;

export interface AccessWatch {
  /**
   * Calls `close` when the viewer may no longer be what they are: with 4401 when the login has ended, after which
   * clients give up, and with 4403 when its rights have changed or the token is over, after which they come again.
   * Returns what ends the watch.
   */
  watch(viewer: Viewer, close: Close): () => void;
}

/** setTimeout takes no longer ones. */
const maxDelayMilliseconds = 2 ** 31 - 1;

export function watchAccess(app: App): AccessWatch {
  const watched = new Map<Close, Viewer>();

  app.events.on('access', (message) => {
    for (const [close, viewer] of watched) {
      if (concerns(message, viewer)) end(close, message.effect);
    }
  });
  app.events.onReconnect(() => void checkAll());

  /** Messages may have been missed. When that cannot be told now, clients come again. */
  async function checkAll(): Promise<void> {
    for (const [close, viewer] of [...watched]) {
      try {
        const present = await viewerOfCredential(app, viewer.credential);
        if (!isSame(present, viewer)) end(close, 'changed');
      } catch (error) {
        app.log.debug(`a socket is closed: ${messageOf(error)}`);
        end(close, error instanceof AppError ? 'ended' : 'changed');
      }
    }
  }

  return {
    watch(viewer, close) {
      watched.set(close, viewer);
      const left = viewer.expiresAt ? viewer.expiresAt.getTime() - Date.now() : Number.POSITIVE_INFINITY;
      const timer = setTimeout(() => end(close, 'changed'), Math.min(left, maxDelayMilliseconds)).unref();
      return () => {
        clearTimeout(timer);
        watched.delete(close);
      };
    },
  };
}

function end(close: Close, effect: Topics['access']['effect']): void {
  if (effect === 'ended') close(CloseCode.Unauthorized, 'The login has ended.');
  else close(CloseCode.Forbidden, 'Your rights have changed: connect again.');
}

function concerns(message: Topics['access'], { credential, id, role }: Viewer): boolean {
  if ('credential' in message) return message.credential === credential;
  return 'userId' in message ? message.userId === id : message.role === role;
}

function isSame(a: Viewer, b: Viewer): boolean {
  return a.role === b.role && [...a.permissions].sort().join() === [...b.permissions].sort().join();
}
