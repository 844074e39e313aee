/** The path of PUBLIC_URL, such as /reel: a proxy may take it out of the address of a request, or leave it there. */
import type { Config } from '../config.ts';

/** Without a slash at its end, so empty where there is none. */
export function basePath({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
}

/** The address below that path, as the server's routes know it. */
export function belowBase(url: string, config: Pick<Config, 'publicUrl'>): string {
  const base = basePath(config);
  if (base === '') return url;
  return url === base ? '/' : url.startsWith(`${base}/`) ? url.slice(base.length) : url;
}
