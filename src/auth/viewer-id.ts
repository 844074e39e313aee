/** Whose data is meant where everybody has their own. */
import type { Context } from '../context.ts';
import { unauthenticated } from '../errors.ts';

/** The id of the user who asks, behind doors that only signed-in users pass. */
export function viewerId({ viewer }: Pick<Context, 'viewer'>): string {
  if (!viewer) throw unauthenticated();
  return viewer.id;
}
