/** What running jobs last said of their progress: newer than their rows, and the only place for speed and time left. */
import type { Events } from '../events/listen.ts';

/** progress in percent; etaSeconds and speed (times playback) are null while unknown. */
export interface LiveProgress {
  progress: number;
  etaSeconds: number | null;
  speed: number | null;
}

declare module '../events/topics.ts' {
  interface Topics {
    /** A job came or changed, which is recorded. With `live`, mere progress, which the row learns of later. */
    job: { id: string; live?: LiveProgress };
  }
}

export type LiveProgressByJob = ReadonlyMap<string, LiveProgress>;

declare module '../app.type.ts' {
  interface App {
    progress: LiveProgressByJob;
  }
}

/** Keeps it by hearing what all processes publish. Any change of state ends what was said before. */
export function followProgress(events: Events): LiveProgressByJob {
  const known = new Map<string, LiveProgress>();
  events.on('job', ({ id, live }) => {
    if (live) known.set(id, live);
    else known.delete(id);
  });
  events.on('cancel', ({ ids }) => {
    for (const id of ids) known.delete(id); // they may be gone, and then say nothing more
  });
  events.onReconnect(() => known.clear());
  return known;
}
