/** What the tus library asks of a store, for one request of one viewer. The library holds the lock of the upload meanwhile. */
import type { Readable } from 'node:stream';
import { DataStore, Metadata, Upload } from '@tus/server';
import type { App } from '../app.type.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { gone } from '../errors.ts';
import { parseAnnouncement } from './announcement.ts';
import type { Checksum } from './checksum.ts';
import { createUpload } from './create-upload.ts';
import { DuplicateError } from './duplicates.ts';
import { cancelUpload } from './end-upload.ts';
import { finishUpload } from './finish-upload.ts';
import { partialSize } from './partial-file.ts';
import { receiveUpload } from './receive-upload.ts';
import type { RunningHashes } from './running-hash.ts';
import { ownUpload, type UploadRow } from './upload.queries.ts';

const dayMilliseconds = 86_400_000;

interface StoreOptions {
  app: App;
  hashes: RunningHashes;
  viewer: Viewer;
  /** Only asks how far the upload is. */
  isHead: boolean;
  checksum: Checksum | undefined;
  /** Throws when the viewer may not go on. */
  authorize(): Promise<void>;
}

export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'checksum', 'expiration'];
  /** The scene that the upload has become. */
  sceneId: string | null = null;
  /** The upload that this request has begun. */
  createdId: string | undefined;
  readonly #options: StoreOptions;

  constructor(options: StoreOptions) {
    super();
    this.#options = options;
  }

  override async create(upload: Upload): Promise<Upload> {
    const { app, viewer } = this.#options;
    const { id, size, metadata = {} } = upload;
    const announcement = parseAnnouncement(app.orm.em.fork(), metadata, size, app.config);
    await createUpload(app, viewer, id, announcement, Metadata.stringify(metadata));
    this.createdId = id;
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const upload = await this.#find(id);
    if (upload.endedAt) return this.#ended(upload);
    const offset = Math.min(Number(upload.offset), await partialSize(upload));
    // All of it is there, but what was to be done then was interrupted.
    if (offset === Number(upload.size)) await this.#finish(upload);
    return shown(upload, offset);
  }

  override async write(body: Readable, id: string, offset: number): Promise<number> {
    const { app, hashes, checksum, authorize } = this.#options;
    const upload = await this.#find(id);
    if (upload.endedAt) return Number(upload.size);
    const received = await receiveUpload(app, hashes, { ...upload, offset: String(offset) }, body, {
      checksum,
      authorize,
    });
    if (received === Number(upload.size)) await this.#finish(upload);
    return received;
  }

  override async remove(id: string): Promise<void> {
    const { app, hashes } = this.#options;
    await cancelUpload(app, await this.#find(id));
    hashes.forget(id);
  }

  override getExpiration(): number {
    return dayMilliseconds;
  }

  async #find(id: string): Promise<UploadRow> {
    const { app, viewer } = this.#options;
    return ownUpload(app.orm.em.fork(), viewer.id, id);
  }

  async #finish(upload: UploadRow): Promise<void> {
    const { app, hashes, isHead } = this.#options;
    try {
      this.sceneId = await finishUpload(app, hashes, upload);
    } catch (error) {
      if (!(isHead && error instanceof DuplicateError)) throw error;
      this.sceneId = error.sceneId;
    }
  }

  /**
   * Clients try again after the 409 that says "is here already", and begin with HEAD: they are told that all of it is here, and
   * where, or they would send the whole file once more.
   */
  #ended(upload: UploadRow): Upload {
    const { sceneId, error } = upload;
    if (error && sceneId && !this.#options.isHead) throw new DuplicateError(sceneId, error);
    if (error && !sceneId) throw gone(error);
    this.sceneId = sceneId;
    return shown(upload, Number(upload.size));
  }
}

/** The library counts the time until it expires from its creation; here it is from the last byte. */
function shown({ id, size, metadata, expiresAt }: UploadRow, offset: number): Upload {
  const creation_date = new Date(new Date(expiresAt).getTime() - dayMilliseconds).toISOString();
  return new Upload({ id, size: Number(size), offset, metadata: Metadata.parse(metadata), creation_date });
}
