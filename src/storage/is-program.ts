/** Tells a film of MPEG-TS from a program in TypeScript, which is called .ts or .mts as well. */
import { openPlain, patience } from '../files/open-plain.ts';

/** A longer text is no program. */
const mostBytes = 4 * 1024 ** 2;

const looked = 512;
const lineBreaksAndTabs = [...Buffer.from('\t\n\f\r')];

/** Whether a file of these names is text, which MPEG-TS never is. False for what cannot be read: its job says why. */
export async function isProgram(path: string, size: number): Promise<boolean> {
  if (size > mostBytes || !/\.m?ts$/i.test(path)) return false;
  try {
    await using file = await openPlain(path, patience);
    const { buffer, bytesRead } = await file.ask(async (handle) => handle.read(Buffer.alloc(looked), 0, looked, 0));
    return buffer.subarray(0, bytesRead).every((byte) => byte >= 32 || lineBreaksAndTabs.includes(byte));
  } catch {
    return false;
  }
}
