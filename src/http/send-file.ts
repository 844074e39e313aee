/** Sends a file as RFC 9110 says: validators, conditions, ranges, one or several, and HEAD. */
import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { type ByteRange, byteRanges } from './byte-ranges.ts';
import { offload } from './offload.ts';
import { type OpenFile, openFile } from './open-file.ts';
import { evaluatePreconditions, isSameState } from './preconditions.ts';
import { pump, type Segment } from './pump.ts';
import { filePolicy } from './security-headers.ts';

export interface FileToSend {
  /** The folder that the file must lie in, links resolved. */
  root: string;
  path: string;
  contentType: string;
  cacheControl: string;
  /** What a browser that shows it may load; by default what a video or an image needs. */
  policy?: string;
  /** Where it is to be saved rather than shown: the name that is proposed. */
  saveAs?: string | undefined;
  /** Called before a body is sent; what it returns is held until the body has ended. Throws when there are too many. */
  hold?: () => Disposable;
}

/** NOT_FOUND when the file is gone or a link leads it out of its root. */
export async function sendFile(
  { config }: { config: Config },
  request: FastifyRequest,
  reply: FastifyReply,
  file: FileToSend,
): Promise<FastifyReply> {
  const open = await openFile(file.root, file.path);
  await using _ = open;
  reply.headers({
    'content-type': file.contentType,
    'cache-control': file.cacheControl,
    'content-security-policy': file.policy ?? filePolicy,
    ...(file.saveAs !== undefined && { 'content-disposition': contentDisposition(fileName(file.saveAs)) }),
  });
  if (config.fileOffload) return offload(config.fileOffload, reply, open.path);
  const { size, etag, lastModified } = open;
  reply.headers({ etag, 'last-modified': lastModified.toUTCString(), 'accept-ranges': 'bytes' });
  const status = evaluatePreconditions(request.headers, open);
  if (status === 304) return reply.code(304).removeHeader('content-type').send();
  if (status === 412) return refuse(reply, 412);
  if (request.method === 'HEAD') return await sendBody(request, reply, open, [wholeOf(size)]); // no ranges here (14.2)
  const ranges = rangesOf(request, open);
  if (ranges?.length === 0) return refuse(reply.header('content-range', `bytes */${size}`), 416);
  using _held = file.hold?.();
  const body = ranges ? partsOf(reply.code(206), file.contentType, ranges, size) : [wholeOf(size)];
  return await sendBody(request, reply, open, body); // awaited here, where the file is closed
}

/** A slash or a control character, which no file system takes, becomes an underscore. */
const fileName = (name: string) => name.toWellFormed().replace(/[\p{Cc}/\\]/gu, '_');

function rangesOf({ headers }: FastifyRequest, file: OpenFile): ByteRange[] | undefined {
  const isWanted = headers.range !== undefined && isSameState(headers['if-range']?.toString(), file);
  return isWanted ? byteRanges(headers.range ?? '', file.size) : undefined;
}

const wholeOf = (size: number): ByteRange => ({ start: 0, end: size - 1 });

function refuse(reply: FastifyReply, status: number): FastifyReply {
  for (const name of ['content-type', 'content-disposition']) reply.removeHeader(name);
  return reply.code(status).header('cache-control', 'no-store').send();
}

/** One range as it is, several as multipart/byteranges (14.6). */
function partsOf(reply: FastifyReply, contentType: string, ranges: ByteRange[], size: number): Segment[] {
  const contentRange = ({ start, end }: ByteRange) => `bytes ${start}-${end}/${size}`;
  const [only] = ranges;
  if (only && ranges.length === 1) {
    reply.header('content-range', contentRange(only));
    return ranges;
  }
  const boundary = randomUUID();
  reply.header('content-type', `multipart/byteranges; boundary=${boundary}`);
  const headOf = (range: ByteRange, index: number) =>
    `${index === 0 ? '' : '\r\n'}--${boundary}\r\ncontent-type: ${contentType}\r\ncontent-range: ${contentRange(range)}\r\n\r\n`;
  return [
    ...ranges.flatMap((range, index) => [Buffer.from(headOf(range, index)), range]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ];
}

/** Past Fastify, which would take the missing body of a HEAD for one of no bytes. */
async function sendBody(
  request: FastifyRequest,
  reply: FastifyReply,
  file: OpenFile,
  body: readonly Segment[],
): Promise<FastifyReply> {
  const length = body.reduce((sum, part) => sum + lengthOf(part), 0);
  reply.header('content-length', length).hijack();
  reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  try {
    await pump(file, request.method === 'HEAD' ? [] : body, reply.raw);
  } catch (error) {
    request.log.warn({ err: error }, 'a file could not be read to its end');
    reply.raw.destroy();
  }
  return reply;
}

const lengthOf = (part: Segment) => (Buffer.isBuffer(part) ? part.length : part.end - part.start + 1);
