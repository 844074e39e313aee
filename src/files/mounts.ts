/** Which disk a path lies on, without asking that disk. */
import { readFileSync } from 'node:fs';

/** Not longer: what is asked of a new mount that hangs would be counted for the disk below it, which others ask. */
const keptMilliseconds = 100;

let mounts: readonly string[] = [];
let readAt = Number.NEGATIVE_INFINITY;

/** Where the disk is mounted that a whole path without links lies on; `/` where the system does not tell (all but Linux). */
export function mountOf(path: string): string {
  const now = performance.now();
  if (now - readAt > keptMilliseconds) [mounts, readAt] = [readMounts(), now];
  return mounts.find((mount) => path === mount || path.startsWith(`${mount}/`)) ?? '/';
}

/** The longest first. Its fifth field, with a few characters in octal (proc(5)). */
function readMounts(): string[] {
  let table = '';
  try {
    table = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return [];
  }
  const points = table.split('\n').map((line) => line.split(' ')[4] ?? '');
  const plain = points.map((point) =>
    point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
  );
  return plain.filter((point) => point.length > 1).sort((a, b) => b.length - a.length);
}
