/** Uploads as they go, read once per process for every subscriber. */
import type { App } from '../app.type.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { createFeed, type Feed, type Resume, type Told } from '../events/feed.ts';
import { findUploads, newestUploadOf, type UploadRow, unfinishedUploadsOf } from './upload.queries.ts';

declare module '../events/topics.ts' {
  interface Topics {
    /** The upload with this id began, moved on or ended. */
    upload: { id: string };
  }
}

declare module '../app.type.ts' {
  interface App {
    uploadFeed: Feed<UploadRow>;
  }
}

export function createUploadFeed(app: Pick<App, 'events' | 'log' | 'orm' | 'secret'>): Feed<UploadRow> {
  return createFeed(app, {
    recorded: 'upload',
    topics: ['upload'],
    gatherMilliseconds: 20, // each tells of itself at most 4 times a second
    async load(em, changes, messages) {
      const positions = new Map(changes.map(({ thing, position }) => [thing, position]));
      const heard = messages.map(({ id }) => id);
      const uploads = await findUploads(
        em,
        [...new Set([...positions.keys(), ...heard])].filter((id) => id !== null),
      );
      return uploads
        .map((event) => ({ event, position: positions.get(event.id) }))
        .filter(({ event, position }) => position || !event.endedAt); // an end is a change, and is told once
    },
    keyOf: ({ id }) => id,
  });
}

export function watchUploads(
  { uploadFeed }: App,
  viewer: Viewer,
  resume: Resume,
): AsyncIterableIterator<Told<UploadRow>> {
  return uploadFeed.subscribe({
    ...resume,
    async snapshot(em, start) {
      const unfinished = await unfinishedUploadsOf(em, viewer.id);
      return start === 'resync' && unfinished.length === 0 ? newestUploadOf(em, viewer.id) : unfinished;
    },
    concerns: ({ userId }) => userId === viewer.id,
  });
}
