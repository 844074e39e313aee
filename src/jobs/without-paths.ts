/** Messages for people who may not see where files lie. */
import type { Context } from '../context.ts';

/** The message, with absolute paths reduced to their last part unless the viewer has storage:manage. */
export function withoutPaths({ viewer }: Context, message: string): string {
  if (viewer?.permissions.has('storage:manage')) return message;
  return message.replace(/(?:\/[^/\s:'"]+)+\/([^/\s:'"]+)/g, '$1');
}
