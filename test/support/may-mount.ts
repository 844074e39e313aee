/** Whether this process may mount file systems of its own, to fill them up: root, where its container lets it. */
import { execFileSync } from 'node:child_process';

export const mayMount = (() => {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['--mount', 'true']);
    return true;
  } catch {
    return false;
  }
})();
