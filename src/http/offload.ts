/** Leaves the bytes to the web server in front: it gets a header that names the file, and sends that by itself. */
import type { FastifyReply } from 'fastify';
import type { Config } from '../config.ts';

/** nginx reads the path as a URL within its own: below this one are the folders that it may send from. */
const nginxPrefix = '/reelgraph-files';

/** Ranges and conditions are that server's business from here on. Both decode the path. */
export function offload(to: NonNullable<Config['fileOffload']>, reply: FastifyReply, path: string): FastifyReply {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (to === 'nginx') return reply.header('x-accel-redirect', `${nginxPrefix}${encoded}`).send();
  return reply.header('x-sendfile', encoded).send();
}
