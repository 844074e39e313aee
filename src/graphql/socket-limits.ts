/** How many connections one user and one address may have open at this process, WebSockets and event streams, and how much may go on over one. */
import type { EventEmitter } from 'node:events';
import { GraphQLError } from 'graphql';
import type { Config } from '../config.ts';

/** Subscriptions and queries that have not ended. */
const maxOperations = 200;

/** Anonymous or not: a socket says who it is within this time, or it is closed with 4408. */
export const initTimeoutMilliseconds = 10_000;

/** The refusal of one operation more, when there are too many on a socket. The one that is asked about is counted already. */
export function tooManyOperations({ subscriptions }: { subscriptions: object }): GraphQLError | undefined {
  if (Object.keys(subscriptions).length <= maxOperations) return undefined;
  const message = `${maxOperations} operations run on this connection already: end some first.`;
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } });
}

/** The connections of this process that are open, WebSockets and event streams together. */
export interface Connections {
  ofUsers: Count;
  ofAddresses: Count;
}

interface Count {
  readonly max: number;
  /** Counts one more under this name until it closes; false when there are too many. */
  enter(name: string, connection: EventEmitter): boolean;
}

export function countConnections(limits: Pick<Config, 'maxSocketsPerUser' | 'maxSocketsPerAddress'>): Connections {
  return { ofUsers: countOpen(limits.maxSocketsPerUser), ofAddresses: countOpen(limits.maxSocketsPerAddress) };
}

function countOpen(max: number): Count {
  const open = new Map<string, number>();
  return {
    max,
    enter(name, connection) {
      const count = open.get(name) ?? 0;
      if (count >= max) return false;
      open.set(name, count + 1);
      connection.once('close', () => {
        const left = (open.get(name) ?? 0) - 1;
        if (left > 0) open.set(name, left);
        else open.delete(name);
      });
      return true;
    },
  };
}

/** When one that was refused may try again. */
export const refusedForSeconds = 10;

export const tooManyOfUser = ({ ofUsers }: Connections) => `You have ${ofUsers.max} connections already.`;
export const tooManyOfAddress = ({ ofAddresses }: Connections) =>
  `Your address has ${ofAddresses.max} connections already.`;

/** The answer to an upgrade, before there is a WebSocket that could say why. */
export const refusedUpgrade = `HTTP/1.1 429 Too Many Requests\r\nretry-after: ${refusedForSeconds}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`;
