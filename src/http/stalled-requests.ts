/** Requests that are begun and not finished: a connection that brings nothing for a while is closed. */
import type { FastifyInstance } from 'fastify';

export const defaultStallMilliseconds = 30_000;

/** For Node's server: request line and headers have as long in all, however slowly they come. */
export const headerTimeouts = (stallMilliseconds: number) => ({
  headersTimeout: stallMilliseconds,
  connectionsCheckingInterval: Math.min(stallMilliseconds, 5000),
});

/** A body may take as long as it likes, such as that of a film, while it moves. */
export function endStalledBodies(server: FastifyInstance, stallMilliseconds: number): void {
  server.addHook('onRequest', ({ raw }, reply, done) => {
    const hasBody = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
    if (hasBody) {
      raw.setTimeout(stallMilliseconds, () => raw.destroy());
      raw.once('end', () => raw.setTimeout(0)); // from here on it is we who work
      // Where it was refused, the rest is still to come; Node would wait as long as for the next request.
      reply.raw.once('finish', () => {
        if (!raw.complete) raw.setTimeout(stallMilliseconds);
      });
    }
    done();
  });
}
