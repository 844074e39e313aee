/** `npm run doctor`: looks at everything that the server needs, changes nothing unless told to, and says what to do. */
import { checkClock } from './doctor/clock.ts';
import { checkConfig } from './doctor/configuration.ts';
import { checkDatabase } from './doctor/database.ts';
import type { Finding, Level } from './doctor/finding.ts';
import { checkFolders } from './doctor/folders.ts';
import { checkMedia } from './doctor/media.ts';
import { checkOidc } from './doctor/oidc.ts';
import { checkPort } from './doctor/port.ts';
import { checkSearch } from './doctor/search.ts';

const marks: Record<Level, string> = { good: 'ok', note: '--', warning: 'warning', problem: 'PROBLEM' };

/**
 * Prints what is found as it is found. Returns whether the server can run: false when there is a problem.
 *
 * @param isRepairing also puts right what can be put right here: the kept counts of scenes
 */
export async function runDoctor({ isRepairing }: { isRepairing: boolean }): Promise<boolean> {
  let problems = 0;
  const print = (title: string, { level, text, advice }: Finding) => {
    if (level === 'problem') problems += 1;
    console.log(`${marks[level].padEnd(8)} ${title.padEnd(14)} ${text}`);
    if (advice) console.log(`${' '.repeat(24)}-> ${advice}`);
  };
  const printAll = async (title: string, findings: AsyncIterable<Finding> | Iterable<Finding>) => {
    for await (const finding of findings) print(title, finding);
  };
  const { config, findings } = checkConfig();
  await printAll('configuration', findings);
  if (config) {
    await printAll('media', checkMedia(config));
    await printAll('folders', checkFolders(config));
    await printAll('clock', checkClock(config));
    await printAll('port', checkPort(config));
    await printAll('search', checkSearch(config));
    await printAll('sign-in', checkOidc(config));
    await printAll('database', checkDatabase(config, { isRepairing }));
  }
  console.log(problems === 0 ? '\nNothing keeps the server from running.' : `\nProblems: ${problems}.`);
  return problems === 0;
}
