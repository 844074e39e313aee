/** The file that an upload is written to: hidden, in the folder of its storage path, so that scans pass it over. */
import { constants, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, gone, unavailable } from '../errors.ts';
import { DiskFile } from '../files/disk-file.ts';
import { askDisk } from '../files/disks.ts';
import type { UploadRow } from './upload.queries.ts';

type Place = Pick<UploadRow, 'id' | 'root' | 'rootName'>;

export const partialPathOf = ({ id, root }: Pick<UploadRow, 'id' | 'root'>): string =>
  join(root, `.reelgraph-upload-${id}.part`);

/** The id of the upload that a file of this name belongs to. */
export const uploadIdOf = (name: string): string | undefined =>
  /^\.reelgraph-upload-([0-9a-f-]{36})\.part$/.exec(name)?.[1];

export async function createPartial(upload: Place): Promise<void> {
  const { O_WRONLY, O_CREAT, O_EXCL } = constants;
  const path = partialPathOf(upload);
  try {
    await using _ = await DiskFile.open(path, async () => open(path, O_WRONLY | O_CREAT | O_EXCL));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unavailable(`Nothing can be written to the storage path '${upload.rootName}' (${codeOf(error)}).`, {
      cause: error,
    });
  }
}

/** Opens it for writing. GONE when somebody has removed it, UNAVAILABLE while its storage path is away. */
export async function openPartial(upload: Place): Promise<DiskFile> {
  const { O_WRONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const path = partialPathOf(upload);
  await using stack = new AsyncDisposableStack();
  const file = stack.use(
    await DiskFile.open(path, async () => open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK)).catch(
      async (error: unknown) => {
        throw await whyNotThere(upload, error);
      },
    ),
  );
  const stats = await file.ask(async (handle) => handle.stat());
  if (stats.isFile()) {
    stack.move();
    return file;
  }
  throw gone('What had arrived of this upload is no file any more: start it again.');
}

/** How many bytes it holds. */
export async function partialSize(upload: Place): Promise<number> {
  const path = partialPathOf(upload);
  const { size } = await askDisk(path, async () => stat(path)).catch(async (error: unknown) => {
    throw await whyNotThere(upload, error);
  });
  return size;
}

export async function removePartial(upload: Pick<UploadRow, 'id' | 'root'>): Promise<void> {
  const path = partialPathOf(upload);
  await askDisk(path, async () => rm(path, { force: true }));
}

async function whyNotThere(upload: Place, error: unknown): Promise<Error> {
  if (error instanceof AppError) return error;
  const isRootThere = await askDisk(upload.root, async () => stat(upload.root)).then(
    () => true,
    () => false,
  );
  if (!isRootThere) return unavailable(`The storage path '${upload.rootName}' is not there now.`, { cause: error });
  const isMissing = codeOf(error) === 'ENOENT';
  if (isMissing)
    return gone('What had arrived of this upload was removed from the disk: start it again.', { cause: error });
  return unavailable(`What has arrived cannot be opened (${codeOf(error)}).`, { cause: error });
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
