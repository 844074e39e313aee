/**
 * The addresses of before everything of the server lay below /api/, /media/ and /graphql, which leave the rest to a web client.
 * They answer for one release more.
 */
import type { IncomingMessage } from 'node:http';

const moved: readonly [old: RegExp, to: string][] = [
  [/^\/(healthz|readyz)$/, '/api'],
  [/^\/uploads(\/[^/]*)?$/, '/api'],
  [/^\/(scenes\/[^/]+\/cover|actors\/[^/]+\/image|studios\/[^/]+\/(logo|favicon|poster))$/, '/api'],
  [/^\/assets\/[^/]+\/(scenes|actors|studios)\//, '/media'],
  [/^\/stream\/[^/]+(\/(hls|subtitles)\/.*)?$/, '/media'],
  [/^\/share\/[^/]/, '/media'],
];

/** Where a request goes. A page that a person opens is a web client's, but for those of share links. */
export function presentAddress({ url = '/', method, headers }: Pick<IncomingMessage, 'url' | 'method' | 'headers'>) {
  const [path = ''] = url.split('?');
  const to = moved.find(([old]) => old.test(path))?.[1];
  const isPage = method === 'GET' && headers.accept?.includes('text/html');
  return to === undefined || (isPage && !path.startsWith('/share/')) ? url : `${to}${url}`;
}
