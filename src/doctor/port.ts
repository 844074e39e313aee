/** Whether the API can have its port, or has it already. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config.ts';
import { whyNoPort } from '../http/server.ts';
import { type Finding, good, problem } from './finding.ts';

export async function* checkPort({ host, port }: Config): AsyncGenerator<Finding> {
  const server = createServer().listen({ host, port });
  try {
    await once(server, 'listening');
    yield good(port === 0 ? 'the system picks a free port (PORT=0)' : `port ${port} on ${host} is free`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' && (await isReelgraph(host, port)))
      yield good(`Reelgraph answers on port ${port} of ${host}`);
    else yield problem(whyNoPort(error as NodeJS.ErrnoException, host, port));
  } finally {
    server.close();
  }
}

async function isReelgraph(host: string, port: number): Promise<boolean> {
  const name = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  const answer = await fetch(`http://${name}:${port}/api/healthz`, { signal: AbortSignal.timeout(3000) })
    .then(async (response) => response.json())
    .catch(() => undefined);
  return (answer as { status?: string } | undefined)?.status === 'ok';
}
