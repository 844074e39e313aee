/** Uploads as they go, read once per process for every subscriber. */
import type { App } from '../app.type.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { createFeed, type Feed } from '../events/feed.ts';
import { findUploads, type UploadRow, unfinishedUploadsOf } from './upload.queries.ts';

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

export function createUploadFeed({ events, log, orm }: Pick<App, 'events' | 'log' | 'orm'>): Feed<UploadRow> {
  return createFeed({
    events,
    log,
    topics: ['upload'],
    gatherMilliseconds: 20, // each tells of itself at most 4 times a second
    load: async (messages) => findUploads(orm.em.fork(), [...new Set(messages.map(({ id }) => id))]),
    keyOf: ({ id }) => id,
  });
}

export function watchUploads({ uploadFeed, orm }: App, viewer: Viewer): AsyncIterableIterator<UploadRow> {
  return uploadFeed.subscribe({
    snapshot: async () => unfinishedUploadsOf(orm.em.fork(), viewer.id),
    concerns: ({ userId }) => userId === viewer.id,
  });
}
