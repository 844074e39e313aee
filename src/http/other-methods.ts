/** What a URL answers to the methods that it has not: 405 with those that it has (RFC 9110, section 15.5.6). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answer } from './error-handler.ts';

/** Watches routes being registered; the function that it returns, called after the last, answers for the rest of each. */
export function otherMethods(server: FastifyInstance): () => void {
  const byUrl = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    byUrl.set(url, new Set([...(byUrl.get(url) ?? []), ...[method].flat()]));
  });
  return () => {
    for (const [url, methods] of [...byUrl]) {
      if (url === '*') continue;
      const allow = [...new Set([...methods, 'OPTIONS'])].sort().join(', ');
      const rest = server.supportedMethods.filter((method) => !methods.has(method));
      const refuse = async (request: FastifyRequest, reply: FastifyReply) => {
        reply.header('allow', allow);
        if (request.method === 'OPTIONS') return reply.code(204).send();
        return answer(reply, 405, 'BAD_USER_INPUT', `${request.method} does nothing here; what does: ${allow}.`);
      };
      // Before the body is read, as its type does not matter here.
      server.route({ method: rest, url, onRequest: refuse, handler: refuse });
    }
  };
}
