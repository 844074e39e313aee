/** What browsers call the containers that a scan finds. */
import { extname } from 'node:path';

const byExtension: Record<string, string> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
  wmv: 'video/x-ms-wmv',
  asf: 'video/x-ms-asf',
  divx: 'video/x-msvideo',
  ts: 'video/mp2t',
  m2ts: 'video/mp2t',
  mts: 'video/mp2t',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  vob: 'video/mpeg',
  flv: 'video/x-flv',
  '3gp': 'video/3gpp',
  ogv: 'video/ogg',
};

/** Those whose types have a `codecs` parameter (RFC 6381, section 3.2). */
const withCodecs = ['mp4', 'm4v', 'mov', 'mkv', 'webm', '3gp', 'ogv'];

export function mimeTypeOf(path: string, codecs: string): string {
  const extension = extname(path).slice(1).toLowerCase();
  const type = byExtension[extension] ?? 'application/octet-stream';
  return codecs !== '' && withCodecs.includes(extension) ? `${type}; codecs="${codecs}"` : type;
}
