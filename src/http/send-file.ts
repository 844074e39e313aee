/** Sends a file with ranges, validators and HEAD, straight from disk and never outside of its root. */
import { realpath, stat } from 'node:fs/promises';
import type { OutgoingHttpHeaders } from 'node:http';
import { relative, sep } from 'node:path';
import { send } from '@fastify/send';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../errors.ts';
import { pump } from './pump.ts';
import { filePolicy } from './security-headers.ts';

export interface FileToSend {
  /** The folder that the file must lie in, links resolved. */
  root: string;
  path: string;
  contentType: string;
  cacheControl: string;
}

/** Answers with the file; NOT_FOUND when it is gone or a link leads it out of its root. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileToSend): Promise<FastifyReply> {
  const [root, path] = await Promise.all([realpath(file.root), realpath(file.path)]).catch(() => {
    throw notFound('The file is not there.');
  });
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) throw notFound('The file is not there.');
  await mendSuffix(request, path);
  const answer = await send(request.raw, inside.split(sep).map(encodeURIComponent).join('/'), {
    root,
    dotfiles: 'allow',
    cacheControl: false,
    index: false,
    contentType: false,
  });
  if (answer.type !== 'file') {
    if (answer.statusCode === 416 || answer.statusCode === 412) {
      return reply.code(answer.statusCode).headers(answer.headers).send();
    }
    throw notFound('The file is not there.');
  }
  reply
    .code(answer.statusCode)
    .headers({ ...answer.headers, 'content-type': file.contentType, 'cache-control': file.cacheControl })
    .header('content-security-policy', filePolicy);
  const hasBody = request.method === 'GET' && answer.statusCode !== 304;
  if (!hasBody) return reply.send(answer.stream);
  answer.stream.destroy(); // it would leave a new buffer behind for every 64 KiB
  return sendBody(reply, path);
}

/** The part that the headers promise. */
async function sendBody(reply: FastifyReply, path: string): Promise<FastifyReply> {
  const start = Number(/^bytes (\d+)-/.exec(String(reply.getHeader('content-range')))?.[1] ?? 0);
  reply.hijack();
  reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  await pump(path, start, Number(reply.getHeader('content-length')), reply.raw);
  return reply;
}

/** `@fastify/send` refuses a suffix longer than the file; RFC 9110, 14.1.2, takes it for the whole file. */
async function mendSuffix({ raw }: FastifyRequest, path: string): Promise<void> {
  const suffix = /^bytes=-(\d+)$/.exec(raw.headers.range ?? '')?.[1];
  if (suffix && Number(suffix) > (await stat(path)).size) raw.headers.range = 'bytes=0-';
}
