/** The scenes that change, for every subscriber of this process. */
import type { App } from '../app.type.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { createFeed, type Feed } from '../events/feed.ts';
import type { Topics } from '../events/topics.ts';
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

export function createSceneFeed({ events, log, orm }: Pick<App, 'events' | 'log' | 'orm'>): Feed<SceneChange> {
  return createFeed({
    events,
    log,
    topics: ['scene'],
    gatherMilliseconds: 50,
    load: async (messages) => {
      const single = distinct(messages).flatMap(({ ids }) => (ids.length === 1 ? ids : []));
      const scenes = single.length > 0 ? await findScenes(orm.em.fork(), single) : [];
      const byId = new Map(scenes.map((scene) => [scene.id, scene]));
      return distinct(messages).map(({ kind, ids, truncated }) => ({
        kind,
        sceneIds: ids,
        truncated,
        scene: ids.length === 1 ? (byId.get(ids[0] ?? '') ?? null) : null,
      }));
    },
    keyOf: ({ kind, sceneIds }) => `${kind} ${sceneIds.join()}`,
  });
}

/** What was said twice of the same scenes is said once. */
function distinct(messages: Topics['scene'][]): Topics['scene'][] {
  return [...new Map(messages.map((message) => [`${message.kind} ${message.ids.join()}`, message])).values()];
}

/** Changes may have been missed: what is shown is to be read again. */
const readAgain: SceneChange = { kind: ChangeKind.SNAPSHOT, sceneIds: [], truncated: true, scene: null };

/**
 * Subscribes to all scenes, or to those with these ids. It begins with nothing, as a client reads the list it shows; after
 * a lost connection it says that anything may have changed.
 */
export function watchScenes({ sceneFeed }: App, ids: string[] | undefined): AsyncIterableIterator<SceneChange> {
  const wanted = ids && new Set(ids);
  let isFirst = true;
  return sceneFeed.subscribe({
    async snapshot() {
      const missed = isFirst ? [] : [readAgain];
      isFirst = false;
      return missed;
    },
    concerns: ({ sceneIds, truncated }) => !wanted || truncated || sceneIds.some((id) => wanted.has(id)),
  });
}
