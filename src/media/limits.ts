/** How much of the machine one ffmpeg or ffprobe may take, whatever file it is given. */

export interface MediaLimits {
  /** MEDIA_MEMORY: of an ffmpeg. */
  memoryBytes: number;
  /** MEDIA_MAX_MEGAPIXELS: of a picture of a film. */
  maxPixels: number;
  /** MEDIA_MAX_OUTPUT: of a file that is written. */
  fileBytes: number;
  /** MEDIA_TIMEOUT: of a run. */
  seconds: number;
}

/** An 8K film of 10 bits fits in. */
export const defaultMediaLimits = {
  memoryBytes: 1024 ** 3,
  maxPixels: 36_000_000,
  fileBytes: 1024 ** 3,
  seconds: 6 * 3600,
} as const satisfies MediaLimits;

/** ffprobe keeps the index of a film and a few pictures of it: a day of film takes 160 MB. */
export const probeMemory = ({ memoryBytes }: MediaLimits) => memoryBytes / 4;

/** Each thread of a decoder has pictures of its own, so large ones leave room for few. */
export function decoderThreads(
  { memoryBytes }: MediaLimits,
  wanted: number,
  { width, height }: { width: number; height: number },
): number {
  const perThread = width * height * BYTES_PER_PIXEL * PICTURES_PER_THREAD;
  return Math.max(1, Math.min(wanted, Math.floor(memoryBytes / 2 / perThread)));
}

const BYTES_PER_PIXEL = 3; // 10 bits, 4:2:0
const PICTURES_PER_THREAD = 2;

export const inMebibytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MiB`;
