/** Takes a request's body in as a file, without holding it in memory. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { badInput, isDiskFull, unavailable } from '../errors.ts';
import { holdUpload, uploadFolder } from './abandoned-uploads.ts';

/** It is removed when disposed of. */
export interface ReceivedFile extends AsyncDisposable {
  path: string;
}

/** Answers 413 as soon as there are more than `maxBytes`, whatever the headers promised; BAD_USER_INPUT when there is nothing. */
export async function receiveFile(
  app: Pick<App, 'config'>,
  request: FastifyRequest,
  maxBytes: number,
): Promise<ReceivedFile> {
  const body = request.body as Readable | undefined;
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const folder = uploadFolder(app);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `image-${randomUUID()}.part`);
  const held = holdUpload(path);
  const remove = async () => {
    held[Symbol.dispose]();
    await rm(path, { force: true });
  };
  try {
    await write(path, body, maxBytes);
    return { path, [Symbol.asyncDispose]: remove };
  } catch (error) {
    body?.resume(); // the rest of it is in the way of the next request
    await remove();
    if (isDiskFull(error)) throw unavailable('The disk of the server is full.', { cause: error });
    throw error;
  }
}

async function write(path: string, body: Readable | undefined, maxBytes: number): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  let size = 0;
  // The stream is not destroyed, as that would close the connection before the answer is out.
  for await (const chunk of body?.iterator({ destroyOnReturn: false }) ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    await file.appendFile(chunk); // unlike `write`, all of it or an error
  }
  if (size === 0) throw badInput('body', 'The body is empty: send the image itself.');
}

function tooLarge(maxBytes: number): Error {
  const megabytes = maxBytes / 1024 / 1024;
  return Object.assign(new Error(`The file is too large: at most ${megabytes} MiB are taken.`), { statusCode: 413 });
}
