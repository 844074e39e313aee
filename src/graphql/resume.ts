/** How a client says where its subscription goes on. */
import type { Context } from '../context.ts';
import type { Resume } from '../events/feed.ts';

/** Of the argument `since`, which all subscriptions have that tell of changes. */
export const sinceOptions = {
  nullable: true,
  description:
    'The cursor of the last event received. First comes the present state of everything that changed after it, then what changes from now on.',
};

/** What the transport says counts first: a browser that reconnects repeats its request as it was, with the newest cursor beside it. */
export function resumeOf({ resume }: Context, args: { since?: string | null }): Resume {
  return { ...resume, since: resume?.since ?? args.since };
}

/** Of the `extensions` of a request, by which any document can go on, whether it has the argument or not. */
export function sinceOf(extensions: Record<string, unknown> | null | undefined): string | undefined {
  const since = extensions?.since;
  return typeof since === 'string' ? since : undefined;
}
