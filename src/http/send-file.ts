/** Sends a file with ranges, validators and HEAD, straight from disk and never outside of its root. */
import { type FileHandle, open, realpath } from 'node:fs/promises';
import type { OutgoingHttpHeaders } from 'node:http';
import { relative, sep } from 'node:path';
import { Readable } from 'node:stream';
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
  await using handle = await openForReading(path);
  const answer = await send(
    asHead(request, (await handle.stat()).size),
    inside.split(sep).map(encodeURIComponent).join('/'),
    {
      root,
      dotfiles: 'allow',
      cacheControl: false,
      index: false,
      contentType: false,
    },
  );
  if (answer.type !== 'file') {
    const { 'Content-Range': contentRange } = answer.headers as Record<string, string>;
    if (answer.statusCode === 416) return reply.code(416).header('content-range', contentRange).send();
    if (answer.statusCode === 412) return reply.code(412).send();
    throw notFound('The file is not there.');
  }
  reply
    .code(answer.statusCode)
    .headers({ ...answer.headers, 'content-type': file.contentType, 'cache-control': file.cacheControl })
    .header('content-security-policy', filePolicy);
  const hasBody = request.method === 'GET' && answer.statusCode !== 304;
  return hasBody ? await sendBody(request, reply, handle) : reply.send(answer.stream); // the file is closed at the return
}

/** Opened before anything is answered, so that what cannot be read is said in a sentence. */
async function openForReading(path: string): Promise<FileHandle> {
  return open(path).catch((error: unknown) => {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read by the server';
    throw notFound(`The file ${reason}.`);
  });
}

/**
 * The request as one for headers only: the body is ours to send (`pump`). Two ranges are put right on the way, where
 * `@fastify/send` answers 416 against RFC 9110: a suffix longer than the file is the whole file (14.1.2), and what is no
 * range at all is ignored (14.2).
 */
function asHead({ raw }: FastifyRequest, size: number): Readable {
  const { range, ...headers } = raw.headers;
  const suffix = /^bytes=-(\d+)$/.exec(range ?? '')?.[1];
  const isRange = /^bytes=(\d+-\d*|-\d+)(,\s*(\d+-\d*|-\d+))*$/.test(range ?? '');
  const mended = suffix && Number(suffix) > size ? 'bytes=0-' : range;
  return Object.assign(Readable.from([]), {
    method: 'HEAD',
    headers: isRange ? { ...headers, range: mended } : headers,
  });
}

/** The part that the headers promise. */
async function sendBody(request: FastifyRequest, reply: FastifyReply, handle: FileHandle): Promise<FastifyReply> {
  const start = Number(/^bytes (\d+)-/.exec(String(reply.getHeader('content-range')))?.[1] ?? 0);
  reply.hijack();
  reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  try {
    await pump(handle, start, Number(reply.getHeader('content-length')), reply.raw);
  } catch (error) {
    request.log.warn({ err: error }, 'a file could not be read to its end');
    reply.raw.destroy();
  }
  return reply;
}
