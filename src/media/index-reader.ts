/** What the readers of an index are given. */

/** Reads so many bytes from there on, fewer at the end of the file. */
export type Reader = (position: number, length: number) => Promise<Buffer>;

/** What an index says of a stream, in seconds of the file. */
export interface StreamIndex {
  /** When its keyframes are shown. */
  keyframes: number[];
  /** How long it lasts, or all of the film where that alone is told. */
  lengthSeconds: number;
}

/** The index of a day of film takes less. */
export const mostIndexBytes = 64 * 1024 ** 2;

/** Of a file that holds more pieces than that before its index, the rest is not looked at. */
export const mostPieces = 10_000;
