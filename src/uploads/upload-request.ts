/** A request as the tus library is to see it, and the address that its client knows the upload by. */
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { badInput } from '../errors.ts';
import { uploadPath, uploadUrl } from './upload-url.ts';

export type UploadRequest = FastifyRequest<{ Params: { id?: string } }>;

/** Proxies that let only GET and POST through, or make GET of HEAD, are no hindrance. */
export function methodOf(request: FastifyRequest): string {
  const override = headerOf(request, 'x-http-method-override')?.toUpperCase();
  if (request.method === 'GET') return 'HEAD';
  if (request.method !== 'POST' || override === undefined) return request.method;
  if (['POST', 'PATCH', 'HEAD', 'DELETE'].includes(override)) return override;
  throw badInput('X-HTTP-Method-Override', 'X-HTTP-Method-Override must be PATCH, HEAD or DELETE.');
}

/** Under PUBLIC_URL; without one it is relative to the request, so that it is right below any path that a proxy adds. */
export function locationOf({ config }: App, { url }: FastifyRequest, id: string): string {
  if (config.publicUrl) return `${uploadUrl(config)}/${id}`;
  return url.split('?')[0]?.endsWith('/') ? id : `${basename(uploadPath)}/${id}`;
}

const protocolHeaders = [
  ...['tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length', 'upload-concat'],
  ...['content-type', 'content-length'],
];

export function webRequest(request: UploadRequest, method: string): Request {
  const { id } = request.params;
  const headers = new Headers();
  for (const name of protocolHeaders) {
    const value = headerOf(request, name);
    if (value !== undefined) headers.set(name, value);
  }
  const hasBody = request.body !== undefined && ['POST', 'PATCH'].includes(method);
  const path = id === undefined ? uploadPath : `${uploadPath}/${encodeURIComponent(id)}`;
  return new Request(`http://reelgraph${path}`, {
    method,
    headers,
    ...(hasBody && { body: Readable.toWeb(request.raw) as ReadableStream, duplex: 'half' }),
  });
}

export function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  return headers[name]?.toString();
}
