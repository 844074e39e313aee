/** The protocol of graphql-ws on the sockets of ws. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { CloseCode, handleProtocols, MessageType, makeServer, type ServerOptions } from 'graphql-ws';
import type { WebSocket, WebSocketServer } from 'ws';
import { logFailure } from '../database/log-failure.ts';
import type { Log } from '../logger.ts';

/** What is known of a connection beside what it says. */
export interface SocketPlace extends Record<PropertyKey, unknown> {
  socket: WebSocket;
  request: IncomingMessage;
}

/** A socket whose client answers no ping within this time is gone, and so is asked that often. */
const pingMilliseconds = 12_000;

/**
 * Serves every socket that `sockets` accepts, until disposed. graphql-ws has the same for ws, but that writes to standard error by itself: when a
 * client has gone before it was answered, and when it sends what only a server sends.
 */
export function speakOverSockets<Params extends Record<string, unknown>, Place extends SocketPlace>(
  options: ServerOptions<Params, Place>,
  sockets: WebSocketServer,
  log: Log,
): AsyncDisposable {
  const server = makeServer(options);
  sockets.options.handleProtocols = handleProtocols;
  sockets.on('connection', (socket, request) => {
    socket.on('error', () => {}); // it closes, by the code that says why
    const stopPinging = ping(socket);
    const gather = gathering(request.socket);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        // What can not be sent is nobody's any more: the client has gone, and 'close' follows.
        send: async (text) =>
          new Promise((resolve) => {
            gather();
            socket.send(text, () => resolve());
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', (data) => {
            const text = String(data);
            receive(text).catch((error: unknown) => refuse(socket, text, error, log));
          }),
      },
      { socket, request } as Place,
    );
    socket.once('close', (code, reason) => {
      stopPinging();
      closed(code, String(reason)).catch((error: unknown) =>
        logFailure(log, error, 'what a WebSocket left could not be ended'),
      );
    });
  });
  return {
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.close(1001, 'Going away');
      sockets.removeAllListeners();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}

/** What is written from its call on goes out together: an event for fifty subscriptions of a socket is one call of the system, not fifty. */
export function gathering(connection: Socket): () => void {
  let gathers = false;
  return () => {
    if (gathers) return;
    gathers = true;
    connection.cork();
    setImmediate(() => {
      gathers = false;
      connection.uncork();
    });
  };
}

/** Returns what ends it. */
function ping(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, pingMilliseconds);
  return () => clearInterval(timer);
}

const ofServers: string[] = [MessageType.ConnectionAck, MessageType.Next, MessageType.Error];

/** graphql-ws has read the message, but could do nothing with it. */
function refuse(socket: WebSocket, text: string, error: unknown, log: Log): void {
  const { type } = JSON.parse(text) as { type: string };
  if (ofServers.includes(type)) {
    socket.close(CloseCode.BadRequest, `Only a server sends '${type}'.`);
  } else {
    logFailure(log, error, 'a message on a WebSocket could not be answered');
    socket.close(CloseCode.InternalServerError, 'Something went wrong on the server.');
  }
}
