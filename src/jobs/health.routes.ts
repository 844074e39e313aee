/** Is the process alive, and is everything there that it needs. */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { countLiveWorkers } from './liveness.ts';
import { checkQueue } from './queue.ts';

export function registerHealth(server: FastifyInstance, app: App): void {
  server.get('/api/healthz', async () => ({ status: 'ok' }));
  server.get('/api/readyz', async (request, reply) => {
    const em = app.orm.em.fork();
    const [database, queue, workers] = await Promise.all([
      check('the database cannot be used', async () => sql`select 1`.execute(rows(em))),
      check('the queue cannot be read', async () => checkQueue(em)),
      check('workers cannot be looked for', async () => countLiveWorkers(em)),
    ]);
    // Without a worker jobs wait, but whoever asks this process is answered. `/api/readyz?worker` wants to know about jobs.
    const isWorkerAsked = 'worker' in (request.query as object);
    const ready = !database.problem && !queue.problem && (!isWorkerAsked || Boolean(workers.value));
    const worker =
      workers.value === 0 ? 'no worker process is running: start one with npm run worker' : stateOf(workers);
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'unavailable', database: stateOf(database), queue: stateOf(queue), worker });
  });

  /** Anybody may ask, so why it is so, with hosts and ports and names of tables, is for the log. */
  async function check<T>(problem: string, attempt: () => Promise<T>): Promise<{ value?: T; problem?: string }> {
    try {
      return { value: await attempt() };
    } catch (error) {
      app.log.warn({ err: error }, `/api/readyz: ${problem}`);
      return { problem };
    }
  }
}

const stateOf = ({ problem }: { problem?: string }) => problem ?? 'ok';
