/** `npm start -- --web`: the web client of examples/web, built to be shown by the server. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { AppError, messageOf, unavailable } from './errors.ts';
import { packageFolder } from './package-folder.ts';

/** Builds it and returns its folder, for WEB_DIR. BAD_USER_INPUT where there are no sources, UNAVAILABLE when they cannot be built. */
export async function buildWebExample(): Promise<string> {
  const folder = join(packageFolder, 'examples/web');
  if (!existsSync(folder))
    throw new AppError(
      'BAD_USER_INPUT',
      '--web needs a clone of the repository, with examples/web: set WEB_DIR to the folder of a client instead.',
    );
  console.log('Building examples/web …');
  await execa('npm', ['run', '--silent', 'build', '--workspace', 'examples/web', '--', '--logLevel', 'warn'], {
    cwd: packageFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  }).catch((cause: unknown) => {
    throw unavailable(`examples/web cannot be built (npm install first?): ${messageOf(cause)}`, { cause });
  });
  return join(folder, 'dist');
}
