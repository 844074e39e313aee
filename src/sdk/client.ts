/**
 * The typed client of a Reelgraph server: every operation of `operations/` as a method, own documents, uploads, and waiting
 * for jobs and scans.
 */
/// <reference lib="esnext.disposable" preserve="true" />
import { type ClientOptions, type CoreClient, createCoreClient, type Documents } from './core.ts';
import { nameOf } from './document.ts';
import { allOperations, type Operations, type ScanCoreFragment } from './generated.ts';
import { type UploadOptions, type UploadResult, upload } from './upload.ts';
import { type WaitForJobsOptions, type WaitForScanOptions, type WatchedJob, waitForJobs, waitForScan } from './wait.ts';

export {
  type ClientOptions,
  type CoreClient,
  createCoreClient,
  type Documents,
  type MethodsOf,
  type VariablesArgs,
} from './core.ts';
export type { AnyDocument, DocumentTree, DocumentTypes, TypedDocument } from './document.ts';
export { type ErrorCode, type ErrorItem, isReelgraphError, ReelgraphError } from './errors.ts';
export type * from './generated.ts';
export type { RequestOptions, Subscribed } from './options.ts';
export { type NodeOf, type Page, paginate } from './paginate.ts';
export type { Credentials, SessionOptions } from './session.ts';
export type { SubscriptionOptions, TransportName } from './subscriptions.ts';
export { type UploadOptions, type UploadProgress, type UploadResult, type UploadStorage, upload } from './upload.ts';
export {
  type JobsProgress,
  type WaitForJobsOptions,
  type WaitForScanOptions,
  type WatchedJob,
  waitForJobs,
  waitForScan,
} from './wait.ts';

export interface Client extends CoreClient, Operations {
  /**
   * Waits until jobs have ended, and returns them in the order of `ids`. `status` says how: COMPLETED, FAILED or CANCELLED. A
   * job that will be tried again has not ended. Throws NOT_FOUND for ids of no job.
   */
  waitForJobs(ids: readonly string[], options?: WaitForJobsOptions): Promise<WatchedJob[]>;
  /** Waits until the scan of this id, as `startScan` returns it, has ended, and returns it. `status` says how. */
  waitForScan(id: string, options?: WaitForScanOptions): Promise<ScanCoreFragment>;
  /**
   * Uploads a video and returns its scene. What is left of an upload that was interrupted, by an error, an abort or a reload of
   * the page, is sent when the same file is uploaded again within a day.
   */
  upload(file: Blob, options?: UploadOptions): Promise<UploadResult>;
}

/** A client with a method for each operation. Errors are ReelgraphErrors; an aborted signal throws its reason. */
export function createClient(options: ClientOptions): Client {
  const documents = Object.fromEntries(allOperations.map((document) => [nameOf(document), document]));
  const client = createCoreClient(options, documents as Documents) as unknown as CoreClient & Operations;
  return {
    ...client,
    waitForJobs: (ids, given) => waitForJobs(client, ids, given),
    waitForScan: (id, given) => waitForScan(client, id, given),
    upload: (file, given) => upload(client, file, given),
  };
}
