/** Contexts that all of a request happens within. */
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { attachment } from '../attachment.ts';

type Enter = (next: () => void) => void;

/** Enters what `open` makes for each request: when it comes, and again with its body, as the events that bring that belong to no request. */
export function enterContexts(
  server: FastifyInstance,
  open: (request: FastifyRequest, reply: FastifyReply) => Enter,
): void {
  const entering = attachment<FastifyRequest, Enter>('entering');
  server.addHook('onRequest', (request, reply, done) => {
    const enter = open(request, reply);
    entering.attach(request, enter);
    enter(done);
  });
  server.addHook('preValidation', (request: FastifyRequest, _reply: unknown, done: HookHandlerDoneFunction) => {
    const enter = entering.of(request);
    if (enter) enter(done);
    else done();
  });
}
