/** What a client announces of a file before it sends it, checked. Each refusal says what would be right. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns } from '../checks/columns.ts';
import { checkText, parseOptionalText } from '../checks/text.ts';
import type { Config } from '../config.ts';
import { badInput } from '../errors.ts';
import { Scene } from '../scenes/scene.entity.ts';

export interface Announcement {
  filename: string;
  title: string | null;
  /** As the client has written it; null for the default one. */
  storagePathId: string | null;
  /** In lower-case hex. */
  sha256: string | null;
  size: number;
}

/** As the tus library parses `Upload-Metadata`; a key without a value is null. */
export type Metadata = Readonly<Record<string, string | null | undefined>>;

export function parseAnnouncement(
  em: EntityManager,
  metadata: Metadata,
  size: number | undefined,
  { maxUploadSize, videoExtensions }: Pick<Config, 'maxUploadSize' | 'videoExtensions'>,
): Announcement {
  const title = parseOptionalText(metadata.title);
  checkColumns(em, Scene, { title }, '');
  return {
    filename: parseFilename(em, metadata.filename ?? metadata.name, videoExtensions),
    title,
    storagePathId: metadata.storagePathId || null,
    sha256: parseSha256(metadata.sha256),
    size: parseSize(size, maxUploadSize),
  };
}

function parseFilename(
  em: EntityManager,
  given: string | null | undefined,
  videoExtensions: readonly string[],
): string {
  const filename = given?.trim();
  if (!filename) throw badInput('filename', 'Upload-Metadata must have a filename, such as holiday.mp4.');
  checkText('filename', filename);
  if (/[/\\]/.test(filename))
    throw badInput('filename', `filename must be a name without folders; '${filename}' is a path.`);
  checkColumns(em, Scene, { originalFilename: filename }, '');
  const isVideo = videoExtensions.some((extension) => filename.toLowerCase().endsWith(`.${extension}`));
  if (isVideo) return filename;
  const endings = videoExtensions.map((extension) => `.${extension}`).join(', ');
  throw badInput('filename', `'${filename}' is not called like a video: its name must end with ${endings}.`);
}

function parseSha256(given: string | null | undefined): string | null {
  if (!given) return null;
  if (/^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase();
  throw badInput('sha256', 'sha256 must be the SHA-256 of the file as 64 hexadecimal digits.');
}

function parseSize(size: number | undefined, maxSize: number): number {
  if (size === undefined) throw badInput('Upload-Length', 'Upload-Length must say how large the file is.');
  if (size === 0) throw badInput('Upload-Length', 'The file is empty: it has 0 bytes.');
  if (size <= maxSize) return size;
  throw Object.assign(new Error(`The file is too large: it has ${size} bytes, and at most ${maxSize} are taken.`), {
    statusCode: 413,
  });
}
