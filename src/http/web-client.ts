/** A web client from a folder (WEB_DIR): a single-page application, which finds out by itself what an address means. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import mime from 'mime';
import type { App } from '../app.type.ts';
import type { Config } from '../config.ts';
import { AppError, unavailable } from '../errors.ts';
import { sendFile } from './send-file.ts';

/** Answers with a file of the client or its page; false for what is not the client's to answer. */
export type WebClient = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

/** Undefined without WEB_DIR. UNAVAILABLE when there is no page in it. */
export async function openWebClient({ config }: Pick<App, 'config'>): Promise<WebClient | undefined> {
  const { webDir: root } = config;
  if (root === undefined) return undefined;
  const page = join(root, 'index.html');
  await access(page).catch((cause: unknown) => {
    throw unavailable(`WEB_DIR ${root} has no index.html that can be read: build the web client into it first.`, {
      cause,
    });
  });
  const policy = policyOf(config.webCsp);
  const send = async (request: FastifyRequest, reply: FastifyReply, path: string) => {
    reply.header('referrer-policy', 'same-origin');
    if (config.webCsp?.includes('frame-ancestors')) reply.removeHeader('x-frame-options'); // which knows no list
    await sendFile({ config: { ...config, fileOffload: undefined } }, request, reply, {
      ...{ root, path, policy, contentType: typeOf(path) },
      cacheControl: isHashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    return true;
  };
  return async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const names = namesIn(request.url);
    if (!names || ours.has(names[0] ?? '')) return false;
    if (names.length === 0) return send(request, reply, page);
    try {
      return await send(request, reply, join(root, ...names));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
      const isPage = request.headers.accept?.includes('text/html') && !names.at(-1)?.includes('.');
      return isPage ? send(request, reply, page) : false;
    }
  };
}

/** What begins with these is the server's own, though nothing be there. */
const ours = new Set(['api', 'media', 'graphql']);

/** The names of folders and file in an address; undefined when it cannot be of a file, or is of a hidden one. */
function namesIn(url: string): string[] | undefined {
  const [path = ''] = url.split('?');
  try {
    const names = path.split('/').filter(Boolean).map(decodeURIComponent);
    return names.some((name) => name.startsWith('.') || /[/\\\0]/.test(name)) ? undefined : names;
  } catch {
    return undefined;
  }
}

/** Bundlers put a hash into the names of files that never change: eight characters or more with a letter and a digit. */
const isHashed = /[-.](?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{8,}\.\w+(\.map)?$/;

function typeOf(path: string): string {
  const type = mime.getType(path) ?? 'application/octet-stream';
  return /^text\/|javascript|json|xml/.test(type) ? `${type}; charset=utf-8` : type;
}

const ownPolicy: Record<string, string> = {
  'default-src': "'self'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob:", // players of HLS hand out what they load under such an address
  'worker-src': "'self' blob:",
  'connect-src': "'self'",
  'font-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** Ours with what WEB_CSP adds to each directive; 'none' gives way to it. */
function policyOf(additions: Config['webCsp']): string {
  const policy = { ...ownPolicy };
  for (const [directive = '', ...sources] of (additions ?? '').split(';').map((text) => text.trim().split(/\s+/))) {
    if (directive === '') continue;
    const own = policy[directive] === "'none'" ? '' : (policy[directive] ?? policy['default-src']);
    policy[directive] = [own, ...sources].filter(Boolean).join(' ');
  }
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
