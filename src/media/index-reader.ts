/** What the readers of an index are given. */

/** Reads so many bytes from there on, fewer at the end of the file. */
export type Reader = (position: number, length: number) => Promise<Buffer>;

/** The index of a day of film takes less. */
export const mostIndexBytes = 64 * 1024 ** 2;
