/** Files that moved during a scan, to a folder that had been read already. */
import { messageOf } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { statAll } from './found-file.ts';
import { rulesAbove } from './ignore-rules.ts';
import type { ScannedRoot, ScanRun } from './scan-run.ts';
import { unlessAborted } from './unless-aborted.ts';
import { walk } from './walk.ts';

const chunkSize = 1000;

/** Reads the folders again that have changed since they were read, with all that is new below them. */
export async function takeChangedFolders(run: ScanRun, root: ScannedRoot): Promise<void> {
  const { signal, ownFolders } = run;
  const { videoExtensions } = run.app.config;
  const visited = [...root.folders];
  for (let start = 0; start < visited.length; start += chunkSize) {
    const chunk = visited.slice(start, start + chunkSize);
    const looks = await unlessAborted(signal, statAll(chunk.map(([path]) => path)));
    const changed = chunk.filter(([, modifiedMs], index) => {
      const look = looks[index];
      return look && !(look instanceof Error) && look.mtimeMs !== modifiedMs;
    });
    for (const [folder] of changed) {
      try {
        const asking = askDisk(folder, async () => rulesAbove(root.path, folder), patience);
        const rules = await unlessAborted(signal, asking);
        if (rules === 'everything') continue;
        for await (const batch of walk(folder, { signal, videoExtensions, ownFolders, rules, without: root.folders }))
          await run.take(root, batch.files, { isSecondLook: true });
      } catch (error) {
        signal.throwIfAborted();
        run.app.log.debug(`${folder} could not be read again: ${messageOf(error)}`); // the next scan does
      }
    }
  }
}
