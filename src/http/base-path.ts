/** The path of PUBLIC_URL, such as /reel: a proxy may take it out of the address of a request, or leave it there. */
import type { Config } from '../config.ts';

/** The address below that path, as the server's routes know it. */
export function belowBase(url: string, { publicUrl }: Pick<Config, 'publicUrl'>): string {
  const base = publicUrl === undefined ? '/' : new URL(publicUrl).pathname;
  if (base === '/') return url;
  return url === base ? '/' : url.startsWith(`${base}/`) ? url.slice(base.length) : url;
}
