/** Messages for people who may not see where files lie. */
import type { Context } from '../context.ts';

/**
 * The message, without the folders of absolute paths unless the viewer has storage:manage. A folder's name may hold
 * anything, so all between the first and the last slash of a line goes: rather a word too much than a name told.
 */
export function withoutPaths({ viewer }: Pick<Context, 'viewer'>, message: string): string {
  if (viewer?.permissions.has('storage:manage')) return message;
  return message.replace(/(?<=^|[\s'"(=:])\/.*\//gm, '');
}
