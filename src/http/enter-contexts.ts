/** Contexts that all of a request happens within. */
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';

type Enter = (next: () => void) => void;

/**
 * Enters what `open` makes for each request: when it comes, and again with its body, as the events that bring that belong to no request. It is
 * kept at the request: what a WeakMap keeps and refers to its key outlives all but full collections.
 */
export function enterContexts(
  server: FastifyInstance,
  open: (request: FastifyRequest, reply: FastifyReply) => Enter,
): void {
  const entering = Symbol('entering');
  type Entered = FastifyRequest & { [entering]?: Enter };
  server.addHook('onRequest', (request: Entered, reply, done) => {
    const enter = open(request, reply);
    request[entering] = enter;
    enter(done);
  });
  server.addHook('preValidation', (request: Entered, _reply: unknown, done: HookHandlerDoneFunction) => {
    const enter = request[entering];
    if (enter) enter(done);
    else done();
  });
}
