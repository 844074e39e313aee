/**
 * Uploads by tus 1.0, over fetch, so that they are the same in browsers, Node, Bun and Deno. A file is sent in several requests:
 * fetch tells nothing of how far a body has come, so progress is told after each.
 */
import { backoff, sleep } from './backoff.ts';
import type { CoreClient } from './core.ts';
import { isReelgraphError, ReelgraphError } from './errors.ts';
import { uploadTarget } from './generated.ts';
import type { RequestOptions } from './options.ts';

export interface UploadProgress {
  /** Bytes that have arrived. */
  sent: number;
  /** Bytes of the file. */
  total: number;
}

/** Where the addresses of unfinished uploads are kept: localStorage, or what is like it. */
export interface UploadStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface UploadOptions extends RequestOptions {
  /** The name of the file, ending as a video does. A `File` has one. */
  filename?: string | undefined;
  /** The title of the scene. */
  title?: string | undefined;
  /** Where to; the default storage path unless given. */
  storagePathId?: string | undefined;
  /** The SHA-256 of the file in hex: then a file that is in the library already is refused before its first byte. */
  sha256?: string | undefined;
  onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** localStorage unless given, and where there is none, as long as the program runs. */
  storage?: UploadStorage | undefined;
  /** How often a broken upload is resumed in a row without a byte more before it fails: 10 unless given. */
  retryAttempts?: number | undefined;
}

export interface UploadResult {
  sceneId: string;
  /** The library had a scene of the same content already: this one. */
  isDuplicate: boolean;
}

const kibibyte = 1024;
const [smallest, largest] = [256 * kibibyte, 64 * 1024 * kibibyte];

/** A request is to take about so long: short enough to show progress, long enough not to wait for answers all the time. */
const targetMilliseconds = 1000;

/**
 * Uploads a video and returns its scene. What is left of an upload that was interrupted, by an error, an abort or a reload of the
 * page, is sent when the same file is uploaded again within a day.
 */
export async function upload(client: CoreClient, file: Blob, options: UploadOptions = {}): Promise<UploadResult> {
  const { signal, onProgress, retryAttempts = 10, storage = localStorageOr(memory) } = options;
  const name = options.filename ?? (file as Partial<File>).name;
  if (!name)
    throw new ReelgraphError('A file without a name needs filename.', { code: 'BAD_USER_INPUT', field: 'filename' });
  const { server } = await client.request(uploadTarget, {}, { signal });
  // The server may be known to people by another address than to this client, which stays with its own.
  const target = `/${server.uploadUrl.split('/').slice(-2).join('/')}`;
  const key = `reelgraph:${client.url(target)}:${name}:${file.size}:${(file as Partial<File>).lastModified ?? ''}`;
  const tell = (sent: number) => onProgress?.({ sent, total: file.size });

  async function send(address: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    return client.fetch(address, {
      ...init,
      headers: { 'tus-resumable': '1.0.0', ...init.headers },
      signal: signal ?? null,
    });
  }

  async function create(): Promise<State> {
    const { title, storagePathId, sha256 } = options;
    const response = await send(target, {
      method: 'POST',
      headers: {
        'upload-length': String(file.size),
        'upload-metadata': metadataOf({ filename: name, title, storagePathId, sha256 }),
      },
    });
    const address = `${target}/${response.headers.get('location')?.split('/').at(-1)}`;
    storage.setItem(key, address);
    return { address, offset: 0, sceneId: null };
  }

  /** How far it has come; undefined when there is no such upload any more. */
  async function find(address: string): Promise<State | undefined> {
    try {
      return stateOf(address, await send(address, { method: 'HEAD' }));
    } catch (error) {
      if (['NETWORK_ERROR', 'UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHENTICATED'].includes((error as ReelgraphError).code))
        throw error;
      signal?.throwIfAborted();
      return undefined;
    }
  }

  let size = 4 * smallest;
  let failures = 0;
  let known = storage.getItem(key);
  for (;;) {
    try {
      let state = (known && (await find(known))) || (await create());
      known = state.address;
      tell(state.offset);
      while (!state.sceneId) {
        const began = performance.now();
        const response = await send(state.address, {
          method: 'PATCH',
          headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(state.offset) },
          body: file.slice(state.offset, state.offset + size),
        });
        const sent = stateOf(state.address, response);
        if (sent.offset > state.offset) failures = 0;
        state = sent;
        tell(state.offset);
        const pace = targetMilliseconds / Math.max(1, performance.now() - began);
        size = Math.round(Math.min(largest, Math.max(smallest, size * Math.min(2, Math.max(0.5, pace)))));
      }
      storage.removeItem(key);
      return { sceneId: state.sceneId, isDuplicate: false };
    } catch (error) {
      signal?.throwIfAborted();
      const duplicateOf = isReelgraphError(error, 'CONFLICT') && sceneIdIn(error);
      if (duplicateOf) {
        storage.removeItem(key);
        return { sceneId: duplicateOf, isDuplicate: true };
      }
      failures += 1;
      if (!mayResume(error) || failures > retryAttempts) throw error;
      await sleep(Math.max((error.retryAfter ?? 0) * 1000, backoff(failures - 1)), signal);
    }
  }
}

interface State {
  address: string;
  offset: number;
  /** Of the scene that it has become. */
  sceneId: string | null;
}

function stateOf(address: string, { headers }: Response): State {
  return { address, offset: Number(headers.get('upload-offset')), sceneId: headers.get('x-scene-id') };
}

/** Base64 of UTF-8, as tus wants it. */
function metadataOf(values: Record<string, string | undefined>): string {
  const base64 = (text: string) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
  return Object.entries(values)
    .flatMap(([key, value]) => (value ? `${key} ${base64(value)}` : []))
    .join();
}

/** A lost line, a server that cannot now, or another request that still holds the upload or has moved it on. */
function mayResume(error: unknown): error is ReelgraphError {
  const codes = ['NETWORK_ERROR', 'UNAVAILABLE', 'CONFLICT'] as const;
  return codes.some((code) => isReelgraphError(error, code));
}

function sceneIdIn({ data }: ReelgraphError): string | undefined {
  return (data as { sceneId?: string } | undefined)?.sceneId;
}

const kept = new Map<string, string>();
const memory: UploadStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
};

/** Only of pages: Node's own warns when it is touched. */
function localStorageOr(other: UploadStorage): UploadStorage {
  if (!('document' in globalThis)) return other;
  try {
    return (globalThis as unknown as { localStorage: UploadStorage }).localStorage;
  } catch {
    return other; // a page may be forbidden to keep anything
  }
}
