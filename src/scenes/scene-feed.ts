/** The scenes that change, for every subscriber of this process. */
import type { App } from '../app.type.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { createFeed, type Feed, type Resume, type Told } from '../events/feed.ts';
import type { ScenesChanged } from '../events/publish.ts';
import { findScenes, type SceneRow } from './scene.queries.ts';

export interface SceneChange {
  kind: ChangeKind;
  sceneIds: string[];
  truncated: boolean;
  scene: SceneRow | null;
}

declare module '../app.type.ts' {
  interface App {
    sceneFeed: Feed<SceneChange>;
  }
}

export function createSceneFeed(app: Pick<App, 'events' | 'log' | 'orm' | 'secret'>): Feed<SceneChange> {
  return createFeed(app, {
    recorded: 'scene',
    topics: ['scene'],
    gatherMilliseconds: 50,
    async load(em, changes) {
      const single = changes.flatMap(({ thing }) => thing ?? []);
      const scenes = single.length > 0 ? await findScenes(em, single) : [];
      const byId = new Map(scenes.map((scene) => [scene.id, scene]));
      return changes.map(({ position, kind, thing, details }) => {
        const { ids, truncated } = thing === null ? (details as ScenesChanged) : { ids: [thing], truncated: false };
        return { event: { kind, sceneIds: ids, truncated, scene: byId.get(thing ?? '') ?? null }, position };
      });
    },
    keyOf: ({ sceneIds }) => sceneIds.join(),
    forMany: { kind: ChangeKind.SNAPSHOT, ...readAgain },
  });
}

/** Changes may have been missed, or are too many: what is shown is to be read again. */
const readAgain = { sceneIds: [], truncated: true, scene: null };

/** Subscribes to all scenes, or to those with these ids. It begins with nothing, as a client reads the list it shows. */
export function watchScenes(
  { sceneFeed }: App,
  ids: readonly string[] | undefined,
  resume: Resume,
): AsyncIterableIterator<Told<SceneChange>> {
  const wanted = ids && new Set(ids);
  return sceneFeed.subscribe({
    ...resume,
    snapshot: async (_em, start) => (start === 'resync' ? [{ kind: ChangeKind.RESYNC, ...readAgain }] : []),
    concerns: ({ sceneIds, truncated }) => !wanted || truncated || sceneIds.some((id) => wanted.has(id)),
  });
}
