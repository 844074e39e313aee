/** What running jobs last said of their progress: newer than their rows, and the only place for speed and time left. */
import type { ChangeKind } from '../events/change-kind.enums.ts';
import type { Events } from '../events/listen.ts';
import type { JobRow } from './job.queries.ts';

/** progress in percent; etaSeconds and speed (times playback) are null while unknown. */
export interface LiveProgress {
  progress: number;
  etaSeconds: number | null;
  speed: number | null;
}

declare module '../events/topics.ts' {
  interface Topics {
    /**
     * A job came, changed or went. `live` is set on mere progress, which the row learns of later; `last` is how one that
     * went was last, as nobody can load it any more.
     */
    job: { id: string; sceneId: string; kind: ChangeKind; live?: LiveProgress; last?: JobRow };
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
  events.onReconnect(() => known.clear());
  return known;
}
