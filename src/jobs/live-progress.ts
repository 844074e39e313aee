/** What running jobs last said of their progress: newer than their rows, and the only place for speed and time left. */
import type { Events } from '../events/listen.ts';
import type { LiveProgress } from '../events/topics.ts';

export type LiveProgressByJob = ReadonlyMap<string, LiveProgress>;

/** Keeps it by hearing what all processes publish. Any change of state ends what was said before. */
export function followProgress(events: Events): LiveProgressByJob {
  const known = new Map<string, LiveProgress>();
  events.on('job', ({ id, live }) => {
    if (live) known.set(id, live);
    else known.delete(id);
  });
  events.onReconnect(() => known.clear());
  return known;
}
