/** Who stands behind a credential, remembered for seconds, and forgotten as soon as any process changes who may do what. */
import type { Events } from '../events/listen.ts';
import type { Viewer } from './viewer.type.ts';

/** How long a change can go unnoticed when its message is lost together with the connection that would bring it. */
const maxAgeMilliseconds = 5000;

const maxEntries = 10_000;

export interface ViewerCache {
  /** The viewer under this key, loaded unless known. A failure is not remembered. */
  get(key: string, load: () => Promise<Viewer>): Promise<Viewer>;
  /** Forgets all: what a process changed itself holds for it at once. */
  drop(): void;
}

declare module '../app.type.ts' {
  interface App {
    viewers: ViewerCache;
  }
}

export function createViewerCache(events: Pick<Events, 'on' | 'onReconnect'>): ViewerCache {
  let known = new Map<string, { viewer: Promise<Viewer>; until: number }>();

  /** A new map, so that what is being read at this moment ends up in the old one and is used by nobody else. */
  function drop(): void {
    known = new Map();
  }

  events.on('access', drop);
  events.onReconnect(drop);

  return {
    drop,
    async get(key, load) {
      const found = known.get(key);
      if (found && found.until > Date.now()) return found.viewer;
      if (known.size >= maxEntries) drop();
      const place = known;
      const viewer = load();
      place.set(key, { viewer, until: Date.now() + maxAgeMilliseconds });
      viewer.catch(() => place.delete(key));
      return viewer;
    },
  };
}
