/** Is the process alive, and is everything there that it needs. */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { countLiveWorkers } from './liveness.ts';
import { checkQueue } from './queue.ts';

export function registerHealth(server: FastifyInstance, app: App): void {
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const em = app.orm.em.fork();
    const [database, queue, worker] = await Promise.all([
      check(() => sql`select 1`.execute(rows(em))),
      check(() => checkQueue(em)),
      check(async () => {
        if ((await countLiveWorkers(em)) === 0)
          throw new Error('no worker process is running: start one with npm run worker');
      }),
    ]);
    // Without a worker jobs wait, but whoever asks this process is answered.
    const ready = [database, queue].every((state) => state === 'ok');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', database, queue, worker });
  });
}

async function check(attempt: () => Promise<unknown>): Promise<string> {
  try {
    await attempt();
    return 'ok';
  } catch (error) {
    return messageOf(error);
  }
}
