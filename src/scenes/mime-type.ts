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
};

export function mimeTypeOf(path: string): string {
  return byExtension[extname(path).slice(1).toLowerCase()] ?? 'application/octet-stream';
}
