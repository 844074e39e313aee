/** How many WebSockets one user and one address may have open at this process, and how much may go on over one. */
import type { Duplex } from 'node:stream';
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

/** Counts what is open under each name. */
export function countOpen(max: number) {
  const open = new Map<string, number>();
  return {
    /** What ends the counting of one more, or undefined when there are too many. */
    add(name: string): (() => void) | undefined {
      const count = open.get(name) ?? 0;
      if (count >= max) return undefined;
      open.set(name, count + 1);
      return () => {
        const left = (open.get(name) ?? 0) - 1;
        if (left > 0) open.set(name, left);
        else open.delete(name);
      };
    },
  };
}

/** Counts a TCP connection of an address until it is closed; beyond the limit answers 429 and returns false. */
export function limitAddresses({ maxSocketsPerAddress }: Pick<Config, 'maxSocketsPerAddress'>) {
  const addresses = countOpen(maxSocketsPerAddress);
  return (address: string, connection: Duplex): boolean => {
    const leave = addresses.add(address);
    if (leave) connection.once('close', leave);
    else connection.end(refusal);
    return leave !== undefined;
  };
}

const refusal = `HTTP/1.1 429 Too Many Requests\r\nretry-after: 10\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`;
